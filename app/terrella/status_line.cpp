// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/status_line.h"

#include "app/terrella/background.h"
#include "app/terrella/document_controller.h"
#include "pipelines/core/files.h"
#include "pipelines/run/store.h"

#include <QDirIterator>
#include <QLabel>
#include <QStatusBar>

namespace terrella {

StatusLine::StatusLine(QStatusBar& bar, PipelineModel& model, DocumentController& document, Background& background)
    : QObject(&bar),
      m_model(model),
      m_document(document),
      m_background(background),
      m_counts(new QLabel(&bar)),
      m_store(new QLabel(&bar)),
      m_engine(new QLabel(&bar)),
      m_reading(new QLabel(&bar)),
      m_saved(new QLabel(&bar))
{
    bar.setSizeGripEnabled(false);
    bar.setContentsMargins(12, 0, 12, 0);
    for (QLabel* label : {m_counts, m_store, m_engine, m_reading}) {
        label->setContentsMargins(0, 0, 18, 0);
        bar.addWidget(label);
    }
    bar.addPermanentWidget(m_saved);
    m_store->setToolTip(tr("Results that are kept so that nothing is computed twice: %1").arg(Store::defaultRoot()));
    connect(&model, &PipelineModel::edited, this, &StatusLine::refresh);
    connect(&model, &PipelineModel::documentReset, this, &StatusLine::refresh);
    connect(&model, &PipelineModel::problemsChanged, this, &StatusLine::refresh);
    connect(&model.undoStack(), &QUndoStack::cleanChanged, this, &StatusLine::refresh);
    connect(&document, &DocumentController::pathChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::refresh()
{
    const auto count = m_model.document().nodes.size();
    const QString nodes = count == 1 ? tr("1 node") : tr("%1 nodes").arg(count);
    const auto problems = static_cast<int>(m_model.problems().size());
    m_counts->setText(problems == 0 ? nodes : tr("%1 · %2").arg(nodes, problems == 1 ? tr("1 problem") : tr("%1 problems").arg(problems)));
    m_saved->setText(m_document.isModified() ? tr("unsaved, kept in case of a crash") : m_document.path().isEmpty() ? QString() : tr("saved"));
}

void StatusLine::measureStore()
{
    m_background.run<qint64>(
        this,
        [] {
            qint64 bytes = 0;
            QDirIterator files(Store::defaultRoot(), QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                files.next();
                bytes += files.fileInfo().size();
            }
            return bytes;
        },
        [this](qint64 bytes) { m_store->setText(tr("store %1").arg(bytesText(bytes))); });
}

void StatusLine::sayEngine(const QString& text) { m_engine->setText(text); }

void StatusLine::sayReading(const QString& text) { m_reading->setText(text); }

} // namespace terrella
