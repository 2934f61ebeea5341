// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

namespace terrella::downscale {

/// What steps of two series must share to belong together: the month, the day, or the second.
class StepKeys {
public:
    StepKeys(const Axis& a, const Axis& b);
    [[nodiscard]] qint64 of(double seconds, Calendar calendar) const;

private:
    bool m_byMonth = false, m_byDay = false;
};

} // namespace terrella::downscale
