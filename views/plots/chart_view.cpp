// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_view.h"

#include "views/plots/chart_canvas.h"
#include "views/plots/chart_pick.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QToolTip>
#include <QVBoxLayout>

namespace terrella {

namespace {
constexpr double kZoomStep = 1.25;
constexpr double kPanStep = 0.1;

QString fileName(const QString& title)
{
    QString out;
    for (const QChar c : title.left(60))
        out += c.isLetterOrNumber() ? c : QLatin1Char('-');
    while (out.contains(QStringLiteral("--")))
        out.replace(QStringLiteral("--"), QStringLiteral("-"));
    return out.isEmpty() ? QStringLiteral("plot") : out;
}
} // namespace

ChartView::ChartView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_note(new QLabel(this)),
      m_message(new QLabel(this)),
      m_canvas(new ChartCanvas(theme, this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(2);
    m_title->setProperty("look", "strong");
    for (QLabel* label : {m_title, m_note, m_message}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long title widens no panel
        layout->addWidget(label);
    }
    m_note->setProperty("look", "dim");
    m_note->setFont(theme.smallFont());
    m_note->setWordWrap(true);
    m_message->setProperty("look", "dim");
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->hide();
    layout->setStretchFactor(m_message, 1);
    layout->addWidget(m_canvas, 1);
    connect(m_canvas, &ChartCanvas::hovered, this, [this](const QPointF& at) {
        showPick(m_canvas->pickAt(at));
        if (const auto values = m_canvas->valuesAt(at))
            Q_EMIT pointed(values->x(), values->y());
        else
            Q_EMIT pointerLeft();
    });
    connect(m_canvas, &ChartCanvas::left, this, [this] {
        showPick(std::nullopt);
        Q_EMIT pointerLeft();
    });
    connect(m_canvas, &ChartCanvas::clicked, this, [this](double x, double y) {
        setFocus(Qt::MouseFocusReason);
        if (chart().hasTime || chart().hasTimeUp)
            Q_EMIT timeChosen(chart().hasTime ? x : y);
    });
}

const Chart& ChartView::chart() const { return m_canvas->chart(); }

void ChartView::setChart(const Chart& chart, bool keepsView)
{
    m_line = -1;
    m_picked.clear();
    m_title->setText(chart.title);
    m_title->setToolTip(chart.title);
    m_title->setVisible(m_hasTitle && !chart.title.isEmpty());
    m_note->setText(chart.note);
    m_note->setToolTip(chart.note);
    m_note->setVisible(!chart.note.isEmpty());
    m_message->setText(chart.message);
    m_message->setVisible(!chart.message.isEmpty());
    m_canvas->setVisible(chart.message.isEmpty());
    m_canvas->setChart(chart, keepsView);
    setAccessibleName(tr("Plot: %1").arg(chart.title));
    setAccessibleDescription(chart.message.isEmpty() ? chart.note : chart.message);
}

void ChartView::setTime(std::optional<double> seconds) { m_canvas->setMark(seconds); }

void ChartView::setPointer(std::optional<double> x) { m_canvas->setPointer(x); }

void ChartView::setTitleVisible(bool isVisible)
{
    m_hasTitle = isVisible;
    m_title->setVisible(isVisible && !chart().title.isEmpty());
}

void ChartView::showAll() { m_canvas->showAll(); }

void ChartView::showPick(const std::optional<ChartPick>& pick)
{
    const QString text = pick ? pick->text : QString();
    const bool isSame = text == m_picked && (!pick || (pick->line == m_line && pick->point == m_point));
    m_line = pick ? pick->line : -1;
    m_point = pick ? pick->point : 0;
    m_picked = text;
    if (isSame)
        return;
    m_canvas->showPick(pick);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(m_canvas->mapToGlobal(pick->at.toPoint() + QPoint(8, 4)), text, m_canvas);
}

/// From the point that is picked to another one of the same line, or of another line.
void ChartView::step(int points, int lines)
{
    const auto& all = chart().lines;
    const auto count = static_cast<int>(all.size());
    int line = m_line, point = m_point + points;
    const auto isUsable = [&](int l) { return l >= 0 && l < count && !isFrame(all[static_cast<std::size_t>(l)].look); };
    if (!isUsable(line) || lines != 0) {
        const int way = lines < 0 ? -1 : 1;
        int next = isUsable(line) ? line + way : way > 0 ? 0 : count - 1;
        while (next >= 0 && next < count && !isUsable(next))
            next += way;
        if (!isUsable(next))
            return;
        point = isUsable(line) ? m_point : 0;
        line = next;
    }
    const auto size = static_cast<int>(all[static_cast<std::size_t>(line)].x.size());
    for (point = std::clamp(point, 0, std::max(0, size - 1)); point >= 0 && point < size; point += points < 0 ? -1 : 1)
        if (const auto pick = m_canvas->pickPoint(line, point))
            return showPick(pick);
}

void ChartView::copyValues() { QApplication::clipboard()->setText(chartTable(chart(), QLatin1Char('\t'))); }

bool ChartView::save(const QString& path)
{
    if (!path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        if (!m_canvas->save(path))
            return false;
        Q_EMIT pictureSaved(path);
        return true;
    }
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(chartTable(chart(), QLatin1Char(',')).toUtf8()) >= 0 && file.commit();
}

void ChartView::saveAs(const QString& title, const QString& filter, const QString& suffix)
{
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, title, fileName(chart().title) + suffix, filter, &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.section(QLatin1Char('*'), -1).remove(QLatin1Char(')'));
    if (!save(path))
        Q_EMIT failed(tr("Cannot write '%1'.").arg(path));
}

void ChartView::saveValues() { saveAs(tr("Save the values"), tr("Table (*.csv)"), QStringLiteral(".csv")); }

void ChartView::savePicture()
{
    saveAs(tr("Save the picture"), tr("PNG (*.png)") + QStringLiteral(";;") + tr("SVG (*.svg)") + QStringLiteral(";;") + tr("PDF (*.pdf)"),
        QStringLiteral(".png"));
}

void ChartView::addMenuActions(QMenu& menu)
{
    const bool hasSome = !chart().isEmpty();
    const auto add = [&](const QString& text, const QKeySequence& key, auto slot) {
        QAction* action = menu.addAction(text, this, slot);
        action->setShortcut(key);
        action->setEnabled(hasSome);
        return action;
    };
    add(tr("Show all"), Qt::Key_R, &ChartView::showAll);
    if (chart().hasAxes && !chart().image) {
        for (const bool isUp : {false, true}) {
            QAction* action
                = add(isUp ? tr("Logarithmic upwards") : tr("Logarithmic across"), isUp ? Qt::Key_L : QKeySequence(QStringLiteral("Shift+L")),
                    [this, isUp] { m_canvas->setLogarithmic(isUp, !m_canvas->isLogarithmic(isUp)); });
            action->setCheckable(true);
            action->setChecked(m_canvas->isLogarithmic(isUp));
            action->setEnabled(hasSome && !(isUp ? chart().y : chart().x).ticks);
        }
    }
    menu.addSeparator();
    add(tr("Copy values"), QKeySequence::Copy, &ChartView::copyValues);
    add(tr("Save values…"), QKeySequence(QStringLiteral("Ctrl+E")), &ChartView::saveValues);
    add(tr("Save the picture…"), QKeySequence(QStringLiteral("Ctrl+Alt+P")), &ChartView::savePicture);
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    addMenuActions(menu);
    menu.exec(event->globalPos());
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const bool hasControl = event->modifiers() & Qt::ControlModifier;
    if (event->matches(QKeySequence::Copy))
        return copyValues();
    if (hasControl && event->key() == Qt::Key_E)
        return saveValues();
    if (hasControl && (event->modifiers() & Qt::AltModifier) && event->key() == Qt::Key_P)
        return savePicture();
    switch (event->key()) {
    case Qt::Key_R:
    case Qt::Key_Home: return showAll();
    case Qt::Key_Plus: return m_canvas->zoom(kZoomStep);
    case Qt::Key_Minus: return m_canvas->zoom(1.0 / kZoomStep);
    case Qt::Key_L: {
        const bool isUp = !(event->modifiers() & Qt::ShiftModifier);
        if (chart().hasAxes && !chart().image && !(isUp ? chart().y : chart().x).ticks)
            m_canvas->setLogarithmic(isUp, !m_canvas->isLogarithmic(isUp));
        return;
    }
    case Qt::Key_Left: return hasControl ? step(-1, 0) : m_canvas->pan(-kPanStep, 0.0);
    case Qt::Key_Right: return hasControl ? step(1, 0) : m_canvas->pan(kPanStep, 0.0);
    case Qt::Key_Up: return hasControl ? step(0, -1) : m_canvas->pan(0.0, kPanStep);
    case Qt::Key_Down: return hasControl ? step(0, 1) : m_canvas->pan(0.0, -kPanStep);
    case Qt::Key_Return:
        if (m_line >= 0 && chart().hasTime)
            Q_EMIT timeChosen(chart().lines[static_cast<std::size_t>(m_line)].x[static_cast<std::size_t>(m_point)]);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_isKeyed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    showPick(std::nullopt);
    m_isKeyed = false;
    update();
}

/// Shows where the keys go.
void ChartView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().panel);
    if (!m_isKeyed)
        return;
    painter.setPen(m_theme.tokens().accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    QWidget::mousePressEvent(event);
}

} // namespace terrella
