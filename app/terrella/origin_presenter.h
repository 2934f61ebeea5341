// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace terrella {

class Background;
class EarthPanel;
class EarthPresenter;
class OriginView;
class PipelineModel;
class RunController;

/// Answers "Where does this value come from?": reads, at the place and time shown, the results of the node that is drawn and of every node upstream.
class OriginPresenter final : public QObject {
    Q_OBJECT

public:
    OriginPresenter(
        PipelineModel& model, RunController& runs, EarthPanel& earth, EarthPresenter& shown, Background& background, QObject* parent = nullptr);
    /// Opens the answer, or says in it why there is none.
    void explain(double lonDeg, double latDeg, QWidget* parent);

Q_SIGNALS:
    void nodeWanted(const QString& node);

private:
    /// A node with the files of its results, in the order in which nodes work.
    struct Source {
        QString node;
        QString title;
        std::vector<std::pair<QString, QString>> files; ///< name of the output where there are several, and its file
    };
    [[nodiscard]] std::vector<Source> sources() const;

    PipelineModel& m_model;
    RunController& m_runs;
    EarthPanel& m_earth;
    EarthPresenter& m_shown;
    Background& m_background;
    QPointer<OriginView> m_view;
    quint64 m_ticket = 0;
};

} // namespace terrella
