// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QCoreApplication>

#include <exception>
#include <new>

namespace terrella::learning {

/// What a thread of one's own must not let out: too little memory above all.
template <class F>
Result<void> withoutExceptions(const F& work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Memory,
            QCoreApplication::translate(
                "terrella::Learning", "There is not enough memory for the network; take a smaller patch or batch, or give the run more."),
            {}};
    } catch (const std::exception& problem) {
        return Error{ErrorCode::Failed, QString::fromUtf8(problem.what()), {}};
    }
}

} // namespace terrella::learning
