// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/picture_sheet.h"

#include "views/earth/panel/overlay.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EarthPanel)
};

constexpr double kMargin = 14.0;
constexpr double kRow = 20.0;
constexpr double kLongestScale = 150.0;

/// Words that lie over the Earth.
void haloed(QPainter& painter, const QPointF& from, const QString& text, const EarthTheme& theme)
{
    QColor halo = theme.sky;
    halo.setAlpha(190);
    QPainterPath path;
    path.addText(from, painter.font(), text);
    painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setPen(theme.text);
    painter.drawText(from, text);
}

} // namespace

PictureSheet::PictureSheet(const EarthPicture& what, const EarthTheme& theme, const QRectF& area, const QFont& font)
    : m_what(what),
      m_theme(theme),
      m_area(area),
      m_earth(area),
      m_font(font),
      m_small(smallFont(font)),
      m_title(font)
{
    m_title.setPointSizeF(font.pointSizeF() * 1.5);
    m_title.setWeight(QFont::DemiBold);
    if (!what.title.isEmpty())
        m_earth.setTop(area.top() + kMargin + QFontMetricsF(m_title).height() + 6.0);
    if (!what.credits.isEmpty())
        m_earth.setBottom(area.bottom() - QFontMetricsF(m_small).height() - 10.0);
}

void PictureSheet::paintFrame(QPainter& painter) const
{
    painter.fillRect(m_area, m_theme.sky);
    const double width = m_area.width() - 2.0 * kMargin;
    if (!m_what.title.isEmpty()) {
        painter.setFont(m_title);
        painter.setPen(m_theme.text);
        const QFontMetricsF metrics(m_title);
        painter.drawText(
            QPointF(m_area.left() + kMargin, m_area.top() + kMargin + metrics.ascent()), metrics.elidedText(m_what.title, Qt::ElideRight, width));
    }
    if (!m_what.credits.isEmpty()) {
        painter.setFont(m_small);
        painter.setPen(m_theme.dim);
        const QFontMetricsF metrics(m_small);
        painter.drawText(
            QPointF(m_area.left() + kMargin, m_area.bottom() - 6.0 - metrics.descent()), metrics.elidedText(m_what.credits, Qt::ElideRight, width));
    }
}

void PictureSheet::paintLegend(QPainter& painter, const std::vector<LegendEntry>& entries) const
{
    if (entries.empty())
        return;
    painter.setFont(m_small);
    const QFontMetricsF metrics(m_small);
    double widest = 0.0;
    for (const LegendEntry& entry : entries)
        widest = std::max(widest, metrics.horizontalAdvance(entry.title));
    constexpr double sign = 24.0;
    const double most = 0.45 * m_earth.width();
    const QRectF box(
        m_earth.left() + kMargin, m_earth.top() + kMargin, std::min(most, widest + sign + 30.0), kRow * static_cast<double>(entries.size()) + 8.0);
    QColor ground = m_theme.panel;
    ground.setAlphaF(0.9F);
    painter.setPen(QPen(m_theme.line, 1.0));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 8.0, 8.0);
    double y = box.top() + 4.0;
    for (const LegendEntry& entry : entries) {
        const QRectF at(box.left() + 10.0, y + 5.0, sign, kRow - 10.0);
        QLinearGradient gradient(at.topLeft(), at.topRight());
        for (std::size_t k = 0; k < entry.colours.size(); ++k)
            gradient.setColorAt(
                static_cast<double>(k) / static_cast<double>(std::max<std::size_t>(1, entry.colours.size() - 1)), QColor(entry.colours[k]));
        painter.setPen(Qt::NoPen);
        painter.setBrush(gradient);
        if (entry.sign == LegendEntry::Sign::Colours)
            painter.drawRoundedRect(at, 2.0, 2.0);
        else if (entry.sign == LegendEntry::Sign::Line)
            painter.drawRoundedRect(QRectF(at.left(), at.center().y() - 1.5, at.width(), 3.0), 1.5, 1.5);
        else
            for (const double part : {0.15, 0.5, 0.85})
                painter.drawEllipse(QPointF(at.left() + part * at.width(), at.center().y()), 2.5, 2.5);
        painter.setPen(m_theme.text);
        painter.drawText(QPointF(at.right() + 8.0, y + 0.5 * (kRow + metrics.ascent() - metrics.descent())),
            metrics.elidedText(entry.title, Qt::ElideRight, box.right() - at.right() - 16.0));
        y += kRow;
    }
}

double PictureSheet::roundLength(double mostKm)
{
    const double power = std::pow(10.0, std::floor(std::log10(mostKm)));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= mostKm)
            return factor * power;
    return power;
}

void PictureSheet::paintScale(QPainter& painter, double kmPerUnit) const
{
    if (!(kmPerUnit > 0.0) || !std::isfinite(kmPerUnit))
        return;
    const double km = roundLength(kmPerUnit * std::min(kLongestScale, 0.3 * m_earth.width())), length = km / kmPerUnit;
    painter.setFont(m_small);
    const QFontMetricsF metrics(m_small);
    const double y = m_earth.bottom() - kMargin - (m_what.hasTime ? metrics.height() + 8.0 : 0.0);
    const QPointF from(m_earth.left() + kMargin, y), to(from.x() + length, y);
    const QPolygonF line{{from.x(), y - 5.0}, from, to, {to.x(), y - 5.0}};
    QColor halo = m_theme.sky;
    halo.setAlpha(190);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, 4.0));
    painter.drawPolyline(line);
    painter.setPen(QPen(m_theme.text, 1.5));
    painter.drawPolyline(line);
    const QString text = km >= 1.0 ? Text::tr("%1 km at the middle").arg(QLocale().toString(km, 'g', 6))
                                   : Text::tr("%1 m at the middle").arg(QLocale().toString(1000.0 * km, 'g', 6));
    haloed(painter, {from.x() + 4.0, y - 8.0}, text, m_theme);
}

void PictureSheet::paintTime(QPainter& painter, const QString& time) const
{
    painter.setFont(m_font);
    haloed(painter, {m_earth.left() + kMargin, m_earth.bottom() - kMargin}, time, m_theme);
}

} // namespace terrella::earth
