// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/map_modules.h"

#include "pipelines/data/stacked_cube.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::MapModules)
};

const QString kMembers = QStringLiteral("members"), kJoined = QStringLiteral("joined"), kMember = QStringLiteral("member"),
              kData = QStringLiteral("data"), kIndex = QStringLiteral("index");

/// How the runs lie beside each other, from the parameters.
struct Runs {
    StackAxis axis;
    QStringList labels;
    bool alongTime = false;

    explicit Runs(const Parameters& parameters)
    {
        axis.name = parameters.text(QStringLiteral("axis"));
        axis.units = parameters.text(QStringLiteral("units"));
        for (const QString& value : parameters.texts(QStringLiteral("values")))
            axis.values.push_back(value.toDouble());
        labels = parameters.texts(QStringLiteral("labels"));
        if (parameters.flag(QStringLiteral("labelled")))
            axis.labels = labels;
        axis.isMember = parameters.flag(QStringLiteral("members"));
        alongTime = parameters.flag(QStringLiteral("along_time"));
    }
};

template <class T, class Variant>
std::vector<std::shared_ptr<const T>> all(const std::map<QString, std::vector<Variant>>& inputs)
{
    std::vector<std::shared_ptr<const T>> out;
    const auto members = inputs.find(kMembers);
    if (members == inputs.end())
        return out;
    for (const Variant& value : members->second) {
        if (const auto* one = std::get_if<std::shared_ptr<const T>>(&value))
            out.push_back(*one);
    }
    return out;
}

class JoinCubes final : public Module {
public:
    CheckResult check(const CheckInput& input) const override
    {
        const Runs runs(input.parameters);
        const auto parts = all<CubeSignature>(input.inputs);
        const auto joined
            = runs.alongTime && differInTime(parts) ? joinedInTime(parts, runs.labels) : stackedSignature(parts, runs.labels, runs.axis);
        CheckResult out;
        out.references = {kJoined};
        out.leastBytes = 0.0;
        if (joined)
            out.outputs.emplace(kJoined, *joined);
        else
            out.error(QStringLiteral("map.differ"), joined.error().message);
        return out;
    }
    Result<Outputs> run(const RunInput& input, RunContext&) const override
    {
        const Runs runs(input.parameters);
        const auto parts = all<Cube>(input.inputs);
        std::vector<std::shared_ptr<const CubeSignature>> signatures;
        for (const auto& part : parts)
            signatures.push_back(part->sharedSignature());
        const bool inTime = runs.alongTime && differInTime(signatures);
        TRY(auto joined, inTime ? joinInTime(parts, runs.labels) : stackCubes(parts, runs.labels, runs.axis));
        return Outputs{{kJoined, std::move(joined)}};
    }
};

/// The column that tells the runs apart.
ColumnInfo runColumn(const Runs& runs, const std::vector<ColumnInfo>& columns)
{
    ColumnInfo out;
    out.name = runs.axis.name;
    out.units = runs.axis.units;
    out.type = runs.axis.labels.isEmpty() ? ColumnType::Real : ColumnType::Text;
    for (int n = 2; std::ranges::find(columns, out.name, &ColumnInfo::name) != columns.end(); ++n)
        out.name = QStringLiteral("%1_%2").arg(runs.axis.name).arg(n);
    return out;
}

QString tableDifference(const FeaturesSignature& a, const FeaturesSignature& b)
{
    if (a.geometry != b.geometry || a.crs != b.crs || a.calendar != b.calendar)
        return Tr::tr("their geometry, coordinates or calendar");
    if (a.columns.size() != b.columns.size())
        return Tr::tr("the number of their columns");
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        if (a.columns[c].name != b.columns[c].name || a.columns[c].type != b.columns[c].type || a.columns[c].units != b.columns[c].units)
            return Tr::tr("the column '%1'").arg(a.columns[c].name);
    }
    return {};
}

Result<void> tablesFit(const std::vector<std::shared_ptr<const FeaturesSignature>>& parts, const QStringList& labels)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (const QString what = tableDifference(*parts.front(), *parts[i]); !what.isEmpty())
            return Error{ErrorCode::Mismatch,
                Tr::tr("The results for '%1' and '%2' do not fit into one table; they differ in %3.")
                    .arg(labels.value(0), labels.value(static_cast<qsizetype>(i)), what),
                {}};
    }
    if (parts.empty())
        return Error{ErrorCode::Invalid, Tr::tr("There is nothing to join."), {}};
    return {};
}

/// The column that numbers tracks or stations: those of different runs must not be taken for one.
int idColumn(const FeaturesSignature& info)
{
    const auto it = std::ranges::find_if(info.columns, [](const ColumnInfo& column) { return !column.cfRole.isEmpty(); });
    return it == info.columns.end() || it->type != ColumnType::Integer ? -1 : static_cast<int>(it - info.columns.begin());
}

class JoinTables final : public Module {
public:
    CheckResult check(const CheckInput& input) const override
    {
        const Runs runs(input.parameters);
        const auto parts = all<FeaturesSignature>(input.inputs);
        CheckResult out;
        if (const auto fit = tablesFit(parts, runs.labels); !fit) {
            out.error(QStringLiteral("map.differ"), fit.error().message);
            return out;
        }
        auto joined = std::make_shared<FeaturesSignature>(*parts.front());
        joined->columns.push_back(runColumn(runs, joined->columns));
        joined->rows.reset();
        out.outputs.emplace(kJoined, std::shared_ptr<const FeaturesSignature>(std::move(joined)));
        return out;
    }
    Result<Outputs> run(const RunInput& input, RunContext&) const override
    {
        const Runs runs(input.parameters);
        const auto parts = all<Features>(input.inputs);
        std::vector<std::shared_ptr<const FeaturesSignature>> infos;
        for (const auto& part : parts)
            infos.push_back(std::make_shared<const FeaturesSignature>(part->info));
        TRY_DO(tablesFit(infos, runs.labels));
        auto out = std::make_shared<Features>(*parts.front());
        const int ids = idColumn(out->info);
        for (std::size_t i = 1; i < parts.size(); ++i)
            append(*out, *parts[i], ids);
        const ColumnInfo column = runColumn(runs, out->info.columns);
        ColumnValues values;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t rows = parts[i]->rowCount();
            if (column.type == ColumnType::Text)
                values.text.insert(values.text.end(), rows, runs.labels.value(static_cast<qsizetype>(i)));
            else
                values.real.insert(values.real.end(), rows, runs.axis.values.at(i));
        }
        out->info.columns.push_back(column);
        out->columns.push_back(std::move(values));
        return Outputs{{kJoined, std::shared_ptr<const Features>(std::move(out))}};
    }

private:
    static void append(Features& to, const Features& from, int ids)
    {
        qint64 shift = 0;
        if (ids >= 0) {
            const auto& before = to.columns[static_cast<std::size_t>(ids)].integer;
            const auto& after = from.columns[static_cast<std::size_t>(ids)].integer;
            if (!before.empty() && !after.empty())
                shift = std::max<qint64>(0, *std::ranges::max_element(before) + 1 - *std::ranges::min_element(after));
        }
        for (std::size_t c = 0; c < to.columns.size(); ++c) {
            ColumnValues& into = to.columns[c];
            const ColumnValues& rows = from.columns[c];
            into.real.insert(into.real.end(), rows.real.begin(), rows.real.end());
            into.text.insert(into.text.end(), rows.text.begin(), rows.text.end());
            for (const qint64 value : rows.integer)
                into.integer.push_back(static_cast<int>(c) == ids ? value + shift : value);
        }
        to.lon.insert(to.lon.end(), from.lon.begin(), from.lon.end());
        to.lat.insert(to.lat.end(), from.lat.begin(), from.lat.end());
        to.wkb.insert(to.wkb.end(), from.wkb.begin(), from.wkb.end());
    }
};

class JoinReports final : public Module {
public:
    CheckResult check(const CheckInput& input) const override
    {
        CheckResult out;
        const auto parts = all<ReportSignature>(input.inputs);
        out.outputs.emplace(kJoined, std::make_shared<const ReportSignature>(ReportSignature{parts.empty() ? Tr::tr("Runs") : parts.front()->title}));
        return out;
    }
    Result<Outputs> run(const RunInput& input, RunContext&) const override
    {
        const Runs runs(input.parameters);
        const auto parts = all<Report>(input.inputs);
        if (parts.empty())
            return Error{ErrorCode::Invalid, Tr::tr("There is nothing to join."), {}};
        QJsonArray rows;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QJsonObject row = parts[i]->content;
            row.insert(runs.axis.name,
                runs.axis.labels.isEmpty() ? QJsonValue(runs.axis.values.at(i)) : QJsonValue(runs.labels.value(static_cast<qsizetype>(i))));
            rows.append(row);
        }
        return Outputs{{kJoined,
            std::make_shared<const Report>(
                Report{parts.front()->title, {{QStringLiteral("over"), runs.axis.name}, {QStringLiteral("rows"), rows}}})}};
    }
};

class TakeMember final : public Module {
public:
    CheckResult check(const CheckInput& input) const override
    {
        CheckResult out;
        out.references = {kMember};
        out.leastBytes = 0.0;
        const auto cube = input.get<CubeSignature>(kData);
        if (!cube)
            return out;
        const auto member = memberSignature(*cube, static_cast<std::size_t>(input.parameters.integer(kIndex)));
        if (member)
            out.outputs.emplace(kMember, *member);
        else
            out.error(QStringLiteral("map.member"), member.error().message, kData);
        return out;
    }
    Result<Outputs> run(const RunInput& input, RunContext&) const override
    {
        TRY(auto member, takeMember(input.get<Cube>(kData), static_cast<std::size_t>(input.parameters.integer(kIndex))));
        return Outputs{{kMember, std::move(member)}};
    }
};

PortSpec port(const QString& key, DataType type, bool many)
{
    PortSpec out;
    out.key = key;
    out.title = key;
    out.type = type;
    out.many = many;
    return out;
}

ParameterSpec parameter(const char* key, ParameterType type)
{
    ParameterSpec out;
    out.key = QLatin1String(key);
    out.title = out.key;
    out.type = type;
    return out;
}

ModuleSpec joinSpec(const char* id, DataType type)
{
    ModuleSpec out;
    out.id = QLatin1String(id);
    out.version = QStringLiteral("1.0.0");
    out.title = Tr::tr("Join the runs");
    out.inputs = {port(kMembers, type, true)};
    out.outputs = {port(kJoined, type, false)};
    out.parameters = {parameter("axis", ParameterType::Text), parameter("units", ParameterType::Text), parameter("values", ParameterType::TextList),
        parameter("labels", ParameterType::TextList), parameter("labelled", ParameterType::Flag), parameter("members", ParameterType::Flag),
        parameter("along_time", ParameterType::Flag)};
    return out;
}

ModuleSpec takeSpec()
{
    ModuleSpec out;
    out.id = QStringLiteral("map.take_member");
    out.version = QStringLiteral("1.0.0");
    out.title = Tr::tr("Take a member");
    out.inputs = {port(kData, DataType::Cube, false)};
    out.outputs = {port(kMember, DataType::Cube, false)};
    out.parameters = {parameter("index", ParameterType::Integer)};
    out.parameters.front().required = true;
    out.parameters.front().minimum = 0.0;
    return out;
}

} // namespace

std::vector<std::pair<ModuleSpec, std::unique_ptr<Module>>> mapModules()
{
    std::vector<std::pair<ModuleSpec, std::unique_ptr<Module>>> out;
    out.emplace_back(joinSpec("map.join_cubes", DataType::Cube), std::make_unique<JoinCubes>());
    out.emplace_back(joinSpec("map.join_tables", DataType::Features), std::make_unique<JoinTables>());
    out.emplace_back(joinSpec("map.join_reports", DataType::Report), std::make_unique<JoinReports>());
    out.emplace_back(takeSpec(), std::make_unique<TakeMember>());
    return out;
}

} // namespace terrella
