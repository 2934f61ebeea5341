// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_source.h"

#include "views/earth/fields/field_texels.h"
#include "views/earth/fields/part_reader.h"
#include "views/earth/fields/plane_part.h"
#include "views/earth/overviews/overviews.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr std::size_t keptBytes = 192U << 20U;
constexpr std::size_t keptFields = 400;
constexpr std::size_t keptLarge = 2; ///< of fields that are kept only because the probe asks for their cells
constexpr std::size_t largeBytes = 16U << 20U;
constexpr std::size_t mostBytesAtOnce = 64U << 20U; ///< of a field that is read whole on the way to its overview
constexpr std::size_t bandBytes = 16U << 20U;       ///< of rows that are read together of a larger one
constexpr std::size_t neighbourBytes = 160U << 20U; ///< of steps that are kept because they were unpacked with another one
constexpr std::size_t mostBandBytes = 96U << 20U;   ///< of rows that are read of all of them
constexpr std::size_t mostMeshCells = 250'000;      ///< of a mesh, each with a patch of its own
constexpr std::size_t mostMeshBoxes = 1'500'000;
constexpr std::size_t keptMeshes = 3;
constexpr std::size_t lately = 8;                         ///< parts that were read
constexpr std::size_t slowCells = std::size_t{24} << 20U; ///< a field with more is thinned first
constexpr qint64 patienceMilliseconds = 150;
constexpr double patienceBytes = 100e6;     ///< a step for which more must be unpacked is not read for the range alone
constexpr std::size_t sampleSize = 200'000; ///< values of all steps together that ranges are found from

/// Some of the values, and the least and the greatest.
void addSample(const std::vector<float>& values, std::size_t steps, const RangeRule& rule, std::vector<float>& out)
{
    const ValueEnds ends = endsOf(values);
    if (rule.norm == EarthNorm::Log || !std::isfinite(ends.lowest) || !std::isfinite(ends.highest)) { // others are the ends of what counts
        out.insert(out.end(), values.begin(), values.end());
        return;
    }
    const std::size_t stride = std::max<std::size_t>(1, values.size() * steps / sampleSize);
    for (std::size_t k = 0; k < values.size(); k += stride)
        out.push_back(values[k]);
    if (stride > 1)
        out.insert(out.end(), {ends.lowest, ends.highest});
}

/// Of a step that takes long to be read as a whole: cells from pole to pole, each step at another meridian. They count as often as some of a whole.
Result<void> addMeridian(const PartReader& reader, const Variable& variable, const Grid& grid, std::size_t step, std::vector<float>& out)
{
    std::vector<float> column(grid.ny);
    TRY_DO(reader.readColumn((step * 5 + 3) * grid.nx / 8 % grid.nx, column));
    toShownUnits(variable, column);
    for (std::size_t k = 0; k < std::max<std::size_t>(1, sampleSize / 8 / grid.ny); ++k)
        out.insert(out.end(), column.begin(), column.end());
    return {};
}

} // namespace

ShownUnits shownUnits(const QString& given, const QString& standardName, const QString& name)
{
    const QString text = (standardName + QLatin1Char(' ') + name).toLower();
    const QString unit = units::canonical(given);
    QString wanted;
    if (unit == QLatin1String("Pa") && !text.contains(QLatin1String("stress")))
        wanted = QStringLiteral("hPa");
    const bool isDifference
        = text.contains(QLatin1String("anomaly")) || text.contains(QLatin1String("difference")) || text.contains(QLatin1String("range"));
    if (unit == QLatin1String("K") && !isDifference && !text.contains(QLatin1String("potential")))
        wanted = QStringLiteral("degC");
    if (!wanted.isEmpty())
        if (const auto conversion = units::conversion(given, wanted))
            return {units::display(wanted), *conversion};
    return {given.isEmpty() ? QString() : units::display(given), {}};
}

ShownUnits shownUnits(const Variable& variable) { return shownUnits(variable.units, variable.standardName, variable.name); }

void toShownUnits(const Variable& variable, std::span<float> values)
{
    if (const UnitConversion conversion = shownUnits(variable).conversion; !conversion.isIdentity())
        conversion.apply(values);
}

std::vector<int> drawableVariables(const CubeSignature& signature)
{
    std::vector<int> out;
    for (std::size_t k = 0; k < signature.variables.size(); ++k) {
        const Grid* grid = signature.gridOf(signature.variables[k]);
        if (grid && grid->size() > 1 && ((!grid->lat.empty() && !grid->lon.empty()) || isPlacedByAxes(*grid)))
            out.push_back(static_cast<int>(k));
    }
    return out;
}

std::size_t nearestStep(const Axis* axis, double seconds)
{
    if (!axis || axis->values.empty())
        return 0;
    const auto after = std::lower_bound(axis->values.begin(), axis->values.end(), seconds);
    if (after == axis->values.begin())
        return 0;
    const auto k = static_cast<std::size_t>(after - axis->values.begin());
    if (after == axis->values.end())
        return k - 1;
    return seconds - axis->values[k - 1] <= axis->values[k] - seconds ? k - 1 : k;
}

void takeMember(const CubeSignature& signature, const Variable& variable, std::size_t member, Window& window)
{
    std::size_t rest = member;
    for (std::size_t d = variable.axes.size(); d-- > 0;) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
        if (axis.kind != AxisKind::Member && axis.kind != AxisKind::Other)
            continue;
        window.start[d] = rest % axis.size();
        rest /= axis.size();
    }
    if (rest > 0) // beyond the last: the last
        for (std::size_t d = 0; d < variable.axes.size(); ++d)
            if (const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
                axis.kind == AxisKind::Member || axis.kind == AxisKind::Other)
                window.start[d] = axis.size() - 1;
}

Window windowOf(const Cube& cube, int variable, const FieldAt& at)
{
    Window window = cube.fieldWindow(variable, at.time, at.level);
    takeMember(cube.signature(), cube.signature().variables[static_cast<std::size_t>(variable)], at.member, window);
    return window;
}

FieldValues FieldSource::find(const Cube* cube, int variable, const FieldAt& at, const FieldPart& part)
{
    const std::lock_guard lock(m_mutex);
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        if (it->is(cube, variable, at, part)) {
            std::rotate(m_entries.begin(), it, it + 1);
            return m_entries.front().values;
        }
    return nullptr;
}

void FieldSource::keep(Entry entry)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [&](const Entry& e) { return e.is(entry.cube.get(), entry.variable, entry.at, entry.part); });
    m_entries.push_front(std::move(entry));
    std::size_t bytes = 0, kept = 0, large = 0;
    std::erase_if(m_entries, [&](const Entry& e) {
        const std::size_t size = e.values->size() * sizeof(float);
        const bool isLarge = size > largeBytes;
        if (kept >= 2 && (kept >= keptFields || bytes + size > keptBytes || (isLarge && large >= keptLarge)))
            return true;
        bytes += size;
        large += isLarge ? 1 : 0;
        ++kept;
        return false;
    });
}

void FieldSource::makeRoom(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    std::size_t kept = 0;
    std::erase_if(m_entries, [&](const Entry& e) {
        kept += e.values->size() * sizeof(float);
        return kept + bytes > keptBytes;
    });
}

Result<FieldValues> FieldSource::field(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at)
{
    TRY(const PartValues out, part(cube, variable, at, FieldPart{}));
    return out.values;
}

Result<PartValues> FieldSource::part(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part, Care care, const std::stop_token& stop)
{
    if (const FieldValues kept = find(cube.get(), variable, at, part))
        return PartValues{kept};
    if (!m_overviews)
        return readPart(cube, variable, at, part, care, stop);
    if (care == Care::Sketch)
        if (const FieldValues sketch = m_overviews->sketch(cube, variable, at, part))
            return PartValues{sketch, false, true};
    m_overviews->rest();
    QElapsedTimer clock;
    clock.start();
    auto out = readPart(cube, variable, at, part, care, stop);
    if (out)
        m_overviews->took(cube, variable, at, clock.elapsed());
    return out;
}

Result<PartValues> FieldSource::readPart(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part, Care care, const std::stop_token& stop)
{
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const Grid& grid = *signature.gridOf(v);
    if (part.box) {
        const auto drawn = mesh(cube, variable, part);
        TRY(const FieldValues all, field(cube, variable, at));
        auto taken = std::make_shared<std::vector<float>>(drawn->grid().size());
        drawn->take(*all, blocksOf(v), *taken);
        keep({cube, variable, at, part, taken});
        return PartValues{FieldValues(std::move(taken))};
    }
    PartReader reader(*cube, variable, at);
    if (cube->stepsReadTogether(variable) > 1 && hasParts(grid) && (part.isAll() || !find(cube.get(), variable, at, FieldPart{}))) {
        TRY(const FieldValues found, withNeighbours(cube, variable, at, part, reader, stop));
        if (found)
            return PartValues{found};
    }
    auto values = std::make_shared<std::vector<float>>(part.isAll() ? grid.size() : part.width() * part.height());
    bool isThinned = false;
    if (part.isAll()) {
        TRY_DO(reader.readAll(*values));
    } else if (const FieldValues all = find(cube.get(), variable, at, FieldPart{})) {
        reader.reduceFrom(*all, part, *values);
    } else if (grid.size() * sizeof(float) <= mostBytesAtOnce && reader.readsAllFor(part)) {
        // The file would decode all of it anyway; the probe then has it.
        FieldValues whole;
        if (care == Care::Ahead) {
            auto passing = std::make_shared<std::vector<float>>(grid.size());
            TRY_DO(reader.readAll(*passing));
            toShownUnits(v, *passing);
            whole = std::move(passing);
        } else {
            TRY(whole, field(cube, variable, at));
        }
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, {}};
        reader.reduceFrom(*whole, part, *values);
        keep({cube, variable, at, part, values});
        return PartValues{FieldValues(std::move(values))};
    } else {
        isThinned = (care == Care::Quick || care == Care::Sketch) && part.every > 1 && part.rows * part.columns > slowCells && reader.canThin(part);
        TRY_DO(isThinned ? reader.thin(part, *values, stop) : reader.readBands(part, bandBytes, *values, stop));
    }
    if (!reader.isInShownUnits())
        toShownUnits(v, *values);
    if (!isThinned)
        keep({cube, variable, at, part, values});
    return PartValues{FieldValues(std::move(values)), isThinned};
}

std::size_t FieldSource::sharers(const Cube* cube, int variable, const FieldPart& part)
{
    const std::lock_guard lock(m_mutex);
    m_asked.push_front({cube, variable, part});
    m_asked.resize(std::min(m_asked.size(), lately));
    std::size_t all = 0;
    for (std::size_t k = 0; k < m_asked.size(); ++k)
        all += std::find(m_asked.begin(), m_asked.begin() + static_cast<std::ptrdiff_t>(k), m_asked[k]) - m_asked.begin()
            == static_cast<std::ptrdiff_t>(k);
    return all;
}

Result<FieldValues> FieldSource::withNeighbours(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part,
    const PartReader& reader, const std::stop_token& stop)
{
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const Axis* axis = signature.axisOf(v, AxisKind::Time);
    const Grid& grid = *signature.gridOf(v);
    if (!axis || !reader.canReadSteps() || (part.isAll() && textureLayout(grid).columns != grid.nx))
        return FieldValues();
    const FieldPart read = part.isAll() ? FieldPart{1, 0, 0, grid.ny, grid.nx, {}} : part;
    // As many steps of the chunk as there is room for, in equal shares of it.
    const std::size_t chunk = std::min(cube->stepsReadTogether(variable), axis->size());
    const std::size_t size = read.width() * read.height(), band = std::min(reader.bandOf(read), read.rows) * read.columns;
    const std::size_t users = sharers(cube.get(), variable, part);
    const std::size_t most
        = std::min({neighbourBytes / users / (size * sizeof(float)), mostBandBytes / (band * sizeof(float)), keptFields * 3 / 4 / users});
    if (most < 2)
        return FieldValues();
    const std::size_t shares = (chunk + most - 1) / most, share = (chunk + shares - 1) / shares;
    const std::size_t begin = at.time / chunk * chunk, first = begin + (at.time - begin) / share * share;
    const std::size_t end = std::min({first + share, begin + chunk, axis->size()});
    // What would go when they are kept need not lie beside them while they are read; nor beside their rows, where nobody else's steps would go.
    makeRoom((end - first) * (size + (users == 1 ? band : 0)) * sizeof(float));
    std::vector<std::shared_ptr<std::vector<float>>> steps;
    std::vector<std::span<float>> out;
    for (std::size_t k = first; k < end; ++k) {
        steps.push_back(std::make_shared<std::vector<float>>(size));
        out.emplace_back(*steps.back());
    }
    TRY_DO(reader.readSteps(read, first, out, stop));
    for (std::size_t k = 0; k < steps.size(); ++k) {
        toShownUnits(v, *steps[k]);
        if (first + k != at.time)
            keep({cube, variable, {first + k, at.level, at.member}, part, steps[k]});
    }
    FieldValues wanted = steps[at.time - first];
    keep({cube, variable, at, part, wanted}); // the last that goes
    return wanted;
}

Result<float> FieldSource::cell(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const CellIndex& cell)
{
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const std::size_t place = cell.j * signature.gridOf(v)->nx + cell.i;
    if (const FieldValues all = find(cube.get(), variable, at, FieldPart{}))
        return place < all->size() ? (*all)[place] : std::numeric_limits<float>::quiet_NaN();
    const PartReader reader(*cube, variable, at);
    if (hasParts(*signature.gridOf(v)) && signature.gridOf(v)->size() * sizeof(float) <= mostBytesAtOnce
        && reader.readsAllFor(FieldPart{1, cell.j, 0, 1, 1, {}})) {
        TRY(const FieldValues all, field(cube, variable, at)); // all of it is unpacked for one cell: the next will be at hand
        return place < all->size() ? (*all)[place] : std::numeric_limits<float>::quiet_NaN();
    }
    std::vector<float> value(1);
    TRY_DO(reader.readCell(cell, value));
    toShownUnits(v, value);
    return value.front();
}

float FieldSource::valueAt(
    const std::shared_ptr<const Cube>& cube, int variable, int second, const FieldAt& at, std::optional<CellIndex> cell, const LatLon& place)
{
    const float none = std::numeric_limits<float>::quiet_NaN();
    if (!cell) {
        const Grid& grid = *cube->signature().gridOf(cube->signature().variables[static_cast<std::size_t>(variable)]);
        cell = grid.kind == GridKind::Cells ? nearestOf(grid, place.lon, place.lat, 1.5 * meshSpacing(grid)) : cellAt(grid, place.lon, place.lat);
    }
    if (!cell)
        return none;
    const auto first = this->cell(cube, variable, at, *cell);
    if (!first || second < 0)
        return first ? *first : none;
    const auto other = this->cell(cube, second, at, *cell);
    return other ? std::hypot(*first, *other) : none;
}

Result<ValueRange> FieldSource::range(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part,
    const RangeRule& rule, const std::stop_token& stop)
{
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const Axis* axis = signature.axisOf(v, AxisKind::Time);
    const bool isSlow = hasParts(*signature.gridOf(v)) && bytesUnpackedFor(*cube, variable, part) > patienceBytes
        && !(part.every > 1 && PartReader(*cube, variable, at).canThin(part));
    std::vector<std::size_t> steps{at.time};
    if (!rule.perTime && axis && axis->size() > 1) {
        const std::size_t last = axis->size() - 1;
        std::vector<std::size_t> others;
        if (const std::size_t chunk = cube->stepsReadTogether(variable); isSlow && chunk > 1) // they were unpacked with it
            for (std::size_t k = 0; k < 4; ++k)
                others.push_back(std::min(at.time / chunk * chunk + k * chunk / 4, last));
        others.insert(others.end(), {last / 2, last, 0, last / 4, 3 * last / 4});
        for (const std::size_t k : others)
            if (std::find(steps.begin(), steps.end(), k) == steps.end())
                steps.push_back(k);
    }
    QElapsedTimer clock;
    clock.start();
    std::vector<float> sample;
    for (const std::size_t step : steps) {
        const qint64 before = clock.elapsed();
        const FieldAt there{step, at.level, at.member};
        if (isSlow && !sample.empty() && !has(cube.get(), variable, there, part)) { // it would take as long as the first picture
            if (cube->rowsReadTogether(variable) < signature.gridOf(v)->ny)
                TRY_DO(addMeridian(PartReader(*cube, variable, there), v, *signature.gridOf(v), step, sample));
        } else {
            TRY(const PartValues values, this->part(cube, variable, there, part, Care::Quick, stop));
            addSample(*values.values, steps.size(), rule, sample);
        }
        if (clock.elapsed() + (clock.elapsed() - before) > (isSlow ? 3 : 1) * patienceMilliseconds || stop.stop_requested())
            break; // another would take as long again
    }
    return rangeOf(sample, rule.how, rule.norm, rule.kind);
}

std::shared_ptr<const MeshPart> FieldSource::mesh(const std::shared_ptr<const Cube>& cube, int variable, const FieldPart& part)
{
    const Grid* grid = cube->signature().gridOf(cube->signature().variables[static_cast<std::size_t>(variable)]);
    {
        const std::lock_guard lock(m_mutex);
        for (const MeshEntry& entry : m_meshes)
            if (entry.grid == grid && entry.part == part)
                return entry.mesh;
    }
    auto made = std::make_shared<const MeshPart>(*grid, *part.box, mostMeshCells, mostMeshBoxes);
    const std::lock_guard lock(m_mutex);
    m_meshes.push_front({cube, grid, part, made});
    m_meshes.resize(std::min(m_meshes.size(), keptMeshes));
    return made;
}

void FieldSource::forget(const Cube* cube)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_meshes, [cube](const MeshEntry& e) { return e.cube.get() == cube; });
    std::erase_if(m_entries, [cube](const Entry& e) { return e.cube.get() == cube; });
    if (m_overviews)
        m_overviews->forget(cube);
}

bool FieldSource::has(const Cube* cube, int variable, const FieldAt& at, const FieldPart& part)
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_entries, [&](const Entry& e) { return e.is(cube, variable, at, part); });
}

std::size_t FieldSource::bytesKept()
{
    const std::lock_guard lock(m_mutex);
    std::size_t bytes = 0;
    for (const Entry& entry : m_entries)
        bytes += entry.values->size() * sizeof(float);
    return bytes;
}

} // namespace terrella::earth
