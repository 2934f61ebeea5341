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
    m_d->header->render(&painter, m_d->header->pos());
    m_d->timeBar->render(&painter, m_d->timeBar->pos());
    const QPoint origin = m_d->view->pos();
    painter.drawImage(QRect(origin, m_d->view->size()), earth);
    for (QWidget* box : {static_cast<QWidget*>(m_d->layersBox), static_cast<QWidget*>(m_d->probeBox), static_cast<QWidget*>(m_d->colourBar)})
        if (!box->isHidden())
            box->render(&painter, origin + box->pos(), {}, QWidget::DrawChildren);
    return out;
}

QJsonObject EarthPanel::viewState() const
{
    QJsonObject layers;
    for (const EarthLayer& layer : m_d->layers->layers()) {
        QJsonObject one{{QStringLiteral("visible"), layer.visible}, {QStringLiteral("variable"), layer.variable},
            {QStringLiteral("level"), layer.level}, {QStringLiteral("colours"), layer.colourMap}};
        if (!layer.automaticRange)
            one.insert(QStringLiteral("range"), QJsonArray{layer.lowest, layer.highest});
        layers.insert(layer.id, one);
    }
    QJsonObject outlines;
    for (const char* which : {"coast", "borders", "graticule"})
        outlines.insert(QLatin1String(which), m_d->outlines->isShown(QLatin1String(which)));
    QJsonObject out{{QStringLiteral("projection"), projection()}, {QStringLiteral("camera"), m_d->view->camera().toJson()},
        {QStringLiteral("layers"), layers}, {QStringLiteral("outlines"), outlines}, {QStringLiteral("layers_folded"), m_d->layersBox->isFolded()}};
    if (!times().empty())
        out.insert(QStringLiteral("time"), isoText(time(), calendar()));
    return out;
}

void EarthPanel::setViewState(const QJsonObject& state)
{
    // A projection that is not understood any more leaves the view as it is.
    if (const QString name = state.value(QStringLiteral("projection")).toString(); !name.isEmpty())
        (void)setProjection(name);
    if (state.value(QStringLiteral("camera")).isObject())
        m_d->view->setCamera(Camera::fromJson(state.value(QStringLiteral("camera")).toObject()), false);
    const QJsonObject outlines = state.value(QStringLiteral("outlines")).toObject();
    for (auto it = outlines.begin(); it != outlines.end(); ++it)
        m_d->outlines->setShown(it.key(), it.value().toBool());
    m_d->layersBox->setFolded(state.value(QStringLiteral("layers_folded")).toBool());
    const QJsonObject layers = state.value(QStringLiteral("layers")).toObject();
    for (auto it = layers.begin(); it != layers.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QString id = it.key();
        if (const QString variable = one.value(QStringLiteral("variable")).toString(); !variable.isEmpty())
            setVariable(id, variable);
        setLevel(id, one.value(QStringLiteral("level")).toInt());
        if (const QString map = one.value(QStringLiteral("colours")).toString(); !map.isEmpty())
            setColourMap(id, map);
        if (const QJsonArray range = one.value(QStringLiteral("range")).toArray(); range.size() == 2)
            setRange(id, std::pair(range.at(0).toDouble(), range.at(1).toDouble()));
        setLayerVisible(id, one.value(QStringLiteral("visible")).toBool(true));
    }
    if (const auto at = parseIso(state.value(QStringLiteral("time")).toString(), calendar()); at)
        setTime(toSeconds(*at, calendar()));
}

} // namespace terrella
