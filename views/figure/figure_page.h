// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/figure/figure_layout.h"

#include <QImage>
#include <QWidget>

#include <map>

namespace terrella {

/// The page as it will be, as large as there is room. A click or the arrow keys select a panel, dragging (or Alt with the arrow keys) moves it,
/// Delete takes it out. GUI thread.
class FigurePage final : public QWidget {
    Q_OBJECT

public:
    explicit FigurePage(const Theme& theme, QWidget* parent = nullptr);

    void setFigure(const Figure& figure);
    /// Of the panel with this id; null while there is none yet.
    void setPicture(int id, const QImage& picture);
    /// Instead of a picture: why there is none.
    void setProblem(int id, const QString& sentence);
    void setSelected(int panel);
    [[nodiscard]] int selected() const { return m_selected; }
    /// Pixels for each unit of the layout, as the page is shown now.
    [[nodiscard]] double ratio() const { return m_zoom * devicePixelRatioF(); }
    [[nodiscard]] const FigureLayout& layoutOfPage() const { return m_layout; }

Q_SIGNALS:
    void selectionChanged(int panel); ///< −1: none
    void moveWanted(int from, int to);
    void removeWanted(int panel);
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] int panelAt(const QPointF& at) const;
    [[nodiscard]] QRectF onScreen(const QRectF& onPage) const;
    void zoomToFit();
    void choose(int panel);

    const Theme& m_theme;
    Figure m_figure;
    FigureLayout m_layout;
    std::map<int, QImage> m_pictures;
    std::map<int, QString> m_problems;
    int m_selected = -1;
    int m_dragged = -1, m_over = -1; ///< a panel, and where it would go
    QPointF m_pressedAt;
    double m_zoom = 1.0;
};

} // namespace terrella
