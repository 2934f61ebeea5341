// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/formula_piece.h"

#include "pipelines/data/units.h"

namespace terrella::data {

const std::map<std::string, FormulaCode>& plainFunctions()
{
    static const std::map<std::string, FormulaCode> known{{"abs", FormulaCode::Abs}, {"floor", FormulaCode::Floor}, {"ceil", FormulaCode::Ceil},
        {"round", FormulaCode::Round}, {"sign", FormulaCode::Sign}, {"isnan", FormulaCode::IsNan}, {"exp", FormulaCode::Exp},
        {"log", FormulaCode::Log}, {"log10", FormulaCode::Log10}, {"log2", FormulaCode::Log2}, {"sinh", FormulaCode::Sinh},
        {"cosh", FormulaCode::Cosh}, {"tanh", FormulaCode::Tanh}, {"sin", FormulaCode::Sin}, {"cos", FormulaCode::Cos}, {"tan", FormulaCode::Tan},
        {"asin", FormulaCode::Asin}, {"acos", FormulaCode::Acos}, {"atan", FormulaCode::Atan}, {"min", FormulaCode::Min}, {"max", FormulaCode::Max},
        {"nanmin", FormulaCode::NanMin}, {"nanmax", FormulaCode::NanMax}, {"coalesce", FormulaCode::Coalesce}, {"clip", FormulaCode::Max},
        {"mod", FormulaCode::Mod}, {"hypot", FormulaCode::Hypot}, {"atan2", FormulaCode::Atan2}};
    return known;
}

bool isTemperature(const QString& units) { return units::sameDimension(units, QStringLiteral("K")); }

bool hasZero(const QString& units)
{
    const Result<UnitConversion> kelvin
        = isTemperature(units) ? units::conversion(units, QStringLiteral("K")) : Result<UnitConversion>(UnitConversion{});
    return kelvin && kelvin->offset != 0.0;
}

Piece join(const FormulaNode& node, Piece a, Piece b, FormulaCode code)
{
    a.program.insert(a.program.end(), b.program.begin(), b.program.end());
    a.program.push_back({code});
    a.isBare = a.isBare && b.isBare;
    a.isLiteral = false;
    a.constant.reset();
    a.first = node.first;
    a.length = node.length;
    return a;
}

Piece wrap(const FormulaNode& node, Piece a, FormulaCode code)
{
    a.program.push_back({code});
    a.isLiteral = false;
    a.constant.reset();
    a.first = node.first;
    a.length = node.length;
    return a;
}

Piece plain(Piece piece)
{
    piece.units = QStringLiteral("1");
    piece.isDifference = false;
    piece.isBare = false;
    return piece;
}

} // namespace terrella::data
