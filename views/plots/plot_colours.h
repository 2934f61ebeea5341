// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QPen>

#include <array>

namespace terrella {

/// The colours of what is drawn, in their order.
inline QColor plotColour(int index, const Tokens& tokens)
{
    const std::array<QColor, 5> colours{tokens.accent, tokens.report, tokens.model, tokens.features, tokens.cube};
    return colours[static_cast<std::size_t>(index) % colours.size()];
}

/// Line styles tell lines apart where colours do not.
inline QPen plotPen(int index, const Tokens& tokens, double width)
{
    constexpr std::array<Qt::PenStyle, 3> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    return QPen(plotColour(index, tokens), width, styles[static_cast<std::size_t>(index) % styles.size()], Qt::RoundCap, Qt::RoundJoin);
}

} // namespace terrella
