// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <optional>
#include <vector>

namespace terrella {

/// A variable that a port needs: matched by CF standard name, then by the usual names of files.
struct VariableNeed {
    QString standardName;
    QStringList names; ///< "msl", "MSL", "slp", …
    QString units;     ///< must share its dimension
    bool required = true;
    bool operator==(const VariableNeed&) const = default;
};

struct PortSpec {
    QString key;
    QString title;
    QString help;
    DataType type = DataType::Cube;
    bool required = true; ///< inputs only
    bool many = false;    ///< inputs only: takes any number of links
    std::vector<VariableNeed> variables;
    bool operator==(const PortSpec&) const = default;
};

enum class ParameterType { Integer, Real, Text, Flag, Choice, Variable, Region, Period, File, Files, TextList };

/// One parameter, made from its JSON Schema. Stored values:
/// Integer, Real: number. Text, Choice, Variable: string. Flag: bool. TextList, Files: array of strings. File: string.
/// Region: [west, south, east, north] in degrees, west > east crosses the dateline; or an object, the geometry of GeoJSON (region_value.h). Period:
/// ["2000-01-01", "2000-12-31"], either may be "". Null or absent: the default. Without default a required parameter must be given; another one is
/// then not set: null for Integer, Real and Region, "" for texts, [] for lists, ["", ""] for Period. Flag without default is false; Choice has a
/// default or is required.
struct ParameterSpec {
    QString key;
    QString title;
    QString help;
    QString group; ///< forms fold each group but the first
    QString unit;  ///< shown beside the field; numbers are in it
    ParameterType type = ParameterType::Text;
    QJsonValue defaultValue = QJsonValue::Undefined;
    bool required = false;
    std::optional<double> minimum, maximum, exclusiveMinimum;
    struct Option {
        QString value;
        QString title;
        bool operator==(const Option&) const = default;
    };
    std::vector<Option> choices;
    QString ofPort;       ///< Variable: the input port whose variables are offered
    bool written = false; ///< File: where the module writes; what lies there is no input

    bool operator==(const ParameterSpec&) const = default;
};

enum class Walk { Fields, Series, Recurrence, Whole };

/// What a module is, read from its plugin's JSON; nothing of it needs the library to be loaded.
struct ModuleSpec {
    QString id; ///< theme.verb_noun, never changes
    QString version;
    QString title;
    QString summary;     ///< one line: what it does
    QString description; ///< the line on a node, in the user's words, with {parameter} placeholders: "{range} ° · at least {min_duration} h"
    QString category;
    QStringList keywords;
    QStringList references; ///< DOIs or citations
    std::vector<PortSpec> inputs;
    std::vector<PortSpec> outputs;
    std::vector<ParameterSpec> parameters; ///< in display order
    Walk walk = Walk::Whole;
    double bytesPerCell = 0.0; ///< memory beyond inputs and outputs, per cell of one field
    bool usesGpu = false;

    [[nodiscard]] QString theme() const { return id.section(QLatin1Char('.'), 0, 0); }
    [[nodiscard]] const PortSpec* input(const QString& key) const;
    [[nodiscard]] const PortSpec* output(const QString& key) const;
    [[nodiscard]] const ParameterSpec* parameter(const QString& key) const;
    bool operator==(const ModuleSpec&) const = default;
};

/// Reads one module's JSON (see resources/help/dev/module-specification.md). Errors name the key that is wrong.
Result<ModuleSpec> parseModuleSpec(const QJsonObject& json);
/// The inverse, complete: what terrella-run modules --json prints and the desktop reads.
QJsonObject toJson(const ModuleSpec& spec);

/// The value with default applied, or why it is not acceptable: "'merge_distance' must be at least 0 degrees; it is −1."
Result<QJsonValue> checkParameter(const ParameterSpec& spec, const QJsonValue& value);

} // namespace terrella
