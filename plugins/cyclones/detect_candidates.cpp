// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/detect_candidates.h"

#include "pipelines/modules/walk.h"
#include "plugins/cyclones/detection_plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DetectCandidates)
};

const QString& fieldsPort()
{
    static const QString key = QStringLiteral("fields");
    return key;
}

/// The mesh of one step; moving meshes have one for each.
Mesh meshOf(const Grid& grid, std::size_t step, bool diagonal)
{
    if (grid.kind == GridKind::LatLon)
        return Mesh::latLon(grid.lat, grid.lon, grid.periodic, diagonal);
    const std::size_t offset = grid.steps > 1 ? std::min(step, grid.steps - 1) * grid.size() : 0;
    return Mesh::curvilinear(
        std::span(grid.lat).subspan(offset, grid.size()), std::span(grid.lon).subspan(offset, grid.size()), grid.ny, grid.nx, diagonal);
}

/// Hands out detectors, whose working arrays are as large as a field, to the threads of a walk.
class DetectorPool {
public:
    explicit DetectorPool(const Mesh& mesh) : m_mesh(mesh) {}
    std::unique_ptr<Detector> take()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_free.empty()) {
                auto detector = std::move(m_free.back());
                m_free.pop_back();
                return detector;
            }
        }
        return std::make_unique<Detector>(m_mesh);
    }
    void giveBack(std::unique_ptr<Detector> detector)
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(detector));
    }

private:
    const Mesh& m_mesh;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Detector>> m_free;
};

struct StepResult {
    Detection detection;
    std::vector<double> lon, lat;
    bool isEmptyField = false;
};

StepResult detectStep(Detector& detector, const Mesh& mesh, const DetectionPlan& plan, std::span<const float* const> fields)
{
    StepResult result;
    result.detection = detector.detect(plan.criteria, fields);
    for (const std::uint32_t cell : result.detection.cells) {
        result.lon.push_back(mesh.lonDeg(cell));
        result.lat.push_back(mesh.latDeg(cell));
    }
    if (result.detection.counts.extrema == 0) {
        const std::span<const float> field(fields.front(), mesh.size());
        result.isEmptyField = std::ranges::all_of(field, [](float v) { return std::isnan(v); });
    }
    return result;
}

std::shared_ptr<Features> collect(const DetectionPlan& plan, const std::vector<StepResult>& steps)
{
    auto features = std::make_shared<Features>();
    features->info = plan.signature;
    features->columns.resize(plan.signature.columns.size());
    constexpr std::size_t kOwnColumns = 3; // time, i, j
    const std::size_t outputs = plan.columns.size();
    for (std::size_t t = 0; t < steps.size(); ++t) {
        const Detection& found = steps[t].detection;
        const double time = plan.time ? plan.time->values[t] : std::numeric_limits<double>::quiet_NaN();
        for (std::size_t k = 0; k < found.cells.size(); ++k) {
            features->lon.push_back(steps[t].lon[k]);
            features->lat.push_back(steps[t].lat[k]);
            features->columns[0].real.push_back(time);
            features->columns[1].integer.push_back(static_cast<qint64>(found.cells[k] % plan.grid->nx));
            features->columns[2].integer.push_back(static_cast<qint64>(found.cells[k] / plan.grid->nx));
            for (std::size_t o = 0; o < outputs; ++o) {
                const double value = found.values[k * outputs + o];
                const UnitConversion& conversion = plan.conversions[o];
                features->columns[kOwnColumns + o].real.push_back(conversion.isIdentity() ? value : conversion(value));
            }
        }
    }
    features->info.rows = static_cast<qint64>(features->lon.size());
    return features;
}

void report(const DetectionPlan& plan, const FieldSet& fields, const std::vector<StepResult>& steps, RunContext& context)
{
    DetectionCounts total;
    std::size_t empty = 0;
    for (const StepResult& step : steps) {
        total += step.detection.counts;
        empty += step.isEmptyField ? 1 : 0;
    }
    const auto number = [](std::size_t n) { return QString::number(n); };
    if (empty > 0)
        context.warn(Tr::tr("'%1' holds no values at %2 of %3 time steps; there are no candidates there.")
                         .arg(fields.variable(plan.fields.front().variable).name, number(empty), number(steps.size())));
    context.log(
        Tr::tr("%1 local extrema, %2 in the region, %3 after merging, %4 over the thresholds, %5 with closed contours, %6 candidates in %7 steps")
            .arg(number(total.extrema), number(total.inBox), number(total.merged), number(total.overThresholds), number(total.closed),
                number(total.accepted), number(steps.size())));
}

} // namespace

CheckResult DetectCandidates::check(const CheckInput& input) const
{
    CheckResult result;
    const auto it = input.inputs.find(fieldsPort());
    if (it == input.inputs.end() || it->second.empty())
        return result;
    const FieldSet fields = FieldSet::of(it->second);
    if (const std::optional<DetectionPlan> plan = planDetection(fields, input.spec, input.parameters, result))
        result.outputs[QStringLiteral("candidates")] = std::make_shared<const FeaturesSignature>(plan->signature);
    return result;
}

Result<Outputs> DetectCandidates::run(const RunInput& input, RunContext& context) const
{
    std::vector<std::shared_ptr<const Cube>> cubes;
    std::vector<std::shared_ptr<const CubeSignature>> signatures;
    for (const Value& value : input.inputs.at(fieldsPort())) {
        cubes.push_back(std::get<std::shared_ptr<const Cube>>(value));
        signatures.push_back(cubes.back()->sharedSignature());
    }
    const FieldSet fields(std::move(signatures));
    CheckResult problems;
    const std::optional<DetectionPlan> plan = planDetection(fields, input.spec, input.parameters, problems);
    if (!plan)
        return Error{ErrorCode::Invalid, problems.problems.empty() ? Tr::tr("The fields do not fit.") : problems.problems.front().message, {}};

    std::vector<WalkInput> reads;
    for (const PlannedField& field : plan->fields) {
        const FieldSet::Place place = fields.placeOf(field.variable);
        reads.push_back({cubes[static_cast<std::size_t>(place.cube)].get(), place.variable, field.level});
    }
    const bool moves = plan->grid->steps > 1;
    const Mesh mesh = meshOf(*plan->grid, 0, plan->diagonal);
    DetectorPool pool(mesh);
    std::vector<StepResult> steps(plan->time ? plan->time->size() : 1);
    TRY_DO(walkFields(context, reads, {}, [&](const FieldStep& step) -> Result<void> {
        std::vector<const float*> data;
        for (const std::span<const float> field : step.in)
            data.push_back(field.data());
        if (moves) {
            const Mesh here = meshOf(*plan->grid, step.step, plan->diagonal);
            Detector detector(here);
            steps[step.step] = detectStep(detector, here, *plan, data);
        } else {
            auto detector = pool.take();
            steps[step.step] = detectStep(*detector, mesh, *plan, data);
            pool.giveBack(std::move(detector));
        }
        return {};
    }));
    report(*plan, fields, steps, context);
    return Outputs{{QStringLiteral("candidates"), std::shared_ptr<const Features>(collect(*plan, steps))}};
}

} // namespace terrella::cyclones
