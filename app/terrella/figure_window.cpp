// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/figure_window.h"

#include "app/terrella/background.h"
#include "app/terrella/picture_origin.h"
#include "views/earth/earth_panel.h"
#include "views/earth/layers/levels.h"
#include "views/figure/figure_form.h"
#include "views/figure/figure_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>

namespace terrella {

namespace {

constexpr int kLookMs = 15;
constexpr int kFormWidth = 330;

/// From one figure to another; changes of one kind in a row are one.
class FigureChange final : public QUndoCommand {
public:
    FigureChange(Figure before, Figure after, const QString& what, bool joins, std::function<void(const Figure&)> show)
        : QUndoCommand(what),
          m_before(std::move(before)),
          m_after(std::move(after)),
          m_joins(joins),
          m_show(std::move(show))
    {
    }
    void undo() override { m_show(m_before); }
    void redo() override { m_show(m_after); }
    [[nodiscard]] int id() const override { return m_joins ? 1 : -1; }
    bool mergeWith(const QUndoCommand* next) override
    {
        if (next->text() != text())
            return false;
        m_after = static_cast<const FigureChange*>(next)->m_after;
        return true;
    }

private:
    Figure m_before, m_after;
    bool m_joins;
    std::function<void(const Figure&)> m_show;
};

/// With the level, where there are several.
QString titleOf(const ShownField& field)
{
    const CubeSignature& signature = field.cube->signature();
    const Axis* levels = signature.axisOf(signature.variables[static_cast<std::size_t>(field.variable)], AxisKind::Level);
    const bool isOneOfMany = levels && levels->size() > 1 && field.level < levels->size();
    return isOneOfMany ? fieldTitle(field) + QStringLiteral(", ") + earth::levelText(*levels, field.level) : fieldTitle(field);
}

} // namespace

FigureWindow::FigureWindow(const Parts& parts, QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_parts(parts),
      m_painter(parts.theme, parts.background, parts.pathOf, parts.titleOf),
      m_export(m_painter, parts.theme),
      m_page(new FigurePage(parts.theme, this)),
      m_form(new FigureForm(parts.theme, this)),
      m_told(new QLabel(this))
{
    setWindowTitle(tr("Figure"));
    setObjectName(QStringLiteral("figureWindow"));
    resize(1100, 720);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 8);
    tools->setSpacing(8);
    makeTools(*tools);
    column->addLayout(tools);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_page, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kFormWidth);
    row->addWidget(scroll);
    column->addLayout(row, 1);
    m_next.setInterval(kLookMs);
    connect(&m_next, &QTimer::timeout, this, &FigureWindow::paintNext);
    connect(m_page, &FigurePage::selectionChanged, this, &FigureWindow::choose);
    connect(m_page, &FigurePage::moveWanted, this, &FigureWindow::movePanel);
    connect(m_page, &FigurePage::removeWanted, this, &FigureWindow::removePanel);
    connect(m_page, &FigurePage::zoomChanged, this, &FigureWindow::want);
    connect(m_form, &FigureForm::changed, this, [this](const Figure& figure, const QString& what) { change(figure, what, true); });
    connect(&m_painter, &FigurePainter::settled, this, [this](int id) {
        m_drawn.erase(id);
        want();
    });
    connect(&m_export, &FigureExport::progress, this, [this](int done, int of) { m_told->setText(tr("Panel %1 of %2").arg(done).arg(of)); });
    connect(&m_export, &FigureExport::failed, m_told, &QLabel::setText);
    connect(&m_export, &FigureExport::painted, this, [this](const QString& path, const std::function<Result<void>()>& write) {
        m_told->setText(tr("Writing %1 …").arg(QFileInfo(path).fileName()));
        m_parts.background.run<Result<void>>(
            this,
            [path, write, made = m_parts.origin()]() -> Result<void> {
                TRY_DO(write());
                return writeOrigin(path, made);
            },
            [this, path](const Result<void>& done) {
                m_told->setText(done ? tr("Saved %1.").arg(QFileInfo(path).fileName()) : done.error().message);
                Q_EMIT said(m_told->text());
            });
    });
    connect(&parts.theme, &Theme::changed, this, &FigureWindow::want);
    new QShortcut(QKeySequence::Undo, this, this, &FigureWindow::undo);
    new QShortcut(QKeySequence::Redo, this, this, &FigureWindow::redo);
    new QShortcut(QKeySequence(Qt::Key_Escape), this, [this] {
        if (m_export.isRunning()) {
            m_export.cancel();
            m_told->setText(tr("Stopped; nothing was written."));
        }
    });
    take(m_figure);
}

FigureWindow::~FigureWindow() = default;

QString FigureWindow::told() const { return m_told->text(); }

void FigureWindow::makeTools(QHBoxLayout& row)
{
    const auto add = [&](const QString& text, const QString& tip, auto slot) {
        auto* button = new QPushButton(text, this);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        row.addWidget(button);
        return button;
    };
    add(tr("Add the &Earth"), tr("A panel with what the Earth shows now"), &FigureWindow::addEarth);
    add(tr("Add the &plot"), tr("A panel with what stands in the plots now; it keeps its numbers"), &FigureWindow::addPlot);
    m_replace = add(tr("&Renew from the Earth"), tr("The selected panel shows what the Earth shows now"), &FigureWindow::replaceView);
    m_show = add(tr("&Show on the Earth"), tr("The Earth shows the view of the selected panel, to be changed there"), [this] {
        if (const int k = m_page->selected(); k >= 0)
            Q_EMIT viewWanted(m_figure.panels[static_cast<std::size_t>(k)].view);
    });
    m_remove = add(tr("Remo&ve"), tr("Takes the selected panel out (Delete)"), [this] { removePanel(m_page->selected()); });
    row.addWidget(m_told, 1);
    m_told->setProperty("look", "dim");
    m_told->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_save = add(tr("E&xport…"), tr("The whole page as PNG, SVG or PDF"), &FigureWindow::chooseFile);
    m_save->setProperty("look", "primary");
}

void FigureWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    want();
}

void FigureWindow::setFigure(const Figure& figure)
{
    m_export.cancel();
    m_undo.clear();
    m_drawn.clear();
    m_painter.clear();
    m_page->setSelected(-1);
    take(figure);
}

void FigureWindow::change(Figure figure, const QString& what, bool joins)
{
    m_undo.push(new FigureChange(m_figure, std::move(figure), what, joins, [this](const Figure& now) { take(now); }));
    Q_EMIT edited();
}

void FigureWindow::take(const Figure& figure)
{
    m_figure = figure;
    m_page->setFigure(figure);
    choose(m_page->selected());
    want();
}

void FigureWindow::append(FigurePanel panel, const QString& what)
{
    if (m_figure.panels.size() >= static_cast<std::size_t>(Figure::mostPanels)) {
        m_told->setText(tr("A figure holds at most %1 panels.").arg(Figure::mostPanels));
        return;
    }
    Figure figure = m_figure;
    figure.panels.push_back(std::move(panel));
    change(std::move(figure), what);
    m_page->setSelected(static_cast<int>(m_figure.panels.size()) - 1);
    choose(m_page->selected());
}

void FigureWindow::addEarth()
{
    FigurePanel panel;
    panel.id = Figure::newId();
    panel.view = m_parts.view();
    if (const auto field = m_parts.earth.shownField())
        panel.title = titleOf(*field);
    m_painter.take(panel.id, m_parts.earth, panel.view);
    append(std::move(panel), tr("add the Earth"));
}

void FigureWindow::addPlot()
{
    auto [title, chart] = m_parts.plot();
    if (chart.isEmpty()) {
        m_told->setText(tr("There is nothing in the plots. Click on the Earth first."));
        return;
    }
    FigurePanel panel;
    panel.id = Figure::newId();
    panel.title = title;
    panel.chart = std::make_shared<const Chart>(std::move(chart));
    append(std::move(panel), tr("add the plot"));
}

void FigureWindow::replaceView()
{
    const int k = m_page->selected();
    if (k < 0)
        return;
    Figure figure = m_figure;
    FigurePanel& panel = figure.panels[static_cast<std::size_t>(k)];
    panel.id = Figure::newId(); // another picture; the old one is there for undo
    panel.view = m_parts.view();
    m_painter.take(panel.id, m_parts.earth, panel.view);
    change(std::move(figure), tr("renew a panel"));
}

void FigureWindow::choose(int panel)
{
    m_form->show(m_figure, panel);
    const bool isEarth = panel >= 0 && !m_figure.panels[static_cast<std::size_t>(panel)].isPlot();
    m_replace->setEnabled(isEarth);
    m_show->setEnabled(isEarth);
    m_remove->setEnabled(panel >= 0);
    m_save->setEnabled(!m_figure.panels.empty());
}

void FigureWindow::movePanel(int from, int to)
{
    Figure figure = m_figure;
    auto& all = figure.panels;
    const auto at = [&all](int k) { return all.begin() + k; };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    m_page->setSelected(to);
    change(std::move(figure), tr("move a panel"));
}

void FigureWindow::removePanel(int panel)
{
    if (panel < 0 || panel >= static_cast<int>(m_figure.panels.size()))
        return;
    Figure figure = m_figure;
    figure.panels.erase(figure.panels.begin() + panel);
    change(std::move(figure), tr("remove a panel"));
}

void FigureWindow::renew()
{
    for (const int id : m_painter.renew())
        m_drawn.erase(id);
    want();
}

/// All that its picture depends on.
QString FigureWindow::keyOf(std::size_t panel) const
{
    const FigurePanel& p = m_figure.panels[panel];
    const FigureLayout& layout = m_page->layoutOfPage();
    const QSizeF size = layout.places[panel].picture.size() * m_page->ratio();
    const bool isDark = !m_figure.isOnPaper && m_parts.theme.tokens().isDark;
    return QStringLiteral("%1×%2 %3 %4 %5%6%7%8 ")
               .arg(size.width())
               .arg(size.height())
               .arg(layout.scale)
               .arg(isDark)
               .arg(p.what.hasBar)
               .arg(p.what.hasLegend)
               .arg(p.what.hasScale)
               .arg(p.what.hasTime)
        + QString::fromUtf8(QJsonDocument(p.view).toJson(QJsonDocument::Compact));
}

void FigureWindow::want()
{
    m_wanted.clear();
    if (!isVisible())
        return;
    for (std::size_t k = 0; k < m_figure.panels.size(); ++k) {
        const auto drawn = m_drawn.find(m_figure.panels[k].id);
        if (drawn == m_drawn.end() || drawn->second != keyOf(k))
            m_wanted.insert(m_figure.panels[k].id);
    }
    if (!m_wanted.empty())
        m_next.start();
}

/// One panel at a time: the window stays alive in between.
void FigureWindow::paintNext()
{
    if (m_export.isRunning())
        return; // it needs the same panels
    for (std::size_t k = 0; k < m_figure.panels.size(); ++k) {
        const FigurePanel& panel = m_figure.panels[k];
        if (!m_wanted.contains(panel.id) || !m_painter.isReady(m_figure, panel))
            continue;
        const FigureLayout& layout = m_page->layoutOfPage();
        const QRectF at({}, layout.places[k].picture.size());
        const double ratio = m_page->ratio();
        QImage image((at.size() * ratio).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
        image.fill(m_figure.isOnPaper ? Tokens::light().panel : m_parts.theme.tokens().panel);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(ratio, ratio);
        const auto done = m_painter.paint(painter, m_figure, panel, at, layout.scale, ratio);
        painter.end();
        m_wanted.erase(panel.id);
        m_drawn[panel.id] = keyOf(k);
        if (done)
            m_page->setPicture(panel.id, image);
        else
            m_page->setProblem(panel.id, done.error().message);
        break;
    }
    if (m_wanted.empty())
        m_next.stop();
}

void FigureWindow::chooseFile()
{
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the figure"), m_parts.folder() + QStringLiteral("/figure.png"),
        tr("PNG (*.png)") + QStringLiteral(";;") + tr("SVG (*.svg)") + QStringLiteral(";;") + tr("PDF (*.pdf)"), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.section(QLatin1Char('*'), -1).remove(QLatin1Char(')'));
    exportTo(path);
}

void FigureWindow::exportTo(const QString& path)
{
    if (const auto started = m_export.start(m_figure, path); !started)
        m_told->setText(started.error().message);
    else
        m_told->setText(tr("Panel %1 of %2").arg(0).arg(m_figure.panels.size()));
}

} // namespace terrella
