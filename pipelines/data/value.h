// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/cube_writer.h"
#include "pipelines/data/features.h"

#include <map>

namespace terrella {

/// A trained network or fitted statistical model with its card.
struct Model {
    QString path; ///< TorchScript .pt or JSON
    QJsonObject card;
};

/// Metrics, tables and text about other values.
struct Report {
    QString title;
    QJsonObject content;
};

/// What flows along a link. Published values are immutable.
using Value = std::variant<std::shared_ptr<const Cube>, std::shared_ptr<const Features>, std::shared_ptr<const Model>, std::shared_ptr<const Report>>;

[[nodiscard]] DataType typeOf(const Value& value);
[[nodiscard]] Signature signatureOf(const Value& value);

/// Saves a value under folder as NAME.zarr, NAME.cube.json (a reference), NAME.gpkg, NAME.report.json … and returns the file name.
Result<QString> saveValue(
    const Value& value, const QString& folder, const QString& name, const ProgressFunction& progress = {}, std::stop_token stop = {});
/// Opens what saveValue() wrote.
Result<Value> loadValue(const QString& path);

} // namespace terrella
