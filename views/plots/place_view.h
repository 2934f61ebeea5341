// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/line_plot.h"

class QLabel;

namespace terrella {

/// Beside the Earth: the series at a place, and the means along parallels at the time that is shown. GUI thread.
class PlaceView final : public QWidget {
    Q_OBJECT

public:
    explicit PlaceView(const Theme& theme, QWidget* parent = nullptr);

    /// `title` says what and where; `units` may be empty. Ticks: of the axis of time.
    void showSeries(
        const QString& title, const QString& units, const std::vector<double>& seconds, const std::vector<double>& values, LinePlot::Ticks ticks);
    void showZonal(const QString& units, const std::vector<double>& lat, const std::vector<double>& means);
    /// In place of the series.
    void showMessage(const QString& sentence);
    void setTime(double seconds);
    void clear();

Q_SIGNALS:
    void timeChosen(double seconds); ///< by a click on the series

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QString table() const;

    QLabel* m_title;
    LinePlot* m_series;
    LinePlot* m_zonal;
    QString m_units;
    std::vector<double> m_seconds, m_values;
};

} // namespace terrella
