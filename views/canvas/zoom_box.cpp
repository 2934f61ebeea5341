// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/zoom_box.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace terrella {

ZoomBox::ZoomBox(const Theme& theme, QWidget* parent) : QFrame(parent), m_figure(new QToolButton(this))
{
    setProperty("look", "overlay");
    auto* out = new QToolButton(this);
    auto* in = new QToolButton(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3, 1, 3, 1);
    layout->setSpacing(0);
    for (QToolButton* button : {out, m_figure, in}) {
        button->setProperty("look", "flat");
        button->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(button);
    }
    const auto setIcons = [&theme, in, out] {
        out->setIcon(theme.icon(QStringLiteral("minus"), theme.tokens().dim));
        in->setIcon(theme.icon(QStringLiteral("plus"), theme.tokens().dim));
    };
    setIcons();
    connect(&theme, &Theme::changed, this, setIcons);
    out->setIconSize({12, 12});
    in->setIconSize({12, 12});
    out->setToolTip(tr("Zoom out"));
    out->setAccessibleName(tr("Zoom out"));
    in->setToolTip(tr("Zoom in"));
    in->setAccessibleName(tr("Zoom in"));
    m_figure->setToolTip(tr("Fit everything into view"));
    m_figure->setAccessibleName(tr("Fit everything into view"));
    m_figure->setFont(theme.smallFont());
    m_figure->setMinimumWidth(54);
    connect(out, &QToolButton::clicked, this, &ZoomBox::zoomOutRequested);
    connect(in, &QToolButton::clicked, this, &ZoomBox::zoomInRequested);
    connect(m_figure, &QToolButton::clicked, this, &ZoomBox::fitRequested);
    setZoom(1.0);
}

void ZoomBox::setZoom(double zoom) { m_figure->setText(tr("%1 %").arg(qRound(zoom * 100.0))); }

} // namespace terrella
