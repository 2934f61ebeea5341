// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QCustomPlot;

namespace terrella {

/// Lines in the colours of the theme. Wheel and drag zoom and move, a double click shows all again. No type of QCustomPlot leaves it. GUI thread.
class LinePlot final : public QWidget {
    Q_OBJECT

public:
    enum class Along { Right, Up }; ///< where the place on the axis grows; values grow the other way
    /// Places and texts of ticks between two places, at most so many.
    using Ticks = std::function<std::vector<std::pair<double, QString>>(double first, double last, int most)>;

    explicit LinePlot(const Theme& theme, Along along = Along::Right, QWidget* parent = nullptr);

    void setLabels(const QString& place, const QString& value);
    void setTicks(Ticks ticks); ///< of the axis of places
    void setLegendVisible(bool isVisible);
    /// Places ascending; a value that is NaN leaves a gap.
    void setLine(int index, const QString& name, const std::vector<double>& places, const std::vector<double>& values);
    /// A thin line across at this place.
    void setMark(std::optional<double> place);
    void clear();
    /// Shows all points, unless one has moved or zoomed.
    void draw();
    void showAll();
    void setLogarithmic(bool isLogarithmic); ///< values
    [[nodiscard]] bool isLogarithmic() const { return m_isLogarithmic; }
    [[nodiscard]] bool save(const QString& path);

Q_SIGNALS:
    void pointed(double place); ///< under the cursor
    void clicked(double place);

private:
    void dress();
    void placeTicks();

    const Theme& m_theme;
    const Along m_along;
    QCustomPlot* m_plot;
    Ticks m_ticks;
    std::optional<double> m_mark;
    int m_lines = 0;
    bool m_isLogarithmic = false;
    bool m_isMoved = false;
};

} // namespace terrella
