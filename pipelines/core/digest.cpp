// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace terrella {

struct DigestMaker::State {
    XXH3_state_t hash;
};

QByteArray Digest::toHex() const
{
    return QByteArray::number(static_cast<qulonglong>(high), 16).rightJustified(16, '0')
        + QByteArray::number(static_cast<qulonglong>(low), 16).rightJustified(16, '0');
}

Digest digestOfBytes(const void* data, std::size_t bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(data, bytes);
    return {hash.low64, hash.high64};
}

DigestMaker::DigestMaker() : m_state(std::make_unique<State>()) { XXH3_128bits_reset(&m_state->hash); }

DigestMaker::~DigestMaker() = default;

DigestMaker& DigestMaker::addBytes(const void* data, std::size_t bytes)
{
    XXH3_128bits_update(&m_state->hash, data, bytes);
    return *this;
}

DigestMaker& DigestMaker::add(const QByteArray& text)
{
    add(static_cast<std::uint64_t>(text.size()));
    return addBytes(text.constData(), static_cast<std::size_t>(text.size()));
}

Digest DigestMaker::result() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(&m_state->hash);
    return {hash.low64, hash.high64};
}

} // namespace terrella
