// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"

#include <QJsonObject>
#include <QObject>

#include <map>
#include <vector>

namespace terrella {

/// The modules that can be placed, by their specifications, as the engine told them. GUI thread.
class ModuleCatalogue final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sorted by category, then title; categories in the order of their first module's theme (data first).
    void setModules(std::vector<ModuleSpec> modules);
    /// The answer of `modules`: {"modules": [specification, …], "groups": [{"definition", …}]}. A specification that cannot be read is left out and
    /// told.
    QStringList setAnswer(const QJsonObject& answer);

    /// Groups that the open pipeline holds: they come before modules of the same id, and into no list.
    void setGroups(std::vector<ModuleSpec> groups);
    [[nodiscard]] const std::vector<ModuleSpec>& groups() const { return m_groups; }
    /// The definition of a group that was saved as a module; empty where there is none.
    [[nodiscard]] QJsonObject definitionOf(const QString& group) const { return m_definitions.value(group).toObject(); }

    [[nodiscard]] const std::vector<ModuleSpec>& modules() const { return m_modules; }
    [[nodiscard]] const ModuleSpec* find(const QString& id) const;
    [[nodiscard]] const ModuleSpec* findInstalled(const QString& id) const;
    [[nodiscard]] bool isEmpty() const { return m_modules.empty(); }

Q_SIGNALS:
    void changed();

private:
    std::vector<ModuleSpec> m_modules, m_groups;
    QJsonObject m_definitions;
    std::map<QString, std::size_t> m_index;
};

/// A region, period, list or number in the user's words, for the line on a node and for fields.
QString parameterText(const ParameterSpec& spec, const QJsonValue& value);
/// "8° · at least 54 h": the specification's description with the parameters in force filled in. Parts (between " · ") whose parameter is
/// empty are left out.
QString describeNode(const ModuleSpec& spec, const QJsonObject& parameters);

/// "0–50°N, 100–180°E"
QString regionText(double west, double south, double east, double north);
/// The same for the value of a parameter: "500 km around 18.5°N, 131°E", "polygon of 5 corners", a name. Empty: no region.
QString regionText(const QJsonValue& value);

} // namespace terrella
