// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"
#include "views/earth/place_reading.h"
#include "views/events/event_composite.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <stop_token>

namespace terrella {

class Background;
class EarthPanel;
class EventsView;

/// Makes the composite of the field that is shown around the events of the table, while it is wanted: on a worker, the newest wish wins, with how far
/// it is. GUI thread.
class CompositePresenter final : public QObject {
    Q_OBJECT

public:
    CompositePresenter(EarthPanel& earth, EventsView& view, Background& background, QObject* parent = nullptr);
    ~CompositePresenter() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// All that a composite depends on.
    struct Wish {
        ShownField field;
        std::shared_ptr<const EventSet> set;
        std::vector<int> events;
        CompositeOptions options;
        QString colourMap;
        bool operator==(const Wish& other) const;
    };
    struct Progress {
        std::atomic<std::size_t> done = 0, of = 0;
    };
    void refresh();
    void make();
    void stop();

    EarthPanel& m_earth;
    EventsView& m_view;
    Background& m_background;
    std::optional<Wish> m_wish; ///< what is shown, or being made
    std::stop_source m_stop;
    std::shared_ptr<Progress> m_progress;
    QTimer m_settle, m_poll;
    quint64 m_ticket = 0;
};

} // namespace terrella
