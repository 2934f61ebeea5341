// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <map>
#include <mutex>
#include <tuple>
#include <vector>

namespace terrella {

/// What the nodes of pipelines were last made from: one file for each pipeline, <root>/latest/DIGEST.jsonl. Its first line says which pipeline, each
/// further one what a node was made from; the last of a node counts. Several processes may add at once. Nothing hangs on a line but a sentence, and
/// which keys are looked for: where it cannot be written or is cut short it is as if it were not there. Any thread.
class StoreLatest {
public:
    struct Of {
        QString module, node;
        bool operator<(const Of& other) const { return std::tie(module, node) < std::tie(other.module, other.node); }
    };
    explicit StoreLatest(const QString& root) : m_folder(root + QStringLiteral("/latest")) {}

    /// Also where the pipeline was copied (another folder, the same name) or renamed (its former file is gone) since; the newest of those. Empty
    /// where nothing is known.
    QJsonObject find(const QString& pipeline, const Of& of);
    void set(const QString& pipeline, const Of& of, const QJsonObject& basis);

private:
    struct Known {
        std::map<Of, QJsonObject> nodes;
        qint64 bytes = 0; ///< of the file when it was read, with what was added since
        qint64 lines = 0;
        bool isTorn = false; ///< its last line has no end
    };
    struct Former {
        QString path, pipeline;
    };
    [[nodiscard]] QString pathOf(const QString& pipeline) const;
    Known& read(const QString& path);
    const std::vector<Former>& others();
    static void tidy(const QString& path, const QString& pipeline, Known& known);

    const QString m_folder;
    std::mutex m_mutex;               ///< of what follows
    std::map<QString, Known> m_known; ///< by path
    std::vector<Former> m_others;     ///< the newest first
    QDateTime m_listed;               ///< time of the folder when they were looked for
};

} // namespace terrella
