// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_source.h"
#include "views/earth/overviews/overview_file.h"

#include <QString>

#include <map>
#include <mutex>
#include <tuple>

namespace terrella::earth {

/// The coarse steps of one field, and which blocks of its grid they are made of.
struct KeptOverviews {
    std::shared_ptr<OverviewFile> file;
    FieldPart part;
};

/// Coarse values of the steps of large files, for moving through time: files in one folder of the user's cache, named by the file they are of (path,
/// size, time of change), its variable, level and member. Older ones go when together they hold more than `mostBytes`; all of them may be removed at
/// any time. Any thread.
class OverviewStore {
public:
    explicit OverviewStore(QString folder = defaultFolder(), qint64 mostBytes = qint64{4'000'000'000});

    static QString defaultFolder();
    /// Nothing where none can be kept: fields of one step or of few cells, what is no file of this machine.
    std::optional<KeptOverviews> of(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at);
    void forget(const Cube* cube);
    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    void makeRoom(qint64 bytes) const;

    QString m_folder;
    qint64 m_mostBytes;
    std::mutex m_mutex;
    std::map<std::tuple<const Cube*, int, std::size_t, std::size_t>, std::optional<KeptOverviews>> m_known; ///< cube, variable, level, member
};

/// The blocks that the overviews of a field are made of; nothing where it needs none.
std::optional<FieldPart> overviewPart(const Grid& grid, std::size_t steps);

/// Values of another part of the same grid, taken from those of a coarser one: linear between the middles of the blocks, the nearest beside missing
/// values; classes and directions are those of the block.
void spread(const Grid& grid, const FieldPart& from, std::span<const float> coarse, const FieldPart& to, bool isLinear, std::span<float> out);

} // namespace terrella::earth
