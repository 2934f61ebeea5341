// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace terrella {

/// Reads one JSON object of a specification strictly: the first thing that is wrong is kept as error, with the path of its key.
/// Afterwards finish() also complains of keys that nobody asked for.
class SpecReader {
public:
    SpecReader(const QJsonObject& object, QString path) : m_object(object), m_path(std::move(path)) {}

    /// "parameters.properties.range.minimum"
    [[nodiscard]] QString pathOf(const QString& key) const;

    QString requiredText(const char* key);
    QString text(const char* key);
    bool flag(const char* key, bool fallback);
    std::optional<double> number(const char* key);
    QStringList texts(const char* key);
    /// The value as it stands; undefined if absent.
    QJsonValue value(const char* key);
    QJsonObject object(const char* key);
    /// The objects of an array; absent: none.
    std::vector<QJsonObject> objects(const char* key);

    /// Keeps the first complaint: "'<path>.<key>' <what>".
    void complain(const QString& key, const QString& what);
    /// Null when all is well.
    [[nodiscard]] std::optional<Error> finish();

private:
    QJsonValue take(const char* key, QJsonValue::Type type, const QString& typeName, bool required);

    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_known;
    std::optional<Error> m_error;
};

} // namespace terrella
