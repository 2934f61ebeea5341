// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk_slabs.h"

#include <functional>
#include <memory>

namespace terrella {

/// Whether reading these boxes one after the other would unpack the whole source several times.
bool isWorthSpooling(const WalkInput& input, const std::vector<CellRange>& boxes, const WalkShape& shape);

/// One input of a walk over whole time axes, read once step by step and put down raw in the scratch folder, box by box: [box][step][cell].
/// Removed on destruction.
class SpoolFile {
public:
    /// Null where there is no room for it: then the source is read where it lies. after: as readSlab().
    static Result<std::unique_ptr<SpoolFile>> make(RunContext& context, const WalkInput& input, const std::vector<CellRange>& boxes,
        const WalkShape& shape, std::size_t pieceBytes, const std::function<void(std::size_t)>& after);
    ~SpoolFile();
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;

    /// As readTiles() of the same box.
    Result<void> readTiles(std::size_t box, const std::vector<CellRange>& tiles, std::vector<float>& slab, std::size_t slabBytes,
        std::vector<float>& out, const std::stop_token& stop, const std::function<void(std::size_t)>& after) const;

private:
    SpoolFile(int descriptor, std::vector<CellRange> boxes, std::size_t steps);
    Result<void> fill(RunContext& context, const WalkInput& input, const WalkShape& shape, std::size_t pieceBytes,
        const std::function<void(std::size_t)>& after) const;

    const int m_descriptor; ///< of a file without name
    const std::vector<CellRange> m_boxes;
    std::vector<std::size_t> m_offsets; ///< values before each box
    const std::size_t m_steps;
};

} // namespace terrella
