// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/spec_reader.h"

#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <vector>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ModuleSpecification)
};
} // namespace

QString SpecReader::pathOf(const QString& key) const
{
    if (m_path.isEmpty() || key.isEmpty())
        return m_path + key;
    return m_path + QLatin1Char('.') + key;
}

void SpecReader::complain(const QString& key, const QString& what)
{
    if (!m_error)
        m_error = Error{ErrorCode::Invalid, QStringLiteral("'%1' %2").arg(pathOf(key), what), {}};
}

QJsonValue SpecReader::take(const char* key, QJsonValue::Type type, const QString& typeName, bool required)
{
    const QString name = QLatin1String(key);
    m_known.insert(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined()) {
        if (required)
            complain(name, Tr::tr("is missing."));
        return value;
    }
    if (value.type() != type) {
        complain(name, Tr::tr("must be %1.").arg(typeName));
        return QJsonValue::Undefined;
    }
    return value;
}

QString SpecReader::requiredText(const char* key)
{
    const QString text = take(key, QJsonValue::String, Tr::tr("a text"), true).toString();
    if (text.trimmed().isEmpty())
        complain(QLatin1String(key), Tr::tr("must not be empty."));
    return text;
}

QString SpecReader::text(const char* key) { return take(key, QJsonValue::String, Tr::tr("a text"), false).toString(); }

bool SpecReader::flag(const char* key, bool fallback) { return take(key, QJsonValue::Bool, Tr::tr("true or false"), false).toBool(fallback); }

std::optional<double> SpecReader::number(const char* key)
{
    const QJsonValue value = take(key, QJsonValue::Double, Tr::tr("a number"), false);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList SpecReader::texts(const char* key)
{
    QStringList out;
    const QJsonArray array = take(key, QJsonValue::Array, Tr::tr("a list of texts"), false).toArray();
    for (const QJsonValue& item : array) {
        if (!item.isString() || item.toString().isEmpty())
            complain(QLatin1String(key), Tr::tr("must be a list of texts, none of them empty."));
        else if (out.contains(item.toString()))
            complain(QLatin1String(key), Tr::tr("holds '%1' twice.").arg(item.toString()));
        else
            out.append(item.toString());
    }
    return out;
}

QJsonValue SpecReader::value(const char* key)
{
    m_known.insert(QLatin1String(key));
    return m_object.value(QLatin1String(key));
}

QJsonObject SpecReader::object(const char* key) { return take(key, QJsonValue::Object, Tr::tr("an object"), false).toObject(); }

std::vector<QJsonObject> SpecReader::objects(const char* key)
{
    std::vector<QJsonObject> out;
    const QJsonArray array = take(key, QJsonValue::Array, Tr::tr("a list of objects"), false).toArray();
    for (const QJsonValue& item : array) {
        if (item.isObject())
            out.push_back(item.toObject());
        else
            complain(QLatin1String(key), Tr::tr("must be a list of objects."));
    }
    return out;
}

std::optional<Error> SpecReader::finish()
{
    for (auto it = m_object.begin(); it != m_object.end() && !m_error; ++it) {
        if (m_known.contains(it.key()))
            continue;
        const QStringList near = nearestNames(it.key(), m_known.values(), 1);
        complain(it.key(),
            near.isEmpty() ? Tr::tr("is not a key of module specifications.")
                           : Tr::tr("is not a key of module specifications; did you mean %1?").arg(alternatives(near)));
    }
    return m_error;
}

} // namespace terrella
