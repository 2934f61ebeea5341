// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QWidget>

#include <map>

class QCustomPlot;

namespace terrella {

/// Lines over one axis, in the colours of the theme. No type of QCustomPlot leaves it. GUI thread.
class CurvesPlot final : public QWidget {
    Q_OBJECT

public:
    explicit CurvesPlot(const Theme& theme, QWidget* parent = nullptr);

    void setCurve(int index, const QString& name, const std::map<double, double>& points);
    void clear();
    /// Shows all points, unless one has moved or zoomed.
    void draw();
    void showAll();
    void setLogarithmic(bool isLogarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_isLogarithmic; }
    [[nodiscard]] bool save(const QString& path);

Q_SIGNALS:
    void pointed(double at); ///< the place on the lower axis under the cursor

private:
    void dress();

    const Theme& m_theme;
    QCustomPlot* m_plot;
    bool m_isLogarithmic = false;
    bool m_isMoved = false;
};

} // namespace terrella
