// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/result_view.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"
#include "views/parameters/report_text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ResultView)
};

QString valueText(const QJsonValue& value) { return value.isDouble() ? numberText(value.toDouble()) : value.toString(); }

QString variableLine(const QJsonObject& variable)
{
    const QString name = variable.value(QLatin1String("name")).toString();
    QString title = variable.value(QLatin1String("long_name")).toString();
    if (title.isEmpty())
        title = variable.value(QLatin1String("standard_name")).toString().replace(QLatin1Char('_'), QLatin1Char(' '));
    const QString unit = units::display(variable.value(QLatin1String("units")).toString());
    QString line = name;
    if (!title.isEmpty() && title != name)
        line += QStringLiteral(" · ") + title;
    return unit.isEmpty() ? line : line + QStringLiteral(" (%1)").arg(unit);
}

QString axisLine(const QJsonObject& axis)
{
    const QString name = axis.value(QLatin1String("name")).toString();
    const auto count = axis.value(QLatin1String("count")).toInt(axis.value(QLatin1String("size")).toInt());
    const QString first = valueText(axis.value(QLatin1String("first")));
    const QString last = valueText(axis.value(QLatin1String("last")));
    const QString unit = units::display(axis.value(QLatin1String("units")).toString());
    if (first.isEmpty())
        return Text::tr("%1: %2").arg(name).arg(count);
    const bool isTime = axis.value(QLatin1String("kind")).toString() == QLatin1String("time");
    return Text::tr("%1: %2, %3 … %4").arg(name).arg(count).arg(first, isTime || unit.isEmpty() ? last : last + QLatin1Char(' ') + unit);
}

} // namespace

QStringList summaryLines(const QJsonObject& description)
{
    QStringList lines;
    const QJsonArray variables = description.value(QLatin1String("variables")).toArray();
    int shown = 0;
    for (const QJsonValue& variable : variables) {
        if (++shown > 8) {
            lines.append(Text::tr("and %1 more variables").arg(variables.size() - 8));
            break;
        }
        lines.append(variableLine(variable.toObject()));
    }
    const QJsonArray axes = description.value(QLatin1String("axes")).toArray();
    for (const QJsonValue& axis : axes)
        lines.append(axisLine(axis.toObject()));
    const QJsonValue rows = description.value(QLatin1String("rows"));
    if (rows.isDouble())
        lines.append(rows.toInt() == 1 ? Text::tr("1 row") : Text::tr("%1 rows").arg(rows.toInt()));
    const QJsonArray columns = description.value(QLatin1String("columns")).toArray();
    QStringList names;
    for (const QJsonValue& column : columns)
        names.append(column.isString() ? column.toString() : column.toObject().value(QLatin1String("name")).toString());
    if (!names.isEmpty())
        lines.append(Text::tr("Columns: %1").arg(names.join(QStringLiteral(", "))));
    return lines;
}

ResultView::ResultView(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // tables may be wide
    setAccessibleName(tr("Result"));
    connect(&theme, &Theme::changed, this, [this] { // the text holds colours
        const std::vector<ResultItem> shown = std::exchange(m_shown, {});
        delete takeWidget();
        show(QString(m_message), shown);
    });
    show(tr("Select a node to see its results."), {});
}

void ResultView::show(const QString& message, const std::vector<ResultItem>& results)
{
    if (widget() && message == m_message && results == m_shown)
        return; // where one has scrolled and zoomed to stays
    m_message = message;
    m_shown = results;
    m_plots.clear();
    auto* page = new QWidget;
    page->setProperty("look", "page");
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    const auto addText = [&](const QString& text, const char* look) {
        auto* label = new QLabel(text, page);
        label->setProperty("look", look);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    if (!message.isEmpty())
        addText(message, "dim");
    for (const ResultItem& item : results) {
        layout->addSpacing(6);
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        auto* title = new QLabel(item.title, page);
        title->setProperty("look", "strong");
        auto* type = new QLabel(dataTypeName(item.type), page);
        type->setProperty("look", "chip");
        type->setFont(m_theme.smallFont());
        head->addWidget(title);
        head->addWidget(type);
        head->addStretch(1);
        if (!item.path.isEmpty()) {
            if (item.type == DataType::Cube || item.type == DataType::Features) {
                auto* showIt = new QPushButton(tr("Show on Earth"), page);
                connect(showIt, &QPushButton::clicked, this, [this, port = item.port] { Q_EMIT showRequested(port); });
                head->addWidget(showIt);
            }
            auto* exportIt = new QPushButton(tr("Export…"), page);
            exportIt->setAccessibleName(tr("Export %1").arg(item.title));
            connect(exportIt, &QPushButton::clicked, this, [this, port = item.port] { Q_EMIT exportRequested(port); });
            head->addWidget(exportIt);
        }
        layout->addLayout(head);
        const QStringList lines = summaryLines(item.description);
        if (!lines.isEmpty())
            addText(lines.join(QLatin1Char('\n')), "dim");
        if (!item.problem.isEmpty())
            addText(item.problem, "plain");
        if (!item.report.isEmpty())
            addText(reportText(item.report, m_theme.tokens()), "plain")->setTextFormat(Qt::RichText);
        if (QWidget* plots = m_makePlots && !item.report.isEmpty() ? m_makePlots(item.report, page) : nullptr)
            layout->addWidget(m_plots.emplace_back(plots), 0, Qt::AlignLeft);
        title->setToolTip(item.path); // where it lies in the store
    }
    layout->addStretch(1);
    setWidget(page);
    fitPlots();
}

void ResultView::fitPlots()
{
    const QMargins margins = widget() && widget()->layout() ? widget()->layout()->contentsMargins() : QMargins();
    for (QWidget* plots : m_plots)
        plots->setFixedWidth(std::max(200, viewport()->width() - margins.left() - margins.right()));
}

void ResultView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitPlots();
}

} // namespace terrella
