// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/overviews/overview_builder.h"

namespace terrella::earth {

/// Coarse pictures of the steps of large files while time is being moved: kept on disk, made in the background once reading was seen to be slow. Any
/// thread.
class Overviews {
public:
    explicit Overviews(const QString& folder) : m_store(folder) {}

    /// Values of a part of a field as well as they are kept; null where they are not.
    FieldValues sketch(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part);
    /// How long reading a field as it is has taken.
    void took(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, qint64 milliseconds);
    /// Something is about to be read, or was: what is made in the background waits.
    void rest() { m_builder.rest(); }
    void forget(const Cube* cube);
    [[nodiscard]] bool isIdle() { return m_builder.isIdle(); }

    static constexpr qint64 slowMilliseconds = 120; ///< from here on overviews are worth their making

private:
    OverviewStore m_store;
    OverviewBuilder m_builder; ///< last: it uses the other
};

} // namespace terrella::earth
