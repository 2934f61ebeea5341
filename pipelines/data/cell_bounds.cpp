// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cf_layout.h"

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

/// Whether values belong to spans of time: "time: mean", not "time: point".
bool overTime(const QStringList& methods, const Axis& axis)
{
    const bool somewhere = std::ranges::any_of(methods, [&](const QString& text) {
        const QString words = text.simplified() + QLatin1Char(' ');
        for (const QString& name : {QStringLiteral("time"), axis.name}) {
            const qsizetype at = words.indexOf(name + QLatin1String(": "));
            if (at >= 0 && !words.mid(at + name.size() + 2).startsWith(QLatin1String("point")))
                return true;
        }
        return false;
    });
    return somewhere;
}

/// Halfway to the neighbours; latitudes end at the poles.
std::vector<double> regularBounds(const Axis& axis)
{
    if (axis.size() < 2 || !axis.isRegular())
        return {};
    const bool latitude = axis.standardName == QLatin1String("latitude");
    const double half = (axis.values.back() - axis.values.front()) / static_cast<double>(axis.size() - 1) / 2.0;
    std::vector<double> out;
    out.reserve(2 * axis.size());
    for (const double value : axis.values)
        for (const double edge : {value - half, value + half})
            out.push_back(latitude ? std::clamp(edge, -90.0, 90.0) : edge);
    return out;
}

/// Whole months or years, one after the other. A time at the very edge of a month may stand for the one or the other: nothing is known then.
std::vector<double> calendarBounds(const Axis& axis)
{
    if (axis.size() < 2 || axis.calendar == Calendar::None || fromSeconds(axis.values.front(), axis.calendar).year < 1)
        return {};
    std::vector<double> out;
    int step = 0;
    long before = 0;
    for (std::size_t i = 0; i < axis.size(); ++i) {
        const DateTime date = fromSeconds(axis.values[i], axis.calendar);
        const long month = static_cast<long>(date.year) * 12 + date.month - 1;
        if (i == 1)
            step = static_cast<int>(month - before);
        if (i > 0 && (month - before != step || (step != 1 && step != 12)))
            return {};
        before = month;
        out.push_back(static_cast<double>(month));
    }
    std::vector<double> bounds;
    bounds.reserve(2 * axis.size());
    const auto begin = [&](long month) {
        return toSeconds({static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1, 0, 0, 0.0}, axis.calendar);
    };
    for (std::size_t i = 0; i < axis.size(); ++i) {
        const auto month = static_cast<long>(out[i]);
        const long first = step == 12 ? month - month % 12 : month;
        bounds.push_back(begin(first));
        bounds.push_back(begin(first + step));
        if (axis.values[i] <= bounds[2 * i])
            return {};
    }
    return bounds;
}

} // namespace

std::vector<double> cellBounds(const Axis& axis, const QStringList& methods)
{
    if (axis.kind == AxisKind::Time)
        return overTime(methods, axis) ? calendarBounds(axis) : std::vector<double>();
    const bool geographic = axis.standardName == QLatin1String("latitude") || axis.standardName == QLatin1String("longitude");
    const bool horizontal = axis.kind == AxisKind::Y || axis.kind == AxisKind::X;
    return geographic && horizontal ? regularBounds(axis) : std::vector<double>();
}

} // namespace terrella
