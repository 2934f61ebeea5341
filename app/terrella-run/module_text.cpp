// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/module_text.h"

#include "app/terrella-run/arguments.h"
#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ModuleText)
};

QString typeName(ParameterType type)
{
    switch (type) {
    case ParameterType::Integer: return Tr::tr("whole number");
    case ParameterType::Real: return Tr::tr("number");
    case ParameterType::Text: return Tr::tr("text");
    case ParameterType::Flag: return Tr::tr("true or false");
    case ParameterType::Choice: return Tr::tr("choice");
    case ParameterType::Variable: return Tr::tr("variable");
    case ParameterType::Region: return Tr::tr("region WEST,SOUTH,EAST,NORTH or GeoJSON");
    case ParameterType::Period: return Tr::tr("period FIRST/LAST");
    case ParameterType::File: return Tr::tr("file");
    case ParameterType::Files: return Tr::tr("files");
    case ParameterType::TextList: break;
    }
    return Tr::tr("list of texts");
}

QString valueText(const QJsonValue& value) { return value.isString() ? value.toString() : QString::fromUtf8(canonicalJson(value)); }

/// "", [] and nothing: no default worth a word.
bool isEmptyValue(const QJsonValue& value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

QString needText(const VariableNeed& need)
{
    QString text = need.standardName.isEmpty() ? need.names.value(0) : need.standardName;
    if (!need.units.isEmpty())
        text += QStringLiteral(" [") + need.units + QLatin1Char(']');
    return need.required ? text : Tr::tr("%1 (if there)").arg(text);
}

QString portText(const PortSpec& port, bool input, int width)
{
    QStringList facts{dataTypeName(port.type)};
    if (input && !port.required)
        facts.append(Tr::tr("optional"));
    if (port.many)
        facts.append(Tr::tr("any number of links"));
    QString text = QStringLiteral("  %1  (%2)").arg(port.key, facts.join(QStringLiteral(", "))) + QLatin1Char('\n');
    const QString help = port.help.isEmpty() ? port.title : port.help;
    if (!help.isEmpty())
        text += QStringLiteral("      ") + wrapped(help, width - 6, 6) + QLatin1Char('\n');
    QStringList needs;
    for (const VariableNeed& need : port.variables)
        needs.append(needText(need));
    if (!needs.isEmpty())
        text += QStringLiteral("      ") + wrapped(Tr::tr("Variables: %1.").arg(needs.join(QStringLiteral(", "))), width - 6, 6) + QLatin1Char('\n');
    return text;
}

QString parameterText(const ParameterSpec& parameter, int width)
{
    QStringList facts{typeName(parameter.type)};
    if (const QString allowed = allowedText(parameter); !allowed.isEmpty())
        facts.append(allowed);
    else if (!parameter.unit.isEmpty())
        facts.append(parameter.unit);
    if (parameter.required)
        facts.append(Tr::tr("required"));
    else if (!isEmptyValue(parameter.defaultValue))
        facts.append(Tr::tr("default %1").arg(valueText(parameter.defaultValue)));
    QString text = QStringLiteral("  %1  (%2)").arg(parameter.key, facts.join(QStringLiteral("; "))) + QLatin1Char('\n');
    const QString help = parameter.help.isEmpty() ? parameter.title : parameter.help;
    if (!help.isEmpty())
        text += QStringLiteral("      ") + wrapped(help, width - 6, 6) + QLatin1Char('\n');
    for (const ParameterSpec::Option& choice : parameter.choices) {
        if (!choice.title.isEmpty() && choice.title != choice.value)
            text += QStringLiteral("      ") + wrapped(choice.value + QStringLiteral(": ") + choice.title, width - 8, 8) + QLatin1Char('\n');
    }
    return text;
}

/// The page without its title line, which stands above already.
QString withoutTitle(const QString& page)
{
    QString text = page.trimmed();
    if (text.startsWith(QLatin1String("# ")))
        text = text.section(QLatin1Char('\n'), 1).trimmed();
    return text;
}

/// Where the text of a list item begins ("* x": 2, "12. x": 4), 0 for what is no item.
int itemIndent(const QString& line)
{
    static const QRegularExpression item(QStringLiteral("^(\\s*(?:[*+-]|\\d+\\.)\\s+)\\S"));
    const QRegularExpressionMatch match = item.match(line);
    return match.hasMatch() ? static_cast<int>(match.capturedLength(1)) : 0;
}

/// Markdown with its paragraphs and list items wrapped anew; headings, tables and code stay as they are.
QString reflowed(const QString& page, int width)
{
    QString out;
    QString open; // the paragraph or item that is being gathered
    int indent = 0;
    const auto close = [&] {
        if (!open.isEmpty())
            out += open.left(indent) + wrapped(open.mid(indent), width - indent, indent) + QLatin1Char('\n');
        open.clear();
        indent = 0;
    };
    bool code = false;
    for (const QString& line : page.split(QLatin1Char('\n'))) {
        const bool fence = line.trimmed().startsWith(QLatin1String("```"));
        const bool verbatim = code || fence || line.trimmed().isEmpty() || line.startsWith(QLatin1Char('#')) || line.startsWith(QLatin1Char('|'))
            || (open.isEmpty() && line.startsWith(QLatin1String("    ")));
        if (verbatim || itemIndent(line) > 0)
            close();
        if (verbatim) {
            out += line + QLatin1Char('\n');
        } else if (open.isEmpty()) {
            open = line;
            indent = itemIndent(line);
        } else {
            open += QLatin1Char(' ') + line.trimmed();
        }
        if (fence)
            code = !code;
    }
    close();
    return out;
}

} // namespace

QString allowedText(const ParameterSpec& parameter)
{
    if (!parameter.choices.empty()) {
        QStringList values;
        for (const ParameterSpec::Option& choice : parameter.choices)
            values.append(choice.value);
        return values.join(QStringLiteral(" | "));
    }
    const QString unit = parameter.unit.isEmpty() ? QString() : QLatin1Char(' ') + parameter.unit;
    if (parameter.minimum && parameter.maximum)
        return numberText(*parameter.minimum) + QStringLiteral(" … ") + numberText(*parameter.maximum) + unit;
    if (parameter.exclusiveMinimum && parameter.maximum)
        return Tr::tr("more than %1, at most %2").arg(numberText(*parameter.exclusiveMinimum), numberText(*parameter.maximum)) + unit;
    if (parameter.minimum)
        return Tr::tr("at least %1").arg(numberText(*parameter.minimum)) + unit;
    if (parameter.exclusiveMinimum)
        return Tr::tr("more than %1").arg(numberText(*parameter.exclusiveMinimum)) + unit;
    if (parameter.maximum)
        return Tr::tr("at most %1").arg(numberText(*parameter.maximum)) + unit;
    return {};
}

QString moduleText(const ModuleSpec& module, const QString& helpPage, int width)
{
    QString text = QStringLiteral("%1 %2: %3\n").arg(module.id, module.version, module.title);
    text += wrapped(module.summary, width, 0) + QLatin1Char('\n');
    if (!module.inputs.empty())
        text += QLatin1Char('\n') + Tr::tr("Inputs") + QLatin1Char('\n');
    for (const PortSpec& port : module.inputs)
        text += portText(port, true, width);
    if (!module.outputs.empty())
        text += QLatin1Char('\n') + Tr::tr("Outputs") + QLatin1Char('\n');
    for (const PortSpec& port : module.outputs)
        text += portText(port, false, width);
    if (!module.parameters.empty())
        text += QLatin1Char('\n') + Tr::tr("Parameters") + QLatin1Char('\n');
    QString group;
    for (const ParameterSpec& parameter : module.parameters) {
        if (parameter.group != group && !parameter.group.isEmpty())
            text += QStringLiteral("  -- ") + parameter.group + QLatin1Char('\n');
        group = parameter.group;
        text += parameterText(parameter, width);
    }
    if (!module.references.isEmpty()) {
        text += QLatin1Char('\n') + Tr::tr("References") + QLatin1Char('\n');
        for (const QString& reference : module.references)
            text += QStringLiteral("  ") + wrapped(reference, width - 4, 4) + QLatin1Char('\n');
    }
    if (const QString page = withoutTitle(helpPage); !page.isEmpty())
        text += QLatin1Char('\n') + reflowed(page, width);
    return text;
}

} // namespace terrella::cli
