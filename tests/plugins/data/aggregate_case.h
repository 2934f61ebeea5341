// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/time/aggregate.h"
#include "tests/plugins/data/random_cube.h"
#include "tests/plugins/module_case.h"

#include <QTest>

namespace terrella::test {

/// data.aggregate, run as the engine does it; the test fails where it does, or where the result is not what check() promised.
class AggregateCase {
public:
    std::shared_ptr<const Cube> run(const QJsonObject& parameters, const std::shared_ptr<const Cube>& cube)
    {
        return run(parameters, cube, m_context);
    }
    std::shared_ptr<const Cube> run(const QJsonObject& parameters, const std::shared_ptr<const Cube>& cube, FakeContext& context)
    {
        const ValueMap inputs{{QStringLiteral("data"), {Value(cube)}}};
        const auto out = m_module.run(parameters, inputs, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message + out.error().trail.join(QLatin1Char(','))), __FILE__, __LINE__);
            return nullptr;
        }
        const auto made = output<Cube>(*out, "data");
        const auto promised = std::get<std::shared_ptr<const CubeSignature>>(check(parameters, cube).outputs.at(QStringLiteral("data")));
        if (context.cubesInMemory && !(made->signature() == *promised))
            QTest::qFail("another signature than promised", __FILE__, __LINE__);
        return made;
    }
    [[nodiscard]] CheckResult check(const QJsonObject& parameters, const std::shared_ptr<const Cube>& cube) const
    {
        return m_module.check(parameters, {{QStringLiteral("data"), {Value(cube)}}});
    }

private:
    data::Aggregate m_aggregate;
    ModuleCase m_module{m_aggregate, QStringLiteral("data/time/aggregate.json")};
    FakeContext m_context;
};

} // namespace terrella::test
