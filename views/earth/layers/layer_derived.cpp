// SPDX-License-Identifier: GPL-3.0-or-later
// Layers made of others: what follows a cube, what lies beyond the training of a network, one field minus another, small multiples.
#include "views/earth/fields/difference.h"
#include "views/earth/fields/plane_part.h"
#include "views/earth/layers/layer.h"

#include <algorithm>

namespace terrella::earth {

namespace {

const QString trainingDistance = QStringLiteral("training_distance");
constexpr double beyondTraining = 3.0; ///< as the help of the modules that predict says: there a network guesses

} // namespace

/// Beside what a network predicts stands how far its input lies from what it was trained with: hatched where it is too far.
void LayerStack::hatchTraining(const Layer& layer)
{
    const QString base = layer.info.id, id = base + QLatin1Char('/') + trainingDistance;
    const bool has = layer.cube && layer.variable >= 0 && layer.cube->signature().find(trainingDistance) >= 0;
    if (!has || m_dismissed.contains(id)) {
        remove(id);
        return;
    }
    if (find(id))
        return; // updated with all that is derived
    const auto cube = layer.cube;
    Layer& hatch = insert(id, tr("Beyond the training"), EarthLayerKind::Hatch);
    hatch.info.base = base;
    hatch.info.threshold = beyondTraining;
    hatch.cube = cube;
    takeVariable(hatch, trainingDistance);
    takePending(hatch);
    request(hatch);
}

void LayerStack::updateDerived(const QString& base)
{
    const Layer* from = find(base);
    if (!from || !from->cube)
        return;
    const auto cube = from->cube;
    std::vector<Layer*> derived;
    for (const auto& layer : m_layers)
        if (layer->info.base == base && layer->minus.isEmpty() && layer->cube != cube)
            derived.push_back(layer.get());
    for (Layer* layer : derived)
        setCube(*layer, cube, {});
    // Those that a view names and that waited for this one.
    for (const QString& id : m_pending.keys()) {
        const QJsonObject one = m_pending.value(id).toObject();
        if (one.value(QLatin1String("base")).toString() != base || one.contains(QLatin1String("minus")) || find(id))
            continue;
        Layer& layer = insert(id, find(base)->info.title, parseLayerKind(one.value(QLatin1String("kind")).toString()));
        layer.info.base = base;
        setCube(layer, cube, one.value(QLatin1String("variable")).toString());
        takePending(layer);
    }
    renewDifferences(base);
}

void LayerStack::dismiss(const QString& id)
{
    if (id.endsWith(QLatin1Char('/') + trainingDistance))
        m_dismissed.insert(id);
    remove(id);
}

Result<QString> LayerStack::addDifference(const QString& a, const QString& b)
{
    const Layer *first = find(a), *second = find(b);
    if (!first || !second || a == b || !first->cube || !second->cube || first->variable < 0 || second->variable < 0)
        return Error{ErrorCode::Invalid, tr("A difference needs two fields."), {}};
    if (isPlacedByAxes(first->grid()) || isPlacedByAxes(second->grid()))
        return Error{
            ErrorCode::Unsupported, tr("A difference needs fields whose cells are placed one by one. Cut the file to a smaller region first."), {}};
    const QString titleA = first->info.shownTitle(), titleB = second->info.shownTitle();
    const auto shown = [](const Layer& l) { return ShownField{l.cube, l.variable, l.at(0).level, {}, {}, l.at(0).member}; };
    const auto difference = makeDifference(shown(*first), shown(*second), titleA, titleB);
    if (!difference)
        return difference.error();
    const QString id = QStringLiteral("%1 − %2").arg(a, b);
    const bool isNew = !find(id);
    Layer& layer = insert(id, tr("%1 − %2").arg(titleA, titleB), EarthLayerKind::Field);
    layer.info.base = a;
    layer.minus = b;
    layer.info.note = difference->note;
    setCube(layer, difference->cube, {});
    if (isNew) {
        layer.info.range = EarthRange::Symmetric;
        takePending(layer);
    }
    gatherTimes();
    applyLooks();
    Q_EMIT changed();
    return id;
}

void LayerStack::expectDifference(const QString& a, const QString& b)
{
    const QString id = QStringLiteral("%1 − %2").arg(a, b);
    m_pending.insert(id, QJsonObject{{QStringLiteral("base"), a}, {QStringLiteral("minus"), b}, {QStringLiteral("visible"), true}});
    renewDifferences(a);
}

Result<int> LayerStack::spread(const QString& id, EarthMultiples what)
{
    const Layer* layer = find(id);
    if (!layer || !layer->cube || layer->variable < 0)
        return Error{ErrorCode::Invalid, tr("Small multiples need a field."), {}};
    const QString base = layer->info.base.isEmpty() ? id : layer->info.base, title = layer->info.title;
    QStringList names;
    int now = 0; ///< which of them the time is in
    if (what == EarthMultiples::Years) {
        if (const Axis* axis = layer->timeAxis(); axis && axis->size() > 1) {
            const int first = fromSeconds(axis->values.front(), axis->calendar).year, last = fromSeconds(axis->values.back(), axis->calendar).year;
            now = fromSeconds(m_time, m_calendar).year - first;
            for (int year = first; year <= last; ++year)
                names << QString::number(year);
        }
    } else {
        names = what == EarthMultiples::Members ? membersOf(id) : levelsOf(id);
        for (QString& name : names)
            if (what == EarthMultiples::Members)
                name = tr("Member %1").arg(name);
    }
    if (names.size() < 2)
        return Error{ErrorCode::OutOfRange,
            what == EarthMultiples::Years        ? tr("\"%1\" has one year only; small multiples need two or more.").arg(title)
                : what == EarthMultiples::Levels ? tr("\"%1\" has one level only; small multiples need two or more.").arg(title)
                                                 : tr("\"%1\" has one member only; small multiples need two or more.").arg(title),
            {}};
    const int count = std::min(static_cast<int>(names.size()), EarthArrangement::mostPanes);
    // What was spread before goes; then the field itself is the first and its copies are the others.
    QStringList copies;
    for (const auto& other : m_layers) {
        if (other->isGround() && other->info.base == base && other->minus.isEmpty())
            copies.append(other->info.id);
        else if (other->isGround() && other->info.id != base && other->info.visible)
            other->info.visible = false;
    }
    for (const QString& copy : copies)
        remove(copy);
    const EarthLook first = *lookOf(base);
    for (int k = 0; k < count; ++k) {
        const QString each = k == 0 ? base : derive(base, EarthLayerKind::Field);
        EarthLook look = first;
        look.visible = true;
        look.panes = 1U << k;
        look.name = names[k];
        look.levelLinked = look.levelLinked && what != EarthMultiples::Levels; // each its own
        if (what == EarthMultiples::Members)
            look.member = k;
        else if (what == EarthMultiples::Levels)
            look.level = k;
        else
            look.years = k - now;
        setLook(each, look);
    }
    applyLooks();
    return count;
}

/// Made anew when one of the two is another.
void LayerStack::renewDifferences(const QString& id)
{
    std::vector<std::pair<QString, QString>> wanted;
    for (const auto& layer : m_layers)
        if (!layer->minus.isEmpty() && (layer->info.base == id || layer->minus == id))
            wanted.emplace_back(layer->info.base, layer->minus);
    for (auto it = m_pending.begin(); it != m_pending.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QString a = one.value(QLatin1String("base")).toString(), b = one.value(QLatin1String("minus")).toString();
        if (!b.isEmpty() && (a == id || b == id))
            wanted.emplace_back(a, b);
    }
    for (const auto& [a, b] : wanted)
        if (find(a) && find(b))
            if (const auto made = addDifference(a, b); !made)
                if (Layer* layer = find(QStringLiteral("%1 − %2").arg(a, b))) {
                    layer->info.problem = made.error().message;
                    m_view.scene().removeAll(layer->prefix());
                    layer->meshProjection = nullptr;
                    layer->values = nullptr;
                }
}

} // namespace terrella::earth
