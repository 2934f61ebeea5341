// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/outlines.h"

#include "views/earth/ground/outline_data.h"
#include "views/earth/ground/text_labels.h"

#include <algorithm>
#include <utility>

namespace terrella::earth {

namespace {

constexpr int graticuleOrder = 4000;
constexpr int riversOrder = 4001;
constexpr int bordersOrder = 4002;
constexpr int coastOrder = 4003;
constexpr int frameOrder = 4004;
constexpr double nearSpanDeg = 75.0;  ///< 1:50m below this many degrees from top to bottom
constexpr double closeSpanDeg = 16.0; ///< 1:10m
constexpr double brightEnough = 0.32; ///< of what lies below, for dark lines
constexpr double capMargin = 1.6;     ///< how much more than the view shows is made ready

const char* const lineKeys[] = {"graticule", "rivers", "borders", "coast"};

int orderOf(const QString& which)
{
    if (which == QLatin1String("graticule"))
        return graticuleOrder;
    return which == QLatin1String("rivers") ? riversOrder : which == QLatin1String("borders") ? bordersOrder : coastOrder;
}

float widthOf(const QString& which) { return which == QLatin1String("coast") ? 1.1F : which == QLatin1String("rivers") ? 0.9F : 1.0F; }

/// Degrees between the lines of the graticule: some six of them in the view.
double stepFor(double spanDeg)
{
    for (const double step : {30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2})
        if (spanDeg > 2.5 * step)
            return step;
    return 0.1;
}

} // namespace

Outlines::Outlines(SceneWidget& view, QObject* parent)
    : QObject(parent),
      m_view(view),
      m_data(std::make_shared<OutlineData>()),
      m_surfaces(view, this),
      m_cities(view, this),
      m_degrees(view)
{
    connect(&m_view, &SceneWidget::cameraChanged, this, &Outlines::cameraChanged);
    connect(&m_surfaces, &Surfaces::drawn, this, &Outlines::drawn);
    connect(&m_cities, &Cities::drawn, this, &Outlines::drawn);
    connect(&m_surfaces, &Surfaces::changed, this, [this] {
        recolour();
        Q_EMIT changed();
    });
    m_degrees.setShown(m_look.graticule && m_look.degrees);
}

Outlines::~Outlines() = default;

Outlines::Scale Outlines::scaleNow() const
{
    const double span = m_view.camera().spanDeg(*m_view.projection());
    return span < closeSpanDeg ? Scale::Close : span < nearSpanDeg ? Scale::Near : Scale::Far;
}

bool Outlines::isShown(const QString& which) const
{
    if (which == QLatin1String("graticule"))
        return m_look.graticule;
    return which == QLatin1String("rivers") ? m_look.rivers : which == QLatin1String("borders") ? m_look.borders : m_look.coast;
}

QString Outlines::coastTitle() const
{
    return m_scale == Scale::Close ? tr("Coastlines 1:10 m") : m_scale == Scale::Near ? tr("Coastlines 1:50 m") : tr("Coastlines 1:110 m");
}

void Outlines::setLook(const EarthGround& look)
{
    const EarthGround before = std::exchange(m_look, look);
    if (before == look)
        return;
    for (const char* key : lineKeys) {
        const QString which = QLatin1String(key);
        if (isShown(which) && !m_view.scene().contains(which))
            request(which);
        if (!isShown(which))
            m_view.scene().remove(which); // made anew, for the view of then
    }
    m_degrees.setShown(look.graticule && look.degrees);
    m_cities.setShown(look.cities);
    m_surfaces.setLook(look);
    m_view.redraw();
    Q_EMIT changed();
}

std::optional<bool> Outlines::isOnBright() const
{
    const std::optional<double> below = m_fieldBrightness ? m_fieldBrightness : m_surfaces.brightness();
    if (!below)
        return std::nullopt;
    return *below > brightEnough;
}

QColor Outlines::colourOf(const QString& which) const
{
    const std::optional<bool> onField = isOnBright();
    const bool bright = onField.value_or(!m_theme.isDark);
    QColor colour = bright ? QColor(14, 18, 24) : QColor(206, 217, 226);
    if (which == QLatin1String("coast")) {
        if (!onField)
            colour = m_theme.isDark ? QColor(128, 142, 154) : QColor(104, 118, 132);
    } else if (which == QLatin1String("borders")) {
        colour.setAlpha(onField ? 120 : 70);
    } else if (which == QLatin1String("rivers")) {
        colour = bright ? QColor(38, 92, 150) : QColor(112, 164, 216);
        colour.setAlpha(onField ? 130 : 120);
    } else {
        colour = onField || m_theme.isDark ? QColor(255, 255, 255) : QColor(40, 56, 72);
        colour.setAlpha(onField ? 46 : 26);
    }
    return colour;
}

void Outlines::recolour()
{
    for (const char* which : lineKeys)
        m_view.scene().recolourLines(QLatin1String(which), {}, colourOf(QLatin1String(which)));
    const bool bright = isOnBright().value_or(!m_theme.isDark);
    m_cities.setOnBright(bright);
    // On maps the numbers stand on the sky.
    m_degrees.setOnBright(!m_theme.isDark);
    m_view.redraw();
}

void Outlines::setFieldBrightness(std::optional<double> brightness)
{
    const auto before = isOnBright();
    const bool hadField = m_fieldBrightness.has_value();
    m_fieldBrightness = brightness;
    if (hadField != brightness.has_value())
        m_surfaces.setFields(m_covered, brightness.has_value());
    if (isOnBright() != before)
        recolour();
}

void Outlines::setCovered(bool covered)
{
    m_covered = covered;
    m_surfaces.setFields(covered, m_fieldBrightness.has_value());
}

void Outlines::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    m_view.scene().setSky(theme.sky);
    m_view.scene().recolourLines(QStringLiteral("frame"), {}, theme.line);
    m_surfaces.setTheme(theme);
    recolour();
}

void Outlines::cameraChanged()
{
    m_cities.viewChanged();
    if (!m_view.projection()->isGlobe())
        m_degrees.layOut();
    const bool isOtherScale = scaleNow() != m_scale;
    // From afar all of the Earth is ready; closer what the view shows, and some of what lies around.
    if (isOtherScale || (m_cap.radiusDeg < 180.0 && !m_cap.holds(viewCap(m_view.camera(), *m_view.projection(), m_view.paneSize())))) {
        requestAll();
    } else if (const double step = stepFor(m_view.camera().spanDeg(*m_view.projection())); step != m_step) {
        m_step = step;
        if (m_look.graticule)
            request(QStringLiteral("graticule"));
    }
    if (isOtherScale)
        Q_EMIT changed();
}

void Outlines::requestAll()
{
    m_scale = scaleNow();
    m_step = stepFor(m_view.camera().spanDeg(*m_view.projection()));
    m_cap = {};
    if (m_scale != Scale::Far)
        m_cap = viewCap(m_view.camera(), *m_view.projection(), m_view.paneSize()).grown(capMargin);
    for (const char* which : lineKeys)
        if (isShown(QLatin1String(which)))
            request(QLatin1String(which));
}

void Outlines::projectionChanged()
{
    for (const char* which : lineKeys)
        m_view.scene().remove(QLatin1String(which));
    m_degrees.setLines({});
    requestAll();
    m_surfaces.projectionChanged();
    m_cities.viewChanged();
    // A thin frame around maps, smooth where the triangles of the surface end in steps.
    m_view.scene().setLines(QStringLiteral("frame"), frameOrder, outline(*m_view.projection()), {}, m_theme.line, 1.6F);
    Q_EMIT changed();
}

void Outlines::request(const QString& which)
{
    const auto projection = m_view.projection();
    const QString scale = m_scale == Scale::Close ? QStringLiteral("10m") : m_scale == Scale::Near ? QStringLiteral("50m") : QStringLiteral("110m");
    QStringList layers{(which == QLatin1String("coast") ? QStringLiteral("coastline_") : QStringLiteral("borders_")) + scale};
    if (which == QLatin1String("rivers")) {
        const QString best = m_scale == Scale::Far ? scale : QStringLiteral("50m");
        layers = {QStringLiteral("rivers_") + best, QStringLiteral("lakes_") + best};
    }
    m_working.submit(
        which, [this, which, layers, projection, step = m_step, cap = m_cap, data = m_data](const std::stop_token& stop) -> Background::Answer {
            auto lines = std::make_shared<SceneLines>();
            auto numbered = std::make_shared<std::vector<GraticuleLine>>();
            if (which == QLatin1String("graticule")) {
                *numbered = graticuleLines(*projection, step, cap.centre, cap.radiusDeg);
                *lines = joined(*numbered);
            } else {
                for (const QString& layer : layers)
                    for (const Ring& ring : data->within(layer, cap)) {
                        if (stop.stop_requested())
                            break;
                        projectLine(*projection, ring.lon, ring.lat, *lines);
                    }
            }
            return [this, which, lines, numbered, projection] {
                if (projection != m_view.projection() || !isShown(which))
                    return;
                m_view.scene().setLines(which, orderOf(which), *lines, {}, colourOf(which), widthOf(which));
                if (which == QLatin1String("graticule"))
                    m_degrees.setLines(std::move(*numbered));
                m_view.redraw();
                Q_EMIT drawn();
            };
        });
}

void Outlines::layOutFor(const Camera& camera, const QSizeF& view, double pixelRatio)
{
    m_cities.layOutFor(camera, view, pixelRatio);
    m_degrees.layOut(camera, view, pixelRatio);
}

void Outlines::layOutForScreen()
{
    m_cities.layOutForScreen();
    m_degrees.layOut();
}

} // namespace terrella::earth
