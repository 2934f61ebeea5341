// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <vector>

namespace terrella::data {

/// One field per time step that becomes one column, or several, of a table: a variable at one of its levels and members.
struct TableField {
    int variable = -1;
    std::size_t slice = 0;
    QString name; ///< "t2m", "z_500": with the values of axes of more than one entry
    bool hasTime = false;
};

/// What a table is made of.
struct TableFields {
    std::vector<TableField> fields;
    std::optional<Axis> time; ///< of all fields that have one
    std::optional<Grid> grid; ///< of all fields; does not move
    [[nodiscard]] std::size_t steps() const { return time ? time->size() : 1; }
};

/// The variables named by the list parameter 'variables' (empty: all that fit the first that fits) with all their slices. Variables must share grid
/// and times; those without time count for every step. Nothing where a problem went to `check`.
std::optional<TableFields> planTableFields(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

/// The memory that a table must be allowed: as much again as its values take, for the data that it is made from.
double tableBytes(double rows, const FeaturesSignature& table);

/// A column description.
ColumnInfo tableColumn(const QString& name, ColumnType type, const QString& units = {}, const QString& description = {});

} // namespace terrella::data
