// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/document_controller.h"

#include "app/terrella/feature_files.h"
#include "app/terrella/view_files.h"
#include "pipelines/graph/document_paths.h"
#include "pipelines/modules/cluster_path.h"
#include "views/canvas/connecting.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace terrella {

DocumentController::DocumentController(PipelineModel& model, RecentFiles& recent, QString journalFolder, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_recent(recent),
      m_journal(std::move(journalFolder))
{
    connect(&model, &PipelineModel::edited, this, [this](const Edit& edit) { m_journal.add(edit); });
    m_journal.begin(model.whole(), {});
}

QString DocumentController::name() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).fileName();
    return m_exampleName.isEmpty() ? tr("untitled") : m_exampleName;
}

QString DocumentController::baseFolder() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).absolutePath();
    return m_exampleFolder.isEmpty() ? QDir::currentPath() : m_exampleFolder;
}

bool DocumentController::isModified() const { return !m_model.undoStack().isClean(); }

void DocumentController::markChanged() { m_model.undoStack().resetClean(); }

bool DocumentController::isUntouched() const { return m_path.isEmpty() && m_model.whole().nodes.empty() && !m_model.undoStack().canUndo(); }

bool DocumentController::mayLeave()
{
    if (!isModified() || !m_questions.unsaved)
        return true;
    switch (m_questions.unsaved(name())) {
    case Answer::Save: return save();
    case Answer::Discard: return true;
    case Answer::Cancel: return false;
    }
    return false;
}

bool DocumentController::newDocument()
{
    if (!mayLeave())
        return false;
    m_exampleFolder.clear();
    m_exampleName.clear();
    take(Document(), {});
    return true;
}

bool DocumentController::open(const QString& path) { return mayLeave() && load(path, false); }

bool DocumentController::openExample(const QString& path) { return mayLeave() && load(path, true); }

bool DocumentController::openCopy(Document document, const QString& folder, const QString& name)
{
    if (!mayLeave())
        return false;
    m_exampleFolder = folder;
    m_exampleName = name;
    take(std::move(document), {});
    return true;
}

bool DocumentController::load(const QString& path, bool isExample)
{
    auto document = Document::load(path);
    if (!document) {
        m_recent.remove(path);
        if (m_questions.tell)
            m_questions.tell(document.error().message);
        return false;
    }
    const QFileInfo info(path);
    m_exampleFolder = isExample ? info.absolutePath() : QString();
    m_exampleName = isExample ? info.completeBaseName() : QString();
    if (!isExample)
        m_recent.add(path);
    take(*std::move(document), isExample ? QString() : info.absoluteFilePath());
    return true;
}

void DocumentController::take(Document document, const QString& path)
{
    m_path = path;
    m_model.reset(std::move(document));
    m_journal.begin(m_model.whole(), m_path);
    Q_EMIT pathChanged();
    Q_EMIT opened();
}

bool DocumentController::save()
{
    if (!m_path.isEmpty())
        return saveAs(m_path);
    const QString path = m_questions.whereToSave ? m_questions.whereToSave() : QString();
    return !path.isEmpty() && saveAs(path);
}

bool DocumentController::saveAs(const QString& chosen)
{
    const QString path = chosen.endsWith(QLatin1String(".terrella")) ? chosen : chosen + QStringLiteral(".terrella");
    EditList edits = rebased(QFileInfo(path).absolutePath());
    if (m_views)
        if (const QJsonArray views = viewsWithRelativeFiles(m_views(), QFileInfo(path).absolutePath()); views != m_model.whole().views)
            edits.edits.emplace_back(SetViews{views});
    Document document = m_model.whole();
    auto saved = edits.edits.empty() ? Result<Edit>(Edit(edits)) : apply(document, edits);
    const auto written = saved ? document.save(path) : Result<void>(saved.error());
    if (!written) {
        if (m_questions.tell)
            m_questions.tell(written.error().message);
        return false;
    }
    if (!edits.edits.empty())
        (void)m_model.applyToWhole(edits, tr("Save")).hasValue(); // the same edit has just been accepted by a copy
    m_path = QFileInfo(path).absoluteFilePath();
    m_exampleFolder.clear();
    m_exampleName.clear();
    m_model.undoStack().setClean();
    m_journal.begin(m_model.whole(), m_path);
    m_recent.add(m_path);
    Q_EMIT pathChanged();
    return true;
}

EditList DocumentController::rebased(const QString& newFolder) const
{
    EditList edits;
    const QDir from(baseFolder());
    const QDir to(newFolder);
    const auto moved = [&](const QString& path) {
        if (path.isEmpty() || path.startsWith(QLatin1String("/vsi")) || path.contains(QLatin1String("://")) || path.startsWith(QLatin1Char('~'))
            || clusterPath(path))
            return path;
        const QString absolute = QDir::cleanPath(from.absoluteFilePath(path));
        const QString relative = to.relativeFilePath(absolute);
        return relative.startsWith(QLatin1String("../../")) ? absolute : relative; // far away is clearer in full
    };
    const FindSpec find = [this](const QString& module) { return m_model.catalogue().find(module); };
    const Document& before = m_model.whole();
    const Document after = withPathsChanged(before, find, moved);
    for (const auto& [id, node] : after.nodes) {
        const Node& old = before.nodes.at(id);
        for (const QString& key : node.parameters.keys()) {
            if (node.parameters.value(key) != old.parameters.value(key))
                edits.edits.emplace_back(SetParameter{id, key, node.parameters.value(key)});
        }
        if (node.map != old.map)
            edits.edits.emplace_back(SetMap{id, node.map});
    }
    for (qsizetype i = 0; i < after.groups.size(); ++i) {
        const QJsonObject group = after.groups.at(i).toObject();
        if (group != before.groups.at(i).toObject())
            edits.edits.emplace_back(SetGroup{group.value(QLatin1String("id")).toString(), group});
    }
    return edits;
}

QString DocumentController::addDataNode(const QStringList& files, const std::optional<QPointF>& position)
{
    const bool isFeatures = !files.isEmpty() && isFeatureFile(files.first());
    const ModuleSpec* spec = m_model.catalogue().find(isFeatures ? QStringLiteral("data.open_features") : QStringLiteral("data.open"));
    const ParameterSpec* parameter = nullptr;
    if (spec)
        for (const ParameterSpec& candidate : spec->parameters)
            if (candidate.type == ParameterType::File || candidate.type == ParameterType::Files) {
                parameter = &candidate;
                break;
            }
    if (!parameter)
        return {};
    QPointF place = position.value_or(QPointF(0, 0));
    if (!position) // below what there is
        for (const auto& [id, node] : m_model.document().nodes)
            place.setY(std::max(place.y(), node.y + 96.0));
    auto added = addModuleEdit(m_model.document(), m_model.catalogue(), spec->id, place);
    if (!added)
        return {};
    QJsonArray paths;
    for (const QString& file : files)
        paths.append(QFileInfo(file).absoluteFilePath());
    added->first.edits.emplace_back(
        SetParameter{added->second, parameter->key, parameter->type == ParameterType::File ? paths.at(0) : QJsonValue(paths)});
    return m_model.apply(added->first, tr("Open data")) ? added->second : QString();
}

void DocumentController::recover(const CrashJournal::Left& left)
{
    m_exampleFolder.clear();
    m_exampleName.clear();
    m_path = left.path;
    m_model.reset(left.document);
    m_model.undoStack().resetClean(); // it differs from the file
    m_journal.begin(m_model.whole(), m_path, true);
    QFile::remove(left.journal);
    Q_EMIT pathChanged();
    Q_EMIT opened();
}

void DocumentController::close() { m_journal.close(); }

} // namespace terrella
