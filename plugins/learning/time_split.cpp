// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/time_split.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <set>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

constexpr std::array<const char*, 3> kParts{"training", "validation", "test"};
/// One year of so many is kept for each of validation and test.
constexpr std::size_t kShare = 6;

using Parts = std::array<std::vector<std::size_t>*, 3>;

bool splitByYears(const Axis& time, const Parts& parts, CheckResult& check)
{
    std::vector<int> yearOf;
    for (const double value : time.values)
        yearOf.push_back(fromSeconds(value, time.calendar).year);
    const std::set<int> distinct(yearOf.begin(), yearOf.end());
    const std::vector<int> years(distinct.begin(), distinct.end());
    if (years.size() < 3) {
        check.error(QStringLiteral("period.short"),
            QCoreApplication::translate("terrella::Learning",
                "There are data of %n year(s); learning needs three at least: to learn from, to see when to stop, and to score. State the "
                "periods, or take more years.",
                nullptr, static_cast<int>(years.size())),
            {}, QStringLiteral("training"));
        return false;
    }
    const std::size_t each = std::max<std::size_t>(1, years.size() / kShare);
    const int firstOfTest = years[years.size() - each], firstOfValidation = years[years.size() - 2 * each];
    for (std::size_t step = 0; step < yearOf.size(); ++step)
        parts[yearOf[step] >= firstOfTest ? 2 : yearOf[step] >= firstOfValidation ? 1 : 0]->push_back(step);
    return true;
}

bool splitByPeriods(const Parameters& parameters, const Axis& time, const Parts& parts, CheckResult& check)
{
    std::vector<int> owner(time.size(), -1);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const QString key = QLatin1String(kParts[p]);
        const auto period = parameters.period(key);
        if (!period) {
            check.error(QStringLiteral("period.missing"), Tr::tr("State all three periods (training, validation and test), or none."), {}, key);
            return false;
        }
        const auto bounds = period->bounds(time.calendar);
        if (!bounds) {
            check.error(QStringLiteral("period.invalid"), bounds.error().message, {}, key);
            return false;
        }
        for (std::size_t step = 0; step < time.size(); ++step) {
            if (time.values[step] < bounds->first || time.values[step] > bounds->second)
                continue;
            if (owner[step] >= 0) {
                check.error(QStringLiteral("period.overlap"),
                    Tr::tr("%1 and %2 share %3. A network must not be scored on what it has learnt from: let the periods not overlap.")
                        .arg(QLatin1String(kParts[static_cast<std::size_t>(owner[step])]), key, isoText(time.values[step], time.calendar)),
                    {}, key);
                return false;
            }
            owner[step] = static_cast<int>(p);
            parts[p]->push_back(step);
        }
        if (parts[p]->empty()) {
            check.error(QStringLiteral("period.empty"),
                Tr::tr("There are no data in the period of %1; they reach from %2 to %3.")
                    .arg(key, isoText(time.values.front(), time.calendar), isoText(time.values.back(), time.calendar)),
                {}, key);
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<TimeSplit> splitTime(const Parameters& parameters, const Axis& time, CheckResult& check)
{
    TimeSplit out;
    const Parts parts{&out.training, &out.validation, &out.test};
    const bool given = std::ranges::any_of(kParts, [&](const char* key) { return parameters.isSet(QLatin1String(key)); });
    if (!(given ? splitByPeriods(parameters, time, parts, check) : splitByYears(time, parts, check)))
        return std::nullopt;
    for (std::size_t p = 0; p < parts.size(); ++p)
        out.periods.insert(QLatin1String(kParts[p]),
            QJsonArray{isoText(time.values[parts[p]->front()], time.calendar), isoText(time.values[parts[p]->back()], time.calendar)});
    return out;
}

} // namespace terrella::learning
