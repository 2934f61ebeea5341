// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/curtain_request.h"

#include "views/earth/layers/solid_request.h"

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr std::size_t kPlaces = 480; ///< along a line

/// Of those lines that lie on the field; an error where none does.
Result<std::shared_ptr<const CurtainRead>> readCurtains(const CurtainRequest& request, const std::stop_token& stop)
{
    if (request.read && request.read->cube == request.cube && request.read->variable == request.variable && request.read->at == request.at
        && request.read->lines == request.lines)
        return request.read;
    auto out = std::make_shared<CurtainRead>();
    out->cube = request.cube;
    out->variable = request.variable;
    out->at = request.at;
    out->lines = request.lines;
    const ShownField field{request.cube, request.variable, 0, {}, request.at.time, request.at.member};
    std::optional<Error> why;
    for (const std::vector<SpherePlace>& line : request.lines) {
        Result<LineColumns> columns = columnsAlong(field, line, kPlaces, 0.0, stop);
        if (columns)
            out->columns.push_back(std::move(*columns));
        else if (columns.error().code == ErrorCode::OutOfRange)
            why = columns.error();
        else
            return columns.error();
    }
    if (out->columns.empty() && why)
        return *why;
    return std::shared_ptr<const CurtainRead>(std::move(out));
}

} // namespace

CurtainAnswer answerCurtains(const CurtainRequest& request, const std::stop_token& stop)
{
    CurtainAnswer out;
    const auto read = readCurtains(request, stop);
    if (!read) {
        out.error = read.error();
        return out;
    }
    out.read = *read;
    std::vector<float> values;
    for (const LineColumns& columns : out.read->columns)
        values.insert(values.end(), columns.values.begin(), columns.values.end());
    out.range = request.own ? *request.own : rangeOf(values, request.rule.how, request.rule.norm, request.rule.kind);
    Colouring colouring = request.colouring;
    colouring.range = out.range;
    for (const LineColumns& columns : out.read->columns) {
        if (stop.stop_requested())
            return out; // a newer request is on its way
        CurtainPicture picture = paintCurtain(columns, colouring);
        out.under = out.under || picture.image.under;
        out.over = out.over || picture.image.over;
        out.lowest = out.pieces.empty() ? picture.lowest : std::min(out.lowest, picture.lowest);
        out.highest = out.pieces.empty() ? picture.highest : std::max(out.highest, picture.highest);
        out.pieces.push_back({curtainMesh(*request.projection, columns.line, picture.lowest, picture.highest),
            std::make_shared<const FieldImage>(std::move(picture.image))});
    }
    const CubeSignature& signature = request.cube->signature();
    out.acrossMetres = acrossMetres(*signature.gridOf(signature.variables[static_cast<std::size_t>(request.variable)]));
    return out;
}

} // namespace terrella::earth
