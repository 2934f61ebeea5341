// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace terrella {

/// 128 bits that stand for some bytes (XXH3): as good as equality for content that nobody forges. All zero: none.
struct Digest {
    std::uint64_t low = 0, high = 0;
    [[nodiscard]] bool isNull() const { return low == 0 && high == 0; }
    [[nodiscard]] QByteArray toHex() const; ///< 32 digits
    auto operator<=>(const Digest&) const = default;
};

/// Digest of so many bytes; several GB a second.
Digest digestOfBytes(const void* data, std::size_t bytes);

/// Digest of things added one after the other. Texts carry their length, so that what is added cannot flow together.
class DigestMaker {
public:
    DigestMaker();
    ~DigestMaker();
    DigestMaker(const DigestMaker&) = delete;
    DigestMaker& operator=(const DigestMaker&) = delete;

    DigestMaker& addBytes(const void* data, std::size_t bytes);
    DigestMaker& add(const QByteArray& text);
    DigestMaker& add(const QString& text) { return add(text.toUtf8()); }
    DigestMaker& add(const Digest& digest) { return addBytes(&digest, sizeof digest); }
    DigestMaker& add(std::uint64_t number) { return addBytes(&number, sizeof number); }
    DigestMaker& add(double number) { return addBytes(&number, sizeof number); }
    [[nodiscard]] Digest result() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace terrella
