// SPDX-License-Identifier: GPL-3.0-or-later
// Files that come into the window, and results that go out of it.
#include "app/terrella/background.h"
#include "app/terrella/crash_journal.h"
#include "app/terrella/document_controller.h"
#include "app/terrella/earth_presenter.h"
#include "app/terrella/exporter.h"
#include "app/terrella/feature_files.h"
#include "app/terrella/main_window.h"
#include "app/terrella/notice_bar.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/picture_origin.h"
#include "app/terrella/run_controller.h"
#include "app/terrella/workspace.h"
#include "views/canvas/canvas_view.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace terrella {

namespace {

/// What becomes one node each: the files of a cube go together, each file of features is one for itself.
QList<QStringList> nodesOf(const QStringList& data)
{
    QStringList cube;
    QList<QStringList> out;
    for (const QString& path : data) {
        if (isFeatureFile(path))
            out.append({path});
        else
            cube.append(path);
    }
    if (!cube.isEmpty())
        out.prepend(cube);
    return out;
}

} // namespace

void Workspace::openFiles(const QStringList& paths, const std::optional<QPointF>& position)
{
    QStringList data;
    for (const QString& path : paths) {
        if (path.endsWith(QLatin1String(".terrella")))
            m_document->open(path);
        else if (mayHoldOrigin(path))
            m_output->openPicture(path);
        else
            data.append(path);
    }
    if (data.isEmpty())
        return;
    const QList<QStringList> nodes = nodesOf(data);
    if (m_catalogue.isEmpty()) {
        if (m_waitingFiles.isEmpty())
            for (const QStringList& files : nodes)
                m_presenter->showFiles(files, QFileInfo(files.first()).fileName());
        m_waitingFiles += data;
        return;
    }
    for (const QStringList& files : nodes) {
        const QString node = m_document->addDataNode(files, position);
        if (node.isEmpty())
            m_notice->say(tr("The module that opens data is not installed."));
        else if (m_model.document().nodes.size() == 1)
            m_canvas->fit();
        if (!node.isEmpty())
            m_canvas->reveal(node);
        m_presenter->showFiles(files, QFileInfo(files.first()).fileName());
    }
}

void Workspace::openDialog()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window.get(), tr("Open"), m_document->baseFolder(), tr("Pipelines (*.terrella);;All files (*)"));
    if (!path.isEmpty())
        openFiles({path});
}

void Workspace::openDataDialog()
{
    const QStringList paths = QFileDialog::getOpenFileNames(m_window.get(), tr("Open data"), m_document->baseFolder(),
        tr("Data (*.nc *.nc4 *.cdf *.h5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff);;Features (*.gpkg *.geojson *.shp *.csv);;All files (*)"));
    if (!paths.isEmpty())
        openFiles(paths);
}

void Workspace::exportResultOf(const QString& node, const QString& port)
{
    const QString from = m_runs->resultsOf(node).value(port);
    const ModuleSpec* spec = m_catalogue.find(m_model.document().nodes.at(node).module);
    const PortSpec* output = spec ? spec->output(port) : nullptr;
    if (from.isEmpty() || !output)
        return;
    const QString filter = exportFilter(output->type);
    QString chosen = filter.section(QStringLiteral(";;"), 0, 0);
    QString to = QFileDialog::getSaveFileName(m_window.get(), tr("Export"), m_document->baseFolder() + QLatin1Char('/') + port, filter, &chosen);
    if (to.isEmpty())
        return;
    if (QFileInfo(to).suffix().isEmpty())
        to += chosen.section(QLatin1Char('*'), -1).remove(QLatin1Char(')'));
    const QString history = tr("Terrella %1: %2 of %3").arg(QStringLiteral(TERRELLA_VERSION), port, m_document->name());
    m_notice->say(tr("Writing %1 …").arg(QFileInfo(to).fileName()));
    m_background->run<Result<void>>(
        this, [from, to, history] { return exportResult(from, to, history); },
        [this, to](const Result<void>& done) { m_notice->say(done ? tr("Saved %1.").arg(to) : done.error().message); });
}

void Workspace::offerRecovery()
{
    auto left = CrashJournal::leftBehind(CrashJournal::defaultFolder());
    if (left.empty())
        return;
    const CrashJournal::Left& newest = left.front();
    const QString name = newest.path.isEmpty() ? tr("a pipeline that was never saved") : QFileInfo(newest.path).fileName();
    m_notice->say(tr("Terrella ended unexpectedly. The last changes to %1 were kept.").arg(name),
        {{tr("Recover"),
             [this, newest] {
                 if (m_document->mayLeave())
                     m_document->recover(newest);
             }},
            {tr("Discard"), [newest] { QFile::remove(newest.journal); }}});
}

} // namespace terrella
