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
#include <tuple>

namespace terrella {

using namespace earth;

namespace {

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
    updateBars();
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

void EarthPanel::Private::placeOverlays()
{
    if (!probeBox || !layersBox || !heights)
        return;
    layersBox->setTallest(view->height() - 2 * margin);
    layersBox->move(margin, margin);
    probeBox->move(view->width() - probeBox->width() - margin, margin);
    visionNote->adjustSize();
    visionNote->move(margin, view->height() - visionNote->height() - margin);
    heights->move(view->width() - heights->width() - margin, view->height() - heights->height() - margin);
    placeLevels();
    layersBox->raise();
    probeBox->raise();
}

std::vector<EarthPanel::Private::Bar> EarthPanel::Private::barsIn(const QSizeF& size) const
{
    std::vector<Bar> out;
    for (const ScenePane& pane : view->scene().panes()) {
        const auto content = layers->barOf(pane.index);
        if (!content)
            continue;
        BarContent seenSo = *content;
        seenSo.colouring.map = asSeen(content->colouring.map, view->vision());
        for (BarContent::Arrow& arrow : seenSo.arrows)
            arrow.colour = asSeen(arrow.colour.rgb(), view->vision());
        for (ColourMap::Class& one : seenSo.tracks)
            one.colour = asSeen(one.colour, view->vision());
        const QRectF seen = pane.area & pane.shown;
        const QRectF inside(seen.left() * size.width(), seen.top() * size.height(), seen.width() * size.width(), seen.height() * size.height());
        out.push_back({seenSo, inside});
    }
    // One bar explains all where they agree.
    const auto agree = [&](const Bar& bar) {
        return bar.content.colouring == out.front().content.colouring && bar.content.layer.units == out.front().content.layer.units
            && bar.content.hasColours == out.front().content.hasColours && bar.content.arrows == out.front().content.arrows;
    };
    if (std::ranges::all_of(out, agree) && out.size() > 1) {
        for (const Bar& bar : out) {
            out.front().content.under = out.front().content.under || bar.content.under;
            out.front().content.over = out.front().content.over || bar.content.over;
            out.front().content.missing = out.front().content.missing || bar.content.missing;
            if (out.front().content.tracks.empty())
                out.front().content.tracks = bar.content.tracks;
            for (const QString& hatched : bar.content.hatched)
                if (std::ranges::find(out.front().content.hatched, hatched) == out.front().content.hatched.end())
                    out.front().content.hatched.push_back(hatched);
        }
        out.resize(1);
    }
    const bool isSwipe = panes->arrangement().mode == EarthArrangement::Mode::Swipe;
    const bool isOne = out.size() == 1;
    for (std::size_t k = 0; k < out.size(); ++k) {
        const QRectF inside = isOne ? QRectF(QPointF(), size) : out[k].area;
        // Below the probe, above the button of heights and the captions; a swipe's left bar above scale and time.
        const double top = inside.top() + (isOne ? 90.0 : 10.0), bottom = inside.bottom() - (isSwipe && !isOne && k == 0 ? 70.0 : 48.0);
        out[k].content = ColourBar::fitted(out[k].content, bottom - top);
        const double more = ColourBar::moreHeightFor(out[k].content);
        const double height = std::min(std::clamp(inside.height() / 2.0, 120.0, 340.0) + more, bottom - top);
        const double width = ColourBar::widthFor(out[k].content);
        const double y = std::clamp(inside.center().y() - height / 2.0 - 20.0, top, std::max(top, bottom - height));
        const bool left = isSwipe && !isOne && k == 0; // away from the line between the two
        out[k].area = QRectF(left ? inside.left() + margin : inside.right() - width - margin, left ? bottom - height : y, width, height);
        // One bar for several pictures stands where there is none of them, if there is such a place.
        if (const auto gap = placeBeside(view->scene().panes()); gap && isOne) {
            const double tall = std::clamp(0.8 * gap->height() * size.height(), 100.0, 340.0 + more);
            out[k].area = QRectF(gap->center().x() * size.width() - 0.5 * width, gap->center().y() * size.height() - 0.5 * tall, width, tall);
        }
        // In a narrow view the numbers would stand on the globe's middle.
        if (inside.height() <= (isOne ? 200.0 : 260.0) || inside.width() <= 300.0 || height < 100.0)
            out[k].area = {};
    }
    return out;
}

void EarthPanel::Private::updateBars()
{
    std::vector<Bar> bars = barsIn(view->size());
    const bool needsStrip = bars.size() == 1 && !bars.front().area.isEmpty() && panes->wantsStrip();
    if (panes->setStrip(needsStrip ? std::min(0.3, (bars.front().area.width() + 2.0 * margin) / view->width()) : 0.0))
        bars = barsIn(view->size());
    while (colourBars.size() > bars.size())
        colourBars.pop_back();
    while (colourBars.size() < bars.size()) {
        colourBars.push_back(std::make_unique<ColourBar>(view));
        colourBars.back()->setTheme(theme);
    }
    for (std::size_t k = 0; k < bars.size(); ++k) {
        colourBars[k]->show(bars[k].content);
        colourBars[k]->setGeometry(bars[k].area.toRect());
        colourBars[k]->setVisible(!bars[k].area.isEmpty());
    }
    outlines->setFieldBrightness(layers->fieldBrightness());
    outlines->setCovered(layers->coversEarth());
    placeOverlays();
}

/// What one sees first when comparing: the two topmost fields, the lower one on the left; where only one is there it is in both.
void EarthPanel::Private::partFields()
{
    std::vector<EarthLayer> fields;
    for (const EarthLayer& layer : layers->layers()) {
        if (layer.kind != EarthLayerKind::Field)
            continue;
        if (layer.panes != EarthLook::allPanes)
            return; // the user has parted them already
        if (layer.visible)
            fields.push_back(layer);
    }
    const auto count = static_cast<std::size_t>(panes->arrangement().count());
    if (fields.size() < 2 || count < 2)
        return;
    const std::size_t first = fields.size() > count ? fields.size() - count : 0;
    for (std::size_t k = first; k < fields.size(); ++k) {
        fields[k].panes = 1U << (k - first);
        layers->setLook(fields[k].id, fields[k]);
    }
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

void EarthPanel::addPolygons(const QString& id, const QString& title, std::shared_ptr<const Features> polygons)
{
    m_d->wasSettled = false;
    if (polygons)
        m_d->layers->addFeatures(id, title, std::move(polygons), EarthLayerKind::Polygons);
}

void EarthPanel::takeLayers(const EarthPanel& other)
{
    m_d->wasSettled = false;
    m_d->layers->takeFrom(*other.m_d->layers);
}

void EarthPanel::setSource(const QString& id, const QString& source) { m_d->layers->setSource(id, source); }
std::vector<std::pair<QString, QString>> EarthPanel::sources() const { return m_d->layers->sources(); }
void EarthPanel::renameLayer(const QString& from, const QString& to) { m_d->layers->rename(from, to); }
QString EarthPanel::deriveLayer(const QString& base, EarthLayerKind kind, const QString& variable)
{
    return m_d->layers->derive(base, kind, variable);
}
Result<QString> EarthPanel::addDifference(const QString& a, const QString& b) { return m_d->layers->addDifference(a, b); }
void EarthPanel::expectDifference(const QString& a, const QString& b) { m_d->layers->expectDifference(a, b); }
void EarthPanel::moveLayer(const QString& id, int position) { m_d->layers->move(id, position); }
void EarthPanel::removeLayer(const QString& id) { m_d->layers->dismiss(id); }
void EarthPanel::clear()
{
    m_d->drawings->cancel();
    m_d->drawings->setAll({});
    setArrangement({});
    selectEvents({});
    m_d->layers->clear();
}
std::vector<EarthLayer> EarthPanel::layers() const { return m_d->layers->layers(); }
std::optional<ShownField> EarthPanel::shownField() const { return m_d->layers->shownField(); }
std::vector<ShownField> EarthPanel::shownFields() const { return m_d->layers->shownFields(); }

void EarthPanel::setLook(const QString& id, const EarthLook& look)
{
    m_d->wasSettled = false;
    m_d->layers->setLook(id, look);
}

/// One thing about a layer.
template <class Change>
void EarthPanel::Private::changeLook(const QString& id, const Change& change)
{
    if (auto look = layers->lookOf(id)) {
        change(*look);
        panel.setLook(id, *look);
    }
}

void EarthPanel::setLayerVisible(const QString& id, bool visible)
{
    m_d->changeLook(id, [&](EarthLook& l) { l.visible = visible; });
}

void EarthPanel::setVariable(const QString& id, const QString& variable)
{
    m_d->changeLook(id, [&](EarthLook& l) {
        l.variable = variable;
        l.level = 0;
    });
}

void EarthPanel::setLevel(const QString& id, int level)
{
    m_d->changeLook(id, [&](EarthLook& l) { l.level = level; });
}

void EarthPanel::setColourMap(const QString& id, const QString& name)
{
    m_d->changeLook(id, [&](EarthLook& l) { l.colourMap = name; });
}

void EarthPanel::setRange(const QString& id, std::optional<std::pair<double, double>> range)
{
    m_d->changeLook(id, [&](EarthLook& l) {
        l.range = range ? EarthRange::Fixed : EarthRange::Automatic;
        if (range)
            std::tie(l.lowest, l.highest) = *range;
    });
}

void EarthPanel::setArrangement(const EarthArrangement& arrangement)
{
    m_d->wasSettled = false;
    m_d->panes->setArrangement(arrangement);
    m_d->partFields();
}

void EarthPanel::setColourVision(ColourVision vision)
{
    const QString notes[]
        = {{}, tr("As seen without red cones (protan)"), tr("As seen without green cones (deutan)"), tr("As seen without blue cones (tritan)")};
    m_d->layers->setVision(vision);
    m_d->visionNote->setText(notes[static_cast<int>(vision)]);
    m_d->visionNote->setVisible(vision != ColourVision::Full);
    m_d->updateBars();
}

ColourVision EarthPanel::colourVision() const { return m_d->view->vision(); }

Result<void> EarthPanel::showMultiples(const QString& id, EarthMultiples what)
{
    EarthArrangement wanted = arrangement();
    TRY(wanted.panes, m_d->layers->spread(id, what));
    m_d->wasSettled = false;
    wanted.mode = EarthArrangement::Mode::SideBySide;
    if (wanted.panes > 2)
        m_d->layersBox->setFolded(true); // a row for each would cover the first of them
    m_d->panes->setArrangement(wanted);
    return {};
}

const EarthArrangement& EarthPanel::arrangement() const { return m_d->panes->arrangement(); }

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
