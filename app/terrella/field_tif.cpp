// SPDX-License-Identifier: GPL-3.0-or-later
// One field as a cube of its own, and that as a GeoTIFF.
#include "app/terrella/output_controller.h"
#include "pipelines/data/cube_export.h"
#include "pipelines/data/signature_builder.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

/// The values of a field at one time and level; the axes of time, level and members are gone.
class OneField final : public Cube {
public:
    OneField(const ShownField& field, std::size_t step, std::shared_ptr<const CubeSignature> signature)
        : Cube(std::move(signature)),
          m_field(field),
          m_step(step)
    {
    }

    Result<void> read(int, const Window& window, std::span<float> out) const override
    {
        Window whole = terrella::fieldWindow(m_field, m_step);
        const std::size_t kept = window.start.size(), from = whole.start.size() - kept;
        for (std::size_t d = 0; d < kept; ++d) {
            whole.start[from + d] = window.start[d];
            whole.count[from + d] = window.count[d];
        }
        return m_field.cube->read(m_field.variable, whole, out);
    }

private:
    ShownField m_field;
    std::size_t m_step;
};

std::size_t nearest(const std::vector<double>& values, double at)
{
    const auto best = std::ranges::min_element(values, {}, [at](double value) { return std::abs(value - at); });
    return best == values.end() ? 0 : static_cast<std::size_t>(best - values.begin());
}

} // namespace

Result<void> exportFieldTif(const ShownField& field, double seconds, const QString& path, const QJsonObject& attributes)
{
    const CubeSignature& signature = field.cube->signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(field.variable)];
    const Axis* time = signature.axisOf(variable, AxisKind::Time);
    const Axis* level = signature.axisOf(variable, AxisKind::Level);
    const std::size_t step = time ? nearest(time->values, seconds) : 0;
    AxisChanges changes;
    for (const AxisKind kind : {AxisKind::Time, AxisKind::Level, AxisKind::Member, AxisKind::Other})
        changes.axes[kind] = std::nullopt;
    SignatureBuilder builder(signature.attributes);
    builder.addVariable(signature, variable, changes);
    const OneField cube(field, step, builder.build());
    ExportSettings settings;
    settings.history = QStringLiteral("Terrella " TERRELLA_VERSION ": the field '%1' as it was shown").arg(variable.name);
    settings.attributes = attributes;
    if (time && !time->values.empty())
        settings.attributes.insert(QStringLiteral("time"), isoText(time->values[step], time->calendar));
    if (level && field.level < level->size())
        settings.attributes.insert(QStringLiteral("level"), QStringLiteral("%1 %2").arg(level->values[field.level]).arg(level->units).trimmed());
    if (const int d = signature.dimensionOf(variable, AxisKind::Member); d >= 0) {
        const std::size_t member = fieldWindow(field, step).start[static_cast<std::size_t>(d)];
        settings.attributes.insert(QStringLiteral("member"), QString::number(signature.axisOf(variable, AxisKind::Member)->values[member]));
    }
    return exportCog(cube, path, settings);
}

} // namespace terrella
