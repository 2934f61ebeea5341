// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/mask_plan.h"

#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"
#include "plugins/data/files/level_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Mask)
};

MaskCondition conditionOf(const QString& name)
{
    static const std::map<QString, MaskCondition> known{{QStringLiteral("greater"), MaskCondition::Greater},
        {QStringLiteral("greater_equal"), MaskCondition::GreaterEqual}, {QStringLiteral("less"), MaskCondition::Less},
        {QStringLiteral("less_equal"), MaskCondition::LessEqual}, {QStringLiteral("equal"), MaskCondition::Equal},
        {QStringLiteral("not_equal"), MaskCondition::NotEqual}, {QStringLiteral("missing"), MaskCondition::Missing}};
    return known.at(name);
}

class Planner {
public:
    Planner(const std::shared_ptr<const CubeSignature>& data, const std::shared_ptr<const CubeSignature>& other, const FeaturesSignature* polygons,
        const Parameters& parameters, CheckResult& check)
        : m_data(data),
          m_decider(other ? other : data),
          m_isOther(other != nullptr),
          m_polygons(polygons),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<Mask> make()
    {
        const QString by = m_parameters.text(QStringLiteral("by"));
        m_plan.by = by == QLatin1String("value") ? MaskBy::Value
            : by == QLatin1String("land")        ? MaskBy::Land
            : by == QLatin1String("region")      ? MaskBy::Region
                                                 : MaskBy::Polygons;
        m_plan.condition = conditionOf(m_parameters.text(QStringLiteral("condition")));
        m_plan.keeps = m_parameters.text(QStringLiteral("action")) == QLatin1String("keep");
        m_plan.deciderIsOther = m_isOther;
        m_plan.variables.resize(m_data->variables.size());
        if (m_data->variables.empty())
            m_check.error(QStringLiteral("variable.missing"), Tr::tr("The data hold no variables."), QStringLiteral("data"));
        else if (m_plan.by == MaskBy::Value)
            byValue();
        else
            byShapes();
        if (m_check.hasErrors())
            return std::nullopt;
        auto out = std::make_shared<CubeSignature>(*m_data);
        for (Variable& variable : out->variables)
            variable.storedType = QStringLiteral("float32");
        m_plan.signature = std::move(out);
        return std::move(m_plan);
    }

private:
    void byShapes()
    {
        if (m_plan.by == MaskBy::Polygons && !m_polygons) {
            m_check.error(QStringLiteral("input.missing"), Tr::tr("Nothing is connected to 'polygons', by which the data are to be masked."),
                QStringLiteral("polygons"), QStringLiteral("by"));
            return;
        }
        if (m_plan.by == MaskBy::Region && !m_parameters.isSet(QStringLiteral("region"))) {
            m_check.error(
                QStringLiteral("parameter.missing"), Tr::tr("Draw the region by which the data are to be masked."), {}, QStringLiteral("region"));
            return;
        }
        if (m_plan.by == MaskBy::Polygons && m_polygons->geometry != GeometryKind::Polygon) {
            m_check.error(QStringLiteral("geometry.kind"), Tr::tr("The features are no polygons."), QStringLiteral("polygons"));
            return;
        }
        if (m_plan.by == MaskBy::Polygons && !requireGeographic(*m_polygons, QStringLiteral("polygons"), m_check))
            return;
        bool any = false;
        for (std::size_t v = 0; v < m_plan.variables.size(); ++v) {
            const Grid* grid = m_data->gridOf(m_data->variables[v]);
            m_plan.variables[v].passes = !grid;
            if (grid && grid->steps > 1)
                m_check.error(QStringLiteral("grid.moving"),
                    Tr::tr("'%1' lies on a mesh that moves; regrid it first.").arg(m_data->variables[v].name), QStringLiteral("data"));
            any = any || grid;
        }
        if (!any)
            m_check.error(QStringLiteral("grid.kind"), Tr::tr("None of the variables lies on a grid."), QStringLiteral("data"));
    }

    void byValue()
    {
        const QString port = m_isOther ? QStringLiteral("other") : QStringLiteral("data");
        int decider = -1;
        if (m_parameters.isSet(QStringLiteral("variable"))) {
            const VariableNeed any{{}, {}, {}, true};
            const auto match
                = matchVariable(*m_decider, any, m_parameters.text(QStringLiteral("variable")), port, QStringLiteral("variable"), m_check);
            if (!match)
                return;
            decider = match->variable;
        } else if (m_isOther && m_decider->variables.size() == 1) {
            decider = 0;
        } else if (m_isOther) {
            m_check.error(QStringLiteral("parameter.missing"),
                Tr::tr("Choose the variable of the other data that decides; there are: %1.").arg(m_decider->variableList()), port,
                QStringLiteral("variable"));
            return;
        }
        for (std::size_t v = 0; v < m_plan.variables.size() && !m_check.hasErrors(); ++v)
            decide(v, decider, port);
    }

    void decide(std::size_t v, int decider, const QString& port)
    {
        MaskedVariable& out = m_plan.variables[v];
        const Variable& variable = m_data->variables[v];
        const Variable& deciding = decider < 0 ? variable : m_decider->variables[static_cast<std::size_t>(decider)];
        out.decider = decider;
        if (!threshold(deciding, decider < 0, out.threshold))
            return;
        if (decider < 0)
            return;
        const std::vector<BroadcastOperand> operands{{QStringLiteral("data"), m_data, static_cast<int>(v)}, {port, m_decider, decider}};
        CheckResult found;
        const std::optional<Broadcast> broadcast = planBroadcast(operands, found);
        const bool sameAxes = broadcast && broadcast->axes.size() == variable.axes.size()
            && std::ranges::equal(broadcast->axes, variable.axes, [this](const Axis& a, int b) {
                   return a.kind == m_data->axes[static_cast<std::size_t>(b)].kind && a.size() == m_data->axes[static_cast<std::size_t>(b)].size();
               });
        for (Problem& problem : found.problems) {
            if (problem.severity == Severity::Error)
                m_check.problems.push_back(std::move(problem));
        }
        if (m_check.hasErrors())
            return;
        if (!sameAxes) {
            m_check.error(QStringLiteral("axis.mismatch"),
                Tr::tr("'%1' has axes, levels or times that '%2' does not have, and cannot decide about it; select the same first.")
                    .arg(deciding.name, variable.name),
                port, QStringLiteral("variable"));
            return;
        }
        out.source = broadcast->sources[1];
        if (!out.source.hasAllCells)
            m_check.error(QStringLiteral("axis.mismatch"),
                Tr::tr("'%1' does not have all rows and columns of '%2'.").arg(deciding.name, variable.name), port, QStringLiteral("variable"));
    }

    /// In the decider's units. Variables that decide for themselves and have other units stay as they are.
    bool threshold(const Variable& deciding, bool isOwn, double& out)
    {
        if (m_plan.condition == MaskCondition::Missing)
            return true;
        const QString text = m_parameters.text(QStringLiteral("threshold"));
        const std::optional<LevelText> value = parseLevel(text);
        if (!value) {
            m_check.error(QStringLiteral("parameter.form"), Tr::tr("'%1' is no value; write a number, with its units where they differ.").arg(text),
                {}, QStringLiteral("threshold"));
            return false;
        }
        out = value->value;
        if (value->units.isEmpty())
            return true;
        const Result<UnitConversion> conversion = units::conversion(value->units, deciding.units);
        if (!conversion) {
            m_check.error(QStringLiteral("units.dimension"),
                Tr::tr("'%1' is in '%2', and %3 does not convert to that.").arg(deciding.name, deciding.units, text),
                isOwn || !m_isOther ? QStringLiteral("data") : QStringLiteral("other"), QStringLiteral("threshold"));
            return false;
        }
        out = (*conversion)(out);
        return true;
    }

    const std::shared_ptr<const CubeSignature>& m_data;
    const std::shared_ptr<const CubeSignature> m_decider;
    const bool m_isOther;
    const FeaturesSignature* m_polygons;
    const Parameters& m_parameters;
    CheckResult& m_check;
    Mask m_plan;
};

} // namespace

std::optional<Mask> planMask(const std::shared_ptr<const CubeSignature>& data, const std::shared_ptr<const CubeSignature>& other,
    const FeaturesSignature* polygons, const Parameters& parameters, CheckResult& check)
{
    return Planner(data, other, polygons, parameters, check).make();
}

} // namespace terrella::data
