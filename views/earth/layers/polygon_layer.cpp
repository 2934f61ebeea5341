// SPDX-License-Identifier: GPL-3.0-or-later
// Layers of polygons: what is read and projected for them, how they are painted, what they tell of a place.
#include "pipelines/data/polygons.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

const QColor outlineColour(16, 20, 26, 220);
constexpr int mostTold = 6; ///< columns in the probe

/// R, G, B, A in memory.
std::uint32_t texel(QRgb colour)
{
    return static_cast<std::uint32_t>(qAlpha(colour)) << 24U | static_cast<std::uint32_t>(qBlue(colour)) << 16U
        | static_cast<std::uint32_t>(qGreen(colour)) << 8U | static_cast<std::uint32_t>(qRed(colour));
}

struct Made {
    std::optional<Error> error;
    QStringList warnings;
    std::shared_ptr<const PolygonIndex> polygons;
    std::shared_ptr<const PolygonMesh> mesh;
};

Made makePolygons(const Projection& projection, const Features& features, std::shared_ptr<const PolygonIndex> known)
{
    Made out;
    if (!known) {
        auto read = readPolygons(features, out.warnings);
        if (!read) {
            out.error = read.error();
            return out;
        }
        known = std::make_shared<const PolygonIndex>(std::make_shared<const std::vector<Polygon>>(*std::move(read)));
    }
    out.polygons = std::move(known);
    out.mesh = std::make_shared<const PolygonMesh>(polygonMesh(projection, out.polygons->polygons()));
    return out;
}

QString textOf(const Features& features, std::size_t column, std::size_t row)
{
    const ColumnInfo& info = features.info.columns[column];
    const ColumnValues& values = features.columns[column];
    switch (info.type) {
    case ColumnType::Text: return row < values.text.size() ? values.text[row] : QString();
    case ColumnType::Integer:
        return row < values.integer.size() && values.integer[row] != std::numeric_limits<qint64>::min() ? QString::number(values.integer[row])
                                                                                                        : QString();
    case ColumnType::Time:
        return row < values.real.size() && std::isfinite(values.real[row]) ? timeText(values.real[row], features.info.calendar) : QString();
    case ColumnType::Real: {
        if (row >= values.real.size() || std::isnan(values.real[row]))
            return {};
        const ShownUnits shown = shownUnits(info.units, info.standardName, info.name);
        const QString text = valueText(shown.conversion(values.real[row]));
        return shown.units.isEmpty() || shown.units == QLatin1String("1") ? text : text + QLatin1Char(' ') + shown.units;
    }
    }
    return {};
}

} // namespace

void LayerStack::takeCategories(Layer& layer, bool isOther)
{
    const auto found = categoriesOf(*layer.features, layer.column);
    layer.classes.reset();
    if (found) {
        layer.classes = found->map;
        layer.columnValues = found->values;
        if (isOther)
            layer.info.colourMap = found->map.name;
    } else if (isOther && layer.column >= 0) {
        const ColumnInfo& column = layer.features->info.columns[static_cast<std::size_t>(layer.column)];
        layer.info.colourMap = m_maps.find(defaultColourMap(column.standardName, column.name, column.units)).name;
    }
}

void LayerStack::requestPolygons(Layer& layer)
{
    if (!layer.info.problem.isEmpty())
        return; // of another kind, or empty: said already
    const auto projection = m_view.projection();
    const int number = layer.number;
    const quint64 ticket = ++layer.ticket;
    m_reading.submit(layer.prefix(),
        [this, projection, number, ticket, features = layer.features, known = layer.polygons](const std::stop_token&) -> Background::Answer {
            auto made = std::make_shared<Made>(makePolygons(*projection, *features, known));
            return [this, made, projection, number, ticket] {
                const auto it = std::find_if(m_layers.begin(), m_layers.end(), [number](const auto& l) { return l->number == number; });
                if (it == m_layers.end() || (*it)->ticket != ticket || projection != m_view.projection())
                    return;
                Layer& l = **it;
                if (made->error)
                    l.info.problem = made->error->message;
                if (!made->warnings.isEmpty())
                    l.info.note = made->warnings.join(QLatin1Char(' '));
                l.polygons = made->polygons;
                l.polygonMesh = made->mesh;
                for (const char* part : {"field", "hatch", "line"})
                    m_view.scene().remove(l.key(part));
                paintPolygons(l);
                if (made->error || !made->warnings.isEmpty())
                    Q_EMIT changed();
                Q_EMIT drawn();
            };
        });
}

/// Colours by value, and by time where the rows have times; the shapes stay.
void LayerStack::paintPolygons(Layer& layer)
{
    Scene& scene = m_view.scene();
    if (!layer.polygonMesh)
        return;
    const PolygonMesh& mesh = *layer.polygonMesh;
    const Colouring colouring = colouringOf(layer);
    const RowsShown isShown(*layer.features, m_times, m_time);
    FieldImage image;
    image.width = static_cast<int>(mesh.textureWidth());
    image.height = static_cast<int>(mesh.textureHeight());
    image.smooth = false;
    image.opaque = false;
    image.pixels.assign(mesh.textureWidth() * mesh.textureHeight(), 0);
    std::vector<QRgb> colours(mesh.rows);
    const bool wasMissing = std::exchange(layer.missing, false);
    for (std::size_t row = 0; row < mesh.rows; ++row) {
        const double value = row < layer.columnValues.size() ? layer.columnValues[row] : std::nan("");
        const QRgb colour = layer.column < 0 ? colouring.map.colours[160] : std::isnan(value) ? noValueColour : colouring.at(value);
        layer.missing = layer.missing || (layer.column >= 0 && std::isnan(value));
        colours[row] = isShown(row) ? colour | 0xff000000U : colour & 0x00ffffffU;
        image.pixels[row] = texel(colours[row]);
    }
    const char* const part = layer.info.fill == EarthFill::Hatched ? "hatch" : "field";
    for (const char* other : {"hatch", "field"})
        if (layer.info.fill == EarthFill::None || QLatin1String(other) != QLatin1String(part))
            scene.remove(layer.key(other));
    if (layer.info.fill != EarthFill::None) {
        const FieldMesh* shape = scene.contains(layer.key(part)) ? nullptr : &mesh.mesh;
        if (layer.info.fill == EarthFill::Hatched)
            scene.setHatch(layer.key(part), 0, shape, &image, true);
        else
            scene.setSurface(layer.key(part), 0, shape, &image);
    }
    if (layer.info.outline || layer.info.fill == EarthFill::None) {
        if (!scene.contains(layer.key("line")))
            scene.setLines(layer.key("line"), 1, mesh.outlines.lines, {}, outlineColour, 1.4F);
        std::vector<QRgb> inks(mesh.outlines.rows.size());
        for (std::size_t k = 0; k < inks.size(); ++k) {
            const QRgb own = colours[mesh.outlines.rows[k]];
            inks[k] = layer.info.fill == EarthFill::Colour
                ? qRgba(outlineColour.red(), outlineColour.green(), outlineColour.blue(), qAlpha(own) > 0 ? outlineColour.alpha() : 0)
                : own;
        }
        scene.recolourLines(layer.key("line"), inks, QColor(Qt::white));
    } else {
        scene.remove(layer.key("line"));
    }
    applyLooks();
    m_view.redraw();
    if (wasMissing != layer.missing)
        Q_EMIT changed();
}

void LayerStack::probePolygons(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const
{
    const std::vector<std::size_t> rows = polygonsUnder(layer, lonDeg, latDeg);
    if (rows.empty())
        return;
    const std::size_t row = rows.front();
    const Features& f = *layer.features;
    int told = 0;
    // What it is called comes first, then what colours it.
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < f.info.columns.size(); ++k)
        order.push_back(k);
    std::ranges::stable_sort(order, {}, [&](std::size_t k) {
        const QString name = f.info.columns[k].name.toLower();
        return name == QLatin1String("name") ? 0 : static_cast<int>(k) == layer.column ? 1 : name.endsWith(QLatin1String("name")) ? 2 : 3;
    });
    for (const std::size_t k : order)
        if (const QString text = textOf(f, k, row); !text.isEmpty() && told++ < mostTold)
            out.push_back({f.info.columns[k].name, text.size() > 40 ? text.left(39) + QStringLiteral("…") : text});
    if (told == 0)
        out.push_back({layer.info.shownTitle(), tr("polygon %1").arg(row + 1)});
}

} // namespace terrella::earth
