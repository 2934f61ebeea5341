// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/polygon_columns.h"

#include "views/earth/class_schemes.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr qsizetype fewClasses = 24;   ///< what a map is coloured by without being asked
constexpr qsizetype mostClasses = 128; ///< more are no legend

QStringList wordsOf(const Features& features, int column, qsizetype most)
{
    QStringList out;
    if (column < 0 || features.info.columns[static_cast<std::size_t>(column)].type != ColumnType::Text)
        return out;
    for (const QString& word : features.columns[static_cast<std::size_t>(column)].text) {
        if (!word.isEmpty() && !out.contains(word))
            out.append(word);
        if (out.size() > most)
            return {};
    }
    std::ranges::sort(out);
    return out;
}

} // namespace

int polygonColumn(const Features& features)
{
    const auto rows = static_cast<qsizetype>(features.rowCount());
    int plain = -1, classes = -1;
    for (std::size_t k = 0; k < features.info.columns.size(); ++k) {
        const int column = static_cast<int>(k);
        // Each row with a word of its own has a name, not a class.
        const QStringList words = wordsOf(features, column, fewClasses);
        if (!knownClasses(words).empty())
            return column;
        if (classes < 0 && words.size() > 1 && words.size() < rows)
            classes = column;
        if (plain < 0 && features.info.columns[k].type == ColumnType::Real)
            plain = column;
    }
    if (classes >= 0)
        return classes;
    const int withUnits = intensityColumn(features.info);
    return withUnits >= 0 ? withUnits : plain;
}

std::optional<Categories> categoriesOf(const Features& features, int column)
{
    const QStringList words = wordsOf(features, column, mostClasses);
    if (words.isEmpty())
        return std::nullopt;
    Categories out;
    out.map = namedClasses(words);
    for (const QString& word : features.columns[static_cast<std::size_t>(column)].text) {
        const auto at = std::ranges::find(out.map.classes, word, &ColourMap::Class::name);
        out.values.push_back(at == out.map.classes.end() ? std::numeric_limits<double>::quiet_NaN() : at->value);
    }
    return out;
}

RowTimes rowTimes(const Features& features)
{
    RowTimes out;
    for (std::size_t k = 0; k < features.info.columns.size() && k < features.columns.size(); ++k) {
        const ColumnInfo& column = features.info.columns[k];
        if (column.type != ColumnType::Time || features.columns[k].real.size() != features.rowCount())
            continue;
        const bool ends = column.name.contains(QLatin1String("end"), Qt::CaseInsensitive);
        if (out.begin.empty() && !ends)
            out.begin = features.columns[k].real;
        else if (out.end.empty() && ends)
            out.end = features.columns[k].real;
    }
    if (out.begin.empty())
        out.begin = out.end;
    if (out.end.empty())
        out.end = out.begin;
    return out;
}

bool RowTimes::holds(std::size_t row, double now, double reach) const
{
    if (row >= begin.size())
        return true;
    return !(now < begin[row] - reach) && !(now > end[row] + reach);
}

RowsShown::RowsShown(const Features& features, const std::vector<double>& times, double now)
    : m_times(times.size() > 1 ? rowTimes(features) : RowTimes{}),
      m_now(now),
      m_reach(0.5 * stepNear(times, now) + 1.0)
{
}

} // namespace terrella::earth
