// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/heights_button.h"

#include "views/earth/layers/layer_stack.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace terrella::earth {

namespace {

constexpr double choices[] = {1.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0};

} // namespace

HeightsButton::HeightsButton(LayerStack& layers, QWidget* parent) : Overlay(parent), m_layers(layers)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    m_button = new QToolButton(this);
    m_button->setFont(smallFont(font()));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolTip(tr("How many times their true size heights and depths are drawn"));
    m_button->setMenu(new QMenu(m_button));
    connect(m_button->menu(), &QMenu::aboutToShow, this, &HeightsButton::fillMenu);
    row->addWidget(m_button);
    connect(&m_layers, &LayerStack::heightsChanged, this, &HeightsButton::refresh);
    hide();
}

QString HeightsButton::text(double exaggeration) { return tr("Heights ×%1").arg(QString::number(exaggeration, 'g', 6)); }

void HeightsButton::refresh()
{
    setVisible(m_layers.showsHeights());
    m_button->setText(text(m_layers.exaggeration()) + QStringLiteral(" ▾"));
    m_button->setAccessibleName(text(m_layers.exaggeration()));
    adjustSize();
    Q_EMIT resized();
}

void HeightsButton::fillMenu()
{
    QMenu& menu = *m_button->menu();
    menu.clear();
    const double wanted = m_layers.wantedExaggeration();
    const auto add = [&](const QString& title, double times) {
        QAction* action = menu.addAction(title, this, [this, times] { m_layers.setExaggeration(times); });
        action->setCheckable(true);
        action->setChecked(times == wanted);
    };
    add(tr("&As suits what is shown"), 0.0);
    menu.addSeparator();
    for (const double times : choices)
        add(times == 1.0 ? tr("True heights") : QStringLiteral("×%1").arg(times), times);
}

void HeightsButton::paint(QPainter& painter, const QRectF& area, double exaggeration, const EarthTheme& theme)
{
    painter.save();
    const QFont font = smallFont(painter.font());
    const QFontMetricsF metrics(font);
    const QString said = text(exaggeration);
    QPainterPath path;
    path.addText(area.right() - 12.0 - metrics.horizontalAdvance(said), area.bottom() - 12.0, font, said);
    QColor halo = theme.sky;
    halo.setAlpha(190);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QPointF(area.right() - 12.0 - metrics.horizontalAdvance(said), area.bottom() - 12.0), said);
    painter.restore();
}

} // namespace terrella::earth
