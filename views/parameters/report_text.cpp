// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/report_text.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ReportText)
};

constexpr int kDigits = 5;
constexpr double kWholeNumbers = 1e9; ///< larger ones are written with a power of ten
constexpr qsizetype kFewValues = 8;
constexpr qsizetype kMostRows = 20;

QString words(QString key) { return key.replace(QLatin1Char('_'), QLatin1Char(' ')).toHtmlEscaped(); }

bool isScalar(const QJsonValue& value) { return !value.isObject() && !value.isArray(); }

QString scalar(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    if (!value.isDouble())
        return value.toString().toHtmlEscaped();
    const double number = value.toDouble();
    const bool isWhole = number == std::floor(number) && std::abs(number) < kWholeNumbers;
    return (isWhole ? QString::number(number, 'f', 0) : QString::number(number, 'g', kDigits)).replace(QLatin1Char('-'), QChar(0x2212));
}

/// A row of single values, or of numbers too many to be shown.
QString list(const QJsonArray& values)
{
    if (values.size() > kFewValues)
        return Text::tr("%1 values, %2 … %3").arg(values.size()).arg(scalar(values.first()), scalar(values.last()));
    QStringList out;
    for (const QJsonValue& value : values)
        out.append(scalar(value));
    return out.join(QStringLiteral(", "));
}

bool hasOnlyScalars(const QJsonObject& object)
{
    return std::ranges::all_of(object, [](const QJsonValue& value) { return isScalar(value); });
}
bool hasOnlyRecords(const QJsonObject& object)
{
    return object.size() > 1 && std::ranges::all_of(object, [](const QJsonValue& value) {
        return value.isObject() && !value.toObject().isEmpty() && hasOnlyScalars(value.toObject());
    });
}

class Writer {
public:
    explicit Writer(const Tokens& tokens) : m_dim(QStringLiteral("<span style=\"color:%1\">").arg(tokens.dim.name())) {}

    void object(const QJsonObject& object, bool isTop)
    {
        QString rows;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QJsonValue value = it.value();
            const QJsonArray values = value.toArray();
            if (isScalar(value))
                rows += row(it.key(), scalar(value));
            else if (!values.isEmpty() && std::ranges::all_of(values, isScalar))
                rows += row(it.key(), list(values));
        }
        if (!rows.isEmpty())
            m_out += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">") + rows + QStringLiteral("</table>");
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (isTop && (it.key() == QLatin1String("curves") || it.key() == QLatin1String("plots")))
                continue;
            part(it.key(), it.value());
        }
    }

    [[nodiscard]] const QString& text() const { return m_out; }

private:
    [[nodiscard]] QString dim(const QString& text) const { return m_dim + text + QStringLiteral("</span>"); }
    [[nodiscard]] QString row(const QString& key, const QString& value) const
    {
        return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>").arg(dim(words(key)), value);
    }

    void part(const QString& key, const QJsonValue& value)
    {
        const QJsonArray values = value.toArray();
        if (isScalar(value) || (value.isArray() && std::ranges::all_of(values, isScalar)))
            return;
        m_out += QStringLiteral("<p style=\"margin-top:8px;margin-bottom:2px\"><b>%1</b></p>").arg(words(key));
        if (value.isObject() && hasOnlyRecords(value.toObject()))
            beside(value.toObject());
        else if (value.isObject())
            object(value.toObject(), false);
        else if (values.first().isObject())
            records(values);
        else
            arrays(values);
    }

    /// One column for each record.
    void beside(const QJsonObject& of)
    {
        QStringList keys;
        QString head;
        for (auto it = of.begin(); it != of.end(); ++it) {
            head += cell(dim(words(it.key())));
            for (const QString& key : it.value().toObject().keys()) {
                if (!keys.contains(key))
                    keys.append(key);
            }
        }
        QString rows;
        for (const QString& key : keys) {
            rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td>").arg(dim(words(key)));
            for (const QJsonValue& record : of)
                rows += cell(scalar(record.toObject().value(key)));
            rows += QStringLiteral("</tr>");
        }
        table(QStringLiteral("<td></td>") + head, rows, 0);
    }

    /// One row for each record.
    void records(const QJsonArray& of)
    {
        QStringList keys;
        for (const QJsonValue& record : of) {
            for (const QString& key : record.toObject().keys()) {
                if (!keys.contains(key))
                    keys.append(key);
            }
        }
        QString head, rows;
        for (const QString& key : keys)
            head += cell(dim(words(key)));
        for (qsizetype k = 0; k < std::min(of.size(), kMostRows); ++k) {
            rows += QStringLiteral("<tr>");
            for (const QString& key : keys) {
                const QJsonValue value = of.at(k).toObject().value(key);
                rows += cell(value.isArray() ? list(value.toArray()) : scalar(value));
            }
            rows += QStringLiteral("</tr>");
        }
        table(head, rows, of.size() - kMostRows);
    }

    void arrays(const QJsonArray& of)
    {
        QString rows;
        for (qsizetype k = 0; k < std::min(of.size(), kMostRows); ++k) {
            rows += QStringLiteral("<tr>");
            for (const QJsonValue& value : of.at(k).toArray())
                rows += cell(scalar(value));
            rows += QStringLiteral("</tr>");
        }
        table({}, rows, of.size() - kMostRows);
    }

    static QString cell(const QString& text) { return QStringLiteral("<td align=\"right\">&nbsp;&nbsp;%1</td>").arg(text); }
    void table(const QString& head, const QString& rows, qsizetype more)
    {
        m_out += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">")
            + (head.isEmpty() ? QString() : QStringLiteral("<tr>%1</tr>").arg(head)) + rows + QStringLiteral("</table>");
        if (more > 0)
            m_out += dim(Text::tr("and %1 more").arg(more));
    }

    QString m_dim;
    QString m_out;
};

} // namespace

QString reportText(const QJsonObject& content, const Tokens& tokens)
{
    Writer writer(tokens);
    writer.object(content, true);
    return writer.text();
}

} // namespace terrella
