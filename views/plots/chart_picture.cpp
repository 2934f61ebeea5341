// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_picture.h"

#include <QFontMetrics>
#include <QPdfWriter>
#include <QPicture>
#include <QSvgGenerator>

#include <algorithm>
#include <qcustomplot.h>

namespace terrella {

namespace {
constexpr int kPicturePadding = 12;
} // namespace

void paintChart(QPainter& painter, const QPointF& at, QCustomPlot& plot, const QSize& size)
{
    QPicture picture;
    QCPPainter draws(&picture);
    plot.toPainter(&draws, size.width(), size.height());
    draws.end();
    painter.save();
    painter.setClipRect(QRectF(at, QSizeF(size)));
    painter.drawPicture(at, picture);
    painter.restore();
}

bool saveChart(const QString& path, QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens)
{
    const QFontMetrics strong(theme.strongFont()), small(theme.smallFont());
    const QSize room(std::max(plot.width(), 240), std::max(plot.height(), 160));
    const auto heightOf = [&room](const QFontMetrics& metrics, const QString& words) {
        const QRect most(0, 0, room.width() - 2 * kPicturePadding, 10000);
        return words.isEmpty() ? 0 : metrics.boundingRect(most, Qt::TextWordWrap, words).height() + 2;
    };
    const int title = heightOf(strong, chart.title), note = heightOf(small, chart.note), above = kPicturePadding + title + note;
    const QSize whole(room.width(), room.height() + above);
    const auto draw = [&](QPaintDevice& device) {
        QCPPainter painter;
        if (!painter.begin(&device))
            return false;
        painter.fillRect(QRect({}, whole), tokens.panel);
        const auto write = [&](int top, int height, const QString& text, const QFont& font, const QColor& colour) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(QRect(kPicturePadding, top, room.width() - 2 * kPicturePadding, height), Qt::TextWordWrap, text);
        };
        write(kPicturePadding, title, chart.title, theme.strongFont(), tokens.text);
        write(kPicturePadding + title, note, chart.note, theme.smallFont(), tokens.dim);
        painter.translate(0, above);
        plot.toPainter(&painter, room.width(), room.height());
        return painter.end();
    };
    constexpr int resolution = 96;
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setFileName(path);
        svg.setSize(whole);
        svg.setViewBox(QRect({}, whole));
        svg.setResolution(resolution);
        svg.setTitle(chart.title);
        return draw(svg);
    }
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        QPdfWriter pdf(path);
        pdf.setResolution(resolution);
        pdf.setPageSize(QPageSize(QSizeF(whole) * 72.0 / resolution, QPageSize::Point, {}, QPageSize::ExactMatch));
        pdf.setPageMargins({});
        pdf.setTitle(chart.title);
        return draw(pdf);
    }
    constexpr double sharp = 2.0;
    QImage image(whole * sharp, QImage::Format_RGB32);
    image.setDevicePixelRatio(sharp);
    return draw(image) && image.save(path);
}

} // namespace terrella
