// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/solid_request.h"

#include "views/earth/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::Volume)
};

constexpr double kKilometresFrom = 2000.0;      ///< metres of height from which colours count kilometres
constexpr double kStandsOut = 0.36;             ///< of the place's width
constexpr double kWidest = 3.2e6;               ///< metres: the Earth's curve hides what is farther
constexpr QRgb kNoColour = 0xff969ca2;          ///< where what colours is missing
constexpr std::size_t kManyTriangles = 120'000; ///< of one surface: more are too many while the view moves
constexpr double kFewTriangles = 40'000.0;
constexpr VolumeLimits kSurfaceLimits{270'000, 2'500'000, true};
constexpr VolumeLimits kVolumeLimits{130'000, 5'000'000};
constexpr VolumeLimits kPatchLimits{12'000, 2'000'000}; ///< grids whose cells are drawn one by one
constexpr VolumeLimits kEveryCell{100'000'000, 1'000'000'000};

void measure(SolidShown& shown)
{
    const VolumeData& data = *shown.data;
    shown.lowest = data.metres.front();
    shown.highest = data.metres.back();
    for (const float h : data.heights)
        if (std::isfinite(h)) {
            shown.lowest = std::min(shown.lowest, static_cast<double>(h));
            shown.highest = std::max(shown.highest, static_cast<double>(h));
        }
    shown.acrossMetres = acrossMetres(data.grid);
}

/// What colours the surfaces: values at the nodes, and their range. Empty values: heights.
struct Tint {
    std::vector<float> nodes;
    std::vector<float> sample;
    double scale = 1.0; ///< from metres to what is shown
};

Result<Tint> tintOf(const SolidRequest& request, VolumeSource& source, SolidShown& shown, const std::stop_token& stop)
{
    Tint out;
    if (request.look.tint == EarthTint::Height) {
        const bool isKilometres = std::max(std::abs(shown.lowest), std::abs(shown.highest)) >= kKilometresFrom;
        out.scale = isKilometres ? 0.001 : 1.0;
        shown.tintUnits = isKilometres ? QStringLiteral("km") : QStringLiteral("m");
        shown.tintTitle = shown.highest <= 0.0 ? Text::tr("Height (depth below 0)") : Text::tr("Height");
        out.sample = {static_cast<float>(shown.lowest * out.scale), static_cast<float>(shown.highest * out.scale)};
        return out;
    }
    if (request.look.tint == EarthTint::Variable && request.tint >= 0 && request.tint != request.variable) {
        const Variable& v = request.cube->signature().variables[static_cast<std::size_t>(request.tint)];
        TRY(const VolumeValues values, source.volume(request.cube, request.tint, request.at, kSurfaceLimits, stop));
        if (values->nx != shown.data->nx || values->ny != shown.data->ny || values->nz != shown.data->nz)
            return Error{ErrorCode::Mismatch, Text::tr("'%1' lies on other cells or levels; it cannot colour this.").arg(v.name), {}};
        out.sample = values->values;
        out.nodes = closedAtPoles(*values).values;
        shown.tintUnits = shownUnits(v).units;
        shown.tintTitle = v.longName.isEmpty() ? v.name : v.longName;
        return out;
    }
    const Variable& v = request.cube->signature().variables[static_cast<std::size_t>(request.variable)];
    shown.tintUnits = shownUnits(v).units;
    out.sample = shown.data->values; // what colours the whole surface alike
    return out;
}

SolidAnswer::Triangles trianglesOf(const SolidRequest& request, const VolumeData& data, const Tint& tint, double value, const Colouring& colouring,
    SolidAnswer& out, const std::stop_token& stop)
{
    ProjectedSurface made = projected(*request.projection, data, isosurface(data, value, stop), tint.nodes);
    SolidAnswer::Triangles triangles{std::move(made.solid), {}};
    if (request.look.tint == EarthTint::Single)
        return triangles;
    triangles.colours.reserve(made.tint.size());
    for (const float t : made.tint) {
        const double v = static_cast<double>(t) * tint.scale, part = colouring.partOf(v);
        out.under = out.under || part < 0.0;
        out.over = out.over || part > 1.0;
        triangles.colours.push_back(std::isnan(v) ? kNoColour : colouring.at(v) | 0xff000000U);
    }
    return triangles;
}

void answerSurfaces(const SolidRequest& request, VolumeSource& source, SolidAnswer& out, const std::stop_token& stop)
{
    const VolumeData closed = closedAtPoles(*out.shown.data);
    auto tint = tintOf(request, source, out.shown, stop);
    if (!tint) {
        out.error = tint.error();
        return;
    }
    out.own = request.own ? *request.own : rangeOf(tint->sample, request.rule.how, request.rule.norm, request.rule.kind);
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    Colouring colouring = request.colouring;
    colouring.range = out.range;
    out.shown.values = request.look.values;
    if (out.shown.values.empty())
        out.shown.values = suitedValues(out.shown.data->values, request.rule.kind);
    out.shown.values.resize(std::min(out.shown.values.size(), EarthSolid::mostValues));
    for (const double value : out.shown.values) {
        SolidAnswer::Surface surface;
        surface.colour = request.look.colour.isEmpty() ? QColor(valueColour(colouring, value)) : QColor(request.look.colour);
        surface.fine = trianglesOf(request, closed, *tint, value, colouring, out, stop);
        if (const std::size_t count = surface.fine.solid.triangles.size() / 3; count > kManyTriangles) {
            const auto every = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) / kFewTriangles)));
            const Tint few{thinned(closed, tint->nodes, every), {}, tint->scale};
            surface.coarse = trianglesOf(request, thinned(closed, every), few, value, colouring, out, stop);
        }
        out.surfaces.push_back(std::move(surface));
    }
}

} // namespace

double acrossMetres(const Grid& grid)
{
    const auto [south, north] = std::ranges::minmax_element(grid.lat);
    double east = 0.0;
    for (const double lon : grid.lon)
        east = std::max(east, std::abs(wrap180(lon - grid.lon.front())));
    const double width = east * std::cos(0.5 * (*south + *north) * degree);
    return std::max(*north - *south, width) * degree / unitsPerMetre;
}

std::vector<double> suitedValues(std::span<const float> values, ColourMap::Kind kind)
{
    constexpr double part = 0.84;
    const Spread spread = spreadOf(values, kind);
    const double wanted = spread.at(part), step = roundStep(std::max(1e-30, spread.at(0.98) - spread.at(0.02)), 20);
    const double value = std::round(wanted / step) * step;
    return spread.isMirrored ? std::vector<double>{-value, value} : std::vector<double>{value};
}

QRgb valueColour(const Colouring& colouring, double value)
{
    const auto [low, high] = std::minmax(colouring.range.lowest, colouring.range.highest);
    return colouring.at(std::clamp(value, low, high));
}

double suitedExaggeration(double lowestMetres, double highestMetres, double acrossMetres)
{
    const double tall = std::max({std::abs(lowestMetres), std::abs(highestMetres), 1.0});
    const double wanted = std::max(1.0, kStandsOut * std::min(acrossMetres, kWidest) / tall);
    const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
    const double part = wanted / decade;
    return decade * (part < 1.5 ? 1.0 : part < 3.5 ? 2.0 : part < 7.5 ? 5.0 : 10.0);
}

QString heightText(double metres)
{
    return std::abs(metres) >= kKilometresFrom ? Text::tr("%1 km").arg(QString::number(metres / 1000.0, 'f', 1))
                                               : Text::tr("%1 m").arg(QString::number(metres, 'f', 0));
}

VolumeLimits solidLimits(EarthLayerKind kind, GridKind grid)
{
    if (kind != EarthLayerKind::Volume)
        return kSurfaceLimits;
    return grid == GridKind::LatLon ? kVolumeLimits : grid == GridKind::Cells ? kEveryCell : kPatchLimits;
}

SolidAnswer answerSolid(const SolidRequest& request, VolumeSource& source, const std::stop_token& stop)
{
    SolidAnswer out;
    const CubeSignature& signature = request.cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(request.variable)];
    const bool isVolume = request.kind == EarthLayerKind::Volume;
    const GridKind grid = signature.gridOf(v)->kind;
    const auto data = source.volume(request.cube, request.variable, request.at, solidLimits(request.kind, grid), stop);
    if (!data) {
        out.error = data.error();
        return out;
    }
    out.shown.data = *data;
    measure(out.shown);
    if (!isVolume && grid == GridKind::Cells && (*data)->triangles->empty()) {
        out.error = Error{ErrorCode::Unsupported,
            Text::tr("The cells of '%1' lie on one line, and no isosurface can be laid between them. Add a curtain along them.").arg(v.name), {}};
        return out;
    }
    if (!isVolume) {
        answerSurfaces(request, source, out, stop);
        return out;
    }
    out.shown.tintUnits = shownUnits(v).units;
    out.own = request.own ? *request.own : rangeOf((*data)->values, request.rule.how, request.rule.norm, request.rule.kind);
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    Colouring colouring = request.colouring;
    colouring.range = out.range;
    out.shown.density = densityRule((*data)->values, request.rule.kind);
    if (std::isfinite(request.look.clear) && std::isfinite(request.look.dense))
        out.shown.density = {request.look.clear, request.look.dense, request.look.mirrored};
    out.shells = shells(*request.projection, **data, colouring, out.shown.density, stop);
    out.under = out.shells->under;
    out.over = out.shells->over;
    return out;
}

} // namespace terrella::earth
