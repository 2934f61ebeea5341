// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/variables.h"

#include "pipelines/core/json.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Variables)
};

using Fault = Variables::Fault;
constexpr int kDeepest = 64;

/// A text cut into what stands in it and names of variables.
struct Piece {
    QString text; ///< literal, or a variable's name
    bool isVariable = false;
};

/// `broken`: a "${" that is not closed or holds no name.
std::vector<Piece> piecesOf(const QString& text, bool& broken)
{
    std::vector<Piece> out;
    QString literal;
    for (qsizetype i = 0; i < text.size();) {
        const QStringView rest = QStringView(text).mid(i);
        if (rest.startsWith(QLatin1String("$${"))) {
            literal += QLatin1String("${");
            i += 3;
        } else if (rest.startsWith(QLatin1String("${"))) {
            const qsizetype end = rest.indexOf(QLatin1Char('}'));
            const QString name = end < 0 ? QString() : rest.mid(2, end - 2).toString();
            if (!isVariableName(name)) {
                broken = true;
                literal += QLatin1String("${");
                i += 2;
                continue;
            }
            if (!literal.isEmpty())
                out.push_back({std::exchange(literal, {}), false});
            out.push_back({name, true});
            i += end + 1;
        } else {
            literal += text.at(i++);
        }
    }
    if (!literal.isEmpty())
        out.push_back({literal, false});
    return out;
}

void collect(const QJsonValue& value, QStringList& names)
{
    if (value.isString()) {
        bool broken = false;
        for (const Piece& piece : piecesOf(value.toString(), broken)) {
            if (piece.isVariable && !names.contains(piece.text))
                names.append(piece.text);
        }
    }
    for (const QJsonValue& item : value.toArray())
        collect(item, names);
    const QJsonObject object = value.toObject();
    for (const QJsonValue& item : object)
        collect(item, names);
}

void setFault(Fault& fault, Fault::Kind kind, const QString& name, const QString& message)
{
    if (fault.kind == Fault::Kind::None)
        fault = {kind, name, message};
}

} // namespace

bool isVariableName(const QString& name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return form.match(name).hasMatch() && !name.endsWith(QLatin1Char('\n'));
}

QStringList variablesIn(const QJsonValue& value)
{
    QStringList out;
    collect(value, out);
    return out;
}

QStringList Variables::names() const
{
    QStringList out = m_values.keys();
    if (m_outer)
        out += m_outer->names();
    out.removeDuplicates();
    return out;
}

QJsonValue Variables::resolve(const QJsonValue& value, Fault& fault) const
{
    QStringList open;
    return resolve(value, fault, open);
}

QJsonValue Variables::valueOf(const QString& name, Fault& fault, QStringList& open) const
{
    if (!m_values.contains(name)) {
        if (m_outer)
            return m_outer->valueOf(name, fault, open);
        setFault(fault, Fault::Kind::Undefined, name, Tr::tr("There is no variable '%1'.").arg(name));
        return {};
    }
    if (open.contains(name)) {
        open.append(name);
        setFault(fault, Fault::Kind::Loop, name,
            Tr::tr("The variable '%1' is made of itself: %2. Give one of them a value of its own.")
                .arg(name, open.mid(open.indexOf(name)).join(QStringLiteral(" → "))));
        open.removeLast();
        return {};
    }
    if (open.size() >= kDeepest) {
        setFault(fault, Fault::Kind::Loop, name, Tr::tr("The variable '%1' is made of more than %2 others in a row.").arg(name).arg(kDeepest));
        return {};
    }
    open.append(name);
    QJsonValue out = resolve(m_values.value(name), fault, open);
    open.removeLast();
    return out;
}

QJsonValue Variables::resolve(const QJsonValue& value, Fault& fault, QStringList& open) const
{
    if (value.isString())
        return resolveText(value.toString(), fault, open);
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue& item : value.toArray()) {
            const QJsonValue resolved = resolve(item, fault, open);
            if (item.isString() && resolved.isArray()) {
                for (const QJsonValue& part : resolved.toArray())
                    out.append(part);
            } else {
                out.append(resolved);
            }
        }
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), resolve(it.value(), fault, open));
        return out;
    }
    return value;
}

QJsonValue Variables::resolveText(const QString& text, Fault& fault, QStringList& open) const
{
    if (!text.contains(QLatin1String("${")))
        return text;
    bool broken = false;
    const std::vector<Piece> pieces = piecesOf(text, broken);
    if (broken) {
        setFault(fault, Fault::Kind::Malformed, {},
            Tr::tr("'%1' has a ${ without a name and } after it. Write ${name}, or $${ where ${ itself is meant.").arg(text));
        return text;
    }
    if (pieces.size() == 1 && pieces.front().isVariable)
        return valueOf(pieces.front().text, fault, open);
    QString out;
    for (const Piece& piece : pieces) {
        if (!piece.isVariable) {
            out += piece.text;
            continue;
        }
        const QJsonValue value = valueOf(piece.text, fault, open);
        if (value.isString())
            out += value.toString();
        else if (value.isDouble())
            out += numberText(value.toDouble());
        else if (value.isBool())
            out += value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        else
            setFault(fault, Fault::Kind::Type, piece.text,
                Tr::tr("The variable '%1' is neither a text nor a number, so that it cannot stand inside '%2'. Write ${%1} alone.")
                    .arg(piece.text, text));
    }
    return out;
}

QJsonValue withVariableRenamed(const QJsonValue& value, const QString& before, const QString& after)
{
    if (value.isString()) {
        // Not inside $${before}, which is no variable.
        static const QString kEscape = QStringLiteral("$${");
        const QString from = QStringLiteral("${%1}").arg(before), to = QStringLiteral("${%1}").arg(after), text = value.toString();
        QString out;
        for (qsizetype i = 0; i < text.size();) {
            const QStringView rest = QStringView(text).mid(i);
            if (rest.startsWith(kEscape)) {
                out += kEscape;
                i += kEscape.size();
            } else if (rest.startsWith(from)) {
                out += to;
                i += from.size();
            } else {
                out += text.at(i++);
            }
        }
        return out;
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue& item : value.toArray())
            out.append(withVariableRenamed(item, before, after));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), withVariableRenamed(it.value(), before, after));
        return out;
    }
    return value;
}

} // namespace terrella
