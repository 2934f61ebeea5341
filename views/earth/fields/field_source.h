// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"
#include "views/earth/colouring.h"
#include "views/earth/fields/mesh_part.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace terrella::earth {

class Overviews;
class PartReader;
using FieldValues = std::shared_ptr<const std::vector<float>>;

/// How values of a variable are shown: hPa for pressures, °C for temperatures, else as they are.
struct ShownUnits {
    QString units; ///< for people
    UnitConversion conversion;
};
ShownUnits shownUnits(const Variable& variable);
ShownUnits shownUnits(const QString& units, const QString& standardName, const QString& name);
/// From the units of the variable to those.
void toShownUnits(const Variable& variable, std::span<float> values);

/// Variables of a cube that can be drawn: those on a grid with as many values as the field.
std::vector<int> drawableVariables(const CubeSignature& signature);
/// Index of the time step nearest to a moment, of two as near the earlier; 0 without time axis.
std::size_t nearestStep(const Axis* axis, double seconds);

/// Which field of a variable.
struct FieldAt {
    std::size_t time = 0;
    std::size_t level = 0;
    std::size_t member = 0; ///< among all members and steps of other axes: see takeMember()
    bool operator==(const FieldAt&) const = default;
};

/// Which of its members, and of what lies on other axes than time, level, y and x, a window takes: all combinations are counted together.
void takeMember(const CubeSignature& signature, const Variable& variable, std::size_t member, Window& window);
/// The part of a variable that is one field.
Window windowOf(const Cube& cube, int variable, const FieldAt& at);

/// How an automatic range is found.
struct RangeRule {
    EarthRange how = EarthRange::Automatic;
    EarthNorm norm = EarthNorm::Linear;
    ColourMap::Kind kind = ColourMap::Kind::Sequential;
    bool perTime = false; ///< of the step alone
    bool operator==(const RangeRule&) const = default;
};

/// How well a part is to be read.
enum class Care {
    Full,   ///< means, however long it takes
    Quick,  ///< of very large fields one cell stands for its block, where that is faster
    Ahead,  ///< means, of a step that nobody looks at yet: its cells are not kept for the probe
    Sketch, ///< as Quick, and what is kept on disk of overviews, where the step would have to be read: time is being moved
};

/// Values of a part of a field.
struct PartValues {
    FieldValues values;
    bool isThinned = false; ///< one cell stands for its block, means are still to be made
    bool isSketch = false;  ///< of overviews that are kept on disk: all is still to be read
};

/// Reads fields and remembers the last few, of all layers within one limit of bytes. Used by the reading threads. Never holds more of a field that is
/// read for an overview than some rows of it.
class FieldSource {
public:
    /// Every value, in the units shown.
    Result<FieldValues> field(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at);
    /// Values of a part in the units shown. Cancelled once stop is requested.
    Result<PartValues> part(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part, Care care = Care::Full,
        const std::stop_token& stop = {});
    /// One value, in the units shown.
    Result<float> cell(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const CellIndex& cell);
    /// The value of the cell, or of that which lies at the place where it is not known; second ≥ 0: the length of a vector. NaN: none.
    float valueAt(
        const std::shared_ptr<const Cube>& cube, int variable, int second, const FieldAt& at, std::optional<CellIndex> cell, const LatLon& place);
    /// A range for all time steps, from a few of them; reading stops after about a fifth of a second, and takes some cells of those that are slow to
    /// read.
    Result<ValueRange> range(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part, const RangeRule& rule,
        const std::stop_token& stop);
    /// What is drawn of a mesh that is too large to be drawn whole; part.box is there.
    std::shared_ptr<const MeshPart> mesh(const std::shared_ptr<const Cube>& cube, int variable, const FieldPart& part);
    void forget(const Cube* cube);
    /// Where overviews are kept on disk; before anything is read.
    void setOverviews(std::shared_ptr<Overviews> overviews) { m_overviews = std::move(overviews); }
    /// Whether a part is at hand.
    [[nodiscard]] bool has(const Cube* cube, int variable, const FieldAt& at, const FieldPart& part);
    [[nodiscard]] std::size_t bytesKept();

private:
    struct Entry {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        FieldAt at;
        FieldPart part;
        FieldValues values;
        [[nodiscard]] bool is(const Cube* c, int v, const FieldAt& a, const FieldPart& p) const
        {
            return cube.get() == c && variable == v && at == a && part == p;
        }
    };
    Result<PartValues> readPart(
        const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part, Care care, const std::stop_token& stop);
    /// The part at every step that the file must unpack for one of them, as far as there is room; null where a step is read by itself.
    Result<FieldValues> withNeighbours(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part,
        const PartReader& reader, const std::stop_token& stop);
    /// How many parts of fields were asked for lately, this one among them: they share what is kept.
    std::size_t sharers(const Cube* cube, int variable, const FieldPart& part);
    FieldValues find(const Cube* cube, int variable, const FieldAt& at, const FieldPart& part);
    void keep(Entry entry);
    /// Drops what was used longest ago where so many bytes more would be too much.
    void makeRoom(std::size_t bytes);

    std::shared_ptr<Overviews> m_overviews; ///< null: none are kept
    std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< newest first
    struct Asked {
        const Cube* cube = nullptr; ///< only compared
        int variable = 0;
        FieldPart part;
        bool operator==(const Asked&) const = default;
    };
    std::deque<Asked> m_asked; ///< of files that unpack several steps for one; newest first
    struct MeshEntry {
        std::shared_ptr<const Cube> cube; ///< whose grid it is
        const Grid* grid = nullptr;
        FieldPart part;
        std::shared_ptr<const MeshPart> mesh;
    };
    std::deque<MeshEntry> m_meshes; ///< newest first
};

} // namespace terrella::earth
