// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/panes.h"

#include "views/earth/panel/overlay.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

using Mode = EarthArrangement::Mode;

constexpr int captionMargin = 10;
constexpr double captionPadding = 24.0; ///< left and right of its words together
constexpr int dividerWidth = 26;
constexpr int fewestWithStrip = 3; ///< of two pictures the bar stands beside the right one's Earth, as it does on one alone

/// Rows and columns in which n pictures of the Earth are largest; of nearly equal ones, those without a gap.
std::pair<int, int> gridFor(int n, const QSizeF& view)
{
    constexpr double shape = 1.2;       // width over height of what is between a globe and a map
    constexpr double worthOfGaps = 0.2; // what is lost where half of the places are empty counts a tenth
    std::pair<int, int> best{1, n};
    double most = 0.0;
    for (int columns = 1; columns <= n; ++columns) {
        const int rows = (n + columns - 1) / columns;
        const double gaps = static_cast<double>(rows * columns - n) / (rows * columns);
        const double size = std::min(view.width() / columns / shape, view.height() / rows) * (1.0 - worthOfGaps * gaps);
        if (size > most) {
            most = size;
            best = {rows, columns};
        }
    }
    return best;
}

/// Whole parts of a caption, as many as have room; the name before level and time.
QString fitted(const QString& text, const QFontMetricsF& metrics, double width)
{
    QStringList parts = text.split(QStringLiteral(" · "));
    while (parts.size() > 1 && metrics.horizontalAdvance(parts.join(QStringLiteral(" · "))) > width)
        parts.removeLast();
    return metrics.elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideMiddle, width);
}

void paintCaption(QPainter& painter, const QRectF& area, const QString& text, const EarthTheme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = theme.panel;
    fill.setAlphaF(theme.isDark ? 0.90F : 0.92F);
    painter.setBrush(fill);
    painter.setPen(QPen(theme.line, 1.0));
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignCenter, text);
}

/// Where the caption of a picture stands, and what it says: at the bottom of what is seen of it.
std::pair<QRectF, QString> captionOf(const ScenePane& pane, const QSizeF& view, const QString& whole, const QFont& font)
{
    const QRectF seen = pane.area & pane.shown;
    const double most = seen.width() * view.width() - 2.0 * captionMargin;
    const QString text = fitted(whole, QFontMetricsF(font), most - captionPadding);
    const double width = std::min(QFontMetricsF(font).horizontalAdvance(text) + captionPadding, most);
    const double height = QFontMetricsF(font).height() + 8.0;
    const double x = seen.center().x() * view.width() - width / 2.0;
    return {{std::round(x), std::round(seen.bottom() * view.height() - height - captionMargin), std::round(width), std::round(height)}, text};
}

} // namespace

std::vector<ScenePane> panesOf(const EarthArrangement& arrangement, const QSizeF& view, unsigned blinking, double strip)
{
    std::vector<ScenePane> out;
    if (arrangement.mode == Mode::SideBySide) {
        const auto [rows, columns] = gridFor(arrangement.panes, view);
        const double width = (rows * columns == arrangement.panes ? 1.0 - strip : 1.0) / columns;
        for (int k = 0; k < arrangement.panes; ++k) {
            const QRectF area(k % columns * width, static_cast<double>(k / columns) / rows, width, 1.0 / rows);
            out.push_back({static_cast<unsigned>(k), area, QRectF(0.0, 0.0, 1.0, 1.0)});
        }
    } else if (arrangement.mode == Mode::Swipe) {
        const double at = arrangement.divider;
        out.push_back({0, QRectF(0.0, 0.0, 1.0, 1.0), QRectF(0.0, 0.0, at, 1.0)});
        out.push_back({1, QRectF(0.0, 0.0, 1.0, 1.0), QRectF(at, 0.0, 1.0 - at, 1.0)});
    } else if (arrangement.mode == Mode::Blink) {
        out.push_back({blinking % 2, QRectF(0.0, 0.0, 1.0, 1.0), QRectF(0.0, 0.0, 1.0, 1.0)});
    } else {
        out.push_back({});
    }
    return out;
}

std::optional<QRectF> placeBeside(const std::vector<ScenePane>& panes)
{
    if (panes.size() < 2 || panes.front().area == panes.back().area)
        return std::nullopt;
    const double right = std::ranges::max(panes, {}, [](const ScenePane& pane) { return pane.area.right(); }).area.right();
    return right < 1.0 - 1e-6 ? std::optional(QRectF(right, 0.0, 1.0 - right, 1.0)) : gapOf(panes);
}

class Panes::Caption final : public QWidget {
public:
    explicit Caption(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFont(smallFont(font()));
    }
    QString text;
    EarthTheme theme = EarthTheme::dark();

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintCaption(painter, rect(), text, theme);
    }
};

class Panes::Line final : public QWidget {
public:
    explicit Line(QWidget* parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }
    QColor colour;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), colour); }
};

/// The line between the two halves of a swipe. Moved by dragging and by keys.
class Panes::Divider final : public QWidget {
public:
    explicit Divider(Panes& owner) : QWidget(&owner.m_view), panes(owner)
    {
        setCursor(Qt::SplitHCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_NoSystemBackground);
        setToolTip(Panes::tr("Drag to see more of one side; the arrow keys move it too"));
        setAccessibleName(Panes::tr("Line between the two pictures"));
    }
    static void paintLine(QPainter& painter, const QRectF& area, const EarthTheme& theme, bool isStrong)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        const double x = area.center().x();
        QColor halo = theme.sky;
        halo.setAlpha(150);
        painter.setPen(QPen(halo, 4.0));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(QPen(isStrong ? theme.accent : theme.text, 1.6));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const QPointF grip(x, area.center().y());
        painter.setBrush(theme.panel);
        painter.setPen(QPen(isStrong ? theme.accent : theme.line, 1.4));
        painter.drawEllipse(grip, 11.0, 11.0);
        painter.setPen(QPen(theme.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        for (const double side : {-1.0, 1.0})
            painter.drawPolyline(QPolygonF({grip + QPointF(side * 3.0, -3.5), grip + QPointF(side * 6.5, 0.0), grip + QPointF(side * 3.0, 3.5)}));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintLine(painter, rect(), panes.m_theme, hasFocus() || underMouse());
    }
    void mousePressEvent(QMouseEvent* event) override { grab = event->position().x() - 0.5 * width(); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if ((event->buttons() & Qt::LeftButton) != 0)
            moveTo((mapToParent(event->position()).x() - grab) / std::max(1, panes.m_view.width()));
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        const double at = panes.m_arrangement.divider;
        switch (event->key()) {
        case Qt::Key_Left: moveTo(at - 0.02); break;
        case Qt::Key_Right: moveTo(at + 0.02); break;
        case Qt::Key_Home: moveTo(0.0); break;
        case Qt::Key_End: moveTo(1.0); break;
        default: QWidget::keyPressEvent(event);
        }
    }

private:
    void moveTo(double part)
    {
        panes.m_arrangement.divider = std::clamp(part, 0.0, 1.0);
        panes.place();
        Q_EMIT panes.changed();
    }
    Panes& panes;
    double grab = 0.0;
};

Panes::Panes(SceneWidget& view, LayerStack& layers, QObject* parent) : QObject(parent), m_view(view), m_layers(layers)
{
    connect(&m_blink, &QTimer::timeout, this, [this] {
        if (!m_view.isVisible())
            return;
        m_blinking = 1 - m_blinking;
        place();
    });
}

Panes::~Panes() = default;

void Panes::setArrangement(const EarthArrangement& arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    m_blinking = 0;
    if (arrangement.mode == Mode::Blink)
        m_blink.start(static_cast<int>(std::lround(1000.0 * arrangement.seconds)));
    else
        m_blink.stop();
    const bool several = arrangement.mode != Mode::Single;
    m_layers.setCompared(several, several && arrangement.sameRange);
    place();
    Q_EMIT changed();
}

void Panes::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    place();
}

bool Panes::wantsStrip() const
{
    const std::vector<ScenePane> filled = panesOf(m_arrangement, m_view.size(), m_blinking);
    return m_arrangement.mode == Mode::SideBySide && m_arrangement.panes >= fewestWithStrip && !placeBeside(filled);
}

bool Panes::setStrip(double part)
{
    if (std::abs(part - m_strip) < 1e-9)
        return false;
    m_strip = part;
    place();
    return true;
}

void Panes::place()
{
    const QSizeF size = m_view.size();
    const std::vector<ScenePane> panes = panesOf(m_arrangement, size, m_blinking, m_strip);
    m_view.setPanes(panes);
    const bool several = m_arrangement.mode != Mode::Single;
    while (m_captions.size() > (several ? panes.size() : 0))
        m_captions.pop_back();
    while (several && m_captions.size() < panes.size())
        m_captions.push_back(std::make_unique<Caption>(&m_view));
    updateCaptions();
    m_lines.clear();
    if (m_arrangement.mode == Mode::SideBySide)
        for (const ScenePane& pane : panes) {
            const QRectF area(pane.area.left() * size.width(), pane.area.top() * size.height(), pane.area.width() * size.width(),
                pane.area.height() * size.height());
            const auto line = [&](const QRectF& at) {
                auto& made = m_lines.emplace_back(std::make_unique<Line>(&m_view));
                made->colour = m_theme.line;
                made->setGeometry(at.toRect());
                made->lower();
                made->show();
            };
            if (pane.area.left() > 0.0)
                line({std::round(area.left()), area.top(), 1.0, area.height()});
            if (pane.area.top() > 0.0)
                line({area.left(), std::round(area.top()), area.width(), 1.0});
        }
    if (m_arrangement.mode != Mode::Swipe) {
        m_divider.reset();
    } else {
        if (!m_divider)
            m_divider = std::make_unique<Divider>(*this);
        const double x = m_arrangement.divider * size.width();
        m_divider->setGeometry(static_cast<int>(std::lround(x)) - dividerWidth / 2, 0, dividerWidth, m_view.height());
        m_divider->show();
        m_divider->update();
    }
}

void Panes::updateCaptions()
{
    const QSizeF size = m_view.size();
    const std::vector<ScenePane> panes = panesOf(m_arrangement, size, m_blinking, m_strip);
    for (std::size_t k = 0; k < m_captions.size() && k < panes.size(); ++k) {
        Caption& caption = *m_captions[k];
        const QString whole = m_layers.captionOf(panes[k].index);
        const auto [area, text] = captionOf(panes[k], size, whole, caption.font());
        caption.text = text;
        caption.theme = m_theme;
        caption.setAccessibleName(whole);
        caption.setGeometry(area.toRect());
        caption.setVisible(!caption.text.isEmpty() && caption.width() > 40);
        caption.update();
    }
}

void Panes::paint(QPainter& painter, const QSizeF& area) const
{
    if (m_arrangement.mode == Mode::Single)
        return;
    painter.save();
    painter.setFont(smallFont(painter.font()));
    for (const ScenePane& pane : m_view.scene().panes()) { // as they are drawn, whatever the shape of the picture
        if (const QString whole = m_layers.captionOf(pane.index); !whole.isEmpty()) {
            const auto [there, text] = captionOf(pane, area, whole, painter.font());
            paintCaption(painter, there, text, m_theme);
        }
        painter.setPen(QPen(m_theme.line, 1.0));
        if (pane.area.left() > 0.0)
            painter.drawLine(QPointF(pane.area.left() * area.width(), pane.area.top() * area.height()),
                QPointF(pane.area.left() * area.width(), pane.area.bottom() * area.height()));
        if (pane.area.top() > 0.0)
            painter.drawLine(QPointF(pane.area.left() * area.width(), pane.area.top() * area.height()),
                QPointF(pane.area.right() * area.width(), pane.area.top() * area.height()));
    }
    if (m_arrangement.mode == Mode::Swipe) {
        const double x = m_arrangement.divider * area.width();
        Divider::paintLine(painter, QRectF(x - dividerWidth / 2.0, 0.0, dividerWidth, area.height()), m_theme, false);
    }
    painter.restore();
}

} // namespace terrella::earth
