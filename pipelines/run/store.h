// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <optional>

namespace terrella {

/// Results by the key of what made them: <root>/objects/ab/abcdef…/ with one file or folder per output port and object.json
/// (format, module, version, parameters, input keys, file names, bytes, seconds it took, when). Complete or absent: published by rename.
/// Several processes may use one store at once.
class Store {
public:
    explicit Store(QString root);
    /// TERRELLA_STORE, else $XDG_CACHE_HOME/terrella/store.
    static QString defaultRoot();
    [[nodiscard]] const QString& root() const { return m_root; }

    [[nodiscard]] bool has(const QString& key) const;
    /// object.json of a complete result.
    [[nodiscard]] Result<QJsonObject> record(const QString& key) const;
    /// Port → absolute path of its file.
    [[nodiscard]] Result<std::map<QString, QString>> files(const QString& key) const;
    [[nodiscard]] Result<std::map<QString, Value>> load(const QString& key) const;

    /// A fresh folder on the same disk to write a result into; removed by the next process that finds it abandoned.
    Result<QString> beginObject(const QString& key);
    /// Writes object.json and publishes. If another process was faster, its result stands.
    Result<void> publish(const QString& key, const QString& workFolder, const QJsonObject& record);
    void abandon(const QString& workFolder);

private:
    QString m_root;
};

} // namespace terrella
