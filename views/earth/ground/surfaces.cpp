// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/surfaces.h"

#include "pipelines/core/resources.h"
#include "pipelines/data/plate.h"
#include "views/earth/ground/hill_shade.h"
#include "views/earth/ground/sun.h"
#include "views/earth/natural_earth.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace terrella::earth {

namespace {

const QString earthKey = QStringLiteral("earth");
const QString baseKey = QStringLiteral("ground/base");
const QString shadeKey = QStringLiteral("ground/shade");
const QString nightKey = QStringLiteral("ground/night");
constexpr int earthOrder = 0;
constexpr int baseOrder = 10;
constexpr int shadeOrder = 3800;
constexpr int nightOrder = 3900;
constexpr int largest = 4096; ///< texels of a picture or relief
constexpr int nightWidth = 1024;
constexpr QRgb nightColour = qRgb(6, 10, 24);

HillLight lightOf(const EarthGround& look) { return {look.azimuth, look.altitude, look.exaggeration}; }

QString reliefPath(const EarthGround& look) { return look.reliefFile.isEmpty() ? resourcePath(QStringLiteral("maps/relief.tif")) : look.reliefFile; }

FieldMesh meshOf(const Projection& projection, const PlateBox& box) { return earthPart(projection, box.west, box.east, box.south, box.north); }

double meanBrightness(const FieldImage& image)
{
    double sum = 0.0, count = 0.0;
    for (std::size_t k = 0; k < image.pixels.size(); k += 17) {
        const std::uint32_t c = image.pixels[k];
        if (c >> 24U == 0)
            continue;
        sum += 0.2126 * (c & 255U) + 0.7152 * (c >> 8U & 255U) + 0.0722 * (c >> 16U & 255U);
        count += 255.0;
    }
    return count > 0.0 ? sum / count : 0.0;
}

/// Rows from the south, as textures are; transparent where the picture is.
FieldImage imageOf(const PlatePicture& picture)
{
    FieldImage out;
    out.width = picture.width;
    out.height = picture.height;
    const auto nx = static_cast<std::ptrdiff_t>(picture.width);
    for (std::ptrdiff_t row = picture.height - 1; row >= 0; --row)
        out.pixels.insert(out.pixels.end(), picture.pixels.begin() + row * nx, picture.pixels.begin() + (row + 1) * nx);
    out.opaque = std::ranges::all_of(out.pixels, [](std::uint32_t c) { return c >> 24U == 255; });
    return out;
}

} // namespace

/// What was read so far.
struct Surfaces::Data {
    std::optional<std::vector<Ring>> land;
    std::pair<QString, std::shared_ptr<const PlateHeights>> relief; ///< the last one
    std::pair<HillLight, std::shared_ptr<const std::vector<float>>> shade;
    std::pair<QString, std::shared_ptr<const PlatePicture>> picture;

    FieldImage plain(QRgb landColour, QRgb sea)
    {
        if (!land) {
            auto rings = readOutlines(naturalEarthPath(), QStringLiteral("land_110m"));
            land = rings ? *std::move(rings) : std::vector<Ring>{};
        }
        return paintLand(*land, landColour, sea, 2048);
    }
    Result<std::shared_ptr<const PlateHeights>> heights(const QString& path, const HillLight& light)
    {
        if (relief.first != path || !relief.second) {
            TRY(auto read, readPlateHeights(path, largest));
            relief = {path, std::make_shared<const PlateHeights>(std::move(read))};
            shade.second.reset();
        }
        if (shade.first != light || !shade.second) {
            const PlateHeights& r = *relief.second;
            shade = {light, std::make_shared<const std::vector<float>>(hillShade(r.heights, static_cast<std::size_t>(r.width), r.box, light))};
        }
        return relief.second;
    }
    Result<std::shared_ptr<const PlatePicture>> photograph(const QString& path)
    {
        if (picture.first != path || !picture.second) {
            TRY(auto read, readPlatePicture(path, largest));
            picture = {path, std::make_shared<const PlatePicture>(std::move(read))};
        }
        return picture.second;
    }
};

struct Surfaces::Made {
    std::shared_ptr<const Projection> projection;
    PlateBox box;
    FieldMesh mesh;
    bool hasMesh = false;
    FieldImage image;
    std::optional<double> brightness;
    QString said;
};

Surfaces::Surfaces(SceneWidget& view, QObject* parent) : QObject(parent), m_view(view), m_data(std::make_shared<Data>()) {}

Surfaces::~Surfaces() = default;

QString Surfaces::note() const
{
    if (!m_look.night || (m_time && !goesByPartOfYear(m_calendar)))
        return m_problem;
    const QString night = m_time ? tr("Day and night go by the part of the year: the calendar is not the world's.")
                                 : tr("Day and night are those of now: nothing that is shown has a time.");
    return m_problem.isEmpty() ? night : m_problem + QLatin1Char('\n') + night;
}

void Surfaces::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    requestPlain();
    if (m_look.base == EarthGround::Base::Relief)
        requestBase();
}

void Surfaces::setLook(const EarthGround& look)
{
    const EarthGround before = std::exchange(m_look, look);
    const bool isLight = lightOf(before) != lightOf(look) || before.reliefFile != look.reliefFile;
    if (before.base != look.base || (look.base == EarthGround::Base::Relief && isLight) || before.pictureFile != look.pictureFile)
        requestBase();
    if (isLight || before.strength != look.strength || before.base != look.base)
        requestShade();
    if (before.night != look.night || before.nightOpacity != look.nightOpacity)
        requestNight();
    Q_EMIT changed();
}

void Surfaces::setFields(bool covered, bool hasField)
{
    m_covered = covered;
    show();
    if (std::exchange(m_hasField, hasField) != hasField)
        requestShade();
}

void Surfaces::setTime(std::optional<double> seconds, Calendar calendar)
{
    if (seconds == m_time && calendar == m_calendar)
        return;
    const bool saysOther = m_time.has_value() != seconds.has_value() || calendar != m_calendar;
    m_time = seconds;
    m_calendar = calendar;
    if (m_look.night)
        requestNight();
    if (saysOther)
        Q_EMIT changed();
}

void Surfaces::projectionChanged()
{
    for (const QString& key : {earthKey, baseKey, shadeKey, nightKey})
        m_view.scene().remove(key);
    m_hasPlain = false;
    m_hasNight = false;
    requestPlain();
    requestBase();
    requestShade();
    requestNight();
}

/// Land and sea in two colours: below all else, also where a picture leaves something free.
void Surfaces::requestPlain()
{
    const auto projection = m_view.projection();
    const QRgb land = m_theme.isDark ? qRgb(0x2b, 0x34, 0x3d) : qRgb(0xdd, 0xe1, 0xe4);
    const QRgb sea = m_theme.isDark ? qRgb(0x18, 0x1e, 0x25) : qRgb(0xf6, 0xf8, 0xfa);
    m_working.submit(earthKey, [this, projection, land, sea, data = m_data](const std::stop_token&) -> Background::Answer {
        auto mesh = std::make_shared<FieldMesh>(wholeEarth(*projection));
        auto image = std::make_shared<FieldImage>(data->plain(land, sea));
        return [this, projection, mesh, image] {
            if (projection != m_view.projection())
                return;
            m_view.scene().setSurface(earthKey, earthOrder, m_hasPlain ? nullptr : mesh.get(), image.get());
            m_hasPlain = true;
            show();
            m_view.redraw();
            Q_EMIT drawn();
        };
    });
}

void Surfaces::requestBase()
{
    if (m_look.base == EarthGround::Base::Plain) {
        m_working.drop(baseKey);
        m_view.scene().remove(baseKey);
        takeBase({});
        return;
    }
    // Hills need colours with room above and below.
    const QRgb land = m_theme.isDark ? qRgb(0x5a, 0x63, 0x6a) : qRgb(0xc9, 0xcf, 0xcd);
    const QRgb sea = m_theme.isDark ? qRgb(0x22, 0x2e, 0x3a) : qRgb(0xdc, 0xe7, 0xee);
    m_working.submit(
        baseKey, [this, projection = m_view.projection(), look = m_look, land, sea, data = m_data](const std::stop_token&) -> Background::Answer {
            auto made = std::make_shared<Made>();
            made->projection = projection;
            const bool isRelief = look.base == EarthGround::Base::Relief;
            bool isAssumed = false;
            if (isRelief) {
                if (const auto relief = data->heights(reliefPath(look), lightOf(look))) {
                    made->box = (*relief)->box;
                    made->image = paintRelief(**relief, *data->shade.second, lightOf(look), land, sea);
                    isAssumed = (*relief)->isAssumed;
                } else {
                    made->said = relief.error().message;
                }
            } else if (const auto picture = data->photograph(look.pictureFile)) {
                made->box = (*picture)->box;
                made->image = imageOf(**picture);
                isAssumed = (*picture)->isAssumed;
            } else {
                made->said = picture.error().message;
            }
            if (isAssumed)
                made->said = tr("%1 does not say where it lies: it is taken as the whole globe.")
                                 .arg(QFileInfo(isRelief ? look.reliefFile : look.pictureFile).fileName());
            if (made->image.width > 0) {
                made->brightness = meanBrightness(made->image);
                made->mesh = meshOf(*projection, made->box);
            }
            return [this, made] {
                if (made->projection == m_view.projection())
                    takeBase(*made);
                Q_EMIT drawn();
            };
        });
}

void Surfaces::takeBase(const Made& made)
{
    const bool has = made.image.width > 0;
    if (has)
        m_view.scene().setSurface(baseKey, baseOrder, &made.mesh, &made.image);
    else
        m_view.scene().remove(baseKey);
    m_baseCovers = has && made.image.opaque && made.box.east - made.box.west > 359.99 && made.box.north - made.box.south > 179.99;
    show();
    const bool isOther = std::exchange(m_problem, made.said) != made.said;
    if (std::exchange(m_brightness, made.brightness) != made.brightness || isOther)
        Q_EMIT changed();
    m_view.redraw();
}

/// What is hidden below something else is not drawn.
void Surfaces::show()
{
    m_view.scene().setVisible(earthKey, !m_covered && !m_baseCovers);
    m_view.scene().setVisible(baseKey, !m_covered);
}

void Surfaces::requestShade()
{
    m_view.scene().setVisible(shadeKey, wantsShade());
    m_view.redraw();
    if (!wantsShade()) {
        m_working.drop(shadeKey);
        return;
    }
    m_working.submit(shadeKey, [this, projection = m_view.projection(), look = m_look, data = m_data](const std::stop_token&) -> Background::Answer {
        auto made = std::make_shared<Made>();
        made->projection = projection;
        if (const auto relief = data->heights(reliefPath(look), lightOf(look))) {
            made->mesh = meshOf(*projection, (*relief)->box);
            made->image = paintShade(**relief, *data->shade.second, lightOf(look), look.strength);
        }
        return [this, made] {
            if (made->projection == m_view.projection() && made->image.width > 0) {
                m_view.scene().setLook(shadeKey, {1.0F, true});
                m_view.scene().setSurface(shadeKey, shadeOrder, &made->mesh, &made->image);
                m_view.scene().setVisible(shadeKey, wantsShade());
                m_view.redraw();
            }
            Q_EMIT drawn();
        };
    });
}

void Surfaces::requestNight()
{
    m_view.scene().setVisible(nightKey, m_look.night);
    m_view.redraw();
    if (!m_look.night) {
        m_working.drop(nightKey);
        return;
    }
    const double time = m_time.value_or(static_cast<double>(QDateTime::currentSecsSinceEpoch()));
    m_working.submit(nightKey,
        [this, projection = m_view.projection(), time, calendar = m_time ? m_calendar : Calendar::ProlepticGregorian, hasMesh = m_hasNight](
            const std::stop_token&) -> Background::Answer {
            auto made = std::make_shared<Made>();
            made->projection = projection;
            made->hasMesh = !hasMesh;
            if (made->hasMesh)
                made->mesh = wholeEarth(*projection);
            made->image = paintNight(sunAt(time, calendar), nightColour, nightWidth);
            return [this, made] {
                if (made->projection == m_view.projection() && (made->hasMesh || m_hasNight)) {
                    m_view.scene().setLook(nightKey, {static_cast<float>(m_look.nightOpacity), false});
                    m_view.scene().setSurface(nightKey, nightOrder, made->hasMesh ? &made->mesh : nullptr, &made->image);
                    m_view.scene().setVisible(nightKey, m_look.night);
                    m_hasNight = true;
                    m_view.redraw();
                }
                Q_EMIT drawn();
            };
        });
}

} // namespace terrella::earth
