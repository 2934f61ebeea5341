// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/projection.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <proj.h>

#include <algorithm>
#include <limits>
#include <mutex>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::Projection)
};

struct BuiltIn {
    const char* name;
    const char* title;
    const char* proj;
    double south;
    double north;
};

// Sphere of radius 1: scene units are Earth radii.
constexpr BuiltIn builtIns[] = {
    {"globe", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Globe"), "", -90.0, 90.0},
    {"equirectangular", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Equirectangular"), "+proj=eqc +R=1", -90.0, 90.0},
    {"robinson", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Robinson"), "+proj=robin +R=1", -90.0, 90.0},
    {"mollweide", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Mollweide"), "+proj=moll +R=1", -90.0, 90.0},
    {"north_polar", QT_TRANSLATE_NOOP("terrella::earth::Projection", "North polar stereographic"), "+proj=stere +lat_0=90 +R=1", 0.0, 90.0},
    {"south_polar", QT_TRANSLATE_NOOP("terrella::earth::Projection", "South polar stereographic"), "+proj=stere +lat_0=-90 +R=1", -90.0, 0.0},
    {"lambert", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Lambert conformal"), "+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45 +R=1", 0.0, 90.0},
};

constexpr double earthRadiusMetres = 6378137.0;
constexpr double farthest = 4.0; // Earth radii: beyond lies the stretched rim of azimuthal and Mercator maps

} // namespace

/// A PROJ object may be used by one thread at a time.
struct Projection::Transform {
    std::mutex mutex;
    PJ_CONTEXT* context = proj_context_create();
    PJ* pj = nullptr;

    Transform() { proj_log_level(context, PJ_LOG_NONE); }
    ~Transform()
    {
        proj_destroy(pj);
        proj_context_destroy(context);
    }
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;
};

Projection::Projection() = default;
Projection::~Projection() = default;

QStringList Projection::builtIn()
{
    QStringList out;
    for (const BuiltIn& b : builtIns)
        out << QLatin1String(b.name);
    return out;
}

QString Projection::title(const QString& name)
{
    for (const BuiltIn& b : builtIns)
        if (name == QLatin1String(b.name))
            return Text::tr(b.title);
    return name;
}

Result<std::shared_ptr<const Projection>> Projection::make(const QString& name)
{
    std::shared_ptr<Projection> out(new Projection);
    out->m_name = name.trimmed();
    QString definition = out->m_name;
    for (const BuiltIn& b : builtIns) {
        if (out->m_name != QLatin1String(b.name))
            continue;
        if (*b.proj == '\0')
            return std::shared_ptr<const Projection>(std::move(out));
        definition = QLatin1String(b.proj);
        out->m_south = b.south;
        out->m_north = b.north;
    }
    out->m_transform = std::make_unique<Transform>();
    Transform& t = *out->m_transform;
    if (definition.startsWith(QLatin1String("+proj="))) {
        definition.remove(QStringLiteral("+type=crs"));
        t.pj = proj_create(t.context, definition.toUtf8().constData());
    } else if (definition.contains(QLatin1Char(':'))) {
        PJ* raw = proj_create_crs_to_crs(t.context, "OGC:CRS84", definition.toUtf8().constData(), nullptr);
        if (raw) {
            t.pj = proj_normalize_for_visualization(t.context, raw);
            proj_destroy(raw);
        }
    } else {
        return Error{ErrorCode::Invalid,
            Text::tr("There is no projection \"%1\"; there are %2, and PROJ strings beginning with \"+proj=\".")
                .arg(name, builtIn().join(QLatin1String(", "))),
            {}};
    }
    if (!t.pj) {
        const int code = proj_context_errno(t.context);
        const char* why = code ? proj_context_errno_string(t.context, code) : nullptr;
        return Error{ErrorCode::Invalid,
            Text::tr("PROJ does not accept the projection \"%1\": %2.").arg(name, why ? QString::fromUtf8(why) : Text::tr("it is not understood")),
            {}};
    }
    out->m_degrees = proj_degree_input(t.pj, PJ_FWD) != 0;
    if (const auto lon0 = QRegularExpression(QStringLiteral("\\+lon_0=([-+0-9.eE]+)")).match(definition); lon0.hasMatch())
        out->m_centralLon = wrap180(lon0.captured(1).toDouble());
    out->measure();
    if (!(out->m_bounds.width() > 0.0) || !(out->m_bounds.height() > 0.0))
        return Error{ErrorCode::Invalid, Text::tr("The projection \"%1\" draws no map: no place of a 5° grid has a point in it.").arg(name), {}};
    return std::shared_ptr<const Projection>(std::move(out));
}

void Projection::measure()
{
    std::vector<double> lon;
    std::vector<double> lat;
    for (double y = m_south; y <= m_north; y += 5.0) {
        for (double x = -180.0; x <= 180.0; x += 5.0) {
            lon.push_back(m_centralLon + x);
            lat.push_back(y);
        }
    }
    const auto extent = [&](double units) {
        m_units = units;
        std::vector<Vec3> points(lon.size());
        forward(lon, lat, points);
        double box[4] = {1e9, 1e9, -1e9, -1e9};
        for (const Vec3& p : points) {
            if (std::isnan(p.x))
                continue;
            box[0] = std::min(box[0], p.x);
            box[1] = std::min(box[1], p.y);
            box[2] = std::max(box[2], p.x);
            box[3] = std::max(box[3], p.y);
        }
        m_bounds = QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    };
    // A projection on a sphere of radius 1 stays within a few units, all others count metres.
    extent(1.0);
    Vec3 probe[1];
    const double x[1] = {m_centralLon + 10.0};
    const double y[1] = {std::clamp(0.5 * (m_south + m_north) + 10.0, -80.0, 80.0)};
    forward(x, y, probe);
    if (!(m_bounds.width() > 0.0) || std::isnan(probe[0].x))
        extent(earthRadiusMetres);
}

void Projection::forward(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<Vec3> out) const
{
    if (isGlobe()) {
        for (std::size_t k = 0; k < out.size(); ++k)
            out[k] = onSphere(lonDeg[k], latDeg[k]);
        return;
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const double unit = m_degrees ? 1.0 : degree;
    const std::lock_guard lock(m_transform->mutex);
    for (std::size_t k = 0; k < out.size(); ++k) {
        // PROJ folds longitudes past the cut over to the other edge; a hair inside keeps them on their side.
        double relative = lonDeg[k] - m_centralLon;
        if (std::abs(relative) > 180.0 + 1e-9)
            relative = wrap180(relative);
        relative = std::clamp(relative, -180.0 + 1e-9, 180.0 - 1e-9);
        const PJ_COORD at = proj_coord((m_centralLon + relative) * unit, latDeg[k] * unit, 0.0, 0.0);
        const PJ_COORD xy = proj_trans(m_transform->pj, PJ_FWD, at);
        const double px = xy.xy.x / m_units;
        const double py = xy.xy.y / m_units;
        const bool good = std::isfinite(px) && std::isfinite(py) && std::abs(px) <= farthest && std::abs(py) <= farthest
            && latDeg[k] >= m_south - 1e-9 && latDeg[k] <= m_north + 1e-9;
        out[k] = good ? Vec3{px, py, 0.0} : Vec3{nan, nan, nan};
    }
}

std::optional<Vec3> Projection::forward(double lonDeg, double latDeg) const
{
    Vec3 out;
    forward({&lonDeg, 1}, {&latDeg, 1}, {&out, 1});
    if (std::isnan(out.x))
        return std::nullopt;
    return out;
}

std::optional<LatLon> Projection::inverse(double x, double y) const
{
    if (isGlobe() || std::abs(x) > farthest || std::abs(y) > farthest)
        return std::nullopt;
    PJ_COORD lp;
    {
        const std::lock_guard lock(m_transform->mutex);
        lp = proj_trans(m_transform->pj, PJ_INV, proj_coord(x * m_units, y * m_units, 0.0, 0.0));
    }
    const double unit = m_degrees ? 1.0 : 1.0 / degree;
    const double lon = lp.lp.lam * unit;
    const double lat = lp.lp.phi * unit;
    if (!std::isfinite(lon) || !std::isfinite(lat) || std::abs(lat) > 90.0 + 1e-9 || lat < m_south || lat > m_north)
        return std::nullopt;
    // Outside the map's outline PROJ may answer with a place that lies elsewhere.
    const double relative = wrap180(lon - m_centralLon);
    const auto back = forward(m_centralLon + relative, lat);
    const double reach = 1e-4 + 1e-4 * (std::abs(x) + std::abs(y));
    if (!back || std::hypot(back->x - x, back->y - y) > reach)
        return std::nullopt;
    return LatLon{lat, wrap180(lon)};
}

} // namespace terrella::earth
