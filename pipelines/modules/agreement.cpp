// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/agreement.h"

#include "pipelines/modules/proposals.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Agreement)
};

Problem& say(CheckResult& check, Severity severity, const char* code, const QString& message, const InputPlace& place, const QString& parameter = {})
{
    Problem& problem = severity == Severity::Error ? check.error(QLatin1String(code), message, place.port, parameter)
                                                   : check.warning(QLatin1String(code), message, place.port, parameter);
    problem.link = place.link;
    return problem;
}

Problem& refuse(CheckResult& check, const char* code, const QString& message, const InputPlace& place, const QString& parameter = {})
{
    return say(check, Severity::Error, code, message, place, parameter);
}

bool hasGrid(const CheckedVariable& variable, CheckResult& check)
{
    if (variable.grid())
        return true;
    refuse(check, "grid.missing", Tr::tr("%1 does not lie on a grid; choose a variable that has latitudes and longitudes.").arg(variable.name()),
        variable.place);
    return false;
}

/// What a button calls it: the port, or where both come in by the same one the variable.
QString wordFor(const CheckedVariable& variable, const CheckedVariable& beside)
{
    if (variable.place.port != beside.place.port)
        return variable.place.port;
    return variable.info().name != beside.info().name ? variable.info().name : Tr::tr("link %1").arg(variable.place.link + 1);
}

bool reversedRows(const Grid& a, const Grid& b)
{
    return a.kind == GridKind::LatLon && b.kind == GridKind::LatLon && a.ny > 1 && b.ny > 1
        && (a.lat.front() < a.lat.back()) != (b.lat.front() < b.lat.back());
}

/// The same cells in another order: values need only be moved.
bool holdsSameCells(const Grid& a, const Grid& b)
{
    if (a.kind != GridKind::LatLon || b.kind != GridKind::LatLon || a.nx != b.nx || a.ny != b.ny)
        return false;
    const auto sorted = [](std::vector<double> values, bool around) {
        constexpr double thousandths = 1000.0;
        for (double& value : values)
            value = std::round((around ? std::fmod(std::fmod(value, 360.0) + 360.0, 360.0) : value) * thousandths);
        std::ranges::sort(values);
        return values;
    };
    return sorted(a.lat, false) == sorted(b.lat, false) && sorted(a.lon, true) == sorted(b.lon, true);
}

QString kindText(const Grid& grid)
{
    switch (grid.kind) {
    case GridKind::LatLon: return Tr::tr("latitudes and longitudes");
    case GridKind::Projected: return Tr::tr("a map projection");
    case GridKind::Curvilinear: return Tr::tr("a curvilinear grid");
    case GridKind::Cells: break;
    }
    return Tr::tr("cells without rows");
}

bool differInCrs(const Grid& a, const Grid& b)
{
    const bool projectedA = a.kind == GridKind::Projected, projectedB = b.kind == GridKind::Projected;
    return projectedA && projectedB ? a.crs != b.crs : projectedA != projectedB && (a.kind == GridKind::LatLon || b.kind == GridKind::LatLon);
}

QString sizeText(const Grid& grid)
{
    return grid.kind == GridKind::Cells ? Tr::tr("%1 cells").arg(grid.nx) : Tr::tr("%1×%2 cells").arg(grid.nx).arg(grid.ny);
}

QString gridDifference(const CheckedVariable& first, const CheckedVariable& second)
{
    const Grid &a = *first.grid(), &b = *second.grid();
    const QString one = first.nameBeside(second), two = second.nameBeside(first);
    if (a.kind != b.kind)
        return Tr::tr("%1 lies on %2 and %3 on %4; regrid one of them.").arg(one, kindText(a), two, kindText(b));
    if (a.ny != b.ny || a.nx != b.nx)
        return Tr::tr("%1 has %2 and %3 has %4; they must have the same cells. Regrid one of them.").arg(one, sizeText(a), two, sizeText(b));
    if (reversedRows(a, b) && holdsSameCells(a, b))
        return a.lat.front() < a.lat.back()
            ? Tr::tr("The rows of %1 begin in the south and those of %2 in the north; they must have the same order.").arg(one, two)
            : Tr::tr("The rows of %1 begin in the north and those of %2 in the south; they must have the same order.").arg(one, two);
    if (holdsSameCells(a, b))
        return Tr::tr("The rows of %1 and of %2 begin at another longitude; they must have the same order.").arg(one, two);
    return Tr::tr("The cells of %1 lie at %2, those of %3 at %4; they must be the same. Regrid one of them.")
        .arg(one, extentText(a), two, extentText(b));
}

QString spanText(const Axis& axis)
{
    return Tr::tr("%1 to %2").arg(isoText(axis.values.front(), axis.calendar).left(16), isoText(axis.values.back(), axis.calendar).left(16));
}

bool sameSteps(const std::vector<double>& a, const std::vector<double>& b)
{
    constexpr double second = 1.0;
    return std::ranges::equal(a, b, [](double x, double y) { return std::abs(x - y) < second; });
}

std::vector<double> within(const std::vector<double>& times, double first, double last)
{
    constexpr double half = 0.5;
    std::vector<double> out;
    std::ranges::copy_if(times, std::back_inserter(out), [&](double time) { return time >= first - half && time <= last + half; });
    return out;
}

/// Says that the times have nothing in common; true where they have.
bool meetInTime(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    const Axis &a = *first.time(), &b = *second.time();
    if (a.values.empty() || b.values.empty() || (a.values.front() <= b.values.back() && b.values.front() <= a.values.back()))
        return true;
    refuse(check, "time.no_overlap",
        Tr::tr("%1 and %2 have no time in common: %3 and %4.").arg(first.nameBeside(second), second.nameBeside(first), spanText(a), spanText(b)),
        second.place);
    return false;
}

} // namespace

QString CheckedVariable::name() const { return QLatin1Char('\'') + info().name + QLatin1Char('\''); }

QString CheckedVariable::nameBeside(const CheckedVariable& other) const
{
    if (place.port != other.place.port)
        return Tr::tr("%1 (%2)", "variable, port").arg(name(), place.port);
    return place.link != other.place.link && info().name == other.info().name ? Tr::tr("%1 (link %2)").arg(name()).arg(place.link + 1) : name();
}

bool requireSameGrid(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    if (!hasGrid(first, check) || !hasGrid(second, check))
        return false;
    const Grid &a = *first.grid(), &b = *second.grid();
    if (shareCells(a, b))
        return true;
    if (!requireOverlapInSpace(first, second, check))
        return false;
    Problem& problem = refuse(check, differInCrs(a, b) ? "crs.mismatch" : "grid.mismatch",
        differInCrs(a, b) && a.kind == b.kind
            ? Tr::tr("%1 and %2 lie on different map projections; regrid one of them.").arg(first.nameBeside(second), second.nameBeside(first))
            : gridDifference(first, second),
        second.place);
    if (first.place == second.place)
        return false; // one cube: there is no link on which one of them alone could be regridded
    const QString method = holdsSameCells(a, b) ? QStringLiteral("nearest") : QString();
    const QString one = wordFor(first, second), two = wordFor(second, first);
    problem.proposals = {proposeRegrid(second.place, first.place, method, two, one), proposeRegrid(first.place, second.place, method, one, two)};
    return false;
}

bool requireOverlapInSpace(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    if (!hasGrid(first, check) || !hasGrid(second, check))
        return false;
    const Grid &a = *first.grid(), &b = *second.grid();
    if (overlap(a, b))
        return true;
    refuse(check, "space.no_overlap",
        Tr::tr("%1 and %2 have no region in common: %3, and %4.")
            .arg(first.nameBeside(second), second.nameBeside(first), extentText(a), extentText(b)),
        second.place);
    return false;
}

bool requireSameCalendar(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    const Axis *a = first.time(), *b = second.time();
    if (!a || !b || a->calendar == b->calendar)
        return true;
    Problem& problem = refuse(check, "calendar.mismatch",
        Tr::tr("%1 counts its days in the calendar %2 and %3 in %4; convert one of them.")
            .arg(first.nameBeside(second), calendarName(a->calendar), second.nameBeside(first), calendarName(b->calendar)),
        second.place);
    if (first.place != second.place)
        problem.proposals
            = {proposeCalendar(second.place, a->calendar, wordFor(second, first)), proposeCalendar(first.place, b->calendar, wordFor(first, second))};
    return false;
}

bool requireOverlapInTime(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    if (!first.time() || !second.time())
        return true;
    return requireSameCalendar(first, second, check) && meetInTime(first, second, check);
}

bool requireSameTimes(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    const Axis *a = first.time(), *b = second.time();
    if (!a || !b || a == b)
        return true;
    if (!requireSameCalendar(first, second, check))
        return false;
    if (sameSteps(a->values, b->values))
        return true;
    if (!meetInTime(first, second, check))
        return false;
    Problem& problem = refuse(check, "time.mismatch",
        Tr::tr("%1 and %2 do not have the same times: %3 steps from %4, and %5 steps from %6.")
            .arg(first.nameBeside(second), second.nameBeside(first))
            .arg(a->size())
            .arg(a->values.empty() ? Tr::tr("nowhere") : spanText(*a))
            .arg(b->size())
            .arg(b->values.empty() ? Tr::tr("nowhere") : spanText(*b)),
        second.place);
    if (a->values.empty() || b->values.empty() || first.place == second.place)
        return false;
    const double begin = std::max(a->values.front(), b->values.front()), end = std::min(a->values.back(), b->values.back());
    const std::vector<double> ofA = within(a->values, begin, end), ofB = within(b->values, begin, end);
    if (ofA.empty() || !sameSteps(ofA, ofB))
        return false;
    std::vector<InputPlace> places;
    if (ofA.size() != a->size())
        places.push_back(first.place);
    if (ofB.size() != b->size())
        places.push_back(second.place);
    problem.proposals = {proposePeriod(places, begin, end, a->calendar)};
    return false;
}

std::optional<UnitConversion> requireSameUnits(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    const QString from = second.info().units.trimmed(), to = first.info().units.trimmed();
    if (from == to)
        return UnitConversion{};
    const Result<UnitConversion> conversion = units::conversion(from, to);
    if (conversion) {
        if (!conversion->isIdentity())
            say(check, Severity::Warning, "units.converted",
                Tr::tr("%1 is in %2 and is converted to %3.").arg(second.nameBeside(first), units::display(from), units::display(to)), second.place)
                .proposals
                = {proposeUnits(second.place, second.info().name, to)};
        return *conversion;
    }
    if (from.isEmpty() || to.isEmpty()) {
        const CheckedVariable& mute = from.isEmpty() ? second : first;
        refuse(check, "units.missing",
            Tr::tr("%1 states no units, %2 is in %3; say which they are where the data are opened.")
                .arg(mute.nameBeside(from.isEmpty() ? first : second), (from.isEmpty() ? first : second).nameBeside(mute),
                    units::display(from.isEmpty() ? to : from)),
            mute.place)
            .proposals
            = {proposeStatedUnits(mute.place, mute.info().name, from.isEmpty() ? to : from)};
        return std::nullopt;
    }
    refuse(check, "units.dimension",
        Tr::tr("%1 is in %2 and %3 in %4; they do not convert into each other.")
            .arg(first.nameBeside(second), units::display(to), second.nameBeside(first), units::display(from)),
        second.place);
    return std::nullopt;
}

const Axis* requireTime(const CheckedVariable& variable, CheckResult& check)
{
    const Axis* time = variable.time();
    if (time && !time->values.empty())
        return time;
    refuse(check, "time.missing",
        time ? Tr::tr("%1 has no time step.").arg(variable.name())
             : Tr::tr("%1 has no time; choose a variable that changes with time.").arg(variable.name()),
        variable.place);
    return nullptr;
}

bool requireSteps(const CheckedVariable& variable, std::size_t least, const QString& parameter, CheckResult& check)
{
    const Axis* time = requireTime(variable, check);
    if (!time)
        return false;
    if (time->size() >= least)
        return true;
    Problem& problem = refuse(check, "period.short",
        parameter.isEmpty()
            ? Tr::tr("%1 has %2 time steps (%3); %4 are needed.").arg(variable.name()).arg(time->size()).arg(spanText(*time)).arg(least)
            : Tr::tr("'%1' asks for %2 time steps; %3 has %4 (%5).")
                  .arg(parameter)
                  .arg(least)
                  .arg(variable.name())
                  .arg(time->size())
                  .arg(spanText(*time)),
        variable.place, parameter);
    if (!parameter.isEmpty())
        problem.proposals
            = {proposeValue(Tr::tr("Take the %1 steps that there are").arg(time->size()), parameter, static_cast<qint64>(time->size()))};
    return false;
}

bool requirePeriod(const CheckedVariable& variable, const Period& period, const QString& parameter, CheckResult& check)
{
    const Axis* time = requireTime(variable, check);
    if (!time)
        return false;
    const Result<std::pair<double, double>> bounds = period.bounds(time->calendar);
    if (!bounds) {
        refuse(check, "parameter.form", bounds.error().message, variable.place, parameter);
        return false;
    }
    const auto [first, last] = *bounds;
    const auto day = [&](double seconds) { return isoText(seconds, time->calendar).left(10); };
    const double begin = time->values.front(), end = time->values.back();
    const auto cutTo = [&](double from, double to) { return proposePeriodValue(parameter, from, to, time->calendar); };
    const auto inside = std::ranges::lower_bound(time->values, first);
    if (inside == time->values.end() || *inside > last) {
        refuse(check, "period.empty", Tr::tr("The period holds no time step; %1 runs from %2 to %3.").arg(variable.name(), day(begin), day(end)),
            variable.place, parameter)
            .proposals
            = {cutTo(begin, end)};
        return false;
    }
    // A day more or less is a matter of how steps are dated.
    constexpr double day86400 = 86400.0;
    const double step = time->size() > 1 ? (end - begin) / static_cast<double>(time->size() - 1) : 0.0;
    const double tolerance = std::max(day86400, step);
    if ((std::isfinite(first) && first < begin - tolerance) || (std::isfinite(last) && last > end + tolerance))
        say(check, Severity::Warning, "period.partly",
            Tr::tr("A part of the period lies outside the data; %1 runs from %2 to %3.").arg(variable.name(), day(begin), day(end)), variable.place,
            parameter)
            .proposals
            = {cutTo(std::max(begin, first), std::min(end, last))};
    return true;
}

bool requireLatLon(const CheckedVariable& variable, CheckResult& check)
{
    if (!hasGrid(variable, check))
        return false;
    if (variable.grid()->kind == GridKind::LatLon)
        return true;
    refuse(check, "grid.kind",
        Tr::tr("%1 lies on %2; regular latitudes and longitudes are needed. Regrid it first.").arg(variable.name(), kindText(*variable.grid())),
        variable.place);
    return false;
}

bool requireGeographic(const FeaturesSignature& features, const QString& port, CheckResult& check)
{
    if (features.geometry == GeometryKind::None) {
        refuse(check, "geometry.missing", Tr::tr("What comes in at '%1' is a table without places; points, lines or polygons are needed.").arg(port),
            {port});
        return false;
    }
    if (features.crs.isEmpty())
        return true;
    refuse(check, "crs.mismatch",
        Tr::tr("What comes in at '%1' is in map coordinates of its own, not in longitude and latitude; transform it first (with ogr2ogr -t_srs "
               "EPSG:4326, say).")
            .arg(port),
        {port});
    return false;
}

} // namespace terrella
