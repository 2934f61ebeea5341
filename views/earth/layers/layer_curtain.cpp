// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/layer_curtain.h"

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr std::size_t mostCurtains = 16; ///< of a layer
constexpr std::size_t mostReady = 4;

QString nameOf(std::size_t piece) { return QStringLiteral("curtain%1").arg(piece); }

QString noteOf(const LineColumns& columns)
{
    QStringList said;
    if (!columns.heightsFrom.isEmpty())
        said << LayerStack::tr("Heights from \"%1\".").arg(columns.heightsFrom);
    else if (columns.source == LevelHeights::Source::StandardAtmosphere)
        said << LayerStack::tr("Heights by the standard atmosphere.");
    else if (columns.source == LevelHeights::Source::Even)
        said << LayerStack::tr("Its levels have no heights; they stand evenly.");
    if (!columns.isBilinear)
        said << LayerStack::tr("Along the line, values of the nearest cells.");
    return said.join(QLatin1Char(' '));
}

} // namespace

void LayerStack::setCurtainLines(std::vector<std::vector<SpherePlace>> lines) { m_curtains->setLines(std::move(lines)); }
void LayerStack::takeCurtains(const QJsonObject& layers) { m_curtains->take(layers); }
std::optional<CurtainProbe> LayerStack::probeCurtain(const QPointF& at) const { return m_curtains->probe(at); }

void LayerStack::Curtains::setLines(std::vector<std::vector<SpherePlace>> lines)
{
    if (lines.size() > mostCurtains)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(mostCurtains)); // the newest
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    for (const auto& layer : m_stack.m_layers)
        if (layer->isCurtain())
            m_stack.request(*layer);
}

/// What undo brings back, and takes away.
void LayerStack::Curtains::take(const QJsonObject& layers)
{
    QStringList surplus;
    for (const auto& layer : m_stack.m_layers)
        if (layer->isCurtain() && !layers.contains(layer->info.id))
            surplus.append(layer->info.id);
    for (const QString& id : surplus)
        m_stack.remove(id);
    for (auto it = layers.begin(); it != layers.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QString base = one.value(QLatin1String("base")).toString();
        const bool isCurtain = parseLayerKind(one.value(QLatin1String("kind")).toString()) == EarthLayerKind::Curtain;
        if (!isCurtain || m_stack.find(it.key()) || !m_stack.find(base))
            continue;
        m_stack.m_pending.insert(it.key(), one);
        m_stack.updateDerived(base);
    }
    m_stack.gatherTimes();
    m_stack.applyLooks();
    Q_EMIT m_stack.changed();
}

/// Of the field that it is made from, where it shows the same.
std::optional<ValueRange> LayerStack::Curtains::rangeOfField(const Layer& curtain) const
{
    const Layer* field = std::as_const(m_stack).find(curtain.info.base);
    if (!field || field->cube != curtain.cube || field->variable != curtain.variable || (!field->own && field->info.isAutomatic()))
        return std::nullopt;
    return field->range();
}

void LayerStack::Curtains::dress(const Layer& field, const EarthLook& before)
{
    for (const auto& layer : m_stack.m_layers) {
        if (!layer->isCurtain() || layer->info.base != field.info.id || layer->cube != field.cube || layer->variable != field.variable)
            continue;
        EarthLook& look = layer->info;
        const EarthLook was = look;
        const bool isDressed
            = look.colourMap == before.colourMap && look.classes == before.classes && look.norm == before.norm && look.power == before.power;
        if (isDressed) {
            look.colourMap = field.info.colourMap;
            look.classes = field.info.classes;
            look.norm = field.info.norm;
            look.power = field.info.power;
            takeBreaks(*layer);
            m_stack.takeClassRange(*layer);
        }
        const bool isOther = look.colourMap != was.colourMap || !(look.classes == was.classes) || look.norm != was.norm || look.power != was.power;
        const auto range = look.range == EarthRange::Automatic ? rangeOfField(*layer) : std::nullopt;
        if (isOther || (range && *range != layer->range()))
            m_stack.request(*layer);
    }
}

LayerStack::Layer* LayerStack::Curtains::layerOf(const CurtainRequest& asked) const
{
    const auto it = std::ranges::find_if(m_stack.m_layers, [&](const auto& l) { return l->number == asked.number; });
    const bool isThere = it != m_stack.m_layers.end() && (*it)->cube == asked.cube && (*it)->variable == asked.variable;
    return isThere && !m_lines.empty() && asked.projection == m_stack.m_view.projection() ? it->get() : nullptr;
}

void LayerStack::Curtains::sayLineIsMissing(Layer& layer)
{
    m_stack.m_view.scene().removeAll(layer.prefix());
    layer.solid.reset();
    layer.curtain.reset();
    layer.readyCurtains.clear();
    layer.info.title = LayerStack::tr("%1, curtain").arg(fieldTitle({layer.cube, layer.variable}));
    layer.info.note.clear();
    if (const QString why = LayerStack::tr("Draw a line on the Earth, and a curtain hangs along it (Draw, or Ctrl+Alt+X).");
        layer.info.problem != why) {
        layer.info.problem = why;
        Q_EMIT m_stack.changed();
    }
    m_stack.updateHeights();
    m_stack.m_view.redraw();
}

CurtainRequest LayerStack::Curtains::requestFor(const Layer& layer, std::size_t step) const
{
    CurtainRequest ask;
    ask.number = layer.number;
    ask.ticket = layer.ticket;
    ask.cube = layer.cube;
    ask.variable = layer.variable;
    ask.at = layer.at(step);
    ask.at.level = 0;
    ask.lines = m_lines;
    ask.before = layer.curtain;
    ask.colouring = m_stack.colouringOf(layer);
    ask.rule = {layer.info.range, layer.info.norm, ask.colouring.map.kind, false};
    if (!layer.info.isAutomatic())
        ask.own = layer.range();
    else if (!ask.colouring.map.classes.empty())
        ask.own = layer.own;
    else if (layer.info.range == EarthRange::Automatic)
        ask.own = rangeOfField(layer);
    else if (layer.own)
        ask.own = layer.own;
    if (ask.own)
        ask.colouring.range = *ask.own; // what is not used must not tell two requests apart
    ask.projection = m_stack.m_view.projection();
    return ask;
}

void LayerStack::Curtains::request(Layer& layer)
{
    layer.wantedStep = m_stack.stepOf(layer);
    ++layer.ticket;
    if (m_lines.empty()) {
        sayLineIsMissing(layer);
        return;
    }
    const CurtainRequest ask = requestFor(layer, layer.wantedStep);
    std::erase_if(layer.readyCurtains, [&](const ReadyCurtain& each) {
        CurtainRequest same = each.request;
        same.at.time = ask.at.time;
        return !same.asksTheSame(ask);
    });
    const auto ready = std::ranges::find_if(layer.readyCurtains, [&](const ReadyCurtain& each) { return each.request.asksTheSame(ask); });
    if (ready != layer.readyCurtains.end()) {
        m_stack.m_reading.answer(layer.prefix(), [this, ask, found = ready->answer] { answer(ask, found); });
        return;
    }
    m_stack.m_reading.submit(layer.prefix(), [this, ask](const std::stop_token& stop) -> Background::Answer {
        auto found = std::make_shared<const CurtainAnswer>(answerCurtains(ask, stop));
        return [this, found, ask] { answer(ask, found); };
    });
}

/// The next steps are read and painted while nothing else is to do.
void LayerStack::Curtains::prefetch(Layer& layer)
{
    int k = 0;
    for (const std::size_t step : m_stack.stepsAhead(layer)) {
        const CurtainRequest ask = requestFor(layer, step);
        if (std::ranges::any_of(layer.readyCurtains, [&](const ReadyCurtain& each) { return each.request.asksTheSame(ask); }))
            continue;
        m_stack.m_reading.submit(
            layer.prefix() + QStringLiteral("ahead%1").arg(k++),
            [this, ask](const std::stop_token& stop) -> Background::Answer {
                auto found = std::make_shared<const CurtainAnswer>(answerCurtains(ask, stop));
                if (found->error || stop.stop_requested())
                    return {}; // an error comes up again when it is asked for
                return [this, found, ask] { keepReady(ask, found); };
            },
            false);
    }
}

void LayerStack::Curtains::keepReady(const CurtainRequest& asked, const std::shared_ptr<const CurtainAnswer>& found)
{
    Layer* layer = layerOf(asked);
    if (!layer || asked.lines != m_lines)
        return;
    auto& all = layer->readyCurtains;
    std::erase_if(all, [&](const ReadyCurtain& each) { return each.request.at == asked.at; });
    all.push_back({asked, found});
    all.back().request.before.reset(); // else each would hold all before it
    if (all.size() > mostReady)
        all.erase(all.begin());
}

/// Also of lines that were moved meanwhile: so they are seen to follow the hand.
void LayerStack::Curtains::answer(const CurtainRequest& asked, const std::shared_ptr<const CurtainAnswer>& found)
{
    Layer* layer = layerOf(asked);
    if (!layer || (found->error && found->error->code == ErrorCode::Cancelled))
        return;
    Layer& l = *layer;
    l.shownStep = asked.at.time;
    const EarthLayer before = l.info;
    l.info.problem = found->error ? found->error->message : QString();
    l.info.title = LayerStack::tr("%1, curtain").arg(fieldTitle({l.cube, l.variable}));
    const bool wasShown = l.solid.has_value(), wasUnder = l.under, wasOver = l.over;
    if (found->error) {
        m_stack.m_view.scene().removeAll(l.prefix());
        l.solid.reset();
        l.curtain.reset();
    } else {
        l.curtain = found;
        l.under = found->under;
        l.over = found->over;
        if (l.info.isAutomatic() && asked.ticket == l.ticket) {
            l.own = found->range;
            l.info.lowest = found->range.lowest;
            l.info.highest = found->range.highest;
        }
        show(l, *found);
    }
    m_stack.applyLooks();
    m_stack.m_view.redraw();
    if (wasShown != l.solid.has_value() || wasUnder != l.under || wasOver != l.over || before.problem != l.info.problem
        || before.title != l.info.title || before.note != l.info.note || before.lowest != l.info.lowest || before.highest != l.info.highest)
        Q_EMIT m_stack.changed();
    Q_EMIT m_stack.drawn();
    if (!found->error && asked.ticket == l.ticket)
        prefetch(l);
}

void LayerStack::Curtains::show(Layer& layer, const CurtainAnswer& found) const
{
    SolidShown shown;
    shown.lowest = found.lowest;
    shown.highest = found.highest;
    shown.acrossMetres = found.acrossMetres;
    shown.tintUnits = layer.info.units;
    layer.solid = std::move(shown);
    layer.info.note = noteOf(found.read->columns.front());
    Scene& scene = m_stack.m_view.scene();
    for (std::size_t k = 0; k < mostCurtains; ++k)
        if (const QString key = layer.prefix() + nameOf(k); k < found.pieces.size())
            scene.setCurtain(key, 0, *found.pieces[k].curtain, found.pieces[k].image);
        else
            scene.remove(key);
}

} // namespace terrella::earth
