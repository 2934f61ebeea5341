// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_slabs.h"

namespace terrella {

Result<std::vector<float>> readWhole(RunContext& context, const WalkInput& input)
{
    TRY(WalkShape shape, prepareWalk(context, {input}, {}, false));
    if (shape.isStatic.front())
        return std::move(shape.statics.front()); // prepareWalk() has read it
    const double bytes = static_cast<double>(shape.steps) * static_cast<double>(shape.cells) * sizeof(float);
    if (bytes > static_cast<double>(context.memoryLimit()))
        return memoryError(bytes, context.memoryLimit());
    std::vector<float> out(shape.steps * shape.cells);
    TRY_DO(readSlab(input, 0, shape.steps, {0, shape.cells}, shape.nx, out, context.stopToken()));
    return out;
}

} // namespace terrella
