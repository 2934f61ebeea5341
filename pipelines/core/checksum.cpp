// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/checksum.h"

#include <new>
#include <xxhash.h>

namespace terrella {

struct Checksum::State {
    State() : state(XXH3_createState())
    {
        if (!state)
            throw std::bad_alloc();
        XXH3_128bits_reset(state);
    }
    ~State() { XXH3_freeState(state); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    XXH3_state_t* state;
};

Checksum::Checksum() : m_state(std::make_unique<State>()) {}
Checksum::~Checksum() = default;

void Checksum::add(std::span<const char> data) { XXH3_128bits_update(m_state->state, data.data(), data.size()); }

QByteArray Checksum::hex() const
{
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(m_state->state));
    return QByteArray(reinterpret_cast<const char*>(digest.digest), sizeof digest.digest).toHex();
}

} // namespace terrella
