// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/distance_box.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <cmath>

namespace terrella::earth {

DistanceBox::DistanceBox(QWidget* parent) : Overlay(parent), m_km(new QDoubleSpinBox(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    auto* label = new QLabel(tr("&Within"), this);
    label->setBuddy(m_km);
    m_km->setObjectName(QStringLiteral("distance"));
    m_km->setRange(1.0, 5000.0);
    m_km->setDecimals(0);
    m_km->setSingleStep(10.0);
    m_km->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_km->setAlignment(Qt::AlignRight);
    m_km->setSuffix(tr(" km"));
    m_km->setKeyboardTracking(false);
    m_km->setMinimumHeight(26);
    m_km->setToolTip(tr("All within this distance belongs to the region. Type it, or use the arrow keys or the wheel"));
    m_km->setAccessibleName(tr("Distance"));
    m_km->installEventFilter(this);
    row->addWidget(label);
    row->addWidget(m_km);
    connect(m_km, &QDoubleSpinBox::valueChanged, this, &DistanceBox::changed);
    hide();
}

void DistanceBox::setKm(double km)
{
    if (std::round(km) == m_km->value())
        return; // what is being typed stays
    const QSignalBlocker quiet(m_km);
    m_km->setValue(km);
}

double DistanceBox::km() const { return m_km->value(); }

void DistanceBox::edit()
{
    m_km->setFocus(Qt::ShortcutFocusReason);
    m_km->selectAll();
}

bool DistanceBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress)
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: m_km->interpretText(); [[fallthrough]];
        case Qt::Key_Escape: Q_EMIT left(); return true;
        default: break;
        }
    return Overlay::eventFilter(watched, event);
}

void DistanceBox::themeChanged()
{
    const EarthTheme& t = theme();
    m_km->setStyleSheet(QStringLiteral("QDoubleSpinBox { color: %1; background: %2; border: 1px solid %3; border-radius: 6px; padding: 0 8px; "
                                       "selection-background-color: %4; } QDoubleSpinBox:focus { border-color: %4; }")
                            .arg(t.text.name(), t.raised.name(), t.line.name(), t.accent.name()));
    resize(sizeHint());
}

} // namespace terrella::earth
