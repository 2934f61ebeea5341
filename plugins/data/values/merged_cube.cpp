// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/merged_cube.h"

#include <algorithm>

namespace terrella::data {

MergedCube::MergedCube(
    std::shared_ptr<const CubeSignature> signature, std::vector<MergedVariable> variables, std::vector<std::shared_ptr<const Cube>> cubes)
    : Cube(std::move(signature)),
      m_variables(std::move(variables)),
      m_cubes(std::move(cubes))
{
}

Result<void> MergedCube::read(int variable, const Window& window, std::span<float> out) const
{
    const MergedVariable& merged = m_variables[static_cast<std::size_t>(variable)];
    if (merged.dimension < 0) {
        const MergedPart& part = merged.parts.front();
        TRY_DO(m_cubes[part.cube]->read(part.variable, window, out));
        part.conversion.apply(out);
        return {};
    }
    const auto d = static_cast<std::size_t>(merged.dimension);
    std::size_t outer = 1, inner = 1;
    for (std::size_t k = 0; k < window.count.size(); ++k)
        (k < d ? outer : inner) *= k == d ? 1 : window.count[k];
    std::vector<float> box;
    for (std::size_t done = 0; done < window.count[d];) {
        const MergedPiece first = merged.pieces[window.start[d] + done];
        const MergedPart& part = merged.parts[first.part];
        std::size_t run = 1; // indices that follow each other in the part as well
        while (
            part.hasAxis && done + run < window.count[d] && merged.pieces[window.start[d] + done + run] == MergedPiece{first.part, first.index + run})
            ++run;
        Window own = window;
        if (part.hasAxis) {
            own.start[d] = first.index;
            own.count[d] = run;
        } else {
            own.start.erase(own.start.begin() + merged.dimension);
            own.count.erase(own.count.begin() + merged.dimension);
        }
        box.resize(outer * run * inner);
        TRY_DO(m_cubes[part.cube]->read(part.variable, own, box));
        part.conversion.apply(box);
        for (std::size_t k = 0; k < outer; ++k)
            std::copy_n(box.begin() + static_cast<std::ptrdiff_t>(k * run * inner), run * inner,
                out.begin() + static_cast<std::ptrdiff_t>((k * window.count[d] + done) * inner));
        done += run;
    }
    return {};
}

} // namespace terrella::data
