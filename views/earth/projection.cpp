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

constexpr double mercatorLimit = 85.0511; // the map is a square

struct BuiltIn {
    const char* name;
    const char* title;
    const char* proj;
    double lon; ///< the middle where none is given
    double lat;
    double south;
    double north;
    double cap;
};

// Sphere of radius 1: scene units are Earth radii. The rotated pole is that of the European regional models (EURO-CORDEX).
constexpr BuiltIn builtIns[] = {
    {"globe", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Globe"), "", 0.0, 0.0, -90.0, 90.0, 180.0},
    {"equirectangular", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Equirectangular"), "+proj=eqc", 0.0, 0.0, -90.0, 90.0, 180.0},
    {"robinson", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Robinson"), "+proj=robin", 0.0, 0.0, -90.0, 90.0, 180.0},
    {"mollweide", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Mollweide"), "+proj=moll", 0.0, 0.0, -90.0, 90.0, 180.0},
    {"equal_earth", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Equal Earth"), "+proj=eqearth", 0.0, 0.0, -90.0, 90.0, 180.0},
    {"mercator", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Mercator"), "+proj=merc", 0.0, 0.0, -mercatorLimit, mercatorLimit, 180.0},
    {"north_polar", QT_TRANSLATE_NOOP("terrella::earth::Projection", "North polar stereographic"), "+proj=stere +lat_0=90", 0.0, 90.0, 0.0, 90.0,
        180.0},
    {"south_polar", QT_TRANSLATE_NOOP("terrella::earth::Projection", "South polar stereographic"), "+proj=stere +lat_0=-90", 0.0, -90.0, -90.0, 0.0,
        180.0},
    {"lambert", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Lambert conformal"), "+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45", 0.0, 45.0, 0.0,
        90.0, 180.0},
    {"lambert_azimuthal", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Lambert azimuthal"), "+proj=laea", 10.0, 52.0, -90.0, 90.0, 90.0},
    {"rotated_pole", QT_TRANSLATE_NOOP("terrella::earth::Projection", "Rotated pole"), "+proj=ob_tran +o_proj=eqc +o_lon_p=0 +o_lat_p=39.25", 18.0,
        0.0, -90.0, 90.0, 180.0},
};

constexpr double earthRadiusMetres = 6378137.0;
constexpr double farthest = 4.0; // Earth radii: beyond lies the stretched rim of azimuthal and Mercator maps

/// A name of builtIns taken apart.
struct Named {
    const BuiltIn* kind = nullptr; ///< null: not one of them
    double lon = 0.0;
    double lat = 0.0;
    bool hasPlace = false;
};

bool takesLatitude(const BuiltIn& kind) { return kind.cap < 180.0; }

Named named(const QString& name)
{
    static const QRegularExpression form(QStringLiteral("^([a-z_]+)(?:@(-?[0-9.]+)(?:,(-?[0-9.]+))?)?$"));
    const auto match = form.match(name);
    for (const BuiltIn& b : builtIns) {
        if (!match.hasMatch() || match.captured(1) != QLatin1String(b.name))
            continue;
        Named out{&b, b.lon, b.lat, match.hasCaptured(2)};
        if (out.hasPlace)
            out.lon = wrap180(match.captured(2).toDouble());
        if (match.hasCaptured(3) && takesLatitude(b))
            out.lat = std::clamp(match.captured(3).toDouble(), -90.0, 90.0);
        return out;
    }
    return {};
}

QString number(double degrees) { return QString::number(std::round(degrees * 100.0) / 100.0, 'g', 8); }

/// "+key=" with its number, in a PROJ string.
QRegularExpression parameter(const char* key) { return QRegularExpression(QStringLiteral("\\+%1=([-+0-9.eE]+)").arg(QLatin1String(key))); }

std::optional<double> valueOf(const QString& definition, const char* key)
{
    const auto match = parameter(key).match(definition);
    return match.hasMatch() ? std::optional(match.captured(1).toDouble()) : std::nullopt;
}

/// "+proj=ob_tran +o_proj=eqc +o_lat_p=… " without its turn: "+proj=eqc …". Empty for definitions that turn nothing.
QString withoutTurn(QString definition)
{
    if (!definition.contains(QLatin1String("+proj=ob_tran")))
        return {};
    static const QRegularExpression turning(QStringLiteral("\\+(?:o_lat_\\w|o_lon_\\w|o_alpha|lon_0|lon_1|lon_2|lat_0)=[-+0-9.eE]+"));
    definition.remove(QStringLiteral("+proj=ob_tran"));
    definition.remove(turning);
    return definition.replace(QLatin1String("+o_proj="), QLatin1String("+proj=")).simplified();
}

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
    const Named parts = named(name);
    if (!parts.kind)
        return name;
    const QString title = Text::tr(parts.kind->title);
    if (!parts.hasPlace)
        return title;
    const auto east = [](double lon) { return number(std::abs(lon)) + (lon < 0.0 ? QStringLiteral("°W") : QStringLiteral("°E")); };
    const auto north = [](double lat) { return number(std::abs(lat)) + (lat < 0.0 ? QStringLiteral("°S") : QStringLiteral("°N")); };
    return takesLatitude(*parts.kind) ? QStringLiteral("%1, %2 %3").arg(title, north(parts.lat), east(parts.lon))
                                      : QStringLiteral("%1, %2").arg(title, east(parts.lon));
}

QString Projection::centredOn(const QString& name, double lonDeg, double latDeg)
{
    const QString lon = number(wrap180(lonDeg));
    const QString lat = number(std::clamp(latDeg, -90.0, 90.0));
    if (const Named parts = named(name); parts.kind) {
        if (*parts.kind->proj == '\0')
            return {};
        const QString kind = QLatin1String(parts.kind->name);
        return takesLatitude(*parts.kind) ? QStringLiteral("%1@%2,%3").arg(kind, lon, lat) : QStringLiteral("%1@%2").arg(kind, lon);
    }
    if (!name.startsWith(QLatin1String("+proj=")))
        return {};
    QString out = name;
    if (out.contains(parameter("lat_0")))
        out.replace(parameter("lat_0"), QLatin1String("+lat_0=") + lat);
    if (out.contains(parameter("lon_0")))
        return out.replace(parameter("lon_0"), QLatin1String("+lon_0=") + lon);
    return out + QLatin1String(" +lon_0=") + lon;
}

Result<std::shared_ptr<const Projection>> Projection::make(const QString& name)
{
    std::shared_ptr<Projection> out(new Projection);
    out->m_name = name.trimmed();
    QString definition = out->m_name;
    if (const Named parts = named(out->m_name); parts.kind) {
        if (*parts.kind->proj == '\0')
            return std::shared_ptr<const Projection>(std::move(out));
        definition = QLatin1String(parts.kind->proj) + QLatin1String(" +R=1 +lon_0=") + number(parts.lon);
        if (takesLatitude(*parts.kind))
            definition += QLatin1String(" +lat_0=") + number(parts.lat);
        out->m_south = parts.kind->south;
        out->m_north = parts.kind->north;
        out->m_cap = parts.kind->cap;
        out->m_capCosine = out->m_cap < 180.0 ? std::cos(out->m_cap * degree) : -2.0;
    }
    TRY_DO(out->define(definition));
    if (const QString upright = withoutTurn(definition); !upright.isEmpty())
        if (const auto made = make(upright))
            out->m_upright = *made;
    out->measure();
    if (!(out->m_bounds.width() > 0.0) || !(out->m_bounds.height() > 0.0))
        return Error{ErrorCode::Invalid, Text::tr("The projection \"%1\" draws no map: no place of a 5° grid has a point in it.").arg(name), {}};
    return std::shared_ptr<const Projection>(std::move(out));
}

Result<void> Projection::define(const QString& definition)
{
    m_transform = std::make_unique<Transform>();
    Transform& t = *m_transform;
    if (definition.startsWith(QLatin1String("+proj="))) {
        QString plain = definition;
        plain.remove(QStringLiteral("+type=crs"));
        t.pj = proj_create(t.context, plain.toUtf8().constData());
    } else if (definition.contains(QLatin1Char(':'))) {
        PJ* raw = proj_create_crs_to_crs(t.context, "OGC:CRS84", definition.toUtf8().constData(), nullptr);
        if (raw) {
            t.pj = proj_normalize_for_visualization(t.context, raw);
            proj_destroy(raw);
        }
    } else {
        return Error{ErrorCode::Invalid,
            Text::tr("There is no projection \"%1\"; there are %2, and PROJ strings beginning with \"+proj=\".")
                .arg(m_name, builtIn().join(QLatin1String(", "))),
            {}};
    }
    if (!t.pj) {
        const int code = proj_context_errno(t.context);
        const char* why = code ? proj_context_errno_string(t.context, code) : nullptr;
        return Error{ErrorCode::Invalid,
            Text::tr("PROJ does not accept the projection \"%1\": %2.").arg(m_name, why ? QString::fromUtf8(why) : Text::tr("it is not understood")),
            {}};
    }
    m_degrees = proj_degree_input(t.pj, PJ_FWD) != 0;
    m_centralLon = wrap180(valueOf(definition, "lon_0").value_or(0.0));
    m_centralLat = std::clamp(valueOf(definition, "lat_0").value_or(0.0), -90.0, 90.0);
    m_centre = onSphere(m_centralLon, m_centralLat);
    return {};
}

bool Projection::isDrawn(double lonDeg, double latDeg) const
{
    return latDeg >= m_south - 1e-9 && latDeg <= m_north + 1e-9 && (m_cap >= 180.0 || dot(onSphere(lonDeg, latDeg), m_centre) >= m_capCosine - 1e-12);
}

void Projection::measure()
{
    if (m_upright) {
        m_bounds = m_upright->bounds();
        m_units = m_upright->m_units;
        return;
    }
    std::vector<double> lon;
    std::vector<double> lat;
    for (double y = m_south; y <= m_north; y += 5.0) {
        for (double x = -180.0; x <= 180.0; x += 5.0) {
            lon.push_back(m_centralLon + x);
            lat.push_back(y);
        }
    }
    // The edge of a cap lies between the places of the grid.
    for (double bearing = 0.0; m_cap < 180.0 && bearing < 360.0; bearing += 5.0) {
        const Vec3 at = destination(m_centralLon, m_centralLat, bearing, m_cap);
        lon.push_back(lonOf(at));
        lat.push_back(latOf(at));
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
        const bool good
            = std::isfinite(px) && std::isfinite(py) && std::abs(px) <= farthest && std::abs(py) <= farthest && isDrawn(lonDeg[k], latDeg[k]);
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
