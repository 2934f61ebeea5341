// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/danger/danger_scale.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

QStringList effisColours()
{
    return {QStringLiteral("#84f07f"), QStringLiteral("#ffeb3c"), QStringLiteral("#ffb00c"), QStringLiteral("#fa4f00"), QStringLiteral("#b40000"),
        QStringLiteral("#280923")};
}

/// A colour on the way through others. at: 0 … 1.
QString between(const QStringList& colours, double at)
{
    const double place = at * static_cast<double>(colours.size() - 1);
    const auto low = std::min(static_cast<qsizetype>(place), colours.size() - 2);
    const double share = place - static_cast<double>(low);
    QString out = QStringLiteral("#");
    for (const qsizetype part : {1, 3, 5}) {
        const auto value = [&](qsizetype k) { return static_cast<double>(colours[k].mid(part, 2).toInt(nullptr, 16)); };
        out += QStringLiteral("%1").arg(std::lround(value(low) + share * (value(low + 1) - value(low))), 2, 16, QLatin1Char('0'));
    }
    return out;
}

} // namespace

DangerScale effisScale()
{
    return {{5.2, 11.2, 21.3, 38.0, 50.0},
        {QStringLiteral("very_low"), QStringLiteral("low"), QStringLiteral("moderate"), QStringLiteral("high"), QStringLiteral("very_high"),
            QStringLiteral("extreme")},
        effisColours()};
}

DangerScale canadianScale()
{
    return {{5.0, 10.0, 20.0, 30.0},
        {QStringLiteral("low"), QStringLiteral("moderate"), QStringLiteral("high"), QStringLiteral("very_high"), QStringLiteral("extreme")},
        {QStringLiteral("#3a6fe0"), QStringLiteral("#3fae49"), QStringLiteral("#ffe600"), QStringLiteral("#f58a1f"), QStringLiteral("#d7191c")}};
}

DangerScale scaleOf(std::vector<double> limits)
{
    for (DangerScale named : {effisScale(), canadianScale()}) {
        if (named.limits.size() == limits.size()) {
            named.limits = std::move(limits);
            return named;
        }
    }
    DangerScale out{std::move(limits), {}, {}};
    const std::size_t classes = out.limits.size() + 1;
    for (std::size_t k = 0; k < classes; ++k) {
        out.names.append(QStringLiteral("class_%1").arg(k + 1));
        out.colours.append(between(effisColours(), static_cast<double>(k) / static_cast<double>(std::max<std::size_t>(classes - 1, 1))));
    }
    return out;
}

QJsonObject flagAttributes(const DangerScale& scale)
{
    QJsonArray values;
    for (qsizetype k = 0; k < scale.names.size(); ++k)
        values.append(static_cast<int>(k + 1));
    return {{QStringLiteral("flag_values"), values}, {QStringLiteral("flag_meanings"), scale.names.join(QLatin1Char(' '))},
        {QStringLiteral("flag_colors"), scale.colours.join(QLatin1Char(' '))}};
}

} // namespace terrella::fire
