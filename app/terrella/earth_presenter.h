// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"
#include "views/canvas/pipeline_model.h"
#include "views/theme/theme.h"

#include <QObject>

namespace terrella {

class Background;
class EarthPanel;
class RunController;

/// Brings finished results to the Earth: a cube as the field, trajectories as tracks, other features as points. Files are opened on a
/// worker thread; the newest wish wins.
class EarthPresenter final : public QObject {
    Q_OBJECT

public:
    EarthPresenter(
        PipelineModel& model, RunController& runs, EarthPanel& earth, Background& background, const Theme& theme, QObject* parent = nullptr);

    /// All outputs of a node, because it was selected or has just finished.
    void showNode(const QString& node, bool isChosen);
    void showPort(const QString& node, const QString& port);
    /// The layer stays when another result is shown.
    void keep(const QString& layer);
    /// The first field of each node in a picture of its own, side by side. At least two.
    void compare(const QStringList& nodes);
    /// The first field of the second node minus that of the first.
    void subtract(const QStringList& nodes);
    /// Data files, without any pipeline.
    void showFiles(const QStringList& paths, const QString& title);
    void clear();
    /// "node.port" of the field that is shown, to be kept with the view; empty: none, or files.
    [[nodiscard]] const QString& shownField() const { return m_fieldOf; }

Q_SIGNALS:
    /// What takes a while to read; empty: nothing any more.
    void reading(const QString& what);
    void failed(const QString& sentence);

private:
    /// Says what is read where that takes long; whoever has read it calls the answer.
    [[nodiscard]] std::function<void()> sayReading(const QString& title);
    void tellReading();
    /// (node, port) of the first field of each that has one.
    [[nodiscard]] std::vector<std::pair<QString, QString>> fieldsOf(const QStringList& nodes) const;
    /// Brings a result to layers that are made of it and stay, by their ids; pane: the picture that they get, -1: as they are.
    void loadKept(const QString& node, const QString& port, const QStringList& layers, int pane = -1);
    void refreshKept(const QString& node);
    void load(const QString& node, const QString& port, const QString& path, bool isChosen);
    void take(const QString& node, const QString& port, const Value& value, bool isChosen);
    void lookFirst(const QString& layer, const Features* features = nullptr);
    /// Files that are opened together are seen together. wasFirst: nothing had been looked at when this one was asked for.
    void lookAtFile(const QString& layer, bool wasFirst, const Features* features = nullptr);
    QString& shownFrom(int kind);
    [[nodiscard]] QString layerTitle(const QString& node, const QString& port) const;
    [[nodiscard]] bool feedsTracks(const QString& node) const;
    [[nodiscard]] bool hasKeptFields() const;
    [[nodiscard]] bool isOtherThanWanted(const QString& node, const QString& port) const;

    PipelineModel& m_model;
    RunController& m_runs;
    EarthPanel& m_earth;
    Background& m_background;
    const Theme& m_theme;
    quint64 m_ticket[4] = {0, 0, 0, 0}; ///< newest wish for field, tracks, points, polygons
    quint64 m_lastTicket = 0;
    quint64 m_opened = 0;                                            ///< how many documents were opened
    bool m_isFirstLook = true;                                       ///< turn to what a document shows first; afterwards the view is the user's
    QString m_fieldFrom, m_tracksFrom, m_pointsFrom, m_polygonsFrom; ///< files shown now
    QString m_fieldOf;                                               ///< "node.port" shown now
    QMap<int, QString> m_beingRead;
    int m_readings = 0;
    QString m_wantedField; ///< the one that the document's view shows: others that finish do not take its place
};

} // namespace terrella
