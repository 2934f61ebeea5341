// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/node_map.h"

#include "pipelines/core/json.h"
#include "pipelines/data/cube.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::NodeMap)
};

constexpr std::array kOvers{MapOver::Parameter, MapOver::Files, MapOver::Years, MapOver::Months, MapOver::Rows, MapOver::Member};

Error invalid(const QString& message) { return {ErrorCode::Invalid, message, {}}; }

QString textOf(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return numberText(value.toDouble());
    QStringList parts;
    for (const QJsonValue& item : value.toArray())
        parts.append(textOf(item));
    return value.isArray() ? parts.join(QStringLiteral(", ")) : QString::fromUtf8(canonicalJson(value));
}

/// Reads one map. Small helpers share the node and its specification.
class Reader {
public:
    Reader(const Node& node, const ModuleSpec& spec, const QString& baseFolder) : m_node(node), m_spec(spec), m_baseFolder(baseFolder) {}

    Result<NodeMap> read()
    {
        TRY(m_out.over, over());
        m_out.axis = m_node.map.value(QLatin1String("name")).toString();
        switch (m_out.over) {
        case MapOver::Parameter: TRY_DO(parameterValues()); break;
        case MapOver::Files: TRY_DO(files()); break;
        case MapOver::Years: TRY_DO(years()); break;
        case MapOver::Months: TRY_DO(months()); break;
        case MapOver::Rows: TRY_DO(rows()); break;
        case MapOver::Member: TRY_DO(members()); break;
        }
        if (m_out.members.empty() && m_out.over != MapOver::Member)
            return invalid(Tr::tr("The map over %1 has no values; give it at least one.").arg(mapOverName(m_out.over)));
        if (m_out.members.size() > static_cast<std::size_t>(kMostMembers))
            return invalid(Tr::tr("The map has %1 values; no more than %2 are possible.").arg(m_out.members.size()).arg(kMostMembers));
        std::set<QString> seen;
        for (const MapMember& member : m_out.members) {
            if (!seen.insert(member.label).second)
                return invalid(Tr::tr("The map has the value '%1' twice. Remove one of them.").arg(member.label));
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] Result<MapOver> over() const
    {
        const QString name = m_node.map.value(QLatin1String("over")).toString();
        QStringList names;
        for (const MapOver one : kOvers) {
            if (mapOverName(one) == name)
                return one;
            names.append(mapOverName(one));
        }
        return invalid(Tr::tr("A node is mapped over %1; 'over' is '%2'.").arg(alternatives(names), name));
    }

    Result<const ParameterSpec*> parameterNamed(const QString& key) const
    {
        if (const ParameterSpec* parameter = m_spec.parameter(key))
            return parameter;
        QStringList keys;
        for (const ParameterSpec& parameter : m_spec.parameters)
            keys.append(parameter.key);
        return invalid(Tr::tr("The map names a parameter '%1', which '%2' does not have; it has: %3.")
                           .arg(key, m_spec.id, keys.isEmpty() ? Tr::tr("none") : keys.join(QStringLiteral(", "))));
    }
    /// The parameter that the map names, else the only one of these types.
    Result<const ParameterSpec*> parameterOf(std::initializer_list<ParameterType> types, const QString& kind) const
    {
        const QString key = m_node.map.value(QLatin1String("parameter")).toString();
        const auto fits
            = [&](const ParameterSpec& parameter) { return types.size() == 0 || std::ranges::find(types, parameter.type) != types.end(); };
        if (!key.isEmpty()) {
            TRY(const ParameterSpec* parameter, parameterNamed(key));
            if (!fits(*parameter))
                return invalid(Tr::tr("A map over %1 needs %2; '%3' is none.").arg(mapOverName(m_out.over), kind, key));
            return parameter;
        }
        const ParameterSpec* found = nullptr;
        for (const ParameterSpec& parameter : m_spec.parameters) {
            if (types.size() == 0 || !fits(parameter))
                continue;
            if (found)
                return invalid(Tr::tr("The map does not say which parameter it sets: '%1' or '%2'.").arg(found->key, parameter.key));
            found = &parameter;
        }
        if (!found)
            return invalid(Tr::tr("A map over %1 needs %2; '%3' has none.").arg(mapOverName(m_out.over), kind, m_spec.id));
        return found;
    }
    [[nodiscard]] QJsonArray values() const { return m_node.map.value(QLatin1String("values")).toArray(); }

    Result<void> parameterValues()
    {
        TRY(const ParameterSpec* parameter, parameterOf({}, Tr::tr("a parameter")));
        setAxis(parameter->key);
        m_out.units = parameter->unit;
        bool numbers = true;
        for (const QJsonValue& value : values()) {
            numbers = numbers && value.isDouble();
            m_out.members.push_back({textOf(value), value.toDouble(), {{parameter->key, value}}});
        }
        if (!numbers)
            countMembers();
        return {};
    }

    Result<void> files()
    {
        TRY(const ParameterSpec* parameter, parameterOf({ParameterType::File, ParameterType::Files}, Tr::tr("a parameter that names files")));
        setAxis(QStringLiteral("file"));
        QStringList patterns = filePaths(m_node.map.value(QLatin1String("values")));
        if (patterns.isEmpty())
            patterns = filePaths(m_node.parameters.value(parameter->key));
        for (QString& pattern : patterns)
            pattern = absoluteFrom(m_baseFolder, pattern);
        if (patterns.isEmpty())
            return {};
        QStringList there; // nobody looks on a cluster for a check
        for (const QString& pattern : std::as_const(patterns)) {
            if (!clusterPath(pattern))
                continue;
            if (pattern.contains(QRegularExpression(QStringLiteral("[*?\\[]"))))
                return invalid(Tr::tr("'%1' is on a cluster, where wildcards are not looked up. List the files one by one.").arg(pattern));
            there.append(pattern);
        }
        patterns.removeIf([&](const QString& pattern) { return there.contains(pattern); });
        QStringList paths = there;
        if (!patterns.isEmpty()) {
            TRY(const QStringList found, expandPaths(patterns));
            paths += found;
        }
        // Names without folder tell the files apart in most projects.
        std::set<QString> names;
        for (const QString& path : paths)
            names.insert(QFileInfo(path).fileName());
        const bool unique = names.size() == static_cast<std::size_t>(paths.size());
        for (const QString& path : paths) {
            const QJsonValue value = parameter->type == ParameterType::File ? QJsonValue(path) : QJsonValue(QJsonArray{path});
            m_out.members.push_back({unique ? QFileInfo(path).fileName() : path, 0.0, {{parameter->key, value}}});
        }
        countMembers();
        return {};
    }

    Result<int> wholeNumber(const char* key) const
    {
        const QJsonValue value = m_node.map.value(QLatin1String(key));
        const double number = value.isString() ? value.toString().toDouble() : value.toDouble(std::nan(""));
        if (!(std::abs(number) < 1e6) || number != std::floor(number))
            return invalid(Tr::tr("The map needs '%1' as a whole number, a year.").arg(QLatin1String(key)));
        return static_cast<int>(number);
    }

    Result<void> years()
    {
        TRY(const ParameterSpec* parameter, parameterOf({ParameterType::Period}, Tr::tr("a parameter that is a period")));
        setAxis(QStringLiteral("year"));
        std::vector<int> all;
        for (const QJsonValue& value : values()) {
            const double number = value.isString() ? value.toString().toDouble() : value.toDouble(std::nan(""));
            if (!(std::abs(number) < 1e6) || number != std::floor(number))
                return invalid(Tr::tr("'%1' is no year.").arg(textOf(value)));
            all.push_back(static_cast<int>(number));
        }
        if (all.empty()) {
            TRY(const int from, wholeNumber("from"));
            TRY(const int to, wholeNumber("to"));
            if (to - from >= kMostMembers)
                return invalid(Tr::tr("From %1 to %2 are too many years; no more than %3 are possible.").arg(from).arg(to).arg(kMostMembers));
            for (int year = from; year <= to; ++year)
                all.push_back(year);
        }
        for (const int year : all) {
            const QString text = QStringLiteral("%1").arg(year, 4, 10, QLatin1Char('0'));
            m_out.members.push_back({text, static_cast<double>(year), {{parameter->key, QJsonArray{text, text}}}});
        }
        return {};
    }

    static Result<int> monthNumber(const QString& text)
    {
        static const QRegularExpression form(QStringLiteral("^(\\d{4})-(\\d{2})$"));
        const auto match = form.match(text);
        const int month = match.captured(2).toInt();
        if (!match.hasMatch() || month < 1 || month > 12)
            return invalid(Tr::tr("'%1' is no month; write it as 2000-01.").arg(text));
        return match.captured(1).toInt() * 12 + month - 1;
    }

    Result<void> months()
    {
        TRY(const ParameterSpec* parameter, parameterOf({ParameterType::Period}, Tr::tr("a parameter that is a period")));
        setAxis(QStringLiteral("month"));
        std::vector<int> all;
        for (const QJsonValue& value : values()) {
            TRY(const int month, monthNumber(textOf(value)));
            all.push_back(month);
        }
        if (all.empty()) {
            TRY(const int from, monthNumber(m_node.map.value(QLatin1String("from")).toString()));
            TRY(const int to, monthNumber(m_node.map.value(QLatin1String("to")).toString()));
            for (int month = from; month <= to && all.size() <= static_cast<std::size_t>(kMostMembers); ++month)
                all.push_back(month);
        }
        for (const int month : all) {
            const QString text = QStringLiteral("%1-%2").arg(month / 12, 4, 10, QLatin1Char('0')).arg(month % 12 + 1, 2, 10, QLatin1Char('0'));
            m_out.members.push_back({text, month / 12 * 100.0 + month % 12 + 1, {{parameter->key, QJsonArray{text, text}}}});
        }
        return {};
    }

    Result<void> rows()
    {
        setAxis(QStringLiteral("row"));
        const QJsonArray keys = m_node.map.value(QLatin1String("parameters")).toArray();
        if (keys.isEmpty())
            return invalid(Tr::tr("A map over rows needs 'parameters', the list of those that each row sets."));
        for (const QJsonValue& key : keys)
            TRY_DO(parameterNamed(key.toString()));
        for (const QJsonValue& row : values()) {
            const QJsonArray cells = row.toArray();
            if (cells.size() != keys.size())
                return invalid(Tr::tr("The row '%1' has %2 values for %3 parameters.").arg(textOf(row)).arg(cells.size()).arg(keys.size()));
            MapMember member{textOf(row), 0.0, {}};
            for (qsizetype i = 0; i < keys.size(); ++i)
                member.parameters.insert(keys.at(i).toString(), cells.at(i));
            m_out.members.push_back(std::move(member));
        }
        countMembers();
        return {};
    }

    Result<void> members()
    {
        setAxis(QStringLiteral("member"));
        m_out.port = m_node.map.value(QLatin1String("port")).toString();
        if (m_out.port.isEmpty()) {
            const auto needed = [&](const PortSpec& port) { return port.required || m_spec.inputs.size() == 1; };
            if (std::ranges::count_if(m_spec.inputs, needed) == 1)
                m_out.port = std::ranges::find_if(m_spec.inputs, needed)->key;
        }
        if (!m_spec.input(m_out.port))
            return invalid(
                Tr::tr("A map over members needs 'port', the input whose members they are; '%1' is none of '%2'.").arg(m_out.port, m_spec.id));
        for (const QJsonValue& value : values()) {
            if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() != std::floor(value.toDouble()))
                return invalid(Tr::tr("'%1' is no place of a member; they count from 0.").arg(textOf(value)));
            m_out.members.push_back({textOf(value), value.toDouble(), {}, static_cast<qint64>(value.toDouble())});
        }
        return {};
    }

    void setAxis(const QString& name)
    {
        if (m_out.axis.isEmpty())
            m_out.axis = name;
    }
    void countMembers()
    {
        m_out.hasLabels = true;
        double number = 0.0;
        for (MapMember& member : m_out.members)
            member.value = ++number;
    }

    const Node& m_node;
    const ModuleSpec& m_spec;
    const QString& m_baseFolder;
    NodeMap m_out;
};

} // namespace

QString mapOverName(MapOver over)
{
    switch (over) {
    case MapOver::Parameter: return QStringLiteral("parameter");
    case MapOver::Files: return QStringLiteral("files");
    case MapOver::Years: return QStringLiteral("years");
    case MapOver::Months: return QStringLiteral("months");
    case MapOver::Rows: return QStringLiteral("rows");
    case MapOver::Member: break;
    }
    return QStringLiteral("member");
}

Result<NodeMap> readMap(const Node& node, const ModuleSpec& spec, const QString& baseFolder) { return Reader(node, spec, baseFolder).read(); }

} // namespace terrella
