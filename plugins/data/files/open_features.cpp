// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/open_features.h"

#include "pipelines/core/error_code.h"
#include "pipelines/data/features.h"

namespace terrella::data {

CheckResult OpenFeatures::check(const CheckInput& input) const
{
    CheckResult result;
    const auto found = describeFeatures(input.parameters.text(QStringLiteral("file")), input.parameters.text(QStringLiteral("layer")));
    if (found)
        result.outputs[QStringLiteral("table")] = *found;
    else
        result.error(QStringLiteral("file.") + errorCodeName(found.error().code), found.error().message, {}, QStringLiteral("file"));
    return result;
}

Result<Outputs> OpenFeatures::run(const RunInput& input, RunContext& context) const
{
    TRY(std::shared_ptr<const Features> table,
        readFeatures(input.parameters.text(QStringLiteral("file")), input.parameters.text(QStringLiteral("layer"))));
    context.progress(1.0);
    return Outputs{{QStringLiteral("table"), std::move(table)}};
}

} // namespace terrella::data
