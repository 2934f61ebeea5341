// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <vector>

namespace terrella {

/// Very many points as one picture of small squares, darker where more of them lie: hundreds of times as fast as marks that are drawn one by one.
class PointCloud final : public QCPAbstractPlottable {
public:
    PointCloud(QCPAxis* keyAxis, QCPAxis* valueAxis, std::vector<double> x, std::vector<double> y, const QColor& colour);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; } // places are read off by the chart
    QCPRange getKeyRange(bool& isFound, QCP::SignDomain inSign) const override;
    QCPRange getValueRange(bool& isFound, QCP::SignDomain inSign, const QCPRange& inKeyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    std::vector<double> m_x, m_y;
    QColor m_colour;
};

} // namespace terrella
