// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Names)
};
} // namespace

int editDistance(const QString& a, const QString& b)
{
    // Optimal string alignment: three rows of the table are enough to see a swap of neighbours.
    const QString x = a.toLower(), y = b.toLower();
    const auto columns = static_cast<std::size_t>(y.size()) + 1;
    std::vector<int> before(columns), previous(columns), row(columns);
    for (std::size_t j = 0; j < columns; ++j)
        previous[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= x.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= y.size(); ++j) {
            const auto k = static_cast<std::size_t>(j);
            const int change = previous[k - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
            row[k] = std::min({previous[k] + 1, row[k - 1] + 1, change});
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[k] = std::min(row[k], before[k - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, row);
    }
    return previous.back();
}

QStringList nearestNames(const QString& wanted, const QStringList& candidates, int count)
{
    struct Ranked {
        int distance;
        int letters; ///< decides where the distance is the same
        QString name;
    };
    std::vector<Ranked> ranked;
    for (const QString& name : candidates) {
        const int letters = editDistance(wanted, name);
        int distance = letters;
        // A part of the name counts as near: "wind" for "wind_speed", "detect_candidates" for "cyclones.detect_candidates".
        const bool part
            = wanted.size() >= 3 && (name.contains(wanted, Qt::CaseInsensitive) || (name.size() >= 3 && wanted.contains(name, Qt::CaseInsensitive)));
        if (part)
            distance = std::min(distance, 1);
        if (distance <= std::max<int>(1, static_cast<int>(std::max(wanted.size(), name.size())) / 2))
            ranked.push_back({distance, letters, name});
    }
    std::ranges::stable_sort(ranked, {}, [](const Ranked& item) { return std::pair(item.distance, item.letters); });
    QStringList out;
    for (const Ranked& item : ranked) {
        if (out.size() < count && !out.contains(item.name))
            out.append(item.name);
    }
    return out;
}

QString alternatives(const QStringList& names)
{
    QStringList quoted;
    for (const QString& name : names)
        quoted.append(QLatin1Char('\'') + name + QLatin1Char('\''));
    if (quoted.size() < 2)
        return quoted.join(QString());
    const QString last = quoted.takeLast();
    return Tr::tr("%1 or %2").arg(quoted.join(QStringLiteral(", ")), last);
}

} // namespace terrella
