// SPDX-License-Identifier: GPL-3.0-or-later
// What is laid on the Earth, and one thing at a time about how it looks.
#include "views/earth/earth_panel_private.h"

#include <tuple>

namespace terrella {

using namespace earth;

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
void EarthPanel::moveLayer(const QString& id, int position) { m_d->layers->move(id, position); }
void EarthPanel::removeLayer(const QString& id) { m_d->layers->dismiss(id); }
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

} // namespace terrella
