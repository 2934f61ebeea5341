// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "pipelines/data/sphere_area.h"
#include "pipelines/modules/module_spec.h"

#include <QJsonObject>

#include <memory>

namespace terrella {

/// A box, or a shape with the box around it. Degrees; west > east crosses the dateline; never more than 360 wide.
struct Region {
    double west = -180.0, south = -90.0, east = 180.0, north = 90.0;
    std::shared_ptr<const SphereArea> shape{};                       ///< null: the box itself
    [[nodiscard]] bool contains(double lonDeg, double latDeg) const; ///< any way of counting longitudes, edges of boxes included
};

/// Both ends included; a date without time of day means its whole day at the end. Texts, since the calendar is the data's.
struct Period {
    QString first;
    QString last;
    /// Seconds since 1970 in that calendar; open ends are ±infinity.
    [[nodiscard]] Result<std::pair<double, double>> bounds(Calendar calendar) const;
};

/// A module's parameters, checked against its specification, defaults filled in. Asking for a key or a type that the
/// specification does not have is a programmer's mistake.
class Parameters {
public:
    /// Every value checked; file paths that are relative are made absolute from baseFolder.
    static Result<Parameters> make(const ModuleSpec& spec, const QJsonObject& values, const QString& baseFolder = {});

    [[nodiscard]] double real(const QString& key) const;
    [[nodiscard]] qint64 integer(const QString& key) const;
    [[nodiscard]] QString text(const QString& key) const; ///< Text, Choice, Variable, File
    [[nodiscard]] bool flag(const QString& key) const;
    [[nodiscard]] QStringList texts(const QString& key) const; ///< TextList, Files
    [[nodiscard]] std::optional<Region> region(const QString& key) const;
    [[nodiscard]] std::optional<Period> period(const QString& key) const;
    [[nodiscard]] bool isSet(const QString& key) const; ///< not null, not an empty text, list, region or period
    /// All values with defaults, for keys of results and provenance.
    [[nodiscard]] const QJsonObject& values() const { return m_values; }

private:
    QJsonObject m_values;
};

} // namespace terrella
