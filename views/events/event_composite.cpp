// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_composite.h"

#include "views/earth/colour_map.h"
#include "views/earth/field_sampling.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <set>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EventComposite)
};

constexpr std::size_t kMostCells = 64'000'000; ///< 256 MB

struct Sample {
    std::size_t step = 0;
    std::size_t row = 0;
    int event = 0;
    double headingDeg = 0.0;
};

/// The points of the events that the field has a time for, by time.
std::vector<Sample> samplesOf(
    const FieldSampler& field, const EventSet& set, const std::vector<int>& events, const CompositeOptions& options, Composite& counts)
{
    std::vector<Sample> out;
    const Calendar calendar = set.features->info.calendar;
    for (const int k : events) {
        const Event& event = set.events[static_cast<std::size_t>(k)];
        const std::span lon(set.lon.data() + event.first, event.count), lat(set.lat.data() + event.first, event.count);
        const std::vector<double> headings = options.isTurned ? composite::headingsDeg(lon, lat) : std::vector<double>(event.count, 0.0);
        for (std::size_t row = event.first; row < event.first + event.count; ++row) {
            if (options.atPeak && row != event.peak)
                continue;
            const auto step = std::isfinite(set.lon[row]) ? field.stepOf(set.timeOf(row), calendar) : std::nullopt;
            const double heading = headings[row - event.first];
            if (!step)
                ++counts.outside;
            else if (std::isnan(heading))
                ++counts.still;
            else
                out.push_back({*step, row, k, heading});
        }
    }
    std::ranges::stable_sort(out, {}, &Sample::step);
    return out;
}

} // namespace

Result<Composite> compositeOf(const ShownField& field, const EventSet& set, const std::vector<int>& events, const CompositeOptions& options,
    const std::function<void(std::size_t, std::size_t)>& progress, const std::stop_token& stop)
{
    Composite out;
    const CubeSignature& signature = field.cube->signature();
    if (const Grid* grid = signature.gridOf(signature.variables[static_cast<std::size_t>(field.variable)]); grid->size() > kMostCells)
        return Error{ErrorCode::Unsupported,
            Text::tr("'%1' has %2 million cells; a composite holds one time step of at most %3 million. Select a region first (module data.select).")
                .arg(fieldTitle(field))
                .arg(grid->size() / 1'000'000)
                .arg(kMostCells / 1'000'000),
            {}};
    FieldSampler sampler(field, options.ofAllMembers);
    out.members = sampler.members();
    const std::vector<Sample> samples = samplesOf(sampler, set, events, options, out);
    const std::size_t count = options.box.count();
    composite::Mean mean(count);
    std::vector<double> lon(count), lat(count);
    std::vector<float> values(count);
    std::set<int> used;
    for (std::size_t k = 0; k < samples.size(); ++k) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Text::tr("The composite was stopped."), {}};
        const Sample& sample = samples[k];
        composite::places(options.box, set.lon[sample.row], set.lat[sample.row], sample.headingDeg, lon, lat);
        TRY_DO(sampler.sample(sample.step, lon, lat, values));
        const std::size_t before = mean.samples();
        mean.add(values);
        if (mean.samples() > before)
            used.insert(sample.event);
        else
            ++out.outside;
        progress(k + 1, samples.size());
    }
    out.values = mean.values();
    out.samples = mean.samples();
    out.events = used.size();
    if (out.samples == 0)
        return Error{ErrorCode::OutOfRange,
            out.still > 0 && out.outside == 0
                ? Text::tr("These events do not move, so there is no direction to turn to; leave that out.")
                : Text::tr("'%1' has no values at the times and places of these events; show a field of the same period and region.")
                      .arg(fieldTitle(field)),
            {}};
    return out;
}

Chart compositeChart(
    const ShownField& field, const Composite& composite, const CompositeOptions& options, const std::vector<QRgb>& colours, bool isDiverging)
{
    const QLocale locale;
    const auto number = [&locale](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    Chart out;
    out.title = Text::tr("%1 around events").arg(fieldTitle(field));
    out.note = composite.events == 1 ? Text::tr("Mean of %1 points of one event").arg(number(composite.samples))
                                     : Text::tr("Mean of %1 points of %2 events").arg(number(composite.samples), number(composite.events));
    if (options.atPeak)
        out.note = Text::tr("Mean of %1 events, each where it is strongest").arg(number(composite.samples));
    if (composite.members > 1)
        out.note += QStringLiteral("   ·   ") + Text::tr("mean of %1 members").arg(number(composite.members));
    if (composite.outside > 0)
        out.note += QStringLiteral("   ·   ") + Text::tr("left out, without values there and then: %1").arg(number(composite.outside));
    if (composite.still > 0)
        out.note += QStringLiteral("   ·   ") + Text::tr("left out, since they do not move: %1").arg(number(composite.still));
    out.x.label = options.isTurned ? Text::tr("To the right of the way (km)") : Text::tr("East of the centre (km)");
    out.y.label = options.isTurned ? Text::tr("Along the way (km)") : Text::tr("North of the centre (km)");
    out.x.units = out.y.units = QStringLiteral("km");
    out.isSquare = true;
    ChartImage image;
    for (std::size_t k = 0; k < options.box.side(); ++k) {
        image.x.push_back(options.box.at(k));
        image.y.push_back(options.box.at(k));
    }
    image.values = composite.values;
    image.colours = colours;
    const earth::ValueRange range
        = earth::automaticRange(composite.values, isDiverging ? earth::ColourMap::Kind::Diverging : earth::ColourMap::Kind::Sequential);
    image.lowest = range.lowest;
    image.highest = range.highest;
    image.label = fieldUnits(field);
    out.image = std::move(image);
    const double reach = options.box.halfWidthKm;
    out.lines.push_back({{}, {-reach, reach}, {0.0, 0.0}, LineLook::Grid});
    out.lines.push_back({{}, {0.0, 0.0}, {-reach, reach}, LineLook::Grid});
    return out;
}

} // namespace terrella
