// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/pipeline_model.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace terrella {

class Background;
class DocumentController;

/// The line at the foot of the window: nodes and problems, the store's size, whether all is saved.
class StatusLine final : public QObject {
    Q_OBJECT

public:
    StatusLine(QStatusBar& bar, PipelineModel& model, DocumentController& document, Background& background);
    /// Adds up the store on a worker thread.
    void measureStore();
    void sayEngine(const QString& text);
    /// What is being read for the Earth; empty: nothing.
    void sayReading(const QString& text);

private:
    void refresh();

    PipelineModel& m_model;
    DocumentController& m_document;
    Background& m_background;
    QLabel* m_counts;
    QLabel* m_store;
    QLabel* m_engine;
    QLabel* m_reading;
    QLabel* m_saved;
};

} // namespace terrella
