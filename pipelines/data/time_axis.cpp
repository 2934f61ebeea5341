// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/time_axis.h"

#include "pipelines/data/units.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::TimeAxis)
};

/// "1996 01 05 00:00", "1996-1-5 0h", "1-JAN-0000 00:00:00" in ISO form, or empty.
QString findDate(const QString& text)
{
    static const QRegularExpression numbers(
        QStringLiteral("(?<![\\d])(\\d{4})[-/ .](\\d{1,2})[-/ .](\\d{1,2})(?:[ T_:](\\d{1,2})(?::?(\\d{2}))?(?::?(\\d{2}))?)?"));
    static const QRegularExpression named(
        QStringLiteral("(\\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*[- ](\\d{4})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?"));
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"), QStringLiteral("may"),
        QStringLiteral("jun"), QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"),
        QStringLiteral("dec")};
    const auto iso = [](const QString& year, int month, const QString& day, const QString& h, const QString& m, const QString& s) {
        return QStringLiteral("%1-%2-%3 %4:%5:%6")
            .arg(year)
            .arg(month, 2, 10, QLatin1Char('0'))
            .arg(day.toInt(), 2, 10, QLatin1Char('0'))
            .arg(h.toInt(), 2, 10, QLatin1Char('0'))
            .arg(m.toInt(), 2, 10, QLatin1Char('0'))
            .arg(s.toInt(), 2, 10, QLatin1Char('0'));
    };
    if (const auto match = numbers.match(text); match.hasMatch())
        return iso(match.captured(1), match.captured(2).toInt(), match.captured(3), match.captured(4), match.captured(5), match.captured(6));
    if (const auto match = named.match(text); match.hasMatch()) {
        const auto month = months.indexOf(match.captured(2).toLower());
        if (month >= 0)
            return iso(match.captured(3), static_cast<int>(month) + 1, match.captured(1), match.captured(4), match.captured(5), match.captured(6));
    }
    return {};
}

bool namesReferenceTime(const QString& name)
{
    const QString lower = name.toLower();
    static const QStringList known{QStringLiteral("reftime"), QStringLiteral("reference_time"), QStringLiteral("ref_time"),
        QStringLiteral("base_time"), QStringLiteral("basetime"), QStringLiteral("time_origin"), QStringLiteral("origin"), QStringLiteral("base_date"),
        QStringLiteral("reference_date"), QStringLiteral("epoch"), QStringLiteral("start_date"), QStringLiteral("start_time"),
        QStringLiteral("initial_time")};
    return known.contains(lower);
}

/// The date that plain hours or days count from: an attribute of the variable, or a text variable beside it.
QString referenceDate(const RawDataset& dataset, const RawVariable& variable)
{
    for (const auto& [name, text] : variable.attributes.texts) {
        if (namesReferenceTime(name)) {
            if (const QString date = findDate(text); !date.isEmpty())
                return date;
        }
    }
    // "ANALYSIS time from 20200101"
    static const QRegularExpression since(QStringLiteral("\\b(?:from|since)\\s+(\\d{4})-?(\\d{2})-?(\\d{2})\\b"));
    if (const auto match = since.match(variable.attributes.text(QStringLiteral("long_name"))); match.hasMatch())
        return QStringLiteral("%1-%2-%3 00:00:00").arg(match.captured(1), match.captured(2), match.captured(3));
    for (std::size_t v = 0; v < dataset.variables.size(); ++v) {
        const RawVariable& other = dataset.variables[v];
        const bool isText = other.element == Element::Text || other.isText;
        if (!isText || other.group != variable.group)
            continue;
        const QString longName = other.attributes.text(QStringLiteral("long_name")).toLower();
        if (!namesReferenceTime(other.name) && !longName.contains(QLatin1String("reference time")))
            continue;
        const auto texts = dataset.readTexts(static_cast<int>(v));
        if (texts && !texts->isEmpty()) {
            if (const QString date = findDate(texts->first()); !date.isEmpty())
                return date;
        }
    }
    return {};
}

/// Do the numbers read as dates, 19990115 or 1999011506?
bool areDates(const std::vector<double>& values, bool withHour)
{
    return !values.empty() && std::all_of(values.begin(), values.end(), [withHour](double value) {
        if (!std::isfinite(value) || value != std::floor(value) || value < 0 || value > 1e11)
            return false;
        auto date = static_cast<long long>(value);
        const auto hour = withHour ? date % 100 : 0;
        if (withHour)
            date /= 100;
        return date >= 10000101 && date < 100000000 && hour < 24
            && isValidDate(static_cast<int>(date / 10000), static_cast<int>(date / 100 % 100), static_cast<int>(date % 100), Calendar::Standard);
    });
}

double dateSeconds(double value, bool withHour, Calendar calendar)
{
    auto date = static_cast<long long>(value);
    DateTime out;
    if (withHour) {
        out.hour = static_cast<int>(date % 100);
        date /= 100;
    }
    out.year = static_cast<int>(date / 10000);
    out.month = static_cast<int>(date / 100 % 100);
    out.day = static_cast<int>(date % 100);
    return toSeconds(out, calendar);
}

Result<std::vector<double>> parseTexts(const RawDataset& dataset, int variable, Calendar calendar)
{
    const RawVariable& info = dataset.variables[static_cast<std::size_t>(variable)];
    TRY(const QStringList texts, dataset.readTexts(variable));
    std::vector<double> out;
    for (QString text : texts) {
        text.replace(QLatin1Char('_'), QLatin1Char('T'));
        const auto time = parseIso(text, calendar);
        if (!time)
            return Error{ErrorCode::Unreadable,
                Tr::tr("The times '%1' in '%2' are text, but '%3' is no date.").arg(info.name, dataset.path, text.left(40)), {}};
        out.push_back(toSeconds(*time, calendar));
    }
    return out;
}

} // namespace

Result<void> checkTimesGrow(const std::vector<double>& seconds, Calendar calendar, const QString& what)
{
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        if (!std::isfinite(seconds[i]))
            return Error{ErrorCode::Unreadable,
                Tr::tr("Step %1 of %2 has no time (missing value). Cut the file to the steps that are filled.").arg(i + 1).arg(what), {}};
        if (i == 0 || seconds[i] > seconds[i - 1])
            continue;
        const QString before = isoText(seconds[i - 1], calendar);
        const QString here = isoText(seconds[i], calendar);
        if (seconds[i] == seconds[i - 1])
            return Error{ErrorCode::Unreadable,
                Tr::tr("A time is repeated in %1: steps %2 and %3 are both %4. Remove one of them.").arg(what).arg(i).arg(i + 1).arg(here), {}};
        return Error{ErrorCode::Unreadable,
            Tr::tr("Time runs backwards in %1: step %2 (%3) is followed by step %4 (%5), out of order. Sort the file by time first (with "
                   "cdo mergetime or ncks, say).")
                .arg(what)
                .arg(i)
                .arg(before)
                .arg(i + 1)
                .arg(here),
            {}};
    }
    return {};
}

Result<std::optional<Axis>> readTimeAxis(const RawDataset& dataset, int variable, QStringList& notes, bool mayBeOther)
{
    const RawVariable& info = dataset.variables[static_cast<std::size_t>(variable)];
    const QString what = Tr::tr("the time axis '%1' of '%2'").arg(info.name, dataset.path);
    Axis axis;
    axis.kind = AxisKind::Time;
    axis.name = info.name;
    axis.standardName = QStringLiteral("time");
    axis.units = QStringLiteral("s");
    const auto calendar = parseCalendar(info.attributes.text(QStringLiteral("calendar")).trimmed());
    if (!calendar) {
        notes.append(Tr::tr("The times '%1' are left as numbers: %2").arg(info.name, calendar.error().message));
        return std::optional<Axis>();
    }
    axis.calendar = *calendar;

    if (info.element == Element::Text || info.isText) {
        auto times = parseTexts(dataset, variable, axis.calendar);
        if (!times) {
            notes.append(times.error().message);
            return std::optional<Axis>();
        }
        axis.values = *std::move(times);
    } else {
        TRY(const std::vector<double> values, dataset.readAll(variable));
        QString unit = info.units.trimmed();
        bool datesWithHour = false;
        bool dates = false;
        if (!unit.contains(QLatin1String("since"), Qt::CaseInsensitive) && !unit.contains(QLatin1String(" as "))) {
            const QString lower = unit.toLower();
            const bool saysDate = lower.startsWith(QLatin1String("yyyymmdd")) || lower.contains(QLatin1String("%y%m%d"));
            if (unit.isEmpty() || unit == QLatin1String("1") || saysDate) {
                dates = areDates(values, false);
                datesWithHour = !dates && areDates(values, true);
            }
            if (!dates && !datesWithHour) {
                const QString date = referenceDate(dataset, info);
                if (date.isEmpty() || (!unit.isEmpty() && !units::sameDimension(unit, QStringLiteral("s")))) {
                    notes.append(Tr::tr("'%1' counts steps, but the file does not say from when (units '%2').").arg(info.name, unit));
                    return std::optional<Axis>();
                }
                if (unit.isEmpty()) {
                    unit = QStringLiteral("hours");
                    notes.append(Tr::tr("'%1' states no unit; it is taken as hours since %2, the reference time in the file.").arg(info.name, date));
                }
                unit = QStringLiteral("%1 since %2").arg(unit, date);
            }
        }
        if (dates || datesWithHour) {
            for (const double value : values)
                axis.values.push_back(dateSeconds(value, datesWithHour, axis.calendar));
        } else {
            const auto timeUnits = parseTimeUnits(unit, axis.calendar);
            if (!timeUnits) {
                notes.append(Tr::tr("The times '%1' are left as numbers: %2").arg(info.name, timeUnits.error().message));
                return std::optional<Axis>();
            }
            axis.timeUnits = unit;
            for (const double value : values)
                axis.values.push_back(timeUnits->toSeconds(value));
        }
    }
    if (axis.timeUnits.isEmpty())
        axis.timeUnits = QStringLiteral("seconds since 1970-01-01");
    if (std::none_of(axis.values.begin(), axis.values.end(), [](double value) { return std::isfinite(value); })) {
        notes.append(Tr::tr("'%1' is there, but no time in it is filled.").arg(info.name));
        return std::optional<Axis>();
    }
    if (auto grow = checkTimesGrow(axis.values, axis.calendar, what); !grow) {
        if (!mayBeOther)
            return grow.error();
        notes.append(grow.error().message);
        return std::optional<Axis>();
    }
    return std::optional<Axis>(std::move(axis));
}

} // namespace terrella
