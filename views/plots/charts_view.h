// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart_view.h"

namespace terrella {

/// The charts of a report, one below the other, or beside one another where there is room. GUI thread.
class ChartsView final : public QWidget {
    Q_OBJECT

public:
    ChartsView(const Theme& theme, const std::vector<Chart>& charts, QWidget* parent = nullptr);

Q_SIGNALS:
    void pictureSaved(const QString& path);
    void failed(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void lay();

    std::vector<ChartView*> m_views;
    int m_columns = 0;
};

} // namespace terrella
