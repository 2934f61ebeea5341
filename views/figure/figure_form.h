// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/figure/figure.h"
#include "views/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace terrella {

/// What can be set of a figure and of the panel that is selected. GUI thread.
class FigureForm final : public QWidget {
    Q_OBJECT

public:
    explicit FigureForm(const Theme& theme, QWidget* parent = nullptr);

    /// panel: index of the selected one, −1: none.
    void show(const Figure& figure, int panel);

Q_SIGNALS:
    /// what: in words, for undo; changes of one kind in a row are one step.
    void changed(const Figure& figure, const QString& what);

private:
    void makePage();
    void makePanel();
    QLabel* heading(const QString& text);
    QDoubleSpinBox* number(double least, double most, const QString& unit, int decimals);
    void change(const QString& what);
    void tellSize();

    const Theme& m_theme;
    Figure m_figure;
    int m_panel = -1;
    bool m_isShowing = false; ///< the fields change by our own hand
    QFormLayout* m_rows;
    QLabel* m_told;
    QWidget* m_panelPart;
    QLineEdit *m_title, *m_credits, *m_panelTitle;
    QComboBox* m_paper;
    QDoubleSpinBox *m_width, *m_gap, *m_letters, *m_aspect;
    QSpinBox *m_columns, *m_dots, *m_span;
    QCheckBox *m_hasLetters, *m_isOnPaper, *m_bar, *m_legend, *m_scale, *m_time;
};

} // namespace terrella
