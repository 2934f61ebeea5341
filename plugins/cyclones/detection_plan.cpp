// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/detection_plan.h"

#include "pipelines/core/json.h"
#include "pipelines/modules/names.h"
#include "plugins/cyclones/criteria_text.h"
#include "plugins/cyclones/warm_core.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <set>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DetectionPlan)
};

const QString& port()
{
    static const QString key = QStringLiteral("fields");
    return key;
}

QString levelQuestion(const FieldSet& fields, int variable)
{
    const Axis* levels = fields.levelsOf(variable);
    return Tr::tr("'%1' has the levels %2; say which, as in %1(%3)")
        .arg(fields.variable(variable).name, levelList(*levels),
            levelList(*levels).section(QLatin1Char(','), 0, 0).section(QLatin1Char(' '), 0, 0) + QStringLiteral("hPa"));
}

/// Collects the parts of a plan; every part that does not fit becomes a problem.
class Planner {
public:
    Planner(const FieldSet& fields, const ModuleSpec& spec, const Parameters& parameters, CheckResult& check)
        : m_fields(fields),
          m_spec(spec),
          m_parameters(parameters),
          m_check(check)
    {
        m_resolve = [this](const FieldName& name) -> std::variant<int, std::string> {
            const std::variant<PlannedField, QString> found = findField(m_fields, name);
            if (const auto* problem = std::get_if<QString>(&found))
                return problem->toStdString();
            return add(std::get<PlannedField>(found));
        };
    }

    std::optional<DetectionPlan> make()
    {
        if (!planSearch())
            return std::nullopt;
        planWarmCore();
        planLists();
        planOutputs();
        checkSameGrid();
        if (m_check.hasErrors())
            return std::nullopt;
        describeOutput();
        return std::move(m_plan);
    }

private:
    int add(const PlannedField& field)
    {
        const auto it = std::ranges::find(m_plan.fields, field);
        if (it != m_plan.fields.end())
            return static_cast<int>(it - m_plan.fields.begin());
        m_plan.fields.push_back(field);
        return static_cast<int>(m_plan.fields.size()) - 1;
    }

    void addOutput(const OutputOperator& output, ColumnInfo column, const UnitConversion& conversion = {})
    {
        QString name = column.name;
        const auto taken = [&] {
            static const QStringList reserved{QStringLiteral("time"), QStringLiteral("i"), QStringLiteral("j"), QStringLiteral("lon"),
                QStringLiteral("lat"), QStringLiteral("track_id")};
            return reserved.contains(column.name) || std::ranges::any_of(m_plan.columns, [&](const ColumnInfo& c) { return c.name == column.name; });
        };
        for (int k = 2; taken(); ++k)
            column.name = QStringLiteral("%1_%2").arg(name).arg(k);
        m_plan.criteria.outputs.push_back(output);
        m_plan.columns.push_back(std::move(column));
        m_plan.conversions.push_back(conversion);
    }

    bool planSearch();
    void planWarmCore();
    void planLists();
    void planOutputs();
    void planWind();
    void planSurfaceHeight();
    void checkSameGrid();
    void describeOutput();
    int windComponent(const QString& parameter, std::size_t need, const QString& standardName);

    const FieldSet& m_fields;
    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    CheckResult& m_check;
    Expression::Resolver m_resolve;
    DetectionPlan m_plan;
    UnitConversion m_searchConversion;
    QString m_searchUnits;
    bool m_searchIsPressure = true;
};

/// The field that is searched, the main closed contour, merging and where to look.
bool Planner::planSearch()
{
    const QString wanted = m_parameters.text(QStringLiteral("variable"));
    const QString parameter = QStringLiteral("variable");
    VariableNeed need = m_spec.inputs.front().variables.front();
    need.required = true;
    QString name = wanted;
    QString level;
    static const QRegularExpression withLevel(QStringLiteral("^\\s*([^()]+)\\(([^()]*)\\)\\s*$"));
    if (const QRegularExpressionMatch match = withLevel.match(wanted); match.hasMatch()) {
        name = match.captured(1).trimmed();
        level = match.captured(2).trimmed();
    }
    const int named = name.isEmpty() ? -1 : m_fields.find(name);
    const QString namedUnits = named >= 0 ? m_fields.variable(named).units : QString();
    int variable = -1;
    if (named >= 0 && units::isKnown(namedUnits) && !units::sameDimension(namedUnits, need.units)) {
        variable = named;
        m_searchIsPressure = false;
        m_searchUnits = namedUnits;
        if (m_parameters.real(QStringLiteral("contour_rise")) > 0.0)
            m_check.warning(QStringLiteral("units.own"),
                Tr::tr("'%1' is no pressure: the closed contour of %2 is taken in %3.")
                    .arg(name, numberText(m_parameters.real(QStringLiteral("contour_rise"))), units::display(namedUnits)),
                port(), QStringLiteral("contour_rise"));
    } else {
        const std::optional<MatchedVariable> match = matchVariable(m_fields.merged(), need, name, port(), parameter, m_check, m_fields.links());
        if (!match)
            return false;
        variable = match->variable;
        m_searchConversion = match->conversion;
        m_searchUnits = need.units;
    }
    const std::variant<PlannedField, QString> found = findField(m_fields, {m_fields.variable(variable).name.toStdString(), level.toStdString()});
    if (const auto* problem = std::get_if<QString>(&found)) {
        m_check.error(QStringLiteral("level.missing"), *problem + QLatin1Char('.'), port(), parameter);
        return false;
    }
    PlannedField field = std::get<PlannedField>(found);
    field.variable = variable;
    add(field);
    m_plan.grid = m_fields.gridOf(variable);
    m_plan.time = m_fields.timeOf(variable);
    if (!m_plan.grid || m_plan.grid->kind == GridKind::Cells) {
        m_check.error(QStringLiteral("grid.kind"),
            Tr::tr("'%1' does not lie on a grid of rows and columns; the neighbours of its cells are not known. Regrid it first.")
                .arg(m_fields.variable(variable).name),
            port());
        return false;
    }
    Criteria& criteria = m_plan.criteria;
    criteria.maxima = m_parameters.text(QStringLiteral("extremum")) == QLatin1String("maximum");
    criteria.mergeDistanceDeg = m_parameters.real(QStringLiteral("merge_distance"));
    criteria.mergeEqual = m_parameters.flag(QStringLiteral("merge_equal"));
    criteria.leastAbsLatDeg = m_parameters.real(QStringLiteral("min_abs_latitude"));
    if (const std::optional<Region> region = m_parameters.region(QStringLiteral("region"))) {
        criteria.box = Box{region->west, region->south, region->east, region->north};
        criteria.area = region->shape;
    }
    m_plan.diagonal = m_parameters.flag(QStringLiteral("diagonal_neighbours"));
    const double rise = m_parameters.real(QStringLiteral("contour_rise")) / m_searchConversion.scale;
    if (rise > 0.0)
        criteria.closed.push_back({Expression::field(0), criteria.maxima ? -rise : rise, m_parameters.real(QStringLiteral("contour_radius")), 0.0});
    return true;
}

void Planner::planWarmCore()
{
    if (!m_parameters.flag(QStringLiteral("warm_core")))
        return;
    const std::optional<WarmCore> core = findWarmCore(m_fields, m_parameters, m_check);
    if (!core || core->delta == 0.0)
        return;
    const int upper = add({core->upper, core->upperLevel});
    const int lower = add({core->lower, core->lowerLevel});
    m_plan.criteria.closed.push_back({core->isTemperature ? Expression::average(upper, lower) : Expression::difference(upper, lower), core->delta,
        m_parameters.real(QStringLiteral("warm_core_radius")), m_parameters.real(QStringLiteral("warm_core_offset"))});
}

void Planner::planLists()
{
    const auto each = [this](const char* key, auto parse, auto& list) {
        const QString parameter = QString::fromLatin1(key);
        for (const QString& text : m_parameters.texts(parameter)) {
            const auto parsed = parse(text, m_resolve);
            if (const auto* problem = std::get_if<QString>(&parsed))
                m_check.error(QStringLiteral("parameter.form"), *problem, {}, parameter);
            else
                list.push_back(std::get<0>(parsed));
        }
    };
    each("thresholds", parseThreshold, m_plan.criteria.thresholds);
    each("closed_contours", parseClosedContour, m_plan.criteria.closed);
    each("no_closed_contours", parseClosedContour, m_plan.criteria.notClosed);
}

void Planner::planOutputs()
{
    const Variable& searched = m_fields.variable(m_plan.fields.front().variable);
    const bool isSeaLevelPressure = searched.standardName == QLatin1String("air_pressure_at_mean_sea_level");
    addOutput({Expression::field(0), m_plan.criteria.maxima ? Statistic::Maximum : Statistic::Minimum, 0.0},
        {isSeaLevelPressure ? QStringLiteral("msl") : searched.name, ColumnType::Real, searched.standardName, m_searchUnits,
            Tr::tr("%1 at the centre").arg(searched.name), {}},
        m_searchConversion);
    planWind();
    planSurfaceHeight();
    for (const QString& text : m_parameters.texts(QStringLiteral("outputs"))) {
        const std::variant<NamedOutput, QString> parsed = parseOutput(text, m_resolve);
        if (const auto* problem = std::get_if<QString>(&parsed)) {
            m_check.error(QStringLiteral("parameter.form"), *problem, {}, QStringLiteral("outputs"));
            continue;
        }
        const auto& output = std::get<NamedOutput>(parsed);
        const bool isDistance = output.output.statistic == Statistic::DistanceOfMaximum || output.output.statistic == Statistic::DistanceOfMinimum;
        const int single
            = m_fields.find(text.section(QLatin1Char('='), -1).section(QLatin1Char(','), 0, 0).section(QLatin1Char('('), 0, 0).trimmed());
        const QString unit = isDistance ? QStringLiteral("degree") : single >= 0 ? m_fields.variable(single).units : QString();
        addOutput(output.output, {output.name, ColumnType::Real, {}, unit, text, {}});
    }
}

/// Index of a wind component, −1 where there is none (a chosen one that is missing is an error).
int Planner::windComponent(const QString& parameter, std::size_t need, const QString& standardName)
{
    const VariableNeed& wanted = m_spec.inputs.front().variables[need];
    const QString name = m_parameters.text(parameter);
    int variable = name.isEmpty() ? m_fields.findFirst(wanted.names) : m_fields.find(name);
    if (variable < 0 && name.isEmpty()) {
        const int standard = m_fields.find(standardName);
        const Axis* levels = standard >= 0 ? m_fields.levelsOf(standard) : nullptr;
        if (standard >= 0 && (!levels || levels->size() == 1))
            variable = standard;
    }
    if (variable < 0 && !name.isEmpty())
        variableMissing(m_fields.merged(), name, port(), parameter, m_check);
    return variable;
}

void Planner::planWind()
{
    const int u = windComponent(QStringLiteral("eastward_wind"), 1, QStringLiteral("eastward_wind"));
    const int v = windComponent(QStringLiteral("northward_wind"), 2, QStringLiteral("northward_wind"));
    if (u < 0 || v < 0) {
        m_check.warning(QStringLiteral("variable.absent"),
            Tr::tr("There is no wind at 10 m, so the candidates get no column 'wind'. Choose both wind components to have it."), port(),
            QStringLiteral("eastward_wind"));
        return;
    }
    UnitConversion conversion;
    for (const int component : {u, v}) {
        const Variable& variable = m_fields.variable(component);
        const Result<UnitConversion> toMetres = units::conversion(variable.units, QStringLiteral("m s-1"));
        if (!toMetres) {
            m_check.error(QStringLiteral("units.dimension"),
                variable.units.isEmpty()
                    ? Tr::tr("'%1' states no units; wind is needed in m s-1 or what converts to it. State the units when opening the data.")
                          .arg(variable.name)
                    : Tr::tr("'%1' is in %2, which is no speed.").arg(variable.name, variable.units),
                port(), QStringLiteral("eastward_wind"));
            return;
        }
        if (!toMetres->isIdentity())
            m_check.warning(QStringLiteral("units.converted"),
                Tr::tr("'%1' is in %2; the column 'wind' is converted to m s-1.").arg(variable.name, variable.units), port());
        conversion = *toMetres;
    }
    if (units::canonical(m_fields.variable(u).units) != units::canonical(m_fields.variable(v).units)) {
        m_check.error(QStringLiteral("units.differ"),
            Tr::tr("'%1' and '%2' are in different units.").arg(m_fields.variable(u).name, m_fields.variable(v).name), port(),
            QStringLiteral("eastward_wind"));
        return;
    }
    for (const int component : {u, v}) {
        const Axis* levels = m_fields.levelsOf(component);
        if (levels && levels->size() > 1)
            m_check.warning(QStringLiteral("level.first"),
                Tr::tr("'%1' has the levels %2; the first is used for the column 'wind'.").arg(m_fields.variable(component).name, levelList(*levels)),
                port());
    }
    const int eastward = add({u, 0}), northward = add({v, 0});
    addOutput({Expression::magnitude(eastward, northward), Statistic::Maximum, m_parameters.real(QStringLiteral("wind_radius"))},
        {QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"),
            Tr::tr("Strongest wind within %1°").arg(numberText(m_parameters.real(QStringLiteral("wind_radius")))), {}},
        conversion);
}

void Planner::planSurfaceHeight()
{
    const QString parameter = QStringLiteral("surface_height");
    const QString name = m_parameters.text(parameter);
    const VariableNeed& need = m_spec.inputs.front().variables.back();
    int variable = name.isEmpty() ? m_fields.findFirst(need.names) : m_fields.find(name);
    if (variable < 0 && name.isEmpty())
        variable = m_fields.find(need.standardName);
    if (variable < 0) {
        if (!name.isEmpty())
            variableMissing(m_fields.merged(), name, port(), parameter, m_check);
        return;
    }
    const QString& unit = m_fields.variable(variable).units;
    const ColumnInfo column{
        QStringLiteral("zs"), ColumnType::Real, QStringLiteral("surface_altitude"), QStringLiteral("m"), Tr::tr("Height of the surface"), {}};
    if (const Result<UnitConversion> height = units::conversion(unit, QStringLiteral("m"))) {
        addOutput({Expression::field(add({variable, 0})), Statistic::Minimum, 0.0}, column, *height);
    } else if (units::sameDimension(unit, QStringLiteral("m2 s-2"))) {
        constexpr float standardGravity = 9.80665F;
        addOutput({Expression::quotient(add({variable, 0}), standardGravity), Statistic::Minimum, 0.0}, column);
    } else {
        m_check.warning(QStringLiteral("units.dimension"),
            Tr::tr("'%1' is in '%2', neither a height (m) nor a geopotential (m2 s-2); the candidates get no column 'zs'.")
                .arg(m_fields.variable(variable).name, unit),
            port(), parameter);
    }
}

void Planner::checkSameGrid()
{
    const int first = m_plan.fields.front().variable;
    const CheckedVariable searched = m_fields.checked(first);
    std::set<int> seen{first};
    std::set<int> wrong; // links of which a problem has been said: their other variables are likely to have the same
    for (const PlannedField& field : m_plan.fields) {
        const CheckedVariable other = m_fields.checked(field.variable);
        if (!seen.insert(field.variable).second || wrong.contains(other.place.link))
            continue;
        if (!requireSameGrid(searched, other, m_check) || !requireSameTimes(searched, other, m_check))
            wrong.insert(other.place.link);
    }
}

void Planner::describeOutput()
{
    FeaturesSignature& signature = m_plan.signature;
    signature.geometry = GeometryKind::Point;
    signature.featureType = QStringLiteral("point");
    signature.calendar = m_plan.time ? m_plan.time->calendar : Calendar::Standard;
    signature.columns = {{QStringLiteral("time"), ColumnType::Time, QStringLiteral("time"), {}, {}, {}},
        {QStringLiteral("i"), ColumnType::Integer, {}, QStringLiteral("1"), Tr::tr("Column of the grid, from 0"), {}},
        {QStringLiteral("j"), ColumnType::Integer, {}, QStringLiteral("1"), Tr::tr("Row of the grid, from 0"), {}}};
    signature.columns.insert(signature.columns.end(), m_plan.columns.begin(), m_plan.columns.end());
    signature.attributes = {{QStringLiteral("source"), m_spec.id + QLatin1Char(' ') + m_spec.version}};
}

} // namespace

std::variant<PlannedField, QString> findField(const FieldSet& fields, const FieldName& name)
{
    const QString wanted = QString::fromStdString(name.name);
    const QString levelText = QString::fromStdString(name.level).trimmed();
    const int variable = fields.find(wanted);
    if (variable < 0) {
        QStringList names;
        for (const Variable& v : fields.merged().variables)
            names.append(v.name);
        const QStringList near = nearestNames(wanted, names);
        return near.isEmpty() ? Tr::tr("there is no variable '%1'; there are: %2").arg(wanted, fields.merged().variableList())
                              : Tr::tr("there is no variable '%1'; did you mean %2?").arg(wanted, alternatives(near));
    }
    const Axis* levels = fields.levelsOf(variable);
    if (levelText.isEmpty()) {
        if (levels && levels->size() > 1)
            return levelQuestion(fields, variable);
        return PlannedField{variable, 0};
    }
    if (!levels)
        return Tr::tr("'%1' has no levels").arg(wanted);
    static const QRegularExpression form(QStringLiteral("^([0-9.]+)\\s*([A-Za-z]*)$"));
    const QRegularExpressionMatch match = form.match(levelText);
    const QString unit = match.captured(2).isEmpty() ? QStringLiteral("hPa") : match.captured(2);
    const Result<UnitConversion> toHpa = units::conversion(unit, QStringLiteral("hPa"));
    if (!match.hasMatch() || !toHpa)
        return Tr::tr("'%1' is no level; write it as 850hPa").arg(levelText);
    const int level = levelAt(*levels, (*toHpa)(match.captured(1).toDouble()));
    if (level < 0)
        return Tr::tr("'%1' has no level %2; it has %3").arg(wanted, levelText, levelList(*levels));
    return PlannedField{variable, static_cast<std::size_t>(level)};
}

std::optional<DetectionPlan> planDetection(const FieldSet& fields, const ModuleSpec& spec, const Parameters& parameters, CheckResult& check)
{
    return Planner(fields, spec, parameters, check).make();
}

} // namespace terrella::cyclones
