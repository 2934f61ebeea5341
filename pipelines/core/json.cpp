// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Json)
};

bool needsEscapes(const QString& text)
{
    return std::ranges::any_of(
        text, [](QChar c) { return c < QLatin1Char(' ') || c > QLatin1Char('~') || c == QLatin1Char('"') || c == QLatin1Char('\\'); });
}

void appendQuoted(QByteArray& out, const QString& text)
{
    if (!needsEscapes(text)) {
        out += '"';
        out += text.toLatin1();
        out += '"';
        return;
    }
    // QJsonDocument knows how to escape; an array of one string is the shortest way to ask it.
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    out.append(array.constData() + 1, array.size() - 2);
}

void append(QByteArray& out, const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Double: out += numberText(value.toDouble()).toLatin1(); break;
    case QJsonValue::String: appendQuoted(out, value.toString()); break;
    case QJsonValue::Array: {
        out += '[';
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out += ',';
            append(out, array.at(i));
        }
        out += ']';
        break;
    }
    case QJsonValue::Object: {
        out += '{';
        const QJsonObject object = value.toObject(); // iterates in key order
        bool first = true;
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!first)
                out += ',';
            first = false;
            appendQuoted(out, it.key());
            out += ':';
            append(out, it.value());
        }
        out += '}';
        break;
    }
    }
}

void appendPretty(QByteArray& out, const QJsonValue& value, int depth)
{
    const QByteArray indent(2 * (depth + 1), ' ');
    const QByteArray close = '\n' + QByteArray(2 * depth, ' ');
    if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray array = value.toArray();
        bool plain = true;
        for (const QJsonValue& item : array)
            plain = plain && !item.isObject() && !item.isArray();
        if (plain) {
            append(out, value);
            return;
        }
        out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            out += (i > 0 ? ",\n" : "\n") + indent;
            appendPretty(out, array.at(i), depth + 1);
        }
        out += close + ']';
    } else if (value.isObject() && !value.toObject().isEmpty()) {
        out += '{';
        const QJsonObject object = value.toObject();
        bool first = true;
        for (auto it = object.begin(); it != object.end(); ++it) {
            out += (first ? "\n" : ",\n") + indent;
            first = false;
            appendQuoted(out, it.key());
            out += ": ";
            appendPretty(out, it.value(), depth + 1);
        }
        out += close + '}';
    } else {
        append(out, value);
    }
}

} // namespace

Result<QJsonObject> readJsonFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1'.").arg(path), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    return parseJson(file.readAll(), path);
}

Result<QJsonObject> parseJson(const QByteArray& text, const QString& nameForErrors)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = text.left(problem.offset);
        const auto line = before.count('\n') + 1;
        const auto column = problem.offset - (before.lastIndexOf('\n') + 1) + 1;
        return Error{ErrorCode::Unreadable,
            Tr::tr("'%1' is not valid JSON: line %2, column %3: %4.").arg(nameForErrors).arg(line).arg(column).arg(problem.errorString()), {}};
    }
    if (!document.isObject())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' holds no JSON object at its top.").arg(nameForErrors), {}};
    return document.object();
}

QByteArray canonicalJson(const QJsonValue& value)
{
    QByteArray out;
    append(out, value);
    return out;
}

QByteArray prettyJson(const QJsonObject& object)
{
    QByteArray out;
    appendPretty(out, object, 0);
    return out + '\n';
}

QString numberText(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("null"); // JSON has no other word for it
    if (value == 0.0)
        return QStringLiteral("0"); // also for -0
    char buffer[40];
    // Integers up to 2^53 without exponent, as people write them.
    const bool whole = std::abs(value) < 9007199254740992.0 && std::nearbyint(value) == value;
    const auto end
        = whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value)) : std::to_chars(buffer, buffer + sizeof buffer, value);
    return QString::fromLatin1(buffer, end.ptr - buffer);
}

} // namespace terrella
