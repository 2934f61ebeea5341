// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/map_dialog.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"
#include "pipelines/graph/node_map.h"
#include "pipelines/graph/variables.h"
#include "views/canvas/module_catalogue.h"
#include "views/parameters/value_text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr int kMostTyped = 10000;

bool isPeriod(const ParameterSpec& spec) { return spec.type == ParameterType::Period; }
bool isFile(const ParameterSpec& spec) { return spec.type == ParameterType::File || spec.type == ParameterType::Files; }

QString valueText(const QJsonValue& value)
{
    if (value.isDouble())
        return numberText(value.toDouble());
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(canonicalJson(value));
}

/// "1 … 9", "1 .. 9 by 2"
std::optional<QJsonArray> rangeIn(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^\\s*(-?[\\d.]+(?:e-?\\d+)?)\\s*(?:…|\\.\\.\\.?)\\s*(-?[\\d.]+(?:e-?\\d+)?)(?:\\s*(?:by|,|/)\\s*([\\d.]+(?:e-?\\d+)?))?\\s*$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double first = match.captured(1).toDouble(), last = match.captured(2).toDouble();
    const double step = match.captured(3).isEmpty() ? 1.0 : match.captured(3).toDouble();
    QJsonArray out;
    if (step <= 0.0 || (last - first) / step > kMostTyped)
        return out;
    const auto count = static_cast<int>(std::floor((last - first) / step + 1e-9)) + 1;
    for (int i = 0; i < count; ++i)
        out.append(std::round((first + i * step) * 1e9) / 1e9); // 0.1, not 0.30000000000000004
    return out;
}

} // namespace

Result<QJsonArray> MapDialog::parseValues(const ParameterSpec& spec, const QString& text)
{
    const bool isNumber = spec.type == ParameterType::Integer || spec.type == ParameterType::Real;
    const bool hasParts = spec.type == ParameterType::Region || spec.type == ParameterType::Period || spec.type == ParameterType::TextList;
    QJsonArray out;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (const auto range = isNumber ? rangeIn(line) : std::nullopt) {
            for (const QJsonValue& value : *range)
                out.append(value);
            continue;
        }
        const QStringList parts = hasParts ? QStringList{line} : line.split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString& part : parts) {
            const QString one = part.trimmed();
            if (one.isEmpty())
                continue;
            QJsonValue value = one;
            if (isNumber) {
                TRY(value, parseNumberText(one, spec.type == ParameterType::Integer));
            } else if (spec.type == ParameterType::Region) {
                TRY(value, parseRegionText(one));
            } else if (spec.type == ParameterType::Period) {
                TRY(value, parsePeriodText(one));
            } else if (spec.type == ParameterType::Flag) {
                value = one == QLatin1String("true") || one == tr("yes");
            } else if (spec.type == ParameterType::Files || spec.type == ParameterType::TextList) {
                QJsonArray list;
                for (const QString& item : one.split(QLatin1Char(';'), Qt::SkipEmptyParts))
                    list.append(item.trimmed());
                value = list;
            }
            if (variablesIn(value).isEmpty())
                TRY_DO(checkParameter(spec, value));
            out.append(value);
        }
    }
    return out;
}

MapDialog::MapDialog(const Node& node, const ModuleSpec& spec, const QString& title, const Theme& theme, QWidget* parent)
    : QDialog(parent),
      m_node(node),
      m_spec(spec),
      m_over(new QComboBox(this)),
      m_parameter(new QComboBox(this)),
      m_parameterLabel(new QLabel(this)),
      m_values(new QPlainTextEdit(this)),
      m_valuesLabel(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_count(new QLabel(this)),
      m_accept(new QPushButton(tr("Map"), this))
{
    setWindowTitle(tr("Map over – %1").arg(title));
    setMinimumWidth(460);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    auto* intro = new QLabel(tr("The node runs once for each value; the results come out as one, with a dimension for them."), this);
    intro->setProperty("look", "dim");
    intro->setWordWrap(true);
    grid->addWidget(intro, 0, 0, 1, 2);

    const auto offer = [&](const char* name, const QString& text, bool fits) {
        if (fits)
            m_over->addItem(text, QLatin1String(name));
    };
    offer("parameter", tr("values of a parameter"), !spec.parameters.empty());
    offer("files", tr("files"), std::ranges::any_of(spec.parameters, isFile));
    offer("years", tr("years"), std::ranges::any_of(spec.parameters, isPeriod));
    offer("months", tr("months"), std::ranges::any_of(spec.parameters, isPeriod));
    offer("member", tr("members of what comes in"), !spec.inputs.empty());
    offer("rows", tr("rows of a list"), spec.parameters.size() > 1);
    auto* overLabel = new QLabel(tr("Over"), this);
    for (QLabel* label : {overLabel, m_parameterLabel, m_valuesLabel}) {
        label->setProperty("look", "dim");
        label->setMinimumHeight(28);
    }
    overLabel->setBuddy(m_over);
    m_over->setAccessibleName(tr("Over"));
    m_parameterLabel->setBuddy(m_parameter);
    m_valuesLabel->setBuddy(m_values);
    m_values->setProperty("look", "field");
    m_values->setFixedHeight(116);
    m_values->setTabChangesFocus(true);
    m_hint->setProperty("look", "dim");
    m_hint->setFont(theme.smallFont());
    m_hint->setWordWrap(true);
    m_count->setWordWrap(true);
    grid->addWidget(overLabel, 1, 0);
    grid->addWidget(m_over, 1, 1);
    grid->addWidget(m_parameterLabel, 2, 0);
    grid->addWidget(m_parameter, 2, 1);
    grid->addWidget(m_valuesLabel, 3, 0, Qt::AlignTop);
    grid->addWidget(m_values, 3, 1);
    grid->addWidget(m_hint, 4, 1);
    grid->addWidget(m_count, 5, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(6, 1);

    auto* buttons = new QHBoxLayout;
    auto* once = new QPushButton(tr("Run it once"), this);
    once->setToolTip(tr("Take the map away"));
    once->setVisible(!node.map.isEmpty());
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_accept->setProperty("look", "primary");
    m_accept->setDefault(true);
    buttons->setSpacing(8);
    buttons->addWidget(once);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    grid->addLayout(buttons, 7, 0, 1, 2);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(once, &QPushButton::clicked, this, [this] {
        m_map = {};
        accept();
    });
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (const auto map = read()) {
            m_map = *map;
            accept();
        }
    });
    connect(m_over, &QComboBox::currentIndexChanged, this, &MapDialog::showFields);
    connect(m_values, &QPlainTextEdit::textChanged, this, &MapDialog::showCount);
    connect(m_parameter, &QComboBox::currentIndexChanged, this, &MapDialog::showCount);

    m_over->setCurrentIndex(std::max(0, m_over->findData(node.map.value(QLatin1String("over")).toString())));
    showFields();
    m_values->setFocus();
}

QString MapDialog::over() const { return m_over->currentData().toString(); }

void MapDialog::fillParameters()
{
    const QSignalBlocker quiet(m_parameter);
    m_parameter->clear();
    if (over() == QLatin1String("member")) {
        for (const PortSpec& port : m_spec.inputs)
            m_parameter->addItem(port.title.isEmpty() ? port.key : port.title, port.key);
        m_parameter->setCurrentIndex(std::max(0, m_parameter->findData(m_node.map.value(QLatin1String("port")).toString())));
        return;
    }
    const bool files = over() == QLatin1String("files");
    const bool period = over() == QLatin1String("years") || over() == QLatin1String("months");
    for (const ParameterSpec& parameter : m_spec.parameters) {
        if ((!files || isFile(parameter)) && (!period || isPeriod(parameter)))
            m_parameter->addItem(parameter.title.isEmpty() ? parameter.key : parameter.title, parameter.key);
    }
    m_parameter->setCurrentIndex(std::max(0, m_parameter->findData(m_node.map.value(QLatin1String("parameter")).toString())));
}

void MapDialog::showFields()
{
    fillParameters();
    const QString what = over();
    const bool isRows = what == QLatin1String("rows"), isMember = what == QLatin1String("member");
    m_parameter->setVisible(!isRows);
    m_parameterLabel->setVisible(!isRows);
    m_parameterLabel->setText(isMember ? tr("Input") : tr("Parameter"));
    m_parameter->setAccessibleName(m_parameterLabel->text());
    m_valuesLabel->setText(isRows ? tr("Rows") : what == QLatin1String("files") ? tr("Files") : isMember ? tr("Members") : tr("Values"));
    m_values->setAccessibleName(m_valuesLabel->text());
    m_hint->setText(isRows                    ? tr("The names of the parameters in the first line, then a line for each run; commas between.")
            : isMember                        ? tr("Empty: all members of the cube, or the runs of the mapped node that comes in. Members count from 0: 0 … 9.")
            : what == QLatin1String("files")  ? tr("One a line, * for any part of a name. Empty: the files that the node is set to.")
            : what == QLatin1String("years")  ? tr("1991 … 2020, or one a line.")
            : what == QLatin1String("months") ? tr("One a line, as 1996-01; or the first and the last: 1996-01 … 1996-12.")
                                              : tr("One a line or with commas; 1 … 9 or 1 … 9 by 0.5 for all between."));
    QStringList lines;
    if (m_node.map.value(QLatin1String("over")).toString() == what) {
        if (isRows) {
            QStringList keys;
            for (const QJsonValue& key : m_node.map.value(QLatin1String("parameters")).toArray())
                keys.append(key.toString());
            lines.append(keys.join(QStringLiteral(", ")));
        }
        for (const QJsonValue& value : m_node.map.value(QLatin1String("values")).toArray()) {
            QStringList cells;
            for (const QJsonValue& cell : value.toArray())
                cells.append(valueText(cell));
            lines.append(isRows ? cells.join(QStringLiteral(", ")) : valueText(value));
        }
        if (const QString from = m_node.map.value(QLatin1String("from")).toVariant().toString(); !from.isEmpty())
            lines.append(QStringLiteral("%1 … %2").arg(from, m_node.map.value(QLatin1String("to")).toVariant().toString()));
    } else if (isRows && m_spec.parameters.size() > 1) {
        lines.append(m_spec.parameters[0].key + QStringLiteral(", ") + m_spec.parameters[1].key);
    }
    m_values->setPlainText(lines.join(QLatin1Char('\n')));
    showCount();
}

Result<QJsonObject> MapDialog::readRows() const
{
    QJsonArray keys, rows;
    std::vector<const ParameterSpec*> specs;
    for (const QString& line : m_values->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList cells = line.split(QLatin1Char(','));
        if (keys.isEmpty()) {
            for (const QString& cell : cells) {
                const ParameterSpec* spec = m_spec.parameter(cell.trimmed());
                if (!spec)
                    return Error{ErrorCode::Invalid, tr("'%1' is no parameter of this node.").arg(cell.trimmed()), {}};
                specs.push_back(spec);
                keys.append(spec->key);
            }
            continue;
        }
        if (cells.size() != keys.size())
            return Error{ErrorCode::Invalid, tr("The row '%1' has %2 values for %3 parameters.").arg(line).arg(cells.size()).arg(keys.size()), {}};
        QJsonArray row;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            TRY(const QJsonArray value, parseValues(*specs[static_cast<std::size_t>(i)], cells.at(i)));
            row.append(value.isEmpty() ? QJsonValue(QString()) : value.first());
        }
        rows.append(row);
    }
    return QJsonObject{{QStringLiteral("over"), QStringLiteral("rows")}, {QStringLiteral("parameters"), keys}, {QStringLiteral("values"), rows}};
}

Result<QJsonObject> MapDialog::read() const
{
    const QString what = over(), text = m_values->toPlainText().trimmed();
    if (what == QLatin1String("rows"))
        return readRows();
    QJsonObject out{{QStringLiteral("over"), what}};
    out.insert(what == QLatin1String("member") ? QStringLiteral("port") : QStringLiteral("parameter"), m_parameter->currentData().toString());
    ParameterSpec number;
    number.key = m_valuesLabel->text();
    number.type = ParameterType::Integer;
    QJsonArray values;
    if (what == QLatin1String("parameter")) {
        const ParameterSpec* spec = m_spec.parameter(m_parameter->currentData().toString());
        if (!spec)
            return Error{ErrorCode::Invalid, tr("Choose a parameter."), {}};
        TRY(values, parseValues(*spec, text));
    } else if (what == QLatin1String("years") || what == QLatin1String("member")) {
        TRY(values, parseValues(number, text));
    } else if (what == QLatin1String("months") && text.contains(QChar(0x2026))) {
        out.insert(QLatin1String("from"), text.section(QChar(0x2026), 0, 0).trimmed());
        out.insert(QLatin1String("to"), text.section(QChar(0x2026), 1).trimmed());
    } else {
        for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            values.append(line.trimmed());
    }
    if (!values.isEmpty())
        out.insert(QLatin1String("values"), values);
    return out;
}

void MapDialog::showCount()
{
    const auto say = [this](const QString& text, bool isError) {
        m_count->setText(text);
        m_count->setProperty("look", isError ? "error" : "dim");
        m_count->setStyleSheet(QString()); // polish anew
        m_accept->setEnabled(!isError);
    };
    const auto map = read();
    if (!map)
        return say(map.error().message, true);
    Node node = m_node;
    node.map = *map;
    const bool hasVariables = !variablesIn(node.map).isEmpty() || !variablesIn(node.parameters).isEmpty();
    if (over() == QLatin1String("files") || hasVariables)
        return say(tr("How many runs that makes is shown at the node."), false);
    const auto read = readMap(node, m_spec, {});
    if (!read)
        return say(read.error().message, true);
    if (read->members.empty())
        return say(tr("As many runs as come in."), false);
    say(read->members.size() == 1 ? tr("1 run")
                                  : tr("%1 runs: %2 … %3").arg(read->members.size()).arg(read->members.front().label, read->members.back().label),
        false);
}

} // namespace terrella
