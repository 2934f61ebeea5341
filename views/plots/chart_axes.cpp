// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_axes.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr double kMargin = 0.05;     ///< of the range, on both sides
constexpr double kTextsApart = 14.0; ///< pixels between two texts that stand side by side
constexpr int kMostTicks = 12, kTickPixelsUp = 22, kFixedPixelsUp = 15;
constexpr int kUsualNumbers = 5, kNumberPixelsAcross = 60;

/// With the sign that numbers have elsewhere in the program.
class Numbers final : public QCPAxisTicker {
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override
    {
        const QString text = QCPAxisTicker::getTickLabel(tick, locale, format, precision);
        return text.startsWith(QLatin1Char('-')) ? QChar(0x2212) + text.mid(1) : text;
    }
};

using Placed = std::vector<std::pair<double, QString>>;

/// How long a piece of the axis is, in pixels.
double pixels(const QCPAxis& axis, double from, double to) { return std::abs(axis.coordToPixel(to) - axis.coordToPixel(from)); }

/// Whether texts side by side leave a gap between them.
bool haveRoom(const QCPAxis& axis, const Placed& ticks)
{
    const QFontMetricsF metrics(axis.tickLabelFont());
    for (std::size_t k = 1; k < ticks.size(); ++k) {
        const double needed = 0.5 * (metrics.horizontalAdvance(ticks[k - 1].second) + metrics.horizontalAdvance(ticks[k].second)) + kTextsApart;
        if (pixels(axis, ticks[k - 1].first, ticks[k].first) < needed)
            return false;
    }
    return true;
}

/// As many dates as have room; at least two where there are so many.
Placed datesThatFit(const QCPAxis& axis, const Ticks& ticks)
{
    const QCPRange range = axis.range();
    if (axis.orientation() == Qt::Vertical)
        return ticks(range.lower, range.upper, std::max(2, static_cast<int>(pixels(axis, range.lower, range.upper)) / kTickPixelsUp));
    Placed out;
    for (int most = kMostTicks; most >= 1; --most) {
        Placed tried = ticks(range.lower, range.upper, most);
        if (haveRoom(axis, tried))
            return tried;
        out = std::move(tried);
    }
    return out;
}

} // namespace

void setRange(QCPAxis& axis, double from, double to)
{
    if (!(to > from)) {
        const double half = axis.scaleType() == QCPAxis::stLogarithmic ? 0.5 * std::abs(from) : std::max(0.5, 0.01 * std::abs(from));
        axis.setRange(from - half, from + half);
    } else {
        axis.setRange(from, to);
    }
}

void widenRange(QCPAxis& axis)
{
    const QCPRange range = axis.range();
    if (axis.scaleType() == QCPAxis::stLogarithmic && range.lower > 0.0) {
        const double factor = std::pow(range.upper / range.lower, kMargin);
        setRange(axis, range.lower / factor, range.upper * factor);
    } else {
        setRange(axis, range.lower - kMargin * range.size(), range.upper + kMargin * range.size());
    }
}

void dressAxis(QCPAxis& axis, const ChartAxis& as, const Theme& theme, const Tokens& tokens)
{
    axis.setBasePen(tokens.line);
    axis.setTickPen(tokens.line);
    axis.setSubTickPen(tokens.line);
    axis.setTickLabelColor(tokens.dim);
    axis.setLabelColor(tokens.dim);
    axis.setTickLabelFont(theme.smallFont());
    axis.setLabelFont(theme.smallFont());
    axis.setLabelPadding(2);
    axis.grid()->setPen(QPen(mixed(tokens.panel, tokens.line, 0.6), 1));
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.setLabel(as.label);
    axis.setRangeReversed(as.isReversed);
    axis.setScaleType(as.isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setNumberFormat(as.isLogarithmic ? QStringLiteral("gb") : QStringLiteral("g"));
    axis.setNumberPrecision(6);
    if (!as.ticks && as.fixed.empty())
        axis.setTicker(as.isLogarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : QSharedPointer<QCPAxisTicker>(new Numbers));
}

void placeTicks(QCPAxis& axis, const ChartAxis& as)
{
    const bool isAcross = axis.orientation() == Qt::Horizontal;
    if (!as.ticks && as.fixed.empty()) {
        const int length = isAcross ? axis.axisRect()->width() / kNumberPixelsAcross : axis.axisRect()->height() / kTickPixelsUp;
        axis.ticker()->setTickCount(std::clamp(length, 2, kUsualNumbers));
        return;
    }
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    // Fixed ones that stand one above the other: as many as have room, the first before the others.
    const double apart = isAcross || as.fixed.empty() ? 0.0 : kFixedPixelsUp;
    for (const auto& [at, text] : as.fixed.empty() ? datesThatFit(axis, as.ticks) : as.fixed) {
        const QMap<double, QString>& placed = ticker->ticks();
        const auto isNear = [&axis, at = at, apart](double other) { return pixels(axis, at, other) < apart; };
        if (std::none_of(placed.keyBegin(), placed.keyEnd(), isNear))
            ticker->addTick(at, text);
    }
    axis.setTicker(ticker);
}

} // namespace terrella
