// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/sha256.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define TERRELLA_SHA_NI 1
#endif

namespace terrella {

namespace {

/// First 32 bits of the fractional parts of the square roots of the first eight primes (FIPS 180-4, 5.3.3).
constexpr std::array<std::uint32_t, 8> kStart{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

#ifdef TERRELLA_SHA_NI

/// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
alignas(16) constexpr std::array<std::uint32_t, 64> kRound{0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6,
    0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
    0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70,
    0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

bool hasShaInstructions()
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0 || (c & bit_SSSE3) == 0)
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

__attribute__((target("sha,sse4.1,ssse3"))) __m128i loadBytes(const std::uint8_t* data)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(data));
}

/// Four rounds with four words of the message; the instructions keep the state as (a, b, e, f) and (c, d, g, h).
__attribute__((target("sha,sse4.1,ssse3"))) inline void fourRounds(__m128i& abef, __m128i& cdgh, __m128i words, std::size_t round)
{
    const __m128i sum = _mm_add_epi32(words, _mm_load_si128(reinterpret_cast<const __m128i*>(kRound.data() + round)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

__attribute__((target("sha,sse4.1,ssse3"))) void compress(std::array<std::uint32_t, 8>& state, const std::uint8_t* data, std::size_t blocks)
{
    const __m128i bigEndian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    const auto word = [&](std::size_t i) { return static_cast<int>(state[i]); };
    __m128i abef = _mm_set_epi32(word(0), word(1), word(4), word(5));
    __m128i cdgh = _mm_set_epi32(word(2), word(3), word(6), word(7));
    for (; blocks > 0; --blocks, data += 64) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i words[4];
        for (std::size_t i = 0; i < 4; ++i) {
            words[i] = _mm_shuffle_epi8(loadBytes(data + 16 * i), bigEndian);
            fourRounds(abef, cdgh, words[i], 4 * i);
        }
        for (std::size_t i = 4; i < 16; ++i) {
            // W[t] = s1(W[t-2]) + W[t-7] + s0(W[t-15]) + W[t-16], four at a time
            __m128i next = _mm_sha256msg1_epu32(words[i % 4], words[(i + 1) % 4]);
            next = _mm_add_epi32(next, _mm_alignr_epi8(words[(i + 3) % 4], words[(i + 2) % 4], 4));
            words[i % 4] = _mm_sha256msg2_epu32(next, words[(i + 3) % 4]);
            fourRounds(abef, cdgh, words[i % 4], 4 * i);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    alignas(16) std::uint32_t out[8];
    _mm_store_si128(reinterpret_cast<__m128i*>(out), abef);
    _mm_store_si128(reinterpret_cast<__m128i*>(out + 4), cdgh);
    state = {out[3], out[2], out[7], out[6], out[1], out[0], out[5], out[4]};
}

#else

bool hasShaInstructions() { return false; }
void compress(std::array<std::uint32_t, 8>&, const std::uint8_t*, std::size_t) {}

#endif

} // namespace

bool Sha256::isAccelerated()
{
    static const bool answer = hasShaInstructions();
    return answer;
}

Sha256::Sha256() : Sha256(false) {}

Sha256::Sha256(bool portable) : m_fast(!portable && isAccelerated()), m_state(kStart), m_rest{} {}

void Sha256::addBlocks(const std::uint8_t* data, std::size_t blocks) { compress(m_state, data, blocks); }

void Sha256::add(std::span<const char> data)
{
    if (!m_fast) {
        m_slow.addData(QByteArrayView(data.data(), static_cast<qsizetype>(data.size())));
        return;
    }
    m_bytes += data.size();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(data.data());
    std::size_t size = data.size();
    if (m_restSize > 0) {
        const std::size_t part = std::min(size, m_rest.size() - m_restSize);
        std::copy_n(bytes, part, m_rest.begin() + static_cast<std::ptrdiff_t>(m_restSize));
        m_restSize += part;
        bytes += part;
        size -= part;
        if (m_restSize < m_rest.size())
            return;
        addBlocks(m_rest.data(), 1);
        m_restSize = 0;
    }
    addBlocks(bytes, size / 64);
    m_restSize = size % 64;
    std::copy_n(bytes + (size - m_restSize), m_restSize, m_rest.begin());
}

QByteArray Sha256::hex()
{
    if (!m_fast)
        return m_slow.result().toHex();
    // A one bit, zeros, and the length in bits, big-endian, at the end of a block.
    const std::uint64_t bits = m_bytes * 8;
    std::array<char, 128> padding{};
    padding[0] = static_cast<char>(0x80);
    const std::size_t zeros = (m_restSize < 56 ? 56 : 120) - m_restSize;
    for (std::size_t i = 0; i < 8; ++i)
        padding[zeros + i] = static_cast<char>(bits >> (56 - 8 * i));
    add(std::span(padding.data(), zeros + 8));
    QByteArray out;
    for (const std::uint32_t word : m_state)
        out += QByteArray::number(word, 16).rightJustified(8, '0');
    return out;
}

} // namespace terrella
