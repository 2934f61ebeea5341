// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/kernels/detection.h"

#include <QString>

#include <optional>
#include <variant>

namespace terrella::cyclones {

/// The texts of the expert lists, in the form of TempestExtremes' commands. Each returns a sentence where the text is wrong.

/// "variable,change,radius,offset"; the offset may be left out.
std::variant<ClosedContour, QString> parseClosedContour(const QString& text, const Expression::Resolver& resolve);
/// "variable,comparison,value,radius"; the radius may be left out.
std::variant<FieldThreshold, QString> parseThreshold(const QString& text, const Expression::Resolver& resolve);

struct NamedOutput {
    QString name;
    OutputOperator output;
};
/// "name=variable,statistic,radius"; without a name one is made.
std::variant<NamedOutput, QString> parseOutput(const QString& text, const Expression::Resolver& resolve);

/// ">", ">=", "<", "<=", "=" (also "=="), "!=".
std::optional<Comparison> parseComparison(const QString& text);

} // namespace terrella::cyclones
