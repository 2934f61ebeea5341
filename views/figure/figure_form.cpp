// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure/figure_form.h"

#include "views/figure/figure_layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace terrella {

namespace {

constexpr double kMmPerInch = 25.4;

QFormLayout* form(QWidget* parent)
{
    auto* out = new QFormLayout(parent);
    out->setContentsMargins(0, 0, 0, 0);
    out->setHorizontalSpacing(12);
    out->setVerticalSpacing(6);
    out->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return out;
}

void row(QFormLayout* rows, const QString& title, QWidget* field)
{
    auto* label = new QLabel(title);
    label->setProperty("look", "dim");
    label->setBuddy(field);
    label->setMinimumWidth(84);
    field->setAccessibleName(title);
    rows->addRow(label, field);
}

QSpinBox* whole(int least, int most, const QString& unit, QWidget* parent)
{
    auto* out = new QSpinBox(parent);
    out->setRange(least, most);
    out->setSuffix(unit);
    out->setButtonSymbols(QAbstractSpinBox::NoButtons);
    out->setKeyboardTracking(false);
    return out;
}

} // namespace

FigureForm::FigureForm(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_told(new QLabel(this)),
      m_panelPart(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(heading(tr("Page")));
    auto* page = new QWidget(this);
    m_rows = form(page);
    column->addWidget(page);
    makePage();
    column->addWidget(m_told);
    column->addSpacing(8);
    column->addWidget(m_panelPart);
    makePanel();
    column->addStretch(1);
}

QLabel* FigureForm::heading(const QString& text)
{
    auto* out = new QLabel(text, this);
    out->setFont(m_theme.strongFont());
    return out;
}

QDoubleSpinBox* FigureForm::number(double least, double most, const QString& unit, int decimals)
{
    auto* out = new QDoubleSpinBox(this);
    out->setRange(least, most);
    out->setDecimals(decimals);
    out->setSuffix(unit);
    out->setButtonSymbols(QAbstractSpinBox::NoButtons);
    out->setKeyboardTracking(false);
    return out;
}

void FigureForm::makePage()
{
    m_title = new QLineEdit(this);
    m_credits = new QLineEdit(this);
    m_paper = new QComboBox(this);
    for (const auto& [title, mm] : {std::pair{tr("One column of a journal"), 88.0}, {tr("Two columns of a journal"), 180.0},
             {tr("A4, upright"), 210.0}, {tr("A4, lying"), 297.0}, {tr("Slide"), 338.0}, {tr("Another width"), 0.0}})
        m_paper->addItem(title, mm);
    m_paper->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_paper->setMinimumContentsLength(14);
    m_width = number(40.0, 1200.0, tr(" mm"), 0);
    m_columns = whole(1, Figure::mostColumns, {}, this);
    m_gap = number(0.0, 50.0, tr(" mm"), 1);
    m_letters = number(4.0, 24.0, tr(" pt"), 1);
    m_letters->setToolTip(tr("Size of the small letters on paper; journals ask for 5 to 8 points"));
    m_dots = whole(36, 1200, tr(" dpi"), this);
    m_dots->setToolTip(tr("Of pixels: all of a PNG, the Earth in SVG and PDF"));
    m_hasLetters = new QCheckBox(tr("Letters before titles: (a), (b), …"), this);
    m_isOnPaper = new QCheckBox(tr("Dark on white paper"), this);
    m_isOnPaper->setToolTip(tr("Off: in the colours of the window"));
    row(m_rows, tr("Title"), m_title);
    row(m_rows, tr("Credits"), m_credits);
    row(m_rows, tr("Paper"), m_paper);
    row(m_rows, tr("Width"), m_width);
    row(m_rows, tr("Columns"), m_columns);
    row(m_rows, tr("Gap"), m_gap);
    row(m_rows, tr("Letters"), m_letters);
    row(m_rows, tr("Resolution"), m_dots);
    m_rows->addRow(m_hasLetters);
    m_rows->addRow(m_isOnPaper);
    m_told->setProperty("look", "dim");
    m_told->setFont(m_theme.smallFont());
    connect(m_title, &QLineEdit::textEdited, this, [this] { change(tr("title")); });
    connect(m_credits, &QLineEdit::textEdited, this, [this] { change(tr("credits")); });
    connect(m_paper, &QComboBox::activated, this, [this] {
        if (const double mm = m_paper->currentData().toDouble(); mm > 0.0)
            m_width->setValue(mm);
        else
            m_width->setFocus();
    });
    for (const auto& [box, what] : {std::pair{m_width, tr("width")}, {m_gap, tr("gap")}, {m_letters, tr("letters")}})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, what = what] { change(what); });
    for (const auto& [box, what] : {std::pair{m_columns, tr("columns")}, {m_dots, tr("resolution")}})
        connect(box, &QSpinBox::valueChanged, this, [this, what = what] { change(what); });
    connect(m_hasLetters, &QCheckBox::toggled, this, [this] { change(tr("letters")); });
    connect(m_isOnPaper, &QCheckBox::toggled, this, [this] { change(tr("paper")); });
}

void FigureForm::makePanel()
{
    auto* column = new QVBoxLayout(m_panelPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("Panel")));
    auto* fields = new QWidget(m_panelPart);
    QFormLayout* rows = form(fields);
    column->addWidget(fields);
    m_panelTitle = new QLineEdit(fields);
    m_span = whole(1, Figure::mostColumns, {}, fields);
    m_span->setToolTip(tr("How many columns of the page it takes"));
    m_aspect = number(10.0, 400.0, tr(" % of width"), 0);
    m_bar = new QCheckBox(tr("Colour bar"), fields);
    m_legend = new QCheckBox(tr("Legend"), fields);
    m_scale = new QCheckBox(tr("Scale bar"), fields);
    m_time = new QCheckBox(tr("Time"), fields);
    row(rows, tr("Title"), m_panelTitle);
    row(rows, tr("Columns"), m_span);
    row(rows, tr("Height"), m_aspect);
    connect(m_panelTitle, &QLineEdit::textEdited, this, [this] { change(tr("title of a panel")); });
    connect(m_span, &QSpinBox::valueChanged, this, [this] { change(tr("columns of a panel")); });
    connect(m_aspect, &QDoubleSpinBox::valueChanged, this, [this] { change(tr("height of a panel")); });
    for (QCheckBox* box : {m_bar, m_legend, m_scale, m_time}) {
        rows->addRow(box);
        connect(box, &QCheckBox::toggled, this, [this] { change(tr("what stands on a panel")); });
    }
}

void FigureForm::show(const Figure& figure, int panel)
{
    m_isShowing = true;
    m_figure = figure;
    m_panel = panel >= 0 && panel < static_cast<int>(figure.panels.size()) ? panel : -1;
    const auto write = [](QLineEdit* edit, const QString& text) {
        if (edit->text() != text) // the cursor stays where one types
            edit->setText(text);
    };
    write(m_title, figure.title);
    write(m_credits, figure.credits);
    m_width->setValue(figure.widthMm);
    int paper = m_paper->count() - 1;
    for (int k = 0; k < m_paper->count(); ++k)
        if (std::abs(m_paper->itemData(k).toDouble() - figure.widthMm) < 0.5)
            paper = k;
    m_paper->setCurrentIndex(paper);
    m_columns->setValue(figure.columns);
    m_gap->setValue(figure.gapMm);
    m_letters->setValue(figure.letterPt);
    m_dots->setValue(figure.dotsPerInch);
    m_hasLetters->setChecked(figure.hasLetters);
    m_isOnPaper->setChecked(figure.isOnPaper);
    m_panelPart->setVisible(m_panel >= 0);
    if (m_panel >= 0) {
        const FigurePanel& shown = figure.panels[static_cast<std::size_t>(m_panel)];
        write(m_panelTitle, shown.title);
        m_span->setMaximum(figure.columns);
        m_span->setValue(shown.span);
        m_aspect->setValue(100.0 * shown.aspect);
        for (QCheckBox* box : {m_bar, m_legend, m_scale, m_time})
            box->setVisible(!shown.isPlot());
        m_bar->setChecked(shown.what.hasBar);
        m_legend->setChecked(shown.what.hasLegend);
        m_scale->setChecked(shown.what.hasScale);
        m_time->setChecked(shown.what.hasTime);
    }
    tellSize();
    m_isShowing = false;
}

void FigureForm::tellSize()
{
    const QSizeF page = layOut(m_figure).page / 96.0;
    m_told->setText(tr("%1 × %2 mm, %3 × %4 pixels")
                        .arg(page.width() * kMmPerInch, 0, 'f', 0)
                        .arg(page.height() * kMmPerInch, 0, 'f', 0)
                        .arg(page.width() * m_figure.dotsPerInch, 0, 'f', 0)
                        .arg(page.height() * m_figure.dotsPerInch, 0, 'f', 0));
}

void FigureForm::change(const QString& what)
{
    if (m_isShowing)
        return;
    m_figure.title = m_title->text();
    m_figure.credits = m_credits->text();
    m_figure.widthMm = m_width->value();
    m_figure.columns = m_columns->value();
    m_figure.gapMm = m_gap->value();
    m_figure.letterPt = m_letters->value();
    m_figure.dotsPerInch = m_dots->value();
    m_figure.hasLetters = m_hasLetters->isChecked();
    m_figure.isOnPaper = m_isOnPaper->isChecked();
    if (m_panel >= 0) {
        FigurePanel& panel = m_figure.panels[static_cast<std::size_t>(m_panel)];
        panel.title = m_panelTitle->text();
        panel.span = m_span->value();
        panel.aspect = m_aspect->value() / 100.0;
        panel.what.hasBar = m_bar->isChecked();
        panel.what.hasLegend = m_legend->isChecked();
        panel.what.hasScale = m_scale->isChecked();
        panel.what.hasTime = m_time->isChecked();
    }
    Q_EMIT changed(m_figure, what);
}

} // namespace terrella
