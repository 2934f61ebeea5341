// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"

#include <QObject>

#include <memory>

namespace terrella {

class Background;
class EarthPanel;
class EventsView;
class PipelineModel;

/// Keeps one selection of events in the whole window: the Earth holds it, the table, the plots and the canvas show it. GUI thread; events are found
/// on a worker.
class EventsPresenter final : public QObject {
    Q_OBJECT

public:
    EventsPresenter(EarthPanel& earth, EventsView& view, PipelineModel& model, Background& background, QObject* parent = nullptr);

    /// How many events are listed.
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void wanted(); ///< an event was selected on the Earth: the table should be seen
    void listed(); ///< other events are in the table

private:
    void follow(); ///< other layers
    void show(const QString& source);
    void take(const EventSelection& selection);
    void flyTo(const QString& id);
    void markNode();

    EarthPanel& m_earth;
    EventsView& m_view;
    PipelineModel& m_model;
    Background& m_background;
    QString m_source; ///< of what is listed
    std::shared_ptr<const Features> m_features;
    std::vector<std::pair<QString, QString>> m_sources;
    QString m_marked; ///< the node whose card tells the selection
    quint64 m_ticket = 0;
    bool m_isOwnWish = false; ///< the selection comes from the table
};

} // namespace terrella
