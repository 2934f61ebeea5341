// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/colour_bar.h"

#include "views/earth/panel/overlay.h"
#include "views/earth/ticks.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int mostTicks = 6;
constexpr double pointed = 9.0; ///< height of the ends that stand for values beyond

/// A soft halo keeps words readable where they lie over the Earth.
void drawHaloed(QPainter& painter, const QPointF& from, const QString& text, const EarthTheme& theme)
{
    QColor halo = theme.sky;
    halo.setAlpha(150);
    QPainterPath path;
    path.addText(from, painter.font(), text);
    painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setPen(theme.text);
    painter.drawText(from, text);
}

/// Of classes: a box with its name for each, the highest on top.
void paintClasses(QPainter& painter, const QRectF& area, const ColourMap& map, const EarthTheme& theme)
{
    const QFontMetricsF metrics(painter.font());
    const auto count = static_cast<double>(map.classes.size());
    const double height = std::min(area.height() / count, 1.6 * metrics.height());
    double widest = 0.0;
    for (const ColourMap::Class& one : map.classes)
        widest = std::max(widest, metrics.horizontalAdvance(one.name));
    const double box = 12.0, edge = area.right() - 14.0, right = edge - 10.0;
    const double left = std::max(area.left() + 9.0, right - widest - 6.0 - box);
    double y = area.center().y() + height * count / 2.0;
    // Names lie over all colours: they need a ground of their own.
    QColor ground = theme.panel;
    ground.setAlphaF(theme.isDark ? 0.90F : 0.92F);
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(QPointF(left - 8.0, y - height * count - 8.0), QPointF(edge, y + 8.0)), 8.0, 8.0);
    for (const ColourMap::Class& one : map.classes) {
        y -= height;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(one.colour));
        painter.drawRect(QRectF(left, y, box, height));
        painter.setPen(theme.text);
        painter.drawText(QPointF(left + box + 6.0, y + height / 2.0 + metrics.ascent() / 2.0 - 1.0),
            metrics.elidedText(one.name, Qt::ElideRight, right - left - box - 4.0));
    }
    painter.setPen(QPen(theme.dim, 1.0)); // the darkest class stands out from the sky
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left, y, box, height * count));
}

void paintEnds(QPainter& painter, const QRectF& bar, const BarContent& content)
{
    painter.setPen(Qt::NoPen);
    if (content.under) {
        painter.setBrush(QColor(content.colouring.under()));
        painter.drawPolygon(QPolygonF(
            {bar.bottomLeft() + QPointF(0.0, 1.0), bar.bottomRight() + QPointF(0.0, 1.0), QPointF(bar.center().x(), bar.bottom() + 1.0 + pointed)}));
    }
    if (content.over) {
        painter.setBrush(QColor(content.colouring.over()));
        painter.drawPolygon(
            QPolygonF({bar.topLeft() - QPointF(0.0, 1.0), bar.topRight() - QPointF(0.0, 1.0), QPointF(bar.center().x(), bar.top() - 1.0 - pointed)}));
    }
}

/// Lines no wider than a width, broken between words.
QStringList wrapped(const QFontMetricsF& metrics, const QString& text, double width)
{
    QStringList out;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!out.isEmpty() && metrics.horizontalAdvance(out.last() + QLatin1Char(' ') + word) <= width)
            out.last() += QLatin1Char(' ') + word;
        else
            out.append(word);
    }
    return out;
}

/// What stands below the bar: a sample and what it means.
struct Note {
    enum class Kind { Hatching, Missing, Arrow };
    Kind kind = Kind::Hatching;
    QString meaning;
    QColor colour;       ///< of missing values and arrows; invalid: none
    double length = 0.0; ///< of an arrow
};

std::vector<Note> notesOf(const BarContent& content)
{
    std::vector<Note> out;
    for (const QString& meaning : content.hatched)
        out.push_back({Note::Kind::Hatching, meaning, {}, 0.0});
    if (content.missing)
        out.push_back({Note::Kind::Missing, ColourBar::tr("No data"), content.missingColour, 0.0});
    for (const BarContent::Arrow& arrow : content.arrows)
        out.push_back({Note::Kind::Arrow, arrow.speed, arrow.colour, arrow.length});
    return out;
}

void paintArrow(QPainter& painter, const QPointF& from, const Note& note, const EarthTheme& theme)
{
    const QPointF tip = from + QPointF(note.length, 0.0);
    const double head = std::min(6.0, 0.45 * note.length);
    QPainterPath path(from);
    path.lineTo(tip);
    path.moveTo(tip + QPointF(-head, -0.6 * head));
    path.lineTo(tip);
    path.lineTo(tip + QPointF(-head, 0.6 * head));
    QColor halo = theme.sky;
    halo.setAlpha(150);
    painter.strokePath(path, QPen(halo, 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(path, QPen(note.colour.isValid() ? note.colour : theme.text, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintSample(QPainter& painter, const QRectF& sample, const Note& note, const EarthTheme& theme)
{
    painter.save();
    painter.setClipRect(sample);
    painter.fillRect(sample, note.colour.isValid() ? note.colour : theme.raised);
    painter.setPen(QPen(note.kind == Note::Kind::Hatching ? theme.text : theme.dim, 1.2));
    if (note.kind == Note::Kind::Hatching)
        for (double x = -12.0; x <= 12.0; x += 5.0)
            painter.drawLine(sample.bottomLeft() + QPointF(x, 0.0), sample.bottomLeft() + QPointF(x + 12.0, -12.0));
    else if (!note.colour.isValid()) // nothing is drawn there
        painter.drawLine(sample.bottomLeft(), sample.topRight());
    painter.restore();
    painter.setPen(QPen(theme.dim, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(sample);
}

/// From the bottom of the area upwards; returns the height that is taken.
double paintNotes(QPainter& painter, const QRectF& area, const std::vector<Note>& notes, const EarthTheme& theme)
{
    const QFontMetricsF metrics(painter.font());
    double y = area.bottom();
    for (const Note& note : notes) {
        const bool isArrow = note.kind == Note::Kind::Arrow;
        const QRectF words(area.left() + (isArrow ? 4.0 : 22.0), 0.0, area.width() - (isArrow ? 8.0 : 26.0), 1000.0);
        const QStringList lines = wrapped(metrics, note.meaning, words.width());
        const double needed = static_cast<double>(lines.size()) * metrics.lineSpacing();
        const double height = std::max(needed, 14.0) + (isArrow ? 12.0 : 0.0);
        y -= height + 6.0;
        if (isArrow)
            paintArrow(painter, {area.left() + 4.0, y + 6.0}, note, theme);
        else
            paintSample(painter, QRectF(area.left() + 4.0, y + (height - 12.0) / 2.0, 12.0, 12.0), note, theme);
        double line = isArrow ? y + 12.0 + metrics.ascent() : y + (height - needed) / 2.0 + metrics.ascent();
        for (const QString& part : lines) {
            drawHaloed(painter, {words.left(), line}, part, theme);
            line += metrics.lineSpacing();
        }
    }
    return area.bottom() - y;
}

} // namespace

ColourBar::ColourBar(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void ColourBar::show(const BarContent& content)
{
    m_content = content;
    const EarthLayer& layer = content.layer;
    QStringList classes;
    for (const ColourMap::Class& one : content.colouring.map.classes)
        classes.append(one.name);
    setAccessibleName(classes.isEmpty()
            ? tr("Colour bar of %1, %2 to %3 %4").arg(layer.shownTitle(), valueText(layer.lowest), valueText(layer.highest), layer.units)
            : tr("Classes of %1: %2").arg(layer.shownTitle(), classes.join(QStringLiteral(", "))));
    update();
    QWidget::show();
}

void ColourBar::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    update();
}

int ColourBar::widthFor(const BarContent& content)
{
    const QFontMetricsF metrics(smallFont(QApplication::font()));
    double widest = content.hatched.empty() ? 88.0 : 116.0;
    if (content.hasColours)
        for (const ColourMap::Class& one : content.colouring.map.classes)
            widest = std::max(widest, std::min(200.0, metrics.horizontalAdvance(one.name) + 58.0));
    for (const Note& note : notesOf(content))
        if (note.kind != Note::Kind::Hatching)
            widest = std::max({widest, note.length + 24.0, metrics.horizontalAdvance(note.meaning) + 30.0});
    return static_cast<int>(std::ceil(widest));
}

std::vector<std::pair<double, double>> ColourBar::ticks(const Colouring& colouring)
{
    std::vector<std::pair<double, double>> out;
    for (const double value : colourTicks(colouring, mostTicks))
        out.emplace_back(value, colouring.partOf(value));
    return out;
}

void ColourBar::paint(QPainter& painter, const QRectF& area, const BarContent& content, const EarthTheme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(painter.font()));
    const double notes = paintNotes(painter, area, notesOf(content), theme);
    const QRectF rest = area.adjusted(0.0, 0.0, 0.0, notes > 0.0 ? -notes - 4.0 : 0.0);
    const Colouring& colouring = content.colouring;
    if (!content.hasColours) {
        painter.restore();
        return;
    }
    if (!colouring.map.classes.empty()) {
        paintClasses(painter, rest, colouring.map, theme);
        painter.restore();
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const double above = metrics.height() + 6.0 + pointed;
    if (content.needsGround) {
        QColor ground = theme.panel;
        ground.setAlphaF(theme.isDark ? 0.90F : 0.92F);
        painter.setPen(QPen(theme.line, 1.0));
        painter.setBrush(ground);
        painter.drawRoundedRect(rest.adjusted(0.0, -1.0, -22.0, 1.0), 8.0, 8.0);
    }
    const QRectF bar(rest.left() + 4.0, rest.top() + above, 12.0, rest.height() - above - std::max(pointed + 2.0, metrics.height() / 2.0));
    if (content.layer.units != QLatin1String("1"))
        drawHaloed(painter, QPointF(bar.left(), bar.top() - 6.0 - pointed), content.layer.units, theme);
    // The colours are laid out evenly; where they run unevenly the ticks say so.
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int k = 0; k < 64; ++k)
        gradient.setColorAt(k / 63.0, QColor(colouring.map.colours[static_cast<std::size_t>(k * 255 / 63)]));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, content.under || content.over ? 0.0 : 2.0, 2.0);
    paintEnds(painter, bar, content);
    const std::vector<std::pair<double, double>> marks = ticks(colouring);
    const double step = marks.size() > 1 ? std::abs(marks[1].first - marks[0].first) : 1.0;
    for (const auto& [value, at] : marks) {
        const double y = bar.bottom() - at * bar.height();
        painter.setPen(QPen(theme.dim, 1.0));
        painter.drawLine(QPointF(bar.right() + 1.0, y), QPointF(bar.right() + 4.0, y));
        const QString text = colouring.norm == EarthNorm::Log ? valueText(value) : tickText(value, step);
        drawHaloed(painter, {bar.right() + 8.0, y + metrics.ascent() / 2.0 - 1.0}, text, theme);
    }
    painter.restore();
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_content, m_theme);
}

} // namespace terrella::earth
