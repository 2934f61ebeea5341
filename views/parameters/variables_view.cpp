// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/variables_view.h"

#include "pipelines/core/json.h"
#include "pipelines/graph/group_edits.h"
#include "views/canvas/module_catalogue.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace terrella {

namespace {

enum Column { Name, Val, Used };

/// JSON of any type from a text, or undefined.
QJsonValue fromJsonText(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return document.isArray() && document.array().size() == 1 ? document.array().at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace

QJsonValue VariablesView::parseValue(const QString& text)
{
    if (const QJsonValue json = fromJsonText(text); !json.isUndefined())
        return json;
    const auto split = [&](QChar separator, int count, bool numbers) -> QJsonValue {
        const QStringList parts = text.split(separator);
        if (parts.size() != count)
            return QJsonValue::Undefined;
        QJsonArray out;
        for (const QString& part : parts) {
            bool ok = false;
            const double number = part.trimmed().toDouble(&ok);
            if (numbers && !ok)
                return QJsonValue::Undefined;
            out.append(numbers ? QJsonValue(number) : QJsonValue(part.trimmed()));
        }
        return out;
    };
    if (const QJsonValue region = split(QLatin1Char(','), 4, true); region.isArray())
        return region;
    // "2000-01-01/2009-12-31", not "/data/era5"
    if (text.count(QLatin1Char('/')) == 1 && !text.isEmpty() && text.front().isDigit())
        return split(QLatin1Char('/'), 2, false);
    return text;
}

QString VariablesView::valueText(const QJsonValue& value)
{
    if (value.isString()) {
        const QString text = value.toString();
        return parseValue(text) == value ? text : QString::fromUtf8(canonicalJson(value)); // "5" as a text keeps its quotes
    }
    const QJsonArray list = value.toArray();
    const bool isPeriod = list.size() == 2 && list.at(0).isString() && list.at(1).isString();
    if (isPeriod) {
        const QString text = list.at(0).toString() + QLatin1Char('/') + list.at(1).toString();
        if (parseValue(text) == value)
            return text;
    }
    if (list.size() == 4) {
        QStringList parts;
        for (const QJsonValue& part : list)
            parts.append(part.isDouble() ? numberText(part.toDouble()) : QString());
        if (const QString text = parts.join(QStringLiteral(", ")); parseValue(text) == value)
            return text;
    }
    return QString::fromUtf8(canonicalJson(value));
}

VariablesView::VariablesView(PipelineModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_hint(new QLabel(this)),
      m_table(new QTableWidget(0, 3, this)),
      m_remove(new QToolButton(this))
{
    setProperty("look", "panel");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Variables of the pipeline"), this);
    title->setProperty("look", "strong");
    auto* add = new QToolButton(this);
    add->setText(tr("Add"));
    add->setProperty("look", "flat");
    add->setToolTip(tr("Add a variable"));
    add->setAccessibleName(tr("Add a variable"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_remove->setProperty("look", "flat");
    m_remove->setToolTip(tr("Remove the selected variable"));
    m_remove->setAccessibleName(tr("Remove the selected variable"));
    const auto tint = [this, add, &theme] {
        add->setIcon(theme.icon(QStringLiteral("plus"), theme.tokens().dim));
        m_remove->setIcon(theme.icon(QStringLiteral("trash"), theme.tokens().dim));
    };
    tint();
    connect(&theme, &Theme::changed, this, tint);
    for (QToolButton* button : {add, m_remove})
        button->setIconSize({13, 13});
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(add);
    head->addWidget(m_remove);
    layout->addLayout(head);
    m_hint->setProperty("look", "dim");
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value"), tr("Used by")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Val, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Used, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(80);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Variables"));
    layout->addWidget(m_table, 1);
    layout->addStretch(0);
    connect(add, &QToolButton::clicked, this, &VariablesView::addVariable);
    connect(m_remove, &QToolButton::clicked, this, &VariablesView::removeSelected);
    connect(m_table, &QTableWidget::cellChanged, this, &VariablesView::take);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { m_remove->setEnabled(!m_table->selectedItems().isEmpty()); });
    connect(&model, &PipelineModel::edited, this, &VariablesView::refresh);
    connect(&model, &PipelineModel::documentReset, this, &VariablesView::refresh);
    connect(&model.catalogue(), &ModuleCatalogue::changed, this, &VariablesView::refresh); // titles of nodes
    refresh();
}

void VariablesView::refresh()
{
    m_isRefreshing = true;
    const Document& document = m_model.whole();
    const QString selected = m_table->selectedItems().isEmpty() ? QString() : m_table->item(m_table->currentRow(), Name)->text();
    const QStringList names = document.variables.keys();
    m_table->setRowCount(static_cast<int>(names.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString& name = names.at(row);
        QStringList users;
        for (const QString& node : usersOfVariable(document, name))
            users.append(m_model.titleOf(node));
        for (const auto& [variable, value] : document.variables.toVariantMap().asKeyValueRange()) {
            if (variable != name && QJsonValue::fromVariant(value).toVariant().toString().contains(QStringLiteral("${%1}").arg(name)))
                users.append(variable);
        }
        const QString cells[] = {name, valueText(document.variables.value(name)), users.isEmpty() ? tr("nothing") : users.join(QStringLiteral(", "))};
        for (int column = 0; column < 3; ++column) {
            // The item that has just been edited stays, since it tells of the change.
            QTableWidgetItem* item = m_table->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                m_table->setItem(row, column, item);
            }
            item->setText(cells[column]);
            item->setToolTip(cells[column]);
            item->setData(Qt::UserRole, name);
            if (column == Used)
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
        if (name == selected)
            m_table->selectRow(row);
    }
    m_table->setVisible(!names.isEmpty());
    m_hint->setText(names.isEmpty()
            ? tr("A variable is written once and used in many places: give it a name here and write ${name} in a parameter, alone or "
                 "inside a text. Select a node to see its parameters.")
            : tr("Write ${name} in a parameter to use one. Select a node to see its parameters."));
    m_remove->setEnabled(!m_table->selectedItems().isEmpty());
    m_isRefreshing = false;
}

void VariablesView::apply(const Edit& edit, const QString& text)
{
    if (const auto done = m_model.applyToWhole(edit, text); !done) {
        refresh(); // what was typed goes
        Q_EMIT refused(done.error().message);
    }
}

void VariablesView::take(int row, int column)
{
    if (m_isRefreshing)
        return;
    const QString name = m_table->item(row, column)->data(Qt::UserRole).toString();
    const QString text = m_table->item(row, column)->text().trimmed();
    if (column == Val && text != valueText(m_model.whole().variables.value(name)))
        return apply(SetVariable{name, parseValue(text)}, tr("Set %1").arg(name));
    if (column != Name || text == name)
        return;
    if (const auto edit = renameVariable(m_model.whole(), name, text)) {
        apply(*edit, tr("Rename %1").arg(name));
    } else {
        refresh();
        Q_EMIT refused(edit.error().message);
    }
}

void VariablesView::addVariable()
{
    QString name = QStringLiteral("name");
    for (int n = 2; m_model.whole().variables.contains(name); ++n)
        name = QStringLiteral("name_%1").arg(n);
    apply(SetVariable{name, QString()}, tr("Add a variable"));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, Name)->text() != name)
            continue;
        m_table->setCurrentCell(row, Name);
        m_table->editItem(m_table->item(row, Name));
    }
}

void VariablesView::removeSelected()
{
    if (m_table->selectedItems().isEmpty())
        return;
    const QString name = m_table->item(m_table->currentRow(), Name)->data(Qt::UserRole).toString();
    apply(SetVariable{name, QJsonValue(QJsonValue::Undefined)}, tr("Remove %1").arg(name));
}

} // namespace terrella
