// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/earth_header.h"

#include <QGuiApplication>
#include <QOpenGLContext>
#include <QPainter>

namespace terrella::earth {

bool displayOffersOpenGl()
{
    const QString platform = QGuiApplication::platformName();
    for (const char* without : {"offscreen", "minimal", "linuxfb"})
        if (platform == QLatin1String(without))
            return false;
    QSurfaceFormat format;
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QOpenGLContext context;
    context.setFormat(format);
    return context.create() && context.format().version() >= std::pair(3, 2);
}

Header::Header(QString text, QWidget* parent) : QWidget(parent), m_text(std::move(text)) { setFixedHeight(34); }

void Header::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    update();
}

void Header::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.line);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(m_theme.text);
    const int advance = QFontMetrics(strong).horizontalAdvance(m_text);
    painter.drawText(QRect(12, 0, advance + 4, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
    painter.fillRect(0, height() - 2, advance + 24, 2, m_theme.accent);
}

} // namespace terrella::earth
