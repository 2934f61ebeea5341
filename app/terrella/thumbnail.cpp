// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/thumbnail.h"

#include "views/earth/colour_map.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 160;
constexpr std::size_t kLargestField = 4'000'000; ///< cells; reading more is not worth a thumbnail

/// Five colours of viridis (CC0, van der Walt and Smith 2015), joined linearly: enough at this size.
QRgb viridis(double t)
{
    static constexpr double kStops[5][3] = {{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}};
    const double at = std::clamp(t, 0.0, 1.0) * 4.0;
    const int i = std::min(3, static_cast<int>(at));
    const double f = at - i;
    const auto channel = [&](int c) { return static_cast<int>(kStops[i][c] * (1.0 - f) + kStops[i + 1][c] * f); };
    return qRgb(channel(0), channel(1), channel(2));
}

QImage ofField(const Cube& cube)
{
    const CubeSignature& signature = cube.signature();
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Variable& variable = signature.variables[v];
        const Grid* grid = signature.gridOf(variable);
        if (!grid || grid->kind == GridKind::Cells || grid->nx < 2 || grid->ny < 2 || grid->size() > kLargestField)
            continue;
        const Axis* time = signature.axisOf(variable, AxisKind::Time);
        std::vector<float> field(grid->size());
        if (!cube.readField(static_cast<int>(v), time ? time->size() / 2 : 0, 0, field))
            return {};
        std::vector<float> present; // two per cent at either end are left out, as a single low would take half the colours
        for (std::size_t i = 0; i < field.size(); i += std::max<std::size_t>(1, field.size() / 20000))
            if (!std::isnan(field[i]))
                present.push_back(field[i]);
        if (present.size() < 2)
            return {};
        std::ranges::sort(present);
        const float lowest = present[present.size() / 50];
        const float highest = present[present.size() - 1 - present.size() / 50];
        if (!(highest > lowest))
            return {};
        const std::optional<earth::ColourMap> classes = earth::classColours(variable);
        const auto colourOf = [&](float value) {
            const earth::ColourMap::Class* one = classes ? classes->classOf(static_cast<double>(value)) : nullptr;
            return one ? one->colour : viridis((value - lowest) / (highest - lowest));
        };
        const bool isNorthUp = grid->lat.size() < 2 || grid->lat.front() > grid->lat.back();
        QImage image(kWidth, kHeight, QImage::Format_ARGB32);
        for (int y = 0; y < kHeight; ++y) {
            std::size_t j = static_cast<std::size_t>(y) * grid->ny / kHeight;
            if (!isNorthUp)
                j = grid->ny - 1 - j;
            for (int x = 0; x < kWidth; ++x) {
                const float value = field[j * grid->nx + static_cast<std::size_t>(x) * grid->nx / kWidth];
                image.setPixel(x, y, std::isnan(value) ? qRgba(0, 0, 0, 0) : colourOf(value));
            }
        }
        return image;
    }
    return {};
}

QImage ofPoints(const Features& features, const Tokens& tokens)
{
    if (features.lon.size() < 2 || features.lon.size() != features.lat.size())
        return {};
    const auto [west, east] = std::ranges::minmax(features.lon);
    const auto [south, north] = std::ranges::minmax(features.lat);
    const double scale = std::min(360.0 / std::max(1e-6, east - west), 120.0 / std::max(1e-6, north - south));
    const auto place = [&, west = west, east = east, south = south, north = north](std::size_t i) {
        return QPointF(kWidth / 2.0 + (features.lon[i] - (west + east) / 2) * scale, kHeight / 2.0 - (features.lat[i] - (south + north) / 2) * scale);
    };
    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(tokens.isDark ? tokens.canvas : tokens.raised);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colours[] = {tokens.report, tokens.stripe(QStringLiteral("cyclones")), tokens.features, tokens.cube, tokens.model};
    const std::vector<qint64>* ids
        = features.info.featureType == QLatin1String("trajectory") ? features.integers(QStringLiteral("track_id")) : nullptr;
    if (!ids) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.features);
        const std::size_t step = std::max<std::size_t>(1, features.lon.size() / 2000);
        for (std::size_t i = 0; i < features.lon.size(); i += step)
            painter.drawEllipse(place(i), 4.0, 4.0);
        return image;
    }
    int track = -1;
    QPainterPath path;
    const auto flush = [&] {
        painter.strokePath(path, QPen(colours[std::max(0, track) % 5], 7.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        path = QPainterPath();
    };
    for (std::size_t i = 0; i < features.lon.size(); ++i) {
        const bool isNew = i == 0 || (*ids)[i] != (*ids)[i - 1];
        const bool isJump = i > 0 && std::abs(features.lon[i] - features.lon[i - 1]) > 180.0;
        if (isNew || isJump) {
            flush();
            track += isNew ? 1 : 0;
            path.moveTo(place(i));
        } else {
            path.lineTo(place(i));
        }
    }
    flush();
    return image;
}

} // namespace

QImage makeThumbnail(const Value& value, const Tokens& tokens)
{
    if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value))
        return ofField(**cube);
    if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&value))
        return ofPoints(**features, tokens);
    return {};
}

} // namespace terrella
