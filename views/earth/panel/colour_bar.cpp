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
constexpr double pointed = 9.0;     ///< height of the ends that stand for values beyond
constexpr double padding = 8.0;     ///< of the plate on which all stands
constexpr double barWidth = 12.0;   ///< and of the boxes of classes
constexpr double widestName = 90.0; ///< of a quantity above its bar
constexpr double tickGap = 8.0;     ///< from the bar to its numbers
constexpr double tickAir = 3.0;     ///< between two numbers at least
constexpr double leastBar = 90.0;   ///< a bar that would be shorter does without the classes of tracks

/// Numbers and names lie over all colours: they need a ground of their own.
void paintPlate(QPainter& painter, const QRectF& plate, const EarthTheme& theme)
{
    QColor ground = theme.panel;
    ground.setAlphaF(theme.isDark ? 0.90F : 0.92F);
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(ground);
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0);
}

double classHeight(const QFontMetricsF& metrics, const ColourMap& map, double room)
{
    return std::min(room / static_cast<double>(map.classes.size()), 1.6 * metrics.height());
}

/// Of classes: a box with its name for each, the highest on top.
void paintClasses(QPainter& painter, const QRectF& area, const ColourMap& map, const EarthTheme& theme)
{
    const QFontMetricsF metrics(painter.font());
    const double height = area.height() / static_cast<double>(map.classes.size());
    double y = area.bottom();
    for (const ColourMap::Class& one : map.classes) {
        y -= height;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(one.colour));
        painter.drawRect(QRectF(area.left(), y, barWidth, height));
        painter.setPen(theme.text);
        painter.drawText(QPointF(area.left() + barWidth + 6.0, y + height / 2.0 + metrics.ascent() / 2.0 - 1.0),
            metrics.elidedText(one.name, Qt::ElideRight, area.width() - barWidth - 6.0));
    }
    painter.setPen(QPen(theme.dim, 1.0)); // the darkest class stands out from the plate
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(area.left(), area.top(), barWidth, area.height()));
}

/// A number beside the bar, and how far from its lower end it stands, 0 … 1.
struct Tick {
    double at = 0.0;
    QString text;
};

std::vector<Tick> ticksOf(const Colouring& colouring, int most)
{
    const std::vector<double> values = colourTicks(colouring, most);
    const double step = values.size() > 1 ? std::abs(values[1] - values[0]) : 1.0;
    std::vector<Tick> out;
    for (const double value : values)
        out.push_back({colouring.partOf(value), colouring.norm == EarthNorm::Log ? valueText(value) : tickText(value, step)});
    return out;
}

/// Above the bar: the unit; where there is none, what the numbers are of.
QString headingOf(const BarContent& content, const QFontMetricsF& metrics)
{
    if (!content.layer.units.isEmpty() && content.layer.units != QLatin1String("1"))
        return content.layer.units;
    return metrics.elidedText(content.quantity, Qt::ElideRight, widestName);
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
    enum class Kind { Hatching, Missing, Arrow, Track };
    Kind kind = Kind::Hatching;
    QString meaning;
    QColor colour;       ///< of missing values, arrows and tracks; invalid: none
    double length = 0.0; ///< of an arrow
};

std::vector<Note> notesOf(const BarContent& content, bool withTracks)
{
    std::vector<Note> out;
    if (withTracks) // from the lowest class upwards
        for (const ColourMap::Class& one : content.tracks)
            out.push_back({Note::Kind::Track, one.name, QColor(one.colour), 0.0});
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

/// Where the words of a note stand, and how high it is.
struct NotePlace {
    QStringList lines;
    double words = 0.0; ///< height of them
    double height = 0.0;
};

NotePlace placeOf(const QFontMetricsF& metrics, const Note& note, double width)
{
    const bool isArrow = note.kind == Note::Kind::Arrow;
    NotePlace out{wrapped(metrics, note.meaning, width - (isArrow ? 0.0 : barWidth + 6.0)), 0.0, 0.0};
    out.words = static_cast<double>(out.lines.size()) * metrics.lineSpacing();
    out.height
        = std::max(out.words, note.kind == Note::Kind::Track ? 0.0 : 14.0) + (isArrow ? 12.0 : 0.0) + (note.kind == Note::Kind::Track ? 1.0 : 6.0);
    return out;
}

double heightOf(const QFontMetricsF& metrics, const std::vector<Note>& notes, double width)
{
    double out = 0.0;
    for (const Note& note : notes)
        out += placeOf(metrics, note, width).height;
    return out;
}

/// From the bottom of the area upwards.
void paintNotes(QPainter& painter, const QRectF& area, const std::vector<Note>& notes, const EarthTheme& theme)
{
    const QFontMetricsF metrics(painter.font());
    double y = area.bottom();
    for (const Note& note : notes) {
        const NotePlace place = placeOf(metrics, note, area.width());
        y -= place.height;
        const double middle = y + place.height / 2.0;
        const bool isArrow = note.kind == Note::Kind::Arrow;
        if (isArrow) {
            paintArrow(painter, {area.left(), y + 6.0}, note, theme);
        } else if (note.kind == Note::Kind::Track) {
            painter.setPen(QPen(theme.dim, 0.6)); // pale ones are seen on a light plate too
            painter.setBrush(note.colour);
            painter.drawRoundedRect(QRectF(area.left(), middle - 2.0, barWidth, 4.0), 2.0, 2.0);
        } else {
            paintSample(painter, QRectF(area.left(), middle - 6.0, barWidth, 12.0), note, theme);
        }
        double line = isArrow ? y + 12.0 + metrics.ascent() : middle - place.words / 2.0 + metrics.ascent();
        painter.setPen(theme.text);
        for (const QString& part : place.lines) {
            painter.drawText(QPointF(area.left() + (isArrow ? 0.0 : barWidth + 6.0), line), part);
            line += metrics.lineSpacing();
        }
    }
}

/// The bar with its ends, its numbers and the unit above.
void paintScale(QPainter& painter, const QRectF& area, const BarContent& content, const EarthTheme& theme)
{
    const QFontMetricsF metrics(painter.font());
    const Colouring& colouring = content.colouring;
    const QString heading = headingOf(content, metrics);
    const double above = (heading.isEmpty() ? metrics.height() / 2.0 : metrics.height() + 6.0) + (content.over ? pointed : 0.0);
    const double below = std::max(content.under ? pointed + 1.0 : 0.0, metrics.height() / 2.0);
    const QRectF bar(area.left(), area.top() + above, barWidth, area.height() - above - below);
    if (!heading.isEmpty()) {
        painter.setPen(theme.dim);
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), heading);
    }
    // The colours are laid out evenly; where they run unevenly the ticks say so.
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int k = 0; k < 64; ++k)
        gradient.setColorAt(k / 63.0, QColor(colouring.map.colours[static_cast<std::size_t>(k * 255 / 63)]));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, content.under || content.over ? 0.0 : 2.0, 2.0);
    paintEnds(painter, bar, content);
    for (const Tick& tick : ticksOf(colouring, stepsWithRoom(colouring, mostTicks, bar.height(), metrics.height() + tickAir))) {
        const double y = bar.bottom() - tick.at * bar.height();
        painter.setPen(QPen(theme.dim, 1.0));
        painter.drawLine(QPointF(bar.right() + 1.0, y), QPointF(bar.right() + 4.0, y));
        painter.setPen(theme.text);
        painter.drawText(QPointF(bar.right() + tickGap, y + metrics.ascent() / 2.0 - 1.0), tick.text);
    }
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
    double widest = content.hatched.empty() ? 0.0 : 96.0;
    if (content.hasColours && !content.colouring.map.classes.empty()) {
        for (const ColourMap::Class& one : content.colouring.map.classes)
            widest = std::max(widest, std::min(170.0, metrics.horizontalAdvance(one.name) + barWidth + 6.0));
    } else if (content.hasColours) {
        for (const Tick& tick : ticksOf(content.colouring, mostTicks))
            widest = std::max(widest, metrics.horizontalAdvance(tick.text) + barWidth + tickGap);
        widest = std::max(widest, metrics.horizontalAdvance(headingOf(content, metrics)));
    }
    for (const Note& note : notesOf(content, true))
        if (note.kind != Note::Kind::Hatching)
            widest = std::max({widest, note.length, metrics.horizontalAdvance(note.meaning) + barWidth + 6.0});
    return static_cast<int>(std::ceil(widest + 2.0 * padding));
}

BarContent ColourBar::fitted(const BarContent& content, double height)
{
    BarContent out = content;
    if (height - 2.0 * padding - moreHeightFor(content) < leastBar)
        out.tracks.clear();
    return out;
}

double ColourBar::moreHeightFor(const BarContent& content)
{
    return heightOf(QFontMetricsF(smallFont(QApplication::font())), notesOf(content, true), widthFor(content) - 2.0 * padding);
}

void ColourBar::paint(QPainter& painter, const QRectF& area, const BarContent& content, const EarthTheme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(painter.font()));
    const QFontMetricsF metrics(painter.font());
    const QRectF room = area.adjusted(padding, padding, -padding, -padding);
    std::vector<Note> notes = notesOf(content, true);
    if (room.height() - heightOf(metrics, notes, room.width()) < leastBar)
        notes = notesOf(content, false);
    const double noted = heightOf(metrics, notes, room.width()) + (notes.empty() || !content.hasColours ? 0.0 : 8.0);
    const ColourMap& map = content.colouring.map;
    const bool isClasses = content.hasColours && !map.classes.empty();
    const double coloured = !content.hasColours ? 0.0
        : isClasses                             ? static_cast<double>(map.classes.size()) * classHeight(metrics, map, room.height() - noted)
                                                : room.height() - noted;
    QRectF inside(room.left(), room.top(), room.width(), coloured + noted);
    if (isClasses)
        inside.moveCenter(room.center());
    else
        inside.moveBottom(room.bottom());
    paintPlate(painter, inside.adjusted(-padding, -padding, padding, padding), theme);
    paintNotes(painter, inside, notes, theme);
    const QRectF colours(inside.left(), inside.top(), inside.width(), coloured);
    if (isClasses)
        paintClasses(painter, colours, map, theme);
    else if (content.hasColours)
        paintScale(painter, colours, content, theme);
    painter.restore();
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_content, m_theme);
}

} // namespace terrella::earth
