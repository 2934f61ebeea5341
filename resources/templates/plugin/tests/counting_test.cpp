// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/counting.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace terrella::example;

class CountingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsStepsAboveTheThreshold()
    {
        constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
        // three steps of three cells, in kelvin
        const std::array values{303.15F, 310.0F, nothing, 304.0F, nothing, nothing, 290.0F, 311.0F, nothing};
        std::array<float, 3> out{};
        countAbove(values, 3, 3, 1.0, -273.15, 30.5, out);
        QCOMPARE(out[0], 1.0F);
        QCOMPARE(out[1], 2.0F);
        QVERIFY(std::isnan(out[2]));
    }
};

QTEST_GUILESS_MAIN(CountingTest)
#include "counting_test.moc"
