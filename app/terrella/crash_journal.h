// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"

#include <QFile>
#include <QString>

#include <memory>
#include <vector>

namespace terrella {

/// Every edit since the last save, on disk at once, so that a crash loses nothing. One file per open document: the document it began with, then one
/// edit a line. Removed when the document is saved or closed; those that are left belong to programs that died.
class CrashJournal {
public:
    /// $XDG_STATE_HOME/terrella/journal
    static QString defaultFolder();

    explicit CrashJournal(QString folder);
    ~CrashJournal(); ///< leaves the file: call close() when the document is closed in order

    /// A new beginning: after opening and saving. Nothing is written before the first edit, unless the document was recovered and lies nowhere else.
    void begin(const Document& document, const QString& path, bool isRecovered = false);
    void add(const Edit& edit);
    void close();

    struct Left {
        QString journal;   ///< the file, to be removed once recovered or refused
        QString path;      ///< of the pipeline, empty if it was never saved
        Document document; ///< with all edits that could be read
        int edits = 0;
    };
    /// Journals of programs that are not running any more. A half-written last line is left out.
    static std::vector<Left> leftBehind(const QString& folder);

private:
    QString m_folder;
    Document m_base;
    QString m_path;
    bool m_isRecovered = false;
    std::unique_ptr<QFile> m_file;

    bool openFile();
};

} // namespace terrella
