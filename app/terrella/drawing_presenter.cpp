// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/drawing_presenter.h"

#include "app/terrella/background.h"
#include "views/canvas/module_catalogue.h"
#include "views/canvas/pipeline_model.h"
#include "views/earth/drawing/coasts_and_countries.h"
#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/earth_panel.h"

#include <QMenu>

namespace terrella {

namespace {

QString sizeOnEarth(const EarthDrawings& drawings, const Drawing& drawing)
{
    const QString size = drawings.sizeText(drawing); // empty while that is worked out
    return size.isEmpty() ? DrawingPresenter::tr("%1 on the Earth").arg(drawing.title())
                          : DrawingPresenter::tr("%1 on the Earth, %2").arg(drawing.title(), size);
}

QString purposeOf(const QString& node, const QString& key) { return node + QLatin1Char('\n') + key; }

} // namespace

DrawingPresenter::DrawingPresenter(
    EarthPanel& earth, PipelineModel& model, Background& background, std::function<QJsonObject()> view, QObject* parent)
    : QObject(parent),
      m_earth(earth),
      m_model(model),
      m_background(background),
      m_view(std::move(view))
{
    EarthDrawings& drawings = earth.drawings();
    connect(&drawings, &EarthDrawings::drawn, this, [this](const Drawing& drawing, const QString& purpose) {
        if (purpose.isEmpty()) {
            m_earth.drawings().add(drawing);
            return;
        }
        setRegion(purpose.section(QLatin1Char('\n'), 0, 0), purpose.section(QLatin1Char('\n'), 1, 1), drawing, tr("Draw region"));
    });
    connect(&drawings, &EarthDrawings::parameterEdited, this,
        [this](const Drawing& region) { setRegion(m_node, m_key, region, tr("Change the region")); });
    connect(&drawings, &EarthDrawings::edited, this, &DrawingPresenter::keep);
    connect(&earth, &EarthPanel::viewEdited, this, &DrawingPresenter::keep);
    connect(&drawings, &EarthDrawings::areasWanted, this, &DrawingPresenter::readAreas);
    connect(&drawings, &EarthDrawings::coastsWanted, this, &DrawingPresenter::readCoasts);
    connect(&drawings, &EarthDrawings::wholeCoastWanted, this, &DrawingPresenter::findCoast);
    connect(&model, &PipelineModel::edited, this, [this](const Edit& edit) {
        if (std::holds_alternative<SetViews>(edit))
            takeViews();
        refreshParameter();
    });
    connect(&model, &PipelineModel::documentReset, this, [this] { showNode({}); });
    connect(&model.catalogue(), &ModuleCatalogue::changed, this, &DrawingPresenter::refreshParameter);
}

std::vector<std::pair<QString, QString>> DrawingPresenter::regionParameters() const
{
    std::vector<std::pair<QString, QString>> out;
    const auto node = m_model.document().nodes.find(m_node);
    const ModuleSpec* spec = node == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(node->second.module);
    if (spec)
        for (const ParameterSpec& parameter : spec->parameters)
            if (parameter.type == ParameterType::Region)
                out.emplace_back(parameter.key, parameter.title);
    return out;
}

void DrawingPresenter::showNode(const QString& node)
{
    m_node = node;
    m_key.clear();
    refreshParameter();
}

void DrawingPresenter::refreshParameter()
{
    std::optional<Drawing> region;
    const auto node = m_model.document().nodes.find(m_node);
    m_key.clear();
    for (const auto& [key, title] : regionParameters()) {
        region = Drawing::fromRegion(node->second.parameters.value(key));
        m_key = key;
        if (region)
            break;
    }
    m_earth.drawings().setParameter(region);
}

void DrawingPresenter::setRegion(const QString& node, const QString& key, const Drawing& region, const QString& what)
{
    if (const auto done = m_model.apply(SetParameter{node, key, region.regionValue()}, what); !done)
        Q_EMIT said(done.error().message);
}

/// What is drawn belongs to the view; the document's copy of it is what undo goes back to.
void DrawingPresenter::keep(const QString& what)
{
    if (const auto done = m_model.apply(SetViews{QJsonArray{m_view()}}, what); !done)
        Q_EMIT said(done.error().message);
}

void DrawingPresenter::takeViews()
{
    const QJsonArray& views = m_model.whole().views;
    const QJsonObject view = views.isEmpty() ? QJsonObject() : views.first().toObject();
    m_earth.drawings().setState(view.value(QLatin1String("drawings")).toArray());
    m_earth.takeCurtains(view.value(QLatin1String("layers")).toObject());
}

QString DrawingPresenter::curtain() const
{
    for (const EarthLayer& layer : m_earth.layers())
        if (layer.kind == EarthLayerKind::Curtain)
            return layer.id;
    return {};
}

void DrawingPresenter::setCurtain(bool isWanted)
{
    if (!isWanted) {
        for (QString id = curtain(); !id.isEmpty(); id = curtain())
            m_earth.removeLayer(id);
        keep(tr("Remove the curtain"));
        return;
    }
    const std::vector<EarthLayer> layers = m_earth.layers();
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
        if (layer->kind == EarthLayerKind::Field && layer->visible && m_earth.hasHeights(layer->id)) {
            m_earth.deriveLayer(layer->id, EarthLayerKind::Curtain);
            keep(tr("Add a curtain"));
            if (!m_earth.drawings().line())
                m_earth.drawings().begin(DrawingKind::Line);
            return;
        }
    Q_EMIT said(tr("A curtain needs a field with levels above each other; none is shown."));
}

void DrawingPresenter::drawParameter(const QString& node, const QString& key, const QPoint& globalPosition)
{
    QMenu menu;
    menu.setToolTipsVisible(true);
    EarthDrawings& drawings = m_earth.drawings();
    const std::pair<DrawingKind, QString> kinds[] = {{DrawingKind::Box, tr("&Box")}, {DrawingKind::Polygon, tr("&Polygon")},
        {DrawingKind::Circle, tr("&Circle")}, {DrawingKind::Shape, tr("Coun&try…")}, {DrawingKind::Strip, tr("Along a c&oast")}};
    for (const auto& [kind, title] : kinds)
        menu.addAction(title, &drawings, [&drawings, what = kind, node, key] { drawings.begin(what, purposeOf(node, key)); });
    menu.addSeparator();
    for (const Drawing& drawing : drawings.all())
        if (isRegion(drawing.kind))
            menu.addAction(sizeOnEarth(drawings, drawing), this, [this, node, key, drawing] { setRegion(node, key, drawing, tr("Draw region")); });
    menu.addAction(tr("&Everywhere"), this, [this, node, key] {
        if (const auto done = m_model.apply(SetParameter{node, key, QJsonValue(QJsonValue::Undefined)}, tr("Remove the region")); !done)
            Q_EMIT said(done.error().message);
    });
    menu.exec(globalPosition);
}

void DrawingPresenter::readAreas()
{
    using Areas = std::shared_ptr<const std::vector<NamedArea>>;
    m_background.run<Result<Areas>>(
        this, [] { return readCountryAreas(); },
        [this](const Result<Areas>& areas) {
            if (areas)
                m_earth.drawings().setAreas(*areas);
            else
                Q_EMIT said(areas.error().message);
        });
}

void DrawingPresenter::findCoast(const NamedArea& country, const std::shared_ptr<const CoastLines>& coasts, double km)
{
    const int asked = ++m_coast;
    m_background.run<std::optional<Drawing>>(
        this, [country, coasts, km] { return wholeCoast(*coasts, country, km); },
        [this, asked, name = country.name](const std::optional<Drawing>& coast) {
            if (asked != m_coast || !m_earth.drawings().isDrawing())
                return; // given up, or another one is on its way
            if (coast)
                m_earth.drawings().finish(*coast);
            else
                Q_EMIT said(tr("%1 has no coast.").arg(name));
        });
}

void DrawingPresenter::readCoasts()
{
    using Coasts = std::shared_ptr<const CoastLines>;
    m_background.run<Result<Coasts>>(
        this, [] { return readCoastLines(); },
        [this](const Result<Coasts>& coasts) {
            if (coasts)
                m_earth.drawings().setCoasts(*coasts);
            else
                Q_EMIT said(coasts.error().message);
        });
}

} // namespace terrella
