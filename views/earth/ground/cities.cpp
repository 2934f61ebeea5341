// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/cities.h"

#include <QGuiApplication>

#include <algorithm>
#include <mutex>

namespace terrella::earth {

namespace {

const QString dotsKey = QStringLiteral("ground/dots");
const QString namesKey = QStringLiteral("ground/names");
constexpr int dotsOrder = 4100;
constexpr int namesOrder = 4101;
constexpr double beside = 3.5; ///< pixels from the dot's middle to the name

QFont nameFont()
{
    QFont out = QGuiApplication::font();
    out.setPointSizeF(8.5);
    return out;
}

} // namespace

/// Cities read so far, and where the projection draws them.
struct Cities::Data {
    std::mutex mutex;
    std::vector<City> cities;
    bool isRead = false;
    std::shared_ptr<const Projection> projection;
    std::vector<Vec3> points;
    std::vector<QSizeF> sizes; ///< of the names; empty where not yet measured

    void prepare(const std::shared_ptr<const Projection>& wanted)
    {
        if (!std::exchange(isRead, true)) {
            if (auto read = readCities(naturalEarthPath()))
                cities = *std::move(read);
            sizes.resize(cities.size());
        }
        if (projection == wanted)
            return;
        projection = wanted;
        std::vector<double> lon, lat;
        for (const City& city : cities) {
            const double middle = wanted->centralLongitude();
            lon.push_back(wanted->isGlobe() ? city.lon : middle + wrap180(city.lon - middle));
            lat.push_back(city.lat);
        }
        points.resize(cities.size());
        wanted->forward(lon, lat, points);
    }
};

struct Cities::Asked {
    std::shared_ptr<const Projection> projection;
    Camera camera;
    QSizeF view;
    double sharpness = 2.0; ///< texels of a pixel
    bool isOnBright = false;
    std::vector<PlacedCity> before;
};

struct Cities::Found {
    std::shared_ptr<const Projection> projection;
    std::vector<PlacedCity> placed;
    std::vector<QString> names;
    SceneLabels labels;
    SceneMarks dots;
    bool isOnBright = false;
    double sharpness = 0.0;
    Camera camera;
    QSizeF view;

    [[nodiscard]] bool isFor(const Asked& asked) const
    {
        return projection == asked.projection && isOnBright == asked.isOnBright && sharpness == asked.sharpness && camera == asked.camera
            && view == asked.view;
    }
    /// Nothing has changed but where the dots are on the screen.
    [[nodiscard]] bool looksAs(const Found& other) const
    {
        return projection == other.projection && isOnBright == other.isOnBright && sharpness == other.sharpness
            && std::ranges::equal(placed, other.placed, [](const auto& a, const auto& b) { return a.city == b.city && a.isLeft == b.isLeft; });
    }
};

Cities::Cities(SceneWidget& view, QObject* parent) : QObject(parent), m_view(view), m_data(std::make_shared<Data>()) {}

Cities::~Cities() = default;

void Cities::setShown(bool shown)
{
    if (m_isShown == shown)
        return;
    m_isShown = shown;
    for (const QString& key : {dotsKey, namesKey})
        m_view.scene().setVisible(key, shown);
    viewChanged();
    m_view.redraw();
}

void Cities::setOnBright(bool isOnBright)
{
    if (m_isOnBright == isOnBright)
        return;
    m_isOnBright = isOnBright;
    viewChanged();
}

std::vector<QString> Cities::names() const { return m_found && m_isShown ? m_found->names : std::vector<QString>{}; }

Cities::Asked Cities::asked(const Camera& camera, const QSizeF& view, double pixelRatio) const
{
    Asked out{m_view.projection(), camera, view, 2.0 * std::clamp(pixelRatio, 1.0, 3.0), m_isOnBright, {}};
    if (m_found && m_found->projection == out.projection)
        out.before = m_found->placed;
    return out;
}

std::shared_ptr<Cities::Found> Cities::layOut(Data& data, const Asked& asked)
{
    const std::lock_guard lock(data.mutex);
    data.prepare(asked.projection);
    const QFont font = nameFont();
    auto out = std::make_shared<Found>();
    out->projection = asked.projection;
    out->isOnBright = asked.isOnBright;
    out->sharpness = asked.sharpness;
    out->camera = asked.camera;
    out->view = asked.view;
    out->placed = layOutCities(
        data.cities, data.points, asked.camera, *asked.projection, asked.view,
        [&](std::size_t k) {
            if (data.sizes[k].isEmpty())
                data.sizes[k] = labelSize(font, data.cities[k].name);
            return data.sizes[k];
        },
        asked.before);
    for (const PlacedCity& one : out->placed)
        out->names.push_back(data.cities[one.city].name);
    const LabelInk ink = labelInk(asked.isOnBright);
    const std::vector<QRectF> parts = paintLabels(out->names, font, ink, asked.sharpness, out->labels.picture);
    out->dots.size = 5.0F;
    out->dots.rim = QColor(ink.halo.red(), ink.halo.green(), ink.halo.blue());
    for (std::size_t k = 0; k < out->placed.size(); ++k) {
        const PlacedCity& one = out->placed[k];
        const Vec3& at = data.points[one.city];
        const QSizeF size = parts[k].size() / asked.sharpness;
        const double aside = beside + 0.5 * size.width();
        out->labels.labels.push_back({at, at, parts[k], size, {one.isLeft ? -aside : aside, 0.0}});
        out->dots.points.push_back(at);
        out->dots.colours.push_back(ink.ink.rgb());
    }
    return out;
}

void Cities::take(const Found& found)
{
    m_view.scene().setLabels(namesKey, namesOrder, found.labels);
    m_view.scene().setMarks(dotsKey, dotsOrder, found.dots);
}

void Cities::viewChanged()
{
    if (!m_isShown)
        return;
    m_working.submit(QStringLiteral("cities"),
        [this, data = m_data, asked = asked(m_view.camera(), m_view.paneSize(), m_view.devicePixelRatioF())](
            const std::stop_token&) -> Background::Answer {
            const std::shared_ptr<const Found> found = layOut(*data, asked);
            return [this, found] {
                const bool isNew = !m_found || !found->looksAs(*m_found);
                if (m_isShown && isNew && found->projection == m_view.projection()) {
                    m_found = found;
                    take(*found);
                    m_view.redraw();
                }
                Q_EMIT drawn();
            };
        });
}

void Cities::layOutFor(const Camera& camera, const QSizeF& view, double pixelRatio)
{
    if (!m_isShown)
        return;
    const Asked wanted = asked(camera, view, pixelRatio);
    if (!m_picture || !m_picture->isFor(wanted))
        m_picture = layOut(*m_data, wanted);
    take(*m_picture);
}

void Cities::layOutForScreen()
{
    if (!m_isShown)
        return;
    if (m_found)
        take(*m_found);
    else
        viewChanged();
}

} // namespace terrella::earth
