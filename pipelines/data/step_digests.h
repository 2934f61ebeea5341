// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/digest.h"
#include "pipelines/data/cube.h"

#include <QJsonObject>

#include <mutex>
#include <vector>

namespace terrella {

/// Notes the digest of every field of a variable while it is written, so that a later run knows each time step again by its values. Any thread.
class StepDigests {
public:
    StepDigests(const CubeSignature& signature, const Variable& variable);

    /// A window that holds whole fields gives their digests; another one makes those that it touches unknown.
    void add(const Window& window, std::span<const float> values);
    /// Fields that were not written whole, as windows.
    [[nodiscard]] std::vector<Window> unknown() const;
    /// Of all levels and members of a step together; null where one is not known.
    [[nodiscard]] std::vector<Digest> perStep() const;

private:
    [[nodiscard]] Window fieldAt(std::size_t number) const;

    std::vector<std::size_t> m_shape;
    std::size_t m_outer = 0; ///< dimensions before those of space
    bool m_hasTime = false;
    std::size_t m_fields = 1;
    mutable std::mutex m_mutex; ///< of m_digests
    std::vector<Digest> m_digests;
};

/// The hidden file in the folder of a cube that this program has written; also tells that it was this program.
inline constexpr const char* kDigestFile = ".terrella.json";
QJsonObject digestsToJson(const std::map<QString, std::vector<Digest>>& byVariable);
std::map<QString, std::vector<Digest>> digestsFromJson(const QJsonObject& json);

} // namespace terrella
