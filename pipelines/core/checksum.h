// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <span>

namespace terrella {

/// XXH3-128 of a stream (xxHash 0.8): as fast as memory, against damage and for telling contents apart, not against forgers.
class Checksum {
public:
    Checksum();
    ~Checksum();
    Checksum(const Checksum&) = delete;
    Checksum& operator=(const Checksum&) = delete;

    void add(std::span<const char> data);
    /// 32 hexadecimal digits, as `xxh128sum` prints them.
    [[nodiscard]] QByteArray hex() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace terrella
