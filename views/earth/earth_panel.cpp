// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_panel.h"

#include "pipelines/core/resources.h"
#include "views/earth/earth_panel_private.h"
#include "views/earth/panel/earth_header.h"
#include "views/earth/scene/warm_up.h"
#include "views/earth/ticks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace terrella {

using namespace earth;

EarthPanel::Private::Private(EarthPanel& owner) : panel(owner), maps(resourcePath(QStringLiteral("colormaps")))
{
    graphics = displayOffersOpenGl();
    build();
    connectAll();
    applyTheme();
    view->setProjection(view->projection(), true);
    outlines->projectionChanged();
    updateBars();
}

void EarthPanel::Private::build()
{
    auto* column = new QVBoxLayout(&panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    column->addWidget(header);
    view = new SceneWidget(&panel);
    view->setVisible(graphics);
    noGraphics = new QLabel(EarthPanel::tr("The globe needs OpenGL 3.2, which this display does not offer. Everything else works; "
                                           "results can be exported and opened elsewhere."),
        &panel);
    noGraphics->setWordWrap(true);
    noGraphics->setAlignment(Qt::AlignCenter);
    noGraphics->setMargin(24);
    column->addWidget(view, 1);
    column->addWidget(noGraphics, 1);
    noGraphics->setVisible(!graphics);
    timeBar = new TimeBar(&panel);
    column->addWidget(timeBar);
    layers = new LayerStack(*view, maps, this);
    outlines = new Outlines(*view, this);
    drawings = new EarthDrawings(*view, this);
    layersBox = new LayersBox(*layers, view);
    probeBox = new ProbeBox(view);
    heights = new HeightsButton(*layers, view);
    levelBar = new LevelBar(view);
    panes = new Panes(*view, *layers, this);
    visionNote = new QLabel(view);
    visionNote->setAttribute(Qt::WA_TransparentForMouseEvents);
    visionNote->setContentsMargins(8, 3, 8, 3);
    visionNote->hide();
    view->installEventFilter(this);
    buildPlayer();
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
    auto* warmUp = new WarmUp(*view);
    connect(view, &SceneWidget::graphicsReady, this, [this, warmUp](bool works) {
        graphics = works;
        if (works)
            warmUp->begin();
        if (!works)
            QTimer::singleShot(0, this, [this] {
                view->hide();
                noGraphics->show();
            });
    });
    connect(view, &SceneWidget::hovered, this, [this](std::optional<LatLon> place, const QPointF& at) { hover(place, at); });
    connectEvents();
    connect(view, &SceneWidget::menuRequested, &panel, [this](LatLon place, const QPoint& at) {
        const LatLon seen = pointAt(place, view->mapFromGlobal(at));
        Q_EMIT panel.menuRequested(seen.lon, seen.lat, at);
    });
    connect(view, &SceneWidget::turned, &panel, &EarthPanel::setCentre);
    connect(layers, &LayerStack::drawn, this, &Private::turn);
    connect(outlines, &Outlines::drawn, this, &Private::turn);
    connect(view, &SceneWidget::painted, &settle, qOverload<>(&QTimer::start));
    connect(layers, &LayerStack::drawn, &settle, qOverload<>(&QTimer::start));
    connect(outlines, &Outlines::drawn, &settle, qOverload<>(&QTimer::start));
    connect(&settle, &QTimer::timeout, this, [this] { checkSettled(); });
    connect(layers, &LayerStack::changed, this, [this] {
        updateBars();
        panes->place();
        settle.start();
        Q_EMIT panel.layersChanged();
    });
    connect(layers, &LayerStack::drawn, this, [this] {
        outlines->setFieldBrightness(layers->fieldBrightness());
        outlines->setCovered(layers->coversEarth());
        hover(hovered, hoveredAt);
    });
    connect(layers, &LayerStack::probed, this, [this] { hover(hovered, hoveredAt); });
    connectTime();
    connectDrawings();
    connect(outlines, &Outlines::changed, this, [this] { layersBox->setBackground(outlines->note()); });
    connect(layersBox, &LayersBox::backgroundWanted, this, [this](QMenu* menu) { panel.fillBackgroundMenu(*menu); });
    connect(view, &SceneWidget::pictureBegins, outlines, &Outlines::layOutFor);
    connect(view, &SceneWidget::pictureEnds, outlines, &Outlines::layOutForScreen);
    connect(layersBox, &LayersBox::resized, this, [this] { placeOverlays(); });
    connect(layersBox, &LayersBox::keepWanted, &panel, &EarthPanel::keepWanted);
    connect(layersBox, &LayersBox::zoomWanted, &panel, [this](const QString& id) {
        if (!panel.zoomToLayer(id))
            panel.zoomToAll();
    });
    connect(probeBox, &ProbeBox::resized, this, [this] { placeOverlays(); });
    connect(heights, &HeightsButton::resized, this, [this] { placeOverlays(); });
    connect(panes, &Panes::changed, this, [this] {
        layersBox->setPaneCount(panes->arrangement().count());
        updateBars();
        Q_EMIT panel.arrangementChanged();
    });
}

bool EarthPanel::Private::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == view && event->type() == QEvent::Resize) {
        panes->place();
        updateBars();
    }
    return false;
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
    visionNote->setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; border: 1px solid %3; border-radius: 6px; }")
                                  .arg(theme.text.name(), theme.panel.name(), theme.line.name()));
    noGraphics->setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; }").arg(theme.dim.name(), theme.sky.name()));
    timeBar->setTheme(theme);
    layersBox->setTheme(theme);
    probeBox->setTheme(theme);
    heights->setTheme(theme);
    levelBar->setTheme(theme);
    for (const auto& bar : colourBars)
        bar->setTheme(theme);
    panes->setTheme(theme);
    outlines->setTheme(theme);
    drawings->setTheme(theme);
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

void EarthPanel::keepOverviewsIn(const QString& folder) { m_d->layers->keepOverviewsIn(folder); }

void EarthPanel::setMotion(bool eased)
{
    m_d->view->setMotion(eased);
    m_d->layers->setMotion(eased);
}

void EarthPanel::clear()
{
    m_d->drawings->cancel();
    m_d->drawings->setAll({});
    setArrangement({});
    selectEvents({});
    m_d->layers->clear();
}

QStringList EarthPanel::colourMaps() { return ColourMaps(resourcePath(QStringLiteral("colormaps"))).names(); }

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
        camera = camera.bringing(
            {latDeg, lonDeg}, {0.5 * m_d->view->paneSize().width(), 0.5 * m_d->view->paneSize().height()}, projection, m_d->view->paneSize());
    m_d->view->setCamera(camera, true);
}

bool EarthPanel::zoomToLayer(const QString& id)
{
    std::vector<LatLon> places;
    for (const EarthLayer& layer : m_d->layers->layers())
        if (id.isEmpty() ? layer.visible : layer.id == id)
            std::ranges::copy(m_d->layers->placesOf(layer.id), std::back_inserter(places));
    if (places.empty())
        return false;
    const SceneWidget& view = *m_d->view;
    const auto camera = Camera::around(*view.projection(), view.paneSize(), places, view.camera());
    if (!camera)
        return false;
    m_d->view->setCamera(*camera, true);
    return true;
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

void EarthPanel::setFilming(bool filming) { m_d->layers->setFilming(filming); }
void EarthPanel::advance(double seconds) { m_d->layers->advance(seconds); }
bool EarthPanel::hasGraphics() const { return m_d->graphics; }

bool EarthPanel::isSettled() const
{
    if (m_d->wantedCentre || m_d->layers->outstanding() > 0 || m_d->layers->isViewSettling() || m_d->outlines->outstanding() > 0
        || m_d->drawings->outstanding() > 0)
        return false;
    return !m_d->graphics || !m_d->view->isVisible() || (!m_d->view->isMoving() && m_d->view->isPainted());
}

} // namespace terrella
