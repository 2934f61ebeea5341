// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/outline_data.h"

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr std::size_t pieceLength = 32;

} // namespace

OutlineData::Layer& OutlineData::layer(const QString& name)
{
    const auto found = m_layers.find(name);
    if (found != m_layers.end())
        return found->second;
    Layer& made = m_layers[name];
    if (auto lines = readOutlines(naturalEarthPath(), name))
        made.lines = *std::move(lines);
    return made;
}

const std::vector<Ring>& OutlineData::all(const QString& name) { return layer(name).lines; }

std::vector<Ring> OutlineData::within(const QString& name, const ViewCap& cap)
{
    Layer& asked = layer(name);
    if (cap.radiusDeg >= 180.0)
        return asked.lines;
    for (std::size_t line = 0; !asked.isCut && line < asked.lines.size(); ++line) {
        const Ring& ring = asked.lines[line];
        for (std::size_t from = 0; from + 1 < ring.lon.size(); from += pieceLength) {
            Piece piece{line, from, std::min(from + pieceLength, ring.lon.size() - 1), {}, 0.0};
            for (std::size_t k = piece.from; k <= piece.to; ++k)
                piece.middle = piece.middle + onSphere(ring.lon[k], ring.lat[k]);
            const double size = length(piece.middle);
            piece.middle = size > 1e-9 ? piece.middle * (1.0 / size) : onSphere(ring.lon[from], ring.lat[from]);
            for (std::size_t k = piece.from; k <= piece.to; ++k)
                piece.radiusDeg
                    = std::max(piece.radiusDeg, std::acos(std::clamp(dot(piece.middle, onSphere(ring.lon[k], ring.lat[k])), -1.0, 1.0)) / degree);
            asked.pieces.push_back(piece);
        }
    }
    asked.isCut = true;
    std::vector<Ring> out;
    const Piece* before = nullptr;
    for (const Piece& piece : asked.pieces) {
        if (!cap.meets(piece.middle, piece.radiusDeg))
            continue;
        const Ring& ring = asked.lines[piece.line];
        const bool goesOn = before && before->line == piece.line && before->to == piece.from;
        if (!goesOn)
            out.emplace_back();
        const auto from = static_cast<std::ptrdiff_t>(piece.from + (goesOn ? 1 : 0)), to = static_cast<std::ptrdiff_t>(piece.to + 1);
        out.back().lon.insert(out.back().lon.end(), ring.lon.begin() + from, ring.lon.begin() + to);
        out.back().lat.insert(out.back().lat.end(), ring.lat.begin() + from, ring.lat.begin() + to);
        before = &piece;
    }
    return out;
}

} // namespace terrella::earth
