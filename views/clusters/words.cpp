// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/words.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ClusterWords)
};

constexpr double kMinute = 60.0, kHour = 3600.0, kDay = 86400.0;

} // namespace

QString durationText(double seconds)
{
    if (seconds < 9.95)
        return Text::tr("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds < 2 * kMinute)
        return Text::tr("%1 s").arg(std::lround(seconds));
    if (seconds < kHour)
        return Text::tr("%1 min").arg(std::lround(seconds / kMinute));
    const auto minutes = static_cast<qint64>(seconds / kMinute);
    if (seconds < kDay)
        return minutes % 60 == 0 ? Text::tr("%1 h").arg(minutes / 60) : Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return Text::tr("%1 d %2 h").arg(minutes / 1440).arg(minutes % 1440 / 60);
}

QString expectedText(const QJsonObject& expected)
{
    QStringList parts;
    if (const QJsonValue seconds = expected.value(QLatin1String("seconds")); seconds.isDouble())
        parts.append(Text::tr("about %1").arg(durationText(seconds.toDouble())));
    if (const QJsonValue memory = expected.value(QLatin1String("memory")); memory.isDouble())
        parts.append(Text::tr("%1 of memory").arg(bytesText(memory.toInteger())));
    if (parts.isEmpty())
        return {};
    if (const int unknown = expected.value(QLatin1String("unknown")).toInt(); unknown > 0)
        parts.append(unknown == 1 ? Text::tr("1 node has not run before") : Text::tr("%1 nodes have not run before").arg(unknown));
    return parts.join(QStringLiteral(", "));
}

} // namespace terrella
