// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart_view.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QLabel;

namespace terrella {

/// Curves that grow while work goes on: the losses of a training. The newest values stand above. GUI thread.
class CurvesView final : public QWidget {
    Q_OBJECT

public:
    explicit CurvesView(const Theme& theme, QWidget* parent = nullptr);
    ~CurvesView() override;

    /// Points of one curve may come in any order; one at the same place is replaced.
    void add(const QString& curve, double at, double value);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_curves.empty(); }

    /// A line for each place with the value of each curve there, tab separated, titles first. For the clipboard and for files.
    [[nodiscard]] QString table() const;
    /// Writes .png, .svg or .pdf, by the ending. False where the file cannot be written.
    [[nodiscard]] bool savePicture(const QString& path);

Q_SIGNALS:
    void pictureSaved(const QString& path);

private:
    void redraw();
    void tell();
    [[nodiscard]] Chart chart() const;

    struct Curve {
        QString name;
        std::map<double, double> points;
    };
    std::vector<Curve> m_curves; ///< as they came
    ChartView* m_plot;
    QLabel* m_told;
    QTimer m_redraw;
};

} // namespace terrella
