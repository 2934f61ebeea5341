// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure/figure_page.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {
constexpr double kRoom = 16.0; ///< around the page
constexpr double kMostZoom = 2.0;
} // namespace

FigurePage::FigurePage(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_layout(layOut(m_figure))
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    setAccessibleName(tr("Page of the figure"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigurePage::setFigure(const Figure& figure)
{
    m_figure = figure;
    m_layout = layOut(figure);
    const auto isGone = [this](const auto& each) {
        return std::ranges::none_of(m_figure.panels, [&](const FigurePanel& panel) { return panel.id == each.first; });
    };
    std::erase_if(m_pictures, isGone);
    std::erase_if(m_problems, isGone);
    m_selected = std::min(m_selected, static_cast<int>(figure.panels.size()) - 1);
    zoomToFit();
    update();
}

void FigurePage::setPicture(int id, const QImage& picture)
{
    m_pictures[id] = picture;
    m_problems.erase(id);
    update();
}

void FigurePage::setProblem(int id, const QString& sentence)
{
    m_problems[id] = sentence;
    update();
}

void FigurePage::setSelected(int panel)
{
    m_selected = std::clamp(panel, -1, static_cast<int>(m_figure.panels.size()) - 1);
    update();
}

void FigurePage::choose(int panel)
{
    if (panel == m_selected)
        return;
    setSelected(panel);
    Q_EMIT selectionChanged(m_selected);
}

void FigurePage::zoomToFit()
{
    const double zoom = std::min({(width() - 2.0 * kRoom) / m_layout.page.width(), (height() - 2.0 * kRoom) / m_layout.page.height(), kMostZoom});
    if (std::abs(zoom - m_zoom) < 1e-6)
        return;
    m_zoom = std::max(zoom, 0.05);
    Q_EMIT zoomChanged();
}

QPointF FigurePage::origin() const
{
    return {std::round(0.5 * (width() - m_zoom * m_layout.page.width())), std::round(0.5 * (height() - m_zoom * m_layout.page.height()))};
}

QRectF FigurePage::onScreen(const QRectF& onPage) const { return {origin() + m_zoom * onPage.topLeft(), m_zoom * onPage.size()}; }

int FigurePage::panelAt(const QPointF& at) const
{
    for (std::size_t k = 0; k < m_layout.places.size(); ++k)
        if (onScreen(m_layout.places[k].whole()).contains(at))
            return static_cast<int>(k);
    return -1;
}

void FigurePage::paintEvent(QPaintEvent*)
{
    const Tokens& window = m_theme.tokens();
    const Tokens paper = m_figure.isOnPaper ? Tokens::light() : window;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), window.canvas);
    painter.save();
    painter.translate(origin());
    painter.scale(m_zoom, m_zoom);
    paintFigureFrame(painter, m_figure, m_layout, paper, m_theme.font());
    painter.restore();
    for (std::size_t k = 0; k < m_figure.panels.size(); ++k) {
        const int id = m_figure.panels[k].id;
        const QRectF at = onScreen(m_layout.places[k].picture);
        const auto problem = m_problems.find(id);
        const auto picture = m_pictures.find(id);
        if (problem == m_problems.end() && picture != m_pictures.end() && !picture->second.isNull()) {
            painter.drawImage(at, picture->second);
            continue;
        }
        painter.fillRect(at, paper.raised);
        painter.setPen(paper.dim);
        painter.setFont(m_theme.smallFont());
        painter.drawText(
            at.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, problem != m_problems.end() ? problem->second : tr("Being drawn …"));
    }
    painter.setPen(QPen(window.line, 1));
    painter.drawRect(onScreen(QRectF({}, m_layout.page)).adjusted(-0.5, -0.5, 0.5, 0.5));
    if (m_figure.panels.empty()) {
        painter.setPen(paper.dim);
        painter.setFont(m_theme.font());
        painter.drawText(rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
            tr("Add the view of the Earth as it is now, then change it and add the next. Plots can stand beside it."));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_selected >= 0 && m_selected < static_cast<int>(m_layout.places.size())) {
        painter.setPen(QPen(window.accent, hasFocus() ? 2.0 : 1.0));
        painter.drawRoundedRect(onScreen(m_layout.places[static_cast<std::size_t>(m_selected)].whole()).adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (m_dragged >= 0 && m_over >= 0 && m_over != m_dragged) {
        const QRectF at = onScreen(m_layout.places[static_cast<std::size_t>(m_over)].whole());
        const double x = m_over > m_dragged ? at.right() + 2.0 : at.left() - 2.0;
        painter.setPen(QPen(window.accent, 3.0, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(x, at.top()), QPointF(x, at.bottom()));
    }
}

void FigurePage::resizeEvent(QResizeEvent*) { zoomToFit(); }

void FigurePage::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->position();
    choose(panelAt(m_pressedAt));
}

void FigurePage::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_selected < 0)
        return;
    if (m_dragged < 0 && (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = m_selected;
    m_over = panelAt(event->position());
    setCursor(Qt::ClosedHandCursor);
    update();
}

void FigurePage::mouseReleaseEvent(QMouseEvent*)
{
    const int from = std::exchange(m_dragged, -1), to = std::exchange(m_over, -1);
    unsetCursor();
    update();
    if (from >= 0 && to >= 0 && from != to)
        Q_EMIT moveWanted(from, to);
}

void FigurePage::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_figure.panels.size());
    const int way = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down ? 1
        : event->key() == Qt::Key_Left || event->key() == Qt::Key_Up              ? -1
                                                                                  : 0;
    if (event->key() == Qt::Key_Escape && m_dragged >= 0) {
        m_dragged = m_over = -1;
        unsetCursor();
        return update();
    }
    if (way != 0 && count > 0) {
        const int next = std::clamp(m_selected + way, 0, count - 1);
        if (event->modifiers() & Qt::AltModifier) {
            if (m_selected >= 0 && next != m_selected)
                Q_EMIT moveWanted(m_selected, next);
        } else {
            choose(next);
        }
        return;
    }
    if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && m_selected >= 0) {
        Q_EMIT removeWanted(m_selected);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace terrella
