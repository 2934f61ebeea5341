// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_panel.h"

#include "pipelines/core/resources.h"
#include "views/earth/earth_panel_private.h"
#include "views/earth/panel/earth_header.h"
#include "views/earth/panel/projection_dialog.h"
#include "views/earth/ticks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella {

using namespace earth;

namespace {

constexpr int playMilliseconds = 120;
constexpr int margin = 12;

} // namespace

EarthPanel::Private::Private(EarthPanel& owner) : panel(owner), maps(resourcePath(QStringLiteral("colormaps")))
{
    graphics = displayOffersOpenGl();
    build();
    connectAll();
    applyTheme();
    view->setProjection(view->projection(), true);
    outlines->projectionChanged();
    updateBar();
}

void EarthPanel::Private::build()
{
    auto* column = new QVBoxLayout(&panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    column->addWidget(header);
    // Where there is no OpenGL, a QOpenGLWidget anywhere in a window brings it down: the view then stays outside, never shown.
    view = new SceneWidget(graphics ? &panel : nullptr);
    if (!graphics)
        outside.reset(view);
    noGraphics = new QLabel(EarthPanel::tr("The globe needs OpenGL 3.2, which this display does not offer. Everything else works; "
                                           "results can be exported and opened elsewhere."),
        &panel);
    noGraphics->setWordWrap(true);
    noGraphics->setAlignment(Qt::AlignCenter);
    noGraphics->setMargin(24);
    if (graphics)
        column->addWidget(view, 1);
    column->addWidget(noGraphics, 1);
    noGraphics->setVisible(!graphics);
    timeBar = new TimeBar(&panel);
    column->addWidget(timeBar);
    layers = new LayerStack(*view, maps, this);
    outlines = new Outlines(*view, this);
    layersBox = new LayersBox(*layers, view);
    probeBox = new ProbeBox(view);
    colourBar = new ColourBar(view);
    view->installEventFilter(this);
    play.setInterval(playMilliseconds);
    play.setSingleShot(true);
    settle.setInterval(0);
    settle.setSingleShot(true);
}

void EarthPanel::Private::buildHeader()
{
    header = new Header(EarthPanel::tr("Earth"), &panel);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 8, 0);
    row->addStretch(1);
    projectionButton = new QToolButton(header);
    projectionButton->setPopupMode(QToolButton::InstantPopup);
    projectionButton->setToolTip(EarthPanel::tr("Projection"));
    auto* menu = new QMenu(projectionButton);
    for (const QString& name : Projection::builtIn())
        connect(menu->addAction(Projection::title(name)), &QAction::triggered, &panel, [this, name] { (void)panel.setProjection(name); });
    projectionButton->setMenu(menu);
    row->addWidget(projectionButton);
}

void EarthPanel::Private::connectAll()
{
    connect(view, &SceneWidget::graphicsReady, this, [this](bool works) {
        graphics = works;
        if (!works)
            QTimer::singleShot(0, this, [this] {
                view->hide();
                noGraphics->show();
            });
    });
    connect(view, &SceneWidget::hovered, this, [this](std::optional<LatLon> place) { hover(place); });
    connect(view, &SceneWidget::clicked, &panel, [this](LatLon place) { Q_EMIT panel.placeClicked(place.lon, place.lat); });
    connect(view, &SceneWidget::regionChanged, this, [this](double w, double s, double e, double n, bool done) {
        outlines->drawRegion(w, s, e, n);
        if (done)
            Q_EMIT panel.regionDrawn(w, s, wrap180(e), n);
    });
    connect(
        view, &SceneWidget::menuRequested, &panel, [this](LatLon place, const QPoint& at) { Q_EMIT panel.menuRequested(place.lon, place.lat, at); });
    connect(view, &SceneWidget::turned, &panel, &EarthPanel::setCentre);
    connect(layers, &LayerStack::drawn, this, &Private::turn);
    connect(outlines, &Outlines::drawn, this, &Private::turn);
    connect(view, &SceneWidget::regionCancelled, this, [this] { outlines->hideRegion(); });
    connect(view, &SceneWidget::painted, &settle, qOverload<>(&QTimer::start));
    connect(layers, &LayerStack::drawn, &settle, qOverload<>(&QTimer::start));
    connect(outlines, &Outlines::drawn, &settle, qOverload<>(&QTimer::start));
    connect(&settle, &QTimer::timeout, this, [this] { checkSettled(); });
    connect(layers, &LayerStack::changed, this, [this] {
        updateBar();
        settle.start();
        Q_EMIT panel.layersChanged();
    });
    connect(layers, &LayerStack::drawn, this, [this] {
        outlines->setFieldBrightness(layers->fieldBrightness());
        outlines->setCovered(layers->coversEarth());
        hover(hovered);
    });
    connect(layers, &LayerStack::timesChanged, this, [this] {
        timeBar->setTimes(layers->times(), layers->calendar());
        timeBar->setTime(layers->time());
    });
    connect(layers, &LayerStack::timeChanged, this, [this](double t) {
        timeBar->setTime(t);
        Q_EMIT panel.timeChanged(t);
    });
    connect(timeBar, &TimeBar::timeChosen, &panel, &EarthPanel::setTime);
    connect(timeBar, &TimeBar::playToggled, this, [this] { panel.isPlaying() ? panel.pause() : panel.play(); });
    connect(&play, &QTimer::timeout, this, [this] { playStep(); });
    const auto outlineRows = [this] {
        layersBox->setOutlines(outlines->coastTitle(), outlines->isShown(QStringLiteral("coast")), outlines->isShown(QStringLiteral("borders")),
            outlines->isShown(QStringLiteral("graticule")));
    };
    connect(outlines, &Outlines::changed, this, outlineRows);
    connect(layersBox, &LayersBox::outlineToggled, outlines, &Outlines::setShown);
    connect(layersBox, &LayersBox::resized, this, [this] { placeOverlays(); });
    connect(probeBox, &ProbeBox::resized, this, [this] { placeOverlays(); });
}

bool EarthPanel::Private::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == view && event->type() == QEvent::Resize)
        placeOverlays();
    return false;
}

void EarthPanel::Private::placeOverlays()
{
    if (!colourBar || !probeBox || !layersBox)
        return;
    const int w = view->width();
    const int h = view->height();
    layersBox->adjustSize();
    layersBox->move(margin, margin);
    probeBox->move(w - probeBox->width() - margin, margin);
    const int height = std::clamp(h / 2, 120, 340);
    const int width = colourBar->sizeHint().width();
    colourBar->setGeometry(w - width + 2, std::max((h - height) / 2 - 20, 90), width, height);
    // In a narrow view the numbers would stand on the globe's middle.
    colourBar->setVisible(layers->barLayer() && h > 260 && w > 300);
}

void EarthPanel::Private::updateBar()
{
    const EarthLayer* layer = layers->barLayer();
    if (layer)
        colourBar->show(*layer, layers->mapOf(layer->id));
    outlines->setFieldBrightness(layers->fieldBrightness());
    outlines->setCovered(layers->coversEarth());
    placeOverlays();
}

void EarthPanel::Private::hover(std::optional<LatLon> place)
{
    hovered = place;
    if (!place) {
        probeBox->show({}, {});
        return;
    }
    const std::vector<ProbeLine> lines = layers->probe(place->lon, place->lat);
    probeBox->show(earth::placeText(place->lon, place->lat), lines);
    Q_EMIT panel.probed(place->lon, place->lat, panel.probeText(place->lon, place->lat));
}

void EarthPanel::Private::playStep()
{
    const std::vector<double>& times = layers->times();
    if (times.size() < 2) {
        panel.pause();
        return;
    }
    play.start();
    if (layers->outstanding() > 0 || (graphics && view->isVisible() && !view->isPainted()))
        return; // the last step is not on the screen yet
    const auto next = std::upper_bound(times.begin(), times.end(), layers->time() + 0.5);
    layers->setTime(next == times.end() ? times.front() : *next);
}

void EarthPanel::Private::checkSettled()
{
    const bool now = panel.isSettled();
    if (now && !wasSettled)
        Q_EMIT panel.settled();
    wasSettled = now;
}

void EarthPanel::Private::applyTheme()
{
    QPalette colours = panel.palette();
    colours.setColor(QPalette::Window, theme.panel);
    colours.setColor(QPalette::WindowText, theme.text);
    panel.setPalette(colours);
    panel.setAutoFillBackground(true);
    header->setTheme(theme);
    projectionButton->setStyleSheet(
        QStringLiteral("QToolButton { color: %1; background: transparent; border: none; border-radius: 6px; padding: 4px 8px; }"
                       "QToolButton:hover { color: %2; } QToolButton:focus { border: 1px solid %3; }"
                       "QToolButton::menu-indicator { image: none; }")
            .arg(theme.dim.name(), theme.text.name(), theme.accent.name()));
    noGraphics->setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; }").arg(theme.dim.name(), theme.sky.name()));
    timeBar->setTheme(theme);
    layersBox->setTheme(theme);
    probeBox->setTheme(theme);
    colourBar->setTheme(theme);
    outlines->setTheme(theme);
    projectionButton->setText(Projection::title(view->projection()->name()) + QStringLiteral(" ▾"));
}

EarthPanel::EarthPanel(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(260, 220);
    m_d = std::make_unique<Private>(*this);
}

EarthPanel::~EarthPanel() = default;

void EarthPanel::setTheme(const EarthTheme& theme)
{
    m_d->theme = theme;
    m_d->applyTheme();
}

void EarthPanel::setHeaderVisible(bool visible) { m_d->header->setVisible(visible); }

void EarthPanel::setMotion(bool eased) { m_d->view->setMotion(eased); }

void EarthPanel::addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable, int level)
{
    m_d->wasSettled = false;
    if (cube)
        m_d->layers->addField(id, title, std::move(cube), variable, level);
}

void EarthPanel::addTracks(const QString& id, const QString& title, std::shared_ptr<const Features> tracks)
{
    m_d->wasSettled = false;
    if (tracks)
        m_d->layers->addFeatures(id, title, std::move(tracks), EarthLayerKind::Tracks);
}

void EarthPanel::addPoints(const QString& id, const QString& title, std::shared_ptr<const Features> points)
{
    m_d->wasSettled = false;
    if (points)
        m_d->layers->addFeatures(id, title, std::move(points), EarthLayerKind::Points);
}

void EarthPanel::removeLayer(const QString& id) { m_d->layers->remove(id); }
void EarthPanel::clear() { m_d->layers->clear(); }
std::vector<EarthLayer> EarthPanel::layers() const { return m_d->layers->layers(); }
void EarthPanel::setLayerVisible(const QString& id, bool visible) { m_d->layers->setVisible(id, visible); }
std::optional<ShownField> EarthPanel::shownField() const { return m_d->layers->shownField(); }
std::vector<ShownField> EarthPanel::shownFields() const { return m_d->layers->shownFields(); }

void EarthPanel::setVariable(const QString& id, const QString& variable) { m_d->layers->setVariable(id, variable); }
void EarthPanel::setLevel(const QString& id, int level) { m_d->layers->setLevel(id, level); }
void EarthPanel::setColourMap(const QString& id, const QString& name) { m_d->layers->setColourMap(id, name); }
void EarthPanel::setRange(const QString& id, std::optional<std::pair<double, double>> range) { m_d->layers->setRange(id, range); }
QStringList EarthPanel::colourMaps() { return ColourMaps(resourcePath(QStringLiteral("colormaps"))).names(); }

Result<void> EarthPanel::Private::project(const QString& name, bool toHome)
{
    if (name == panel.projection())
        return {};
    TRY(auto made, Projection::make(name));
    wasSettled = false;
    view->setProjection(std::move(made), toHome);
    layers->projectionChanged();
    outlines->projectionChanged();
    projectionButton->setText(Projection::title(name) + QStringLiteral(" ▾"));
    Q_EMIT panel.projectionChanged(name);
    return {};
}

void EarthPanel::Private::turn()
{
    if (!wantedCentre || layers->outstanding() > 0 || outlines->outstanding() > 0)
        return;
    const LatLon place = *std::exchange(wantedCentre, std::nullopt);
    if (const QString name = Projection::centredOn(panel.projection(), place.lon, place.lat); !name.isEmpty())
        (void)project(name, false);
}

Result<void> EarthPanel::setProjection(const QString& name)
{
    m_d->wantedCentre.reset();
    return m_d->project(name, true);
}

std::vector<std::pair<QString, QString>> EarthPanel::projections()
{
    std::vector<std::pair<QString, QString>> out;
    for (const QString& name : Projection::builtIn())
        out.emplace_back(name, Projection::title(name));
    return out;
}

QString EarthPanel::projectionTitle(const QString& name) { return Projection::title(name); }

void EarthPanel::chooseProjection()
{
    ProjectionDialog dialog(projection(), m_d->theme, window());
    if (dialog.exec() == QDialog::Accepted)
        (void)setProjection(dialog.projection()); // the dialog has tried it
}

bool EarthPanel::hasCentre() const { return !Projection::centredOn(projection(), 0.0, 0.0).isEmpty(); }

QString EarthPanel::placeText(double lonDeg, double latDeg) { return earth::placeText(lonDeg, latDeg); }

QString EarthPanel::probeText(double lonDeg, double latDeg) const
{
    QString out = placeText(lonDeg, latDeg);
    for (const ProbeLine& line : m_d->layers->probe(lonDeg, latDeg))
        out += QLatin1Char('\n') + line.label + QLatin1Char(' ') + line.value;
    return out;
}

void EarthPanel::setCentre(double lonDeg, double latDeg)
{
    m_d->wantedCentre = LatLon{latDeg, lonDeg};
    m_d->turn();
}

QString EarthPanel::projection() const { return m_d->view->projection()->name(); }
void EarthPanel::zoomToAll() { m_d->view->goHome(true); }

void EarthPanel::lookAt(double lonDeg, double latDeg, double spanDeg)
{
    Camera camera = m_d->view->camera();
    const Projection& projection = *m_d->view->projection();
    if (spanDeg > 0.0)
        camera.setSpanDeg(projection, spanDeg);
    camera.lonDeg = wrap180(lonDeg);
    camera.latDeg = std::clamp(latDeg, -90.0, 90.0);
    if (!projection.isGlobe())
        camera = camera.bringing({latDeg, lonDeg}, {0.5 * m_d->view->width(), 0.5 * m_d->view->height()}, projection, m_d->view->size());
    m_d->view->setCamera(camera, true);
}

std::optional<QPointF> EarthPanel::screenOf(double lonDeg, double latDeg) const
{
    const auto at = m_d->view->toScreen(lonDeg, latDeg);
    return at ? std::optional(*at + m_d->view->pos()) : std::nullopt;
}

std::optional<QPointF> EarthPanel::lonLatAt(const QPointF& viewPosition) const
{
    const auto place = m_d->view->toPlace(viewPosition - m_d->view->pos());
    return place ? std::optional(QPointF(place->lon, place->lat)) : std::nullopt;
}

std::vector<double> EarthPanel::times() const { return m_d->layers->times(); }
Calendar EarthPanel::calendar() const { return m_d->layers->calendar(); }
double EarthPanel::time() const { return m_d->layers->time(); }

void EarthPanel::setTime(double seconds)
{
    m_d->wasSettled = false;
    m_d->layers->setTime(seconds);
}

void EarthPanel::play()
{
    if (isPlaying() || times().size() < 2)
        return;
    m_d->play.start();
    m_d->timeBar->setPlaying(true);
    Q_EMIT playingChanged(true);
}

void EarthPanel::pause()
{
    m_d->play.stop();
    m_d->timeBar->setPlaying(false);
    Q_EMIT playingChanged(false);
}

bool EarthPanel::isPlaying() const { return m_d->play.isActive(); }
void EarthPanel::drawRegion() { m_d->view->setRegionMode(true); }
bool EarthPanel::hasGraphics() const { return m_d->graphics; }

bool EarthPanel::isSettled() const
{
    if (m_d->wantedCentre || m_d->layers->outstanding() > 0 || m_d->outlines->outstanding() > 0)
        return false;
    return !m_d->graphics || !m_d->view->isVisible() || (!m_d->view->isMoving() && m_d->view->isPainted());
}

} // namespace terrella
