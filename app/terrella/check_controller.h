// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/pipeline_model.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace terrella {

class DocumentController;
class EngineClient;

/// Has the engine check the document a moment after each edit and say what a run would reuse. The newest answer wins.
class CheckController final : public QObject {
    Q_OBJECT

public:
    CheckController(PipelineModel& model, DocumentController& document, EngineClient& engine, QObject* parent = nullptr);

    void checkSoon();
    /// describe() of an output port's signature, as the last check found it; empty where it is not known.
    [[nodiscard]] QJsonObject outputOf(const QString& node, const QString& port) const;
    /// Nothing asked and not answered.
    [[nodiscard]] bool isIdle() const { return !m_timer.isActive() && m_check == 0 && m_plan == 0; }

Q_SIGNALS:
    void checked();
    /// A result that the store has already: shown without running.
    void reusable(const QString& node, const QMap<QString, QString>& outputs);

private:
    void check();
    void takeCheck(const QJsonObject& answer);
    void takePlan(const QJsonObject& answer);

    PipelineModel& m_model;
    DocumentController& m_document;
    EngineClient& m_engine;
    QTimer m_timer;
    qint64 m_check = 0, m_plan = 0;
    QJsonObject m_nodes;
};

} // namespace terrella
