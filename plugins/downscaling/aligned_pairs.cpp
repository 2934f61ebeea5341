// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/aligned_pairs.h"

#include "pipelines/modules/parts.h"

namespace terrella::downscale {

Result<Outputs> adjustPairs(RunContext& context, const PeriodCubes& cubes, const std::vector<ModelPair>& pairs, bool sameGrids,
    std::shared_ptr<const CubeSignature> signature, ChunkLayout layout,
    const std::function<Result<void>(RunContext& part, const AlignedPair& aligned, CubeWriter& writer)>& adjust)
{
    const QString port = QStringLiteral("data");
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(port, std::move(signature), layout));
    TRY_DO(eachPart(context, pairs.size(), [&](RunContext& part, std::size_t index) {
        const PeriodCubes aligned = alignedCubes(cubes, pairs[index], sameGrids);
        return adjust(part, {index, pairs[index], aligned, periodsOf(aligned)}, *writer);
    }));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{port, std::move(out)}};
}

} // namespace terrella::downscale
