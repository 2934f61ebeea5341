// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the panel, and its state as JSON.
#include "views/earth/earth_panel_private.h"
#include "views/earth/ticks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>

namespace terrella {

using namespace earth;

QImage EarthPanel::picture()
{
    if (!m_d->graphics)
        return {};
    const double ratio = devicePixelRatioF();
    const QImage earth = m_d->view->render(m_d->view->size() * ratio, ratio);
    if (earth.isNull())
        return {};
    QImage out(size() * ratio, QImage::Format_RGB32);
    out.setDevicePixelRatio(ratio);
    out.fill(m_d->theme.panel);
    QPainter painter(&out);
    if (!m_d->header->isHidden())
        m_d->header->render(&painter, m_d->header->pos());
    m_d->timeBar->render(&painter, m_d->timeBar->pos());
    const QPoint origin = m_d->view->pos();
    painter.drawImage(QRect(origin, m_d->view->size()), earth);
    painter.save();
    painter.translate(origin);
    m_d->panes->paint(painter, m_d->view->size());
    painter.restore();
    std::vector<QWidget*> boxes{m_d->layersBox, m_d->probeBox, m_d->levelBar, m_d->heights};
    for (const auto& bar : m_d->colourBars)
        boxes.push_back(bar.get());
    for (QWidget* box : boxes)
        if (!box->isHidden())
            box->render(&painter, origin + box->pos(), {}, QWidget::DrawChildren);
    return out;
}

QJsonObject EarthPanel::viewState() const
{
    QJsonObject out{{QStringLiteral("projection"), projection()}, {QStringLiteral("camera"), m_d->view->camera().toJson()},
        {QStringLiteral("layers"), m_d->layers->state()}, {QStringLiteral("order"), m_d->layers->orderState()},
        {QStringLiteral("outlines"), ground().outlinesJson()}, {QStringLiteral("layers_folded"), m_d->layersBox->isFolded()}};
    if (arrangement().mode != EarthArrangement::Mode::Single)
        out.insert(QStringLiteral("compare"), arrangement().toJson());
    if (m_d->layers->wantedExaggeration() > 0.0)
        out.insert(QStringLiteral("exaggeration"), m_d->layers->wantedExaggeration());
    if (const QJsonObject own = ground().groundJson(); !own.isEmpty())
        out.insert(QStringLiteral("ground"), own);
    if (!selectedEvents().isEmpty())
        out.insert(QStringLiteral("selection"), selectedEvents().toJson());
    if (isFollowing())
        out.insert(QStringLiteral("follow"), true);
    if (const QJsonArray drawn = m_d->drawings->state(); !drawn.isEmpty())
        out.insert(QStringLiteral("drawings"), drawn);
    if (!times().empty())
        out.insert(QStringLiteral("time"), isoText(time(), calendar()));
    if (const QJsonObject playing = timeSettings().toJson(); !playing.isEmpty())
        out.insert(QStringLiteral("playing"), playing);
    return out;
}

void EarthPanel::setViewState(const QJsonObject& state)
{
    // A projection that is not understood any more leaves the view as it is.
    if (const QString name = state.value(QStringLiteral("projection")).toString(); !name.isEmpty())
        (void)setProjection(name);
    if (state.value(QStringLiteral("camera")).isObject())
        m_d->view->setCamera(Camera::fromJson(state.value(QStringLiteral("camera")).toObject()), false);
    m_d->layers->setExaggeration(state.value(QStringLiteral("exaggeration")).toDouble());
    setGround(EarthGround::fromJson(state.value(QStringLiteral("outlines")).toObject(), state.value(QStringLiteral("ground")).toObject(), ground()));
    m_d->layersBox->setFolded(state.value(QStringLiteral("layers_folded")).toBool());
    m_d->layers->setState(state.value(QStringLiteral("layers")).toObject(), state.value(QStringLiteral("order")).toArray());
    m_d->drawings->setState(state.value(QStringLiteral("drawings")).toArray());
    m_d->panes->setArrangement(EarthArrangement::fromJson(state.value(QStringLiteral("compare")).toObject()));
    selectEvents(EventSelection::fromJson(state.value(QStringLiteral("selection")).toObject()));
    setFollowing(state.value(QStringLiteral("follow")).toBool());
    if (state.contains(QStringLiteral("time")) || state.contains(QStringLiteral("playing")))
        setTimeSettings(EarthTimeSettings::fromJson(state.value(QStringLiteral("playing")).toObject()));
    if (const auto at = dateInAnyCalendar(state.value(QStringLiteral("time")).toString())) {
        m_d->wasSettled = false;
        m_d->layers->setDate(*at);
    }
}

} // namespace terrella
