// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/events_model.h"

#include "views/events/event_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella {

namespace {

/// Four significant figures, as one counts areas: 17100000.
QString areaText(double km2)
{
    const double step = km2 >= 1000.0 ? std::pow(10.0, std::floor(std::log10(km2)) - 3.0) : 0.0;
    return step > 0.0 ? QString::number(step * std::round(km2 / step), 'f', 0) : tableNumber(km2);
}

} // namespace

void EventsModel::setSet(std::shared_ptr<const EventSet> set)
{
    beginResetModel();
    m_set = std::move(set);
    m_columns.clear();
    m_sortedBy = -1;
    if (m_set) {
        m_columns.push_back({Kind::Title});
        if (m_set->words >= 0)
            m_columns.push_back({Kind::Words});
        if (!m_set->categories.empty())
            m_columns.push_back({Kind::Class});
        for (std::size_t k = 0; k < m_set->extremes.size(); ++k)
            m_columns.push_back({Kind::Extreme, k});
        if (!m_set->areaKm2.empty())
            m_columns.push_back({Kind::Area});
        if (m_set->times >= 0)
            m_columns.push_back({Kind::Begin});
        if (m_set->times >= 0 && m_set->events.size() < m_set->features->rowCount()) // some last
            m_columns.insert(m_columns.end(), {{Kind::End}, {Kind::Duration}});
        if (m_set->events.size() < m_set->features->rowCount())
            m_columns.push_back({Kind::Points});
    }
    arrange();
    endResetModel();
}

void EventsModel::setFilter(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    arrange();
    endResetModel();
}

bool EventsModel::isShown(std::size_t event) const
{
    return std::ranges::all_of(m_words, [&](const QString& word) {
        const Event& e = m_set->events[event];
        if (e.name.contains(word, Qt::CaseInsensitive) || e.id.contains(word, Qt::CaseInsensitive))
            return true;
        return std::ranges::any_of(m_columns, [&](const Column& column) {
            const bool isWords = column.kind == Kind::Words || column.kind == Kind::Class || column.kind == Kind::Begin || column.kind == Kind::End;
            return isWords && text(column, event).contains(word, Qt::CaseInsensitive);
        });
    });
}

void EventsModel::arrange()
{
    orderEvents();
    m_rows.assign(m_set ? m_set->events.size() : 0, -1);
    for (std::size_t row = 0; row < m_order.size(); ++row)
        m_rows[static_cast<std::size_t>(m_order[row])] = static_cast<int>(row);
}

void EventsModel::orderEvents()
{
    m_order.clear();
    if (!m_set)
        return;
    for (std::size_t k = 0; k < m_set->events.size(); ++k)
        if (m_words.isEmpty() || isShown(k))
            m_order.push_back(static_cast<int>(k));
    if (m_sortedBy < 0 || m_sortedBy >= static_cast<int>(m_columns.size()))
        return;
    const Column column = m_columns[static_cast<std::size_t>(m_sortedBy)];
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    if (column.kind == Kind::Title) {
        const auto before = [this](int a, int b) {
            const Event &x = m_set->events[static_cast<std::size_t>(a)], &y = m_set->events[static_cast<std::size_t>(b)];
            bool areNumbers = false, isNumber = false;
            const qlonglong p = x.title().toLongLong(&areNumbers), q = y.title().toLongLong(&isNumber);
            return areNumbers && isNumber ? p < q : x.title().compare(y.title(), Qt::CaseInsensitive) < 0;
        };
        std::ranges::stable_sort(m_order, [&](int a, int b) { return isDescending ? before(b, a) : before(a, b); });
        return;
    }
    if (column.kind == Kind::Words) {
        const auto word = [&](int event) { return text(column, static_cast<std::size_t>(event)); };
        std::ranges::stable_sort(m_order, [&](int a, int b) { return isDescending ? word(b) < word(a) : word(a) < word(b); });
        return;
    }
    std::vector<double> keys(m_set->events.size());
    for (const int event : m_order)
        keys[static_cast<std::size_t>(event)] = number(column, static_cast<std::size_t>(event));
    std::ranges::stable_sort(m_order, [&](int a, int b) {
        const double x = keys[static_cast<std::size_t>(a)], y = keys[static_cast<std::size_t>(b)];
        if (std::isnan(x) || std::isnan(y))
            return !std::isnan(x) && std::isnan(y); // what is not known comes last, either way
        return isDescending ? y < x : x < y;
    });
}

void EventsModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortedBy && order == m_sortOrder)
        return;
    Q_EMIT layoutAboutToBeChanged();
    std::vector<int> kept;
    const QModelIndexList before = persistentIndexList();
    for (const QModelIndex& index : before)
        kept.push_back(eventAt(index.row()));
    m_sortedBy = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList after;
    for (qsizetype k = 0; k < before.size(); ++k) {
        const int event = kept[static_cast<std::size_t>(k)];
        after.append(event < 0 ? QModelIndex() : index(m_rows[static_cast<std::size_t>(event)], before[k].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

bool EventsModel::isNumeric(Kind kind) { return kind == Kind::Extreme || kind == Kind::Area || kind == Kind::Duration || kind == Kind::Points; }

int EventsModel::eventAt(int row) const { return row >= 0 && row < rowCount() ? m_order[static_cast<std::size_t>(row)] : -1; }

int EventsModel::rowOf(int event) const
{
    return event >= 0 && static_cast<std::size_t>(event) < m_rows.size() ? m_rows[static_cast<std::size_t>(event)] : -1;
}

int EventsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

int EventsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }

double EventsModel::number(const Column& column, std::size_t event) const
{
    const Event& e = m_set->events[event];
    switch (column.kind) {
    case Kind::Class: return m_set->categories[event] < 0 ? std::numeric_limits<double>::quiet_NaN() : m_set->categories[event];
    case Kind::Extreme: return m_set->extremes[column.extreme].values[event];
    case Kind::Begin: return e.begin;
    case Kind::End: return e.end;
    case Kind::Duration: return e.end - e.begin;
    case Kind::Points: return static_cast<double>(e.count);
    case Kind::Area: return m_set->areaKm2[event];
    case Kind::Title:
    case Kind::Words: break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

QString EventsModel::text(const Column& column, std::size_t event) const
{
    const int calendar = static_cast<int>(m_set->features->info.calendar);
    switch (column.kind) {
    case Kind::Title: return m_set->events[event].title();
    case Kind::Words: {
        const std::vector<QString>& words = m_set->features->columns[static_cast<std::size_t>(m_set->words)].text;
        const std::size_t row = m_set->events[event].peak;
        return row < words.size() ? words[row] : QString();
    }
    case Kind::Class: return m_set->categories[event] < 0 ? QString() : saffirSimpsonName(m_set->categories[event]);
    case Kind::Begin:
    case Kind::End: return tableTime(number(column, event), calendar);
    case Kind::Duration: return tableDuration(number(column, event));
    case Kind::Area: return areaText(number(column, event));
    case Kind::Extreme:
    case Kind::Points: return tableNumber(number(column, event));
    }
    return {};
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    const auto event = static_cast<std::size_t>(m_order[static_cast<std::size_t>(index.row())]);
    if (role == Qt::DisplayRole)
        return text(column, event);
    if (role == Qt::ToolTipRole && column.kind == Kind::Title && m_set->events[event].title() != m_set->events[event].id)
        return tr("%1, number %2").arg(m_set->events[event].name, m_set->events[event].id);
    const bool isNumber = isNumeric(column.kind);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    const bool isNumber = isNumeric(column.kind);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column.kind == Kind::Class)
        return tr("Hurricane wind scale of Saffir and Simpson, of the greatest wind as the data tell it; the scale is meant for 1-minute winds");
    if (role != Qt::DisplayRole)
        return {};
    switch (column.kind) {
    case Kind::Title: return tr("Event");
    case Kind::Words: return m_set->features->info.columns[static_cast<std::size_t>(m_set->words)].name;
    case Kind::Class: return tr("Class");
    case Kind::Extreme: {
        const EventExtreme& extreme = m_set->extremes[column.extreme];
        const QString title = extreme.isLowest ? tr("Min. %1").arg(extreme.title) : tr("Max. %1").arg(extreme.title);
        return extreme.units.isEmpty() || extreme.units == QLatin1String("1") ? title : QStringLiteral("%1 (%2)").arg(title, extreme.units);
    }
    case Kind::Area: return tr("Area (km²)");
    case Kind::Begin: return tr("Begin");
    case Kind::End: return tr("End");
    case Kind::Duration: return tr("Lasts");
    case Kind::Points: return tr("Points");
    }
    return {};
}

} // namespace terrella
