// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/derivation.h"

#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"
#include "plugins/data/files/level_text.h"

#include <QCoreApplication>

#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Derivation)
};

const QString& port()
{
    static const QString key = QStringLiteral("data");
    return key;
}

Operation operationOf(const QString& name)
{
    static const std::map<QString, Operation> known{{QStringLiteral("wind_speed"), Operation::WindSpeed},
        {QStringLiteral("difference"), Operation::Difference}, {QStringLiteral("vorticity"), Operation::Vorticity},
        {QStringLiteral("divergence"), Operation::Divergence}, {QStringLiteral("convert"), Operation::Convert}};
    return known.at(name);
}

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check)
    {
        m_plan.operation = operationOf(parameters.text(QStringLiteral("operation")));
    }

    std::optional<Derivation> make()
    {
        const bool isWind
            = m_plan.operation == Operation::WindSpeed || m_plan.operation == Operation::Vorticity || m_plan.operation == Operation::Divergence;
        if (!(isWind ? chooseWinds() : chooseOperands()) || !checkOperands() || !chooseLevels() || !describe())
            return std::nullopt;
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& variable(int index) const { return m_source.variables[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Axis* levels(int index) const { return m_source.axisOf(variable(index), AxisKind::Level); }
    [[nodiscard]] QString nameOf(int index) const { return variable(index).name; }

    std::optional<MatchedVariable> wind(const char* standardName, const QStringList& names, const char* parameter)
    {
        VariableNeed need{QString::fromLatin1(standardName), names, QStringLiteral("m s-1"), true};
        const QString key = QString::fromLatin1(parameter);
        return matchVariable(m_source, need, m_parameters.text(key), port(), key, m_check);
    }

    bool chooseWinds()
    {
        const auto u = wind("eastward_wind",
            {QStringLiteral("u"), QStringLiteral("ua"), QStringLiteral("u10"), QStringLiteral("uas"), QStringLiteral("U"), QStringLiteral("U10"),
                QStringLiteral("UGRD"), QStringLiteral("VAR_10U")},
            "first");
        const auto v = wind("northward_wind",
            {QStringLiteral("v"), QStringLiteral("va"), QStringLiteral("v10"), QStringLiteral("vas"), QStringLiteral("V"), QStringLiteral("V10"),
                QStringLiteral("VGRD"), QStringLiteral("VAR_10V")},
            "second");
        if (!u || !v)
            return false;
        m_plan.first = u->variable;
        m_plan.second = v->variable;
        m_units = variable(m_plan.first).units;
        return true;
    }

    int find(const char* parameter)
    {
        const QString key = QString::fromLatin1(parameter);
        VariableNeed any{{}, {}, {}, true};
        const auto match = matchVariable(m_source, any, m_parameters.text(key), port(), key, m_check);
        return match ? match->variable : -1;
    }

    bool chooseOperands()
    {
        if (!m_parameters.isSet(QStringLiteral("first"))) {
            if (m_source.variables.size() != 1) {
                m_check.error(QStringLiteral("parameter.missing"),
                    Tr::tr("Choose the variable to compute from; there are: %1.").arg(m_source.variableList()), port(), QStringLiteral("first"));
                return false;
            }
            m_plan.first = 0;
        } else {
            m_plan.first = find("first");
        }
        if (m_plan.first < 0)
            return false;
        m_units = variable(m_plan.first).units;
        if (m_plan.operation == Operation::Convert) {
            if (!m_parameters.isSet(QStringLiteral("units"))) {
                m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Say into which units '%1' is to be converted.").arg(nameOf(m_plan.first)),
                    {}, QStringLiteral("units"));
                return false;
            }
            return true;
        }
        m_plan.second = m_parameters.isSet(QStringLiteral("second")) ? find("second") : m_plan.first;
        if (m_plan.second == m_plan.first && m_parameters.text(QStringLiteral("first_level")) == m_parameters.text(QStringLiteral("second_level"))) {
            m_check.error(QStringLiteral("parameter.missing"),
                Tr::tr("A difference needs a second variable or two different levels of '%1'.").arg(nameOf(m_plan.first)), {},
                QStringLiteral("second"));
            return false;
        }
        return m_plan.second >= 0;
    }

    /// Same grid and times, units that convert, a grid that the operation can work on.
    bool checkOperands()
    {
        const Variable& first = variable(m_plan.first);
        const Grid* grid = m_source.gridOf(first);
        if (m_plan.second >= 0) {
            const CheckedVariable one{m_source, m_plan.first, {port()}}, other{m_source, m_plan.second, {port()}};
            if (!requireSameGrid(one, other, m_check) || !requireSameTimes(one, other, m_check))
                return false;
            const std::optional<UnitConversion> conversion = requireSameUnits(one, other, m_check);
            if (!conversion)
                return false;
            m_plan.secondToFirst = *conversion;
        }
        if (!grid) {
            m_check.error(QStringLiteral("grid.kind"), Tr::tr("'%1' does not lie on a grid.").arg(first.name), port(), QStringLiteral("first"));
            return false;
        }
        const bool derives = m_plan.operation == Operation::Vorticity || m_plan.operation == Operation::Divergence;
        if (derives && (grid->kind != GridKind::LatLon || grid->ny < 3 || grid->nx < 3)) {
            m_check.error(QStringLiteral("grid.kind"),
                Tr::tr("Vorticity and divergence need a regular grid of latitudes and longitudes with at least 3×3 cells; '%1' has another. Regrid "
                       "it first.")
                    .arg(first.name),
                port());
            return false;
        }
        for (const AxisKind kind : {AxisKind::Member, AxisKind::Other}) {
            const Axis* axis = m_source.axisOf(first, kind);
            if (axis && axis->size() > 1)
                m_check.warning(QStringLiteral("axis.first"),
                    Tr::tr("Of the %1 entries along '%2' only the first is used.").arg(axis->size()).arg(axis->name), port());
        }
        return true;
    }

    /// Index of a level given as text; −1 for all levels.
    std::optional<int> level(int variableIndex, const char* parameter)
    {
        const QString key = QString::fromLatin1(parameter);
        const QString text = m_parameters.text(key);
        const Axis* axis = levels(variableIndex);
        if (text.isEmpty())
            return -1;
        const std::optional<LevelText> wanted = parseLevel(text);
        if (!axis || !wanted) {
            m_check.error(QStringLiteral("level.missing"),
                axis ? Tr::tr("'%1' is no level; write a value with its units, as in 850 hPa.").arg(text)
                     : Tr::tr("'%1' has no levels.").arg(nameOf(variableIndex)),
                port(), key);
            return std::nullopt;
        }
        const int index = levelIndex(*axis, *wanted);
        if (index < 0) {
            m_check.error(QStringLiteral("level.missing"),
                Tr::tr("'%1' has no level %2; it has %3.").arg(nameOf(variableIndex), text, levelList(*axis)), port(), key);
            return std::nullopt;
        }
        return index;
    }

    bool chooseLevels()
    {
        const std::optional<int> first = level(m_plan.first, "first_level");
        const bool twoLevels = m_plan.operation == Operation::Difference && m_parameters.isSet(QStringLiteral("second_level"));
        const std::optional<int> second = m_plan.second < 0 ? std::optional(-1) : twoLevels ? level(m_plan.second, "second_level") : first;
        if (!first || !second)
            return false;
        const Axis* firstAxis = levels(m_plan.first);
        const Axis* secondAxis = m_plan.second < 0 ? nullptr : levels(m_plan.second);
        const std::size_t firstCount = *first < 0 && firstAxis ? firstAxis->size() : 1;
        const std::size_t secondCount = m_plan.second < 0 ? firstCount : *second < 0 && secondAxis ? secondAxis->size() : 1;
        if (firstCount != secondCount || (firstCount > 1 && secondAxis && firstAxis->values != secondAxis->values)) {
            m_check.error(QStringLiteral("level.mismatch"),
                Tr::tr("'%1' and '%2' do not have the same levels; choose one for each.").arg(nameOf(m_plan.first), nameOf(m_plan.second)), port(),
                QStringLiteral("first_level"));
            return false;
        }
        m_keepsLevels = *first < 0 && firstAxis;
        for (std::size_t k = 0; k < firstCount; ++k)
            m_plan.fields.push_back({k, *first < 0 ? k : static_cast<std::size_t>(*first), *second < 0 ? k : static_cast<std::size_t>(*second)});
        return true;
    }

    struct Name {
        const char* name;
        const char* standardName;
        const char* longName;
    };
    [[nodiscard]] Name usualName() const
    {
        switch (m_plan.operation) {
        case Operation::WindSpeed: return {"wind_speed", "wind_speed", "Wind speed"};
        case Operation::Vorticity: return {"vo", "atmosphere_relative_vorticity", "Relative vorticity"};
        case Operation::Divergence: return {"d", "divergence_of_wind", "Divergence"};
        case Operation::Difference: return {"difference", "", "Difference"};
        case Operation::Convert: break;
        }
        return {"", "", ""};
    }

    bool describe()
    {
        const bool derives = m_plan.operation == Operation::Vorticity || m_plan.operation == Operation::Divergence;
        const Variable& first = variable(m_plan.first);
        QString natural = m_units;
        double toNatural = 1.0;
        if (derives) {
            // the kernel works in m s-1
            natural = QStringLiteral("s-1");
            const Result<UnitConversion> metres = units::conversion(m_units, QStringLiteral("m s-1"));
            if (!metres)
                return false;
            toNatural = metres->scale;
        }
        const QString wanted = m_parameters.isSet(QStringLiteral("units")) ? m_parameters.text(QStringLiteral("units")) : natural;
        const Result<UnitConversion> conversion = units::conversion(natural, wanted);
        if (!conversion) {
            m_check.error(QStringLiteral("units.dimension"),
                Tr::tr("The result is in %1, which does not convert to '%2'.").arg(natural.isEmpty() ? Tr::tr("no stated units") : natural, wanted),
                {}, QStringLiteral("units"));
            return false;
        }
        m_plan.toResult = *conversion;
        m_plan.toResult.scale *= toNatural;
        if (m_plan.operation == Operation::Difference)
            m_plan.toResult.offset = 0.0; // 5 degC − 3 degC is 2 K
        auto out = std::make_shared<CubeSignature>();
        out->attributes = m_source.attributes;
        Variable result;
        const Name usual = usualName();
        const bool converts = m_plan.operation == Operation::Convert;
        result.name = m_parameters.isSet(QStringLiteral("name")) ? m_parameters.text(QStringLiteral("name"))
            : converts                                           ? first.name
                                                                 : QString::fromLatin1(usual.name);
        result.standardName = converts ? first.standardName : QString::fromLatin1(usual.standardName);
        result.longName = converts                      ? first.longName
            : m_plan.operation == Operation::Difference ? differenceText()
                                                        : QString::fromLatin1(usual.longName);
        result.units = wanted;
        result.cellMethods = first.cellMethods;
        result.storedType = QStringLiteral("float32");
        result.grid = 0;
        for (const int axis : first.axes) {
            const Axis& source = m_source.axes[static_cast<std::size_t>(axis)];
            if (source.kind == AxisKind::Member || source.kind == AxisKind::Other || (source.kind == AxisKind::Level && !m_keepsLevels))
                continue;
            result.axes.push_back(static_cast<int>(out->axes.size()));
            out->axes.push_back(source);
        }
        out->grids.push_back(*m_source.gridOf(first));
        out->variables.push_back(std::move(result));
        m_plan.signature = std::move(out);
        return true;
    }

    [[nodiscard]] QString differenceText() const
    {
        const auto operand = [this](int index, const char* parameter) {
            const QString at = m_parameters.text(QString::fromLatin1(parameter));
            return at.isEmpty() ? nameOf(index) : QStringLiteral("%1(%2)").arg(nameOf(index), at);
        };
        return operand(m_plan.first, "first_level") + QStringLiteral(" - ") + operand(m_plan.second, "second_level");
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    Derivation m_plan;
    QString m_units;
    bool m_keepsLevels = false;
};

} // namespace

std::optional<Derivation> planDerivation(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

} // namespace terrella::data
