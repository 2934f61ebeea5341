// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/pack.h"

#include "pipelines/data/cube_blocks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Packing)
};

constexpr double mostPacked = 32767.0;
constexpr std::size_t blockValues = std::size_t{1} << 21; // 8 MiB

} // namespace

void ValueRange::add(std::span<const float> values)
{
    for (const float value : values) {
        if (std::isnan(value))
            continue;
        if (std::isinf(value)) {
            infinite = true;
            continue;
        }
        const auto v = static_cast<double>(value);
        least = any ? std::min(least, v) : v;
        most = any ? std::max(most, v) : v;
        any = true;
    }
}

void Packing::pack(std::span<const float> values, std::span<std::int16_t> out) const
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double packed = std::round((static_cast<double>(values[i]) - offset) / scale);
        out[i] = std::isnan(packed) ? missing : static_cast<std::int16_t>(std::clamp(packed, -mostPacked, mostPacked));
    }
}

Packing packingFor(const ValueRange& range)
{
    Packing out;
    if (!range.any)
        return out;
    out.offset = range.least / 2.0 + range.most / 2.0;
    if (range.most > range.least)
        out.scale = (range.most / 2.0 - range.least / 2.0) / mostPacked;
    return out;
}

Result<std::vector<Packing>> findPacking(const Cube& cube, const ProgressFunction& progress, std::stop_token stop)
{
    const CubeSignature& signature = cube.signature();
    std::vector<std::vector<Window>> windows;
    for (const Variable& variable : signature.variables)
        windows.push_back(blocksOf(signature.shapeOf(variable), blockValues));
    std::vector<ValueRange> ranges(windows.size());
    TRY_DO(forEachBlock(cube, windows, progress, stop, [&](int variable, const Window&, std::span<const float> values) -> Result<void> {
        ValueRange& range = ranges[static_cast<std::size_t>(variable)];
        range.add(values);
        if (range.infinite)
            return Error{ErrorCode::Unsupported,
                Tr::tr("'%1' holds infinite values, which cannot be packed into int16. Write it as float32, or mask them first.")
                    .arg(signature.variables[static_cast<std::size_t>(variable)].name),
                {}};
        return {};
    }));
    std::vector<Packing> out;
    std::ranges::transform(ranges, std::back_inserter(out), packingFor);
    return out;
}

} // namespace terrella
