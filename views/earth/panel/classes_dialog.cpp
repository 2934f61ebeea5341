// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/classes_dialog.h"

#include "views/earth/class_schemes.h"
#include "views/earth/panel/overlay.h"

#include <QColorDialog>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace terrella {

using namespace earth;

namespace {

enum Column { Colour, From, Name };
constexpr int fewest = 2, most = 24;

/// As it is read; what is kept may have more digits.
QString breakText(double value) { return QString::number(value, 'g', 6); }

} // namespace

ClassesDialog::ClassesDialog(const Quantity& quantity, const EarthClasses& classes, const ColourMaps& maps, const QString& map, QWidget* parent)
    : QDialog(parent),
      m_quantity(quantity),
      m_maps(maps)
{
    setWindowTitle(tr("Classes of %1").arg(quantity.title));
    build(map);
    if (classes.isEmpty())
        makeEven();
    else
        show(classes);
    resize(460, 480);
}

void ClassesDialog::build(const QString& map)
{
    auto* column = new QVBoxLayout(this);
    auto* even = new QHBoxLayout;
    even->addWidget(new QLabel(tr("About"), this));
    m_count = new QSpinBox(this);
    m_count->setRange(fewest, most);
    m_count->setValue(7);
    m_count->setAccessibleName(tr("Number of even classes"));
    even->addWidget(m_count);
    even->addWidget(new QLabel(tr("even classes in"), this));
    m_colours = new QComboBox(this);
    m_colours->setIconSize({48, 10});
    m_colours->setAccessibleName(tr("Colours"));
    for (const ColourMap& each : m_maps.all())
        m_colours->addItem(QIcon(swatch(each, {48, 10}, devicePixelRatioF(), 1.0)), each.title, each.name);
    m_colours->setCurrentIndex(std::max(0, m_colours->findData(map)));
    even->addWidget(m_colours, 1);
    auto* make = new QPushButton(tr("&Make"), this);
    make->setToolTip(tr("Even steps over the range of the values; what stands below is replaced"));
    make->setAutoDefault(false);
    connect(make, &QPushButton::clicked, this, &ClassesDialog::makeEven);
    even->addWidget(make);
    column->addLayout(even);

    m_table = new QTableWidget(0, 3, this);
    const bool hasUnits = !m_quantity.units.isEmpty() && m_quantity.units != QLatin1String("1");
    m_table->setHorizontalHeaderLabels({tr("Colour"), hasUnits ? tr("From (%1)").arg(m_quantity.units) : tr("From"), tr("Name")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Classes from the lowest"));
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int at) {
        if (at == Colour)
            chooseColour(row);
    });
    connect(m_table, &QTableWidget::itemChanged, this, &ClassesDialog::check);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ClassesDialog::check);
    column->addWidget(m_table, 1);

    auto* buttons = new QHBoxLayout;
    auto* insert = new QPushButton(tr("&Add a class"), this);
    insert->setAutoDefault(false);
    insert->setToolTip(tr("Halves the class that is chosen, or adds one above the highest"));
    connect(insert, &QPushButton::clicked, this, &ClassesDialog::add);
    m_remove = new QPushButton(tr("&Remove"), this);
    m_remove->setAutoDefault(false);
    m_remove->setToolTip(tr("The class below takes its values"));
    connect(m_remove, &QPushButton::clicked, this, &ClassesDialog::removeChosen);
    buttons->addWidget(insert);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_message->setProperty("look", "dim");
    column->addWidget(m_message);
    auto* ends = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_accept = new QPushButton(tr("&Use these classes"), this);
    m_accept->setProperty("look", "primary");
    m_accept->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    ends->addStretch(1);
    ends->addWidget(cancel);
    ends->addWidget(m_accept);
    column->addLayout(ends);
}

void ClassesDialog::show(const EarthClasses& classes)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (std::size_t k = 0; k <= classes.breaks.size(); ++k)
        addRow(k == 0 ? std::nan("") : classes.breaks[k - 1], classes.names.value(static_cast<qsizetype>(k)),
            k < classes.colours.size() ? classes.colours[k] : qRgb(128, 128, 128), static_cast<int>(k));
    check();
}

void ClassesDialog::addRow(double from, const QString& name, QRgb colour, int at)
{
    m_table->insertRow(at);
    auto* ink = new QTableWidgetItem;
    ink->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    ink->setToolTip(tr("Another colour: double click, or Return"));
    m_table->setItem(at, Colour, ink);
    auto* low = new QTableWidgetItem(std::isfinite(from) ? breakText(from) : tr("below"));
    if (std::isfinite(from))
        low->setData(Qt::UserRole, from);
    else
        low->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_table->setItem(at, From, low);
    m_table->setItem(at, Name, new QTableWidgetItem(name));
    paintRow(at, colour);
}

void ClassesDialog::paintRow(int row, QRgb colour)
{
    QTableWidgetItem* ink = m_table->item(row, Colour);
    ink->setData(Qt::UserRole, colour);
    ink->setData(Qt::AccessibleTextRole, QColor(colour).name());
    QPixmap sample(QSize(44, 16) * devicePixelRatioF());
    sample.setDevicePixelRatio(devicePixelRatioF());
    sample.fill(QColor(colour));
    ink->setIcon(QIcon(sample));
    m_table->setIconSize({44, 16});
}

QRgb ClassesDialog::colourOf(int row) const { return m_table->item(row, Colour)->data(Qt::UserRole).value<QRgb>(); }

double ClassesDialog::fromOf(int row) const
{
    const QTableWidgetItem* item = m_table->item(row, From);
    if (const QVariant exact = item->data(Qt::UserRole); exact.isValid() && item->text() == breakText(exact.toDouble()))
        return exact.toDouble(); // untouched
    bool isNumber = false;
    const double out = item->text().toDouble(&isNumber);
    return isNumber ? out : std::nan("");
}

void ClassesDialog::makeEven() { show(evenClasses(m_quantity.range, m_maps.find(m_colours->currentData().toString()), m_count->value())); }

void ClassesDialog::add()
{
    const int rows = m_table->rowCount(), chosen = m_table->currentRow() >= 0 ? m_table->currentRow() : rows - 1;
    if (rows >= most)
        return;
    const auto at = [this, rows](int row) { return row > 0 && row < rows ? fromOf(row) : std::nan(""); };
    double from = 0.5 * (at(chosen) + at(chosen + 1));
    const double step = rows > 2 ? at(2) - at(1) : 1.0;
    if (!std::isfinite(from)) // the lowest and the highest class have one end only
        from = chosen == 0 ? at(1) - step : at(chosen) + step;
    const QSignalBlocker quiet(m_table);
    if (chosen == 0) { // what is below begins lower
        addRow(from, {}, colourOf(0), 1);
        m_table->setCurrentCell(1, From);
    } else {
        addRow(from, {}, colourOf(chosen), chosen + 1);
        m_table->setCurrentCell(chosen + 1, From);
    }
    check();
}

void ClassesDialog::removeChosen()
{
    const int row = m_table->currentRow();
    if (row < 1 || m_table->rowCount() <= fewest)
        return;
    m_table->removeRow(row);
    check();
}

void ClassesDialog::chooseColour(int row)
{
    const QColor chosen = QColorDialog::getColor(QColor(colourOf(row)), this, tr("Colour of the class"));
    if (chosen.isValid())
        paintRow(row, chosen.rgb());
}

/// Says what is wrong; only what can be used is accepted.
void ClassesDialog::check()
{
    QString problem;
    for (int row = 1; row < m_table->rowCount() && problem.isEmpty(); ++row) {
        if (!m_table->item(row, From) || !m_table->item(row, Name))
            return; // being filled
        if (!std::isfinite(fromOf(row)))
            problem = tr("\"%1\" is no number.").arg(m_table->item(row, From)->text());
        else if (row > 1 && !(fromOf(row) > fromOf(row - 1)))
            problem = tr("Classes must begin one above the other: %1 is not above %2.").arg(fromOf(row)).arg(fromOf(row - 1));
    }
    m_message->setText(
        problem.isEmpty() ? tr("A value at which a class begins belongs to it. Classes without a name are called by their ends.") : problem);
    m_accept->setEnabled(problem.isEmpty());
    m_remove->setEnabled(m_table->currentRow() > 0 && m_table->rowCount() > fewest);
}

EarthClasses ClassesDialog::classes() const
{
    EarthClasses out;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (row > 0)
            out.breaks.push_back(fromOf(row));
        out.names.append(m_table->item(row, Name)->text().trimmed());
        out.colours.push_back(colourOf(row) | 0xff000000U);
    }
    return out;
}

} // namespace terrella
