// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/field_walk.h"

#include "pipelines/data/signature_builder.h"

#include <algorithm>

namespace terrella::data {

Result<void> walkAllFields(
    RunContext& context, CubeWriter& writer, const std::vector<FieldSource>& sources, const FieldKernel& kernel, const BlockReuse& reuse)
{
    const CubeSignature& signature = writer.signature();
    double all = 0.0, done = 0.0;
    for (const Variable& variable : signature.variables)
        all += static_cast<double>(Window::all(signature.shapeOf(variable)).size());
    for (std::size_t k = 0; k < sources.size(); ++k) {
        const int index = static_cast<int>(k);
        const std::size_t slices = sliceCount(signature, index);
        const double share = static_cast<double>(Window::all(signature.shapeOf(signature.variables[k])).size())
            / static_cast<double>(std::max<std::size_t>(1, slices));
        for (std::size_t slice = 0; slice < slices; ++slice, done += share) {
            SubProgress part(context, all > 0.0 ? done / all : 0.0, all > 0.0 ? std::min(1.0, (done + share) / all) : 1.0);
            TRY_DO(walkFields(
                part, {{sources[k].cube, sources[k].variable, slice, sources[k].steps}}, {{&writer, index, slice}},
                [&](const FieldStep& step) -> Result<void> {
                    kernel(k, step.step, step.in[0], step.out[0]);
                    return {};
                },
                reuse));
        }
    }
    return {};
}

void copyField(std::size_t, std::size_t, std::span<const float> in, std::span<float> out) { std::ranges::copy(in, out.begin()); }

} // namespace terrella::data
