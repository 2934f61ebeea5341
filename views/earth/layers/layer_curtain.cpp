// SPDX-License-Identifier: GPL-3.0-or-later
// Curtains among the layers: a field on all its levels, standing on the lines that are drawn.
#include "views/earth/layers/layer.h"

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr std::size_t mostCurtains = 16; ///< of a layer

QString nameOf(std::size_t piece) { return QStringLiteral("curtain%1").arg(piece); }

} // namespace

void LayerStack::setCurtainLines(std::vector<std::vector<SpherePlace>> lines)
{
    if (lines.size() > mostCurtains)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(mostCurtains)); // the newest
    if (lines == m_curtainLines)
        return;
    m_curtainLines = std::move(lines);
    for (const auto& layer : m_layers)
        if (layer->isCurtain())
            request(*layer);
}

/// What undo brings back, and takes away.
void LayerStack::takeCurtains(const QJsonObject& layers)
{
    QStringList surplus;
    for (const auto& layer : m_layers)
        if (layer->isCurtain() && !layers.contains(layer->info.id))
            surplus.append(layer->info.id);
    for (const QString& id : surplus)
        remove(id);
    for (auto it = layers.begin(); it != layers.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QString base = one.value(QLatin1String("base")).toString();
        if (parseLayerKind(one.value(QLatin1String("kind")).toString()) != EarthLayerKind::Curtain || find(it.key()) || !find(base))
            continue;
        m_pending.insert(it.key(), one);
        updateDerived(base);
    }
    gatherTimes();
    applyLooks();
    Q_EMIT changed();
}

/// Of the field that it is made from, where it shows the same.
std::optional<ValueRange> LayerStack::rangeOfField(const Layer& curtain) const
{
    const Layer* field = find(curtain.info.base);
    if (!field || field->cube != curtain.cube || field->variable != curtain.variable || (!field->own && field->info.isAutomatic()))
        return std::nullopt;
    return field->range();
}

void LayerStack::dressCurtains(const Layer& field, const EarthLook& before)
{
    for (const auto& layer : m_layers) {
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
            takeClassRange(*layer);
        }
        const bool isOther = look.colourMap != was.colourMap || !(look.classes == was.classes) || look.norm != was.norm || look.power != was.power;
        const auto range = look.range == EarthRange::Automatic ? rangeOfField(*layer) : std::nullopt;
        if (isOther || (range && *range != layer->range()))
            request(*layer);
    }
}

void LayerStack::requestCurtains(Layer& layer)
{
    layer.wantedStep = stepOf(layer);
    ++layer.ticket;
    if (m_curtainLines.empty()) {
        m_view.scene().removeAll(layer.prefix());
        layer.solid.reset();
        layer.curtain.reset();
        layer.info.title = tr("%1, curtain").arg(fieldTitle({layer.cube, layer.variable}));
        layer.info.note.clear();
        if (const QString why = tr("Draw a line on the Earth, and a curtain hangs along it (Draw, or Ctrl+Alt+X)."); layer.info.problem != why) {
            layer.info.problem = why;
            Q_EMIT changed();
        }
        updateHeights();
        m_view.redraw();
        return;
    }
    CurtainRequest ask;
    ask.number = layer.number;
    ask.ticket = layer.ticket;
    ask.cube = layer.cube;
    ask.variable = layer.variable;
    ask.at = layer.at(layer.wantedStep);
    ask.at.level = 0;
    ask.lines = m_curtainLines;
    ask.read = layer.curtain;
    ask.colouring = colouringOf(layer);
    ask.rule = {layer.info.range, layer.info.norm, ask.colouring.map.kind, false};
    if (!layer.info.isAutomatic())
        ask.own = layer.range();
    else if (!ask.colouring.map.classes.empty())
        ask.own = layer.own;
    else if (layer.info.range == EarthRange::Automatic)
        ask.own = rangeOfField(layer);
    else if (layer.own)
        ask.own = layer.own;
    ask.projection = m_view.projection();
    m_reading.submit(layer.prefix(), [this, ask](const std::stop_token& stop) -> Background::Answer {
        auto found = std::make_shared<CurtainAnswer>(answerCurtains(ask, stop));
        return [this, found, ask] { takeCurtain(ask, *found); };
    });
}

/// Also of lines that were moved meanwhile: so they are seen to follow the hand.
void LayerStack::takeCurtain(const CurtainRequest& asked, CurtainAnswer& found)
{
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->number == asked.number; });
    if (it == m_layers.end() || (*it)->cube != asked.cube || (*it)->variable != asked.variable || m_curtainLines.empty()
        || asked.projection != m_view.projection() || (found.error && found.error->code == ErrorCode::Cancelled))
        return;
    Layer& l = **it;
    Scene& scene = m_view.scene();
    l.shownStep = asked.at.time;
    const EarthLayer before = l.info;
    l.info.problem = found.error ? found.error->message : QString();
    l.info.title = tr("%1, curtain").arg(fieldTitle({l.cube, l.variable}));
    const bool wasShown = l.solid.has_value(), wasUnder = l.under, wasOver = l.over;
    if (found.error) {
        scene.removeAll(l.prefix());
        l.solid.reset();
    } else {
        SolidShown shown;
        shown.lowest = found.lowest;
        shown.highest = found.highest;
        shown.acrossMetres = found.acrossMetres;
        shown.tintUnits = l.info.units;
        l.solid = std::move(shown);
        l.curtain = found.read;
        l.under = found.under;
        l.over = found.over;
        if (l.info.isAutomatic() && asked.ticket == l.ticket) {
            l.own = found.range;
            l.info.lowest = found.range.lowest;
            l.info.highest = found.range.highest;
        }
        l.info.note = noteOf(found.read->columns.front());
        for (std::size_t k = 0; k < mostCurtains; ++k)
            if (const QString key = l.prefix() + nameOf(k); k < found.pieces.size())
                scene.setCurtain(key, 0, found.pieces[k].curtain, found.pieces[k].image);
            else
                scene.remove(key);
    }
    applyLooks();
    m_view.redraw();
    if (wasShown != l.solid.has_value() || wasUnder != l.under || wasOver != l.over || before.problem != l.info.problem
        || before.title != l.info.title || before.note != l.info.note || before.lowest != l.info.lowest || before.highest != l.info.highest)
        Q_EMIT changed();
    Q_EMIT drawn();
}

QString LayerStack::noteOf(const LineColumns& columns)
{
    QStringList said;
    if (!columns.heightsFrom.isEmpty())
        said << tr("Heights from \"%1\".").arg(columns.heightsFrom);
    else if (columns.source == LevelHeights::Source::StandardAtmosphere)
        said << tr("Heights by the standard atmosphere.");
    else if (columns.source == LevelHeights::Source::Even)
        said << tr("Its levels have no heights; they stand evenly.");
    if (!columns.isBilinear)
        said << tr("Along the line, values of the nearest cells.");
    return said.join(QLatin1Char(' '));
}

} // namespace terrella::earth
