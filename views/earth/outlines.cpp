// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/outlines.h"

#include "views/earth/natural_earth.h"

#include <map>

namespace terrella::earth {

namespace {

constexpr int earthOrder = 0;
constexpr int graticuleOrder = 4000;
constexpr int bordersOrder = 4001;
constexpr int coastOrder = 4002;
constexpr int frameOrder = 4003;
constexpr int regionOrder = 9000;
constexpr double closeSpanDeg = 75.0; ///< 1:50m below this many degrees from top to bottom

int orderOf(const QString& which)
{
    return which == QLatin1String("coast") ? coastOrder : which == QLatin1String("borders") ? bordersOrder : graticuleOrder;
}

} // namespace

/// Outlines read so far. A file that cannot be read is an empty outline: the view works without.
struct Outlines::Data {
    std::map<QString, std::vector<Ring>> read;
    const std::vector<Ring>& get(const QString& layer)
    {
        const auto found = read.find(layer);
        if (found != read.end())
            return found->second;
        auto rings = readOutlines(naturalEarthPath(), layer);
        return read[layer] = rings ? *std::move(rings) : std::vector<Ring>{};
    }
};

Outlines::Outlines(SceneWidget& view, QObject* parent) : QObject(parent), m_view(view), m_data(std::make_shared<Data>())
{
    connect(&m_view, &SceneWidget::cameraChanged, this, &Outlines::cameraChanged);
}

Outlines::~Outlines() = default;

bool Outlines::isClose() const { return m_view.camera().spanDeg(*m_view.projection()) < closeSpanDeg; }

bool Outlines::isShown(const QString& which) const
{
    return which == QLatin1String("coast") ? m_coast : which == QLatin1String("borders") ? m_borders : m_graticule;
}

QString Outlines::coastTitle() const { return m_close ? tr("Coastlines 1:50 m") : tr("Coastlines 1:110 m"); }

void Outlines::setShown(const QString& which, bool shown)
{
    if (isShown(which) == shown)
        return;
    (which == QLatin1String("coast") ? m_coast : which == QLatin1String("borders") ? m_borders : m_graticule) = shown;
    if (shown && !m_view.scene().contains(which))
        requestLines(which);
    m_view.scene().setVisible(which, shown);
    m_view.redraw();
    Q_EMIT changed();
}

QColor Outlines::colourOf(const QString& which) const
{
    const bool onField = m_brightness.has_value();
    const bool bright = onField ? *m_brightness > 0.32 : !m_theme.isDark;
    QColor colour = bright ? QColor(14, 18, 24) : QColor(206, 217, 226);
    if (which == QLatin1String("coast")) {
        if (!onField)
            colour = m_theme.isDark ? QColor(128, 142, 154) : QColor(104, 118, 132);
    } else if (which == QLatin1String("borders")) {
        colour.setAlpha(onField ? 120 : 70);
    } else {
        colour = onField || m_theme.isDark ? QColor(255, 255, 255) : QColor(40, 56, 72);
        colour.setAlpha(onField ? 46 : 26);
    }
    return colour;
}

void Outlines::recolour()
{
    for (const char* which : {"graticule", "borders", "coast"})
        m_view.scene().recolourLines(QLatin1String(which), {}, colourOf(QLatin1String(which)));
    m_view.redraw();
}

void Outlines::setFieldBrightness(std::optional<double> brightness)
{
    const bool wasBright = m_brightness && *m_brightness > 0.32;
    const bool isBright = brightness && *brightness > 0.32;
    const bool same = m_brightness.has_value() == brightness.has_value() && wasBright == isBright;
    m_brightness = brightness;
    if (!same)
        recolour();
}

void Outlines::setCovered(bool covered)
{
    m_covered = covered;
    m_view.scene().setVisible(QStringLiteral("earth"), !covered);
}

void Outlines::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    m_view.scene().setSky(theme.sky);
    m_view.scene().recolourLines(QStringLiteral("frame"), {}, theme.line);
    m_hasMesh = false;
    requestEarth();
    recolour();
}

void Outlines::cameraChanged()
{
    if (isClose() == m_close)
        return;
    m_close = isClose();
    for (const char* which : {"coast", "borders"})
        if (isShown(QLatin1String(which)))
            requestLines(QLatin1String(which));
    Q_EMIT changed();
}

void Outlines::projectionChanged()
{
    m_close = isClose();
    for (const char* which : {"graticule", "borders", "coast"}) {
        m_view.scene().remove(QLatin1String(which));
        if (isShown(QLatin1String(which)))
            requestLines(QLatin1String(which));
    }
    m_view.scene().remove(QStringLiteral("earth"));
    m_hasMesh = false;
    requestEarth();
    // A thin frame around maps, smooth where the triangles of the surface end in steps.
    m_view.scene().setLines(QStringLiteral("frame"), frameOrder, outline(*m_view.projection()), {}, m_theme.line, 1.6F);
    hideRegion();
    Q_EMIT changed();
}

void Outlines::requestEarth()
{
    const auto projection = m_view.projection();
    const QRgb land = m_theme.isDark ? qRgb(0x2b, 0x34, 0x3d) : qRgb(0xdd, 0xe1, 0xe4);
    const QRgb sea = m_theme.isDark ? qRgb(0x18, 0x1e, 0x25) : qRgb(0xf6, 0xf8, 0xfa);
    m_working.submit(QStringLiteral("earth"), [this, projection, land, sea, data = m_data](const std::stop_token&) -> Background::Answer {
        auto mesh = std::make_shared<FieldMesh>(wholeEarth(*projection));
        auto image = std::make_shared<FieldImage>(paintLand(data->get(QStringLiteral("land_110m")), land, sea, 2048));
        return [this, projection, mesh, image] {
            if (projection != m_view.projection())
                return;
            m_view.scene().setSurface(QStringLiteral("earth"), earthOrder, m_hasMesh ? nullptr : mesh.get(), image.get());
            m_hasMesh = true;
            setCovered(m_covered);
            m_view.redraw();
            Q_EMIT drawn();
        };
    });
}

void Outlines::requestLines(const QString& which)
{
    const auto projection = m_view.projection();
    const QString layer = (which == QLatin1String("coast") ? QStringLiteral("coastline_") : QStringLiteral("borders_"))
        + (m_close ? QStringLiteral("50m") : QStringLiteral("110m"));
    m_working.submit(which, [this, which, layer, projection, data = m_data](const std::stop_token& stop) -> Background::Answer {
        auto lines = std::make_shared<SceneLines>();
        if (which == QLatin1String("graticule")) {
            *lines = graticule(*projection, 30.0);
        } else {
            for (const Ring& ring : data->get(layer)) {
                if (stop.stop_requested())
                    break;
                projectLine(*projection, ring.lon, ring.lat, *lines);
            }
        }
        return [this, which, lines, projection] {
            if (projection != m_view.projection())
                return;
            m_view.scene().setLines(which, orderOf(which), *lines, {}, colourOf(which), which == QLatin1String("coast") ? 1.1F : 1.0F);
            m_view.scene().setVisible(which, isShown(which));
            m_view.redraw();
            Q_EMIT drawn();
        };
    });
}

void Outlines::drawRegion(double west, double south, double east, double north)
{
    std::vector<double> lon;
    std::vector<double> lat;
    const auto side = [&](double x0, double y0, double x1, double y1) {
        const int steps = std::max(1, static_cast<int>(std::max(std::abs(x1 - x0), std::abs(y1 - y0))));
        for (int k = 0; k <= steps; ++k) {
            lon.push_back(x0 + (x1 - x0) * k / steps);
            lat.push_back(y0 + (y1 - y0) * k / steps);
        }
    };
    side(west, south, east, south);
    side(east, south, east, north);
    side(east, north, west, north);
    side(west, north, west, south);
    SceneLines lines;
    projectLine(*m_view.projection(), lon, lat, lines, 2.0);
    m_view.scene().setLines(QStringLiteral("region"), regionOrder, lines, {}, m_theme.accent, 2.0F);
    m_view.redraw();
}

void Outlines::hideRegion()
{
    m_view.scene().remove(QStringLiteral("region"));
    m_view.redraw();
}

} // namespace terrella::earth
