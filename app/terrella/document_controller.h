// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/crash_journal.h"
#include "app/terrella/recent_files.h"
#include "views/canvas/pipeline_model.h"

#include <QObject>

#include <functional>

namespace terrella {

/// Opening, saving and the name of the document. Asks through functions, so that it works without a window.
class DocumentController final : public QObject {
    Q_OBJECT

public:
    enum class Answer { Save, Discard, Cancel };
    struct Questions {
        std::function<Answer(const QString& name)> unsaved;
        std::function<QString()> whereToSave; ///< empty: cancelled
        std::function<void(const QString& sentence)> tell;
    };

    DocumentController(PipelineModel& model, RecentFiles& recent, QString journalFolder, QObject* parent = nullptr);
    void setQuestions(Questions questions) { m_questions = std::move(questions); }
    /// Called before saving: what the views show, to be kept with the document.
    void setViewsToKeep(std::function<QJsonArray()> views) { m_views = std::move(views); }

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString name() const;       ///< "west-pacific.terrella", "untitled"
    [[nodiscard]] QString baseFolder() const; ///< where relative paths begin
    [[nodiscard]] bool isModified() const;
    /// Something is kept with the document that undo does not know: it differs from its file.
    void markChanged();
    [[nodiscard]] bool isUntouched() const; ///< new and empty: may be replaced without a word

    /// False where the user kept what there is, or the file could not be read (told).
    bool newDocument();
    bool open(const QString& path);
    /// An example: opens as a new document without a name, so that saving cannot overwrite it.
    bool openExample(const QString& path);
    /// A pipeline that is no file of its own (a picture holds it): opens without a name, too. folder: where its relative paths begin.
    bool openCopy(Document document, const QString& folder, const QString& name);
    bool save();
    bool saveAs(const QString& path);
    /// Adds a node that opens these files, data.open or, of a file of features, data.open_features, and returns its id, or empty where there is no
    /// such module.
    QString addDataNode(const QStringList& files, const std::optional<QPointF>& position = {});
    void recover(const CrashJournal::Left& left);
    /// Asks about unsaved changes; true: go on.
    bool mayLeave();
    /// Ends in order: the journal goes.
    void close();

Q_SIGNALS:
    void pathChanged();
    void opened(); ///< another document is shown

private:
    bool load(const QString& path, bool isExample);
    void take(Document document, const QString& path);
    [[nodiscard]] EditList rebased(const QString& newFolder) const;

    PipelineModel& m_model;
    RecentFiles& m_recent;
    CrashJournal m_journal;
    Questions m_questions;
    std::function<QJsonArray()> m_views;
    QString m_path;
    QString m_exampleFolder; ///< relative paths of an example begin there
    QString m_exampleName;
};

} // namespace terrella
