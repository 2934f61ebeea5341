// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/composite_presenter.h"

#include "app/terrella/background.h"
#include "pipelines/core/resources.h"
#include "views/earth/colour_map.h"
#include "views/earth/earth_panel.h"
#include "views/events/events_view.h"

#include <QEvent>

#include <numeric>

namespace terrella {

namespace {
constexpr int kSettleMs = 200;
constexpr int kPollMs = 100;
} // namespace

bool CompositePresenter::Wish::operator==(const Wish& other) const
{
    return field.cube == other.field.cube && field.variable == other.field.variable && field.level == other.field.level
        && field.member == other.field.member && set == other.set && events == other.events && options == other.options
        && colourMap == other.colourMap;
}

CompositePresenter::CompositePresenter(EarthPanel& earth, EventsView& view, Background& background, QObject* parent)
    : QObject(parent),
      m_earth(earth),
      m_view(view),
      m_background(background)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &CompositePresenter::make);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_progress)
            m_view.setProgress(m_progress->done, m_progress->of);
    });
    connect(&view, &EventsView::compositeChanged, this, &CompositePresenter::refresh);
    connect(&earth, &EarthPanel::layersChanged, this, &CompositePresenter::refresh);
    connect(&view, &EventsView::stopWanted, this, [this] {
        stop();
        m_view.setComposite(sayInstead({}, tr("Stopped. Another selection or option begins anew.")));
    });
    view.installEventFilter(this);
}

CompositePresenter::~CompositePresenter() { m_stop.request_stop(); }

bool CompositePresenter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        QTimer::singleShot(0, this, &CompositePresenter::refresh);
    return QObject::eventFilter(watched, event);
}

void CompositePresenter::stop()
{
    m_stop.request_stop();
    m_settle.stop();
    m_poll.stop();
    ++m_ticket;
    m_progress.reset();
    m_view.setProgress(0, 0);
}

void CompositePresenter::refresh()
{
    if (!m_view.wantsComposite()) {
        stop();
        m_wish.reset();
        return;
    }
    const auto field = m_earth.shownField();
    Wish wish{field.value_or(ShownField{}), m_view.sharedSet(), {}, m_view.compositeOptions(), {}};
    if (wish.set && wish.options.ofAll) {
        wish.events.resize(wish.set->events.size());
        std::iota(wish.events.begin(), wish.events.end(), 0);
    } else {
        wish.events = m_view.selectedEvents();
    }
    if (field) {
        const QString variable = field->cube->signature().variables[static_cast<std::size_t>(field->variable)].name;
        for (const EarthLayer& layer : m_earth.layers())
            if (layer.kind == EarthLayerKind::Field && layer.visible && layer.variable == variable)
                wish.colourMap = layer.colourMap;
    }
    if (m_wish == wish)
        return;
    stop();
    m_wish = wish;
    if (!field)
        m_view.setComposite(sayInstead({}, tr("Show a field on the Earth: its mean around the events is drawn here.")));
    else if (wish.events.empty())
        m_view.setComposite(sayInstead({}, tr("Select events, or choose all of them under Options.")));
    else
        m_settle.start();
}

void CompositePresenter::make()
{
    const quint64 ticket = ++m_ticket;
    m_stop = std::stop_source();
    m_progress = std::make_shared<Progress>();
    m_poll.start();
    m_view.setComposite(sayInstead({}, tr("The field is being read around the events …")));
    m_background.run<std::shared_ptr<const Chart>>(
        this,
        [wish = *m_wish, progress = m_progress, stop = m_stop.get_token()] {
            const auto made = compositeOf(
                wish.field, *wish.set, wish.events, wish.options,
                [&progress](std::size_t done, std::size_t of) {
                    progress->of = of;
                    progress->done = done;
                },
                stop);
            if (!made)
                return std::make_shared<const Chart>(sayInstead(fieldTitle(wish.field), made.error().message));
            const earth::ColourMap map = earth::ColourMaps(resourcePath(QStringLiteral("colormaps"))).find(wish.colourMap);
            return std::make_shared<const Chart>(compositeChart(
                wish.field, *made, wish.options, {map.colours.begin(), map.colours.end()}, map.kind == earth::ColourMap::Kind::Diverging));
        },
        [this, ticket](const std::shared_ptr<const Chart>& chart) {
            if (ticket != m_ticket)
                return;
            m_poll.stop();
            m_progress.reset();
            m_view.setProgress(0, 0);
            m_view.setComposite(*chart);
        });
}

} // namespace terrella
