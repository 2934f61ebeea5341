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
    const auto before = request.before ? request.before->read : nullptr;
    if (before && before->cube == request.cube && before->variable == request.variable && before->at == request.at && before->lines == request.lines)
        return before;
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

/// The cloth of before, where it stands on the same line of the same map.
std::shared_ptr<const SceneCurtain> clothOf(const CurtainRequest& request, const LineColumns& columns, const CurtainPicture& picture)
{
    const CurtainAnswer* before = request.before.get();
    for (std::size_t k = 0; before && before->projection == request.projection && k < before->pieces.size(); ++k)
        if (const CurtainAnswer::Piece& piece = before->pieces[k];
            piece.lowest == picture.lowest && piece.highest == picture.highest && before->read->columns[k].line.places == columns.line.places)
            return piece.curtain;
    return std::make_shared<const SceneCurtain>(curtainMesh(*request.projection, columns.line, picture.lowest, picture.highest));
}

} // namespace

bool CurtainRequest::asksTheSame(const CurtainRequest& other) const
{
    return cube == other.cube && variable == other.variable && at == other.at && lines == other.lines && own == other.own
        && rule.how == other.rule.how && rule.norm == other.rule.norm && rule.kind == other.rule.kind && colouring == other.colouring
        && projection == other.projection;
}

CurtainAnswer answerCurtains(const CurtainRequest& request, const std::stop_token& stop)
{
    CurtainAnswer out;
    const auto read = readCurtains(request, stop);
    if (!read) {
        out.error = read.error();
        return out;
    }
    out.read = *read;
    out.projection = request.projection;
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
        auto cloth = clothOf(request, columns, picture);
        out.pieces.push_back({std::move(cloth), std::make_shared<const FieldImage>(std::move(picture.image)), picture.lowest, picture.highest});
    }
    const CubeSignature& signature = request.cube->signature();
    out.acrossMetres = acrossMetres(*signature.gridOf(signature.variables[static_cast<std::size_t>(request.variable)]));
    return out;
}

} // namespace terrella::earth
