// SPDX-License-Identifier: GPL-3.0-or-later
// What stands over the Earth: colour bars and where they have room, boxes, the note of whose eyes it is seen with.
#include "views/earth/earth_panel_private.h"

#include <algorithm>

namespace terrella {

using namespace earth;

namespace {

constexpr int margin = 12;

} // namespace

void EarthPanel::Private::placeOverlays()
{
    if (!probeBox || !layersBox || !heights)
        return;
    layersBox->setTallest(view->height() - 2 * margin);
    layersBox->move(margin, margin);
    probeBox->move(view->width() - probeBox->width() - margin, margin);
    visionNote->adjustSize();
    visionNote->move(margin, view->height() - visionNote->height() - margin);
    heights->move(view->width() - heights->width() - margin, view->height() - heights->height() - margin);
    placeLevels();
    layersBox->raise();
    probeBox->raise();
}

std::vector<EarthPanel::Private::Bar> EarthPanel::Private::barsIn(const QSizeF& size) const
{
    std::vector<Bar> out;
    for (const ScenePane& pane : view->scene().panes()) {
        const auto content = layers->barOf(pane.index);
        if (!content)
            continue;
        BarContent seenSo = *content;
        seenSo.colouring.map = asSeen(content->colouring.map, view->vision());
        for (BarContent::Arrow& arrow : seenSo.arrows)
            arrow.colour = asSeen(arrow.colour.rgb(), view->vision());
        for (ColourMap::Class& one : seenSo.tracks)
            one.colour = asSeen(one.colour, view->vision());
        const QRectF seen = pane.area & pane.shown;
        const QRectF inside(seen.left() * size.width(), seen.top() * size.height(), seen.width() * size.width(), seen.height() * size.height());
        out.push_back({seenSo, inside});
    }
    // One bar explains all where they agree.
    const auto agree = [&](const Bar& bar) {
        return bar.content.colouring == out.front().content.colouring && bar.content.layer.units == out.front().content.layer.units
            && bar.content.hasColours == out.front().content.hasColours && bar.content.arrows == out.front().content.arrows;
    };
    if (std::ranges::all_of(out, agree) && out.size() > 1) {
        for (const Bar& bar : out) {
            out.front().content.under = out.front().content.under || bar.content.under;
            out.front().content.over = out.front().content.over || bar.content.over;
            out.front().content.missing = out.front().content.missing || bar.content.missing;
            if (out.front().content.tracks.empty())
                out.front().content.tracks = bar.content.tracks;
            for (const QString& hatched : bar.content.hatched)
                if (std::ranges::find(out.front().content.hatched, hatched) == out.front().content.hatched.end())
                    out.front().content.hatched.push_back(hatched);
        }
        out.resize(1);
    }
    const bool isSwipe = panes->arrangement().mode == EarthArrangement::Mode::Swipe;
    const bool isOne = out.size() == 1;
    for (std::size_t k = 0; k < out.size(); ++k) {
        const QRectF inside = isOne ? QRectF(QPointF(), size) : out[k].area;
        // Below the probe, above the button of heights and the captions; a swipe's left bar above scale and time.
        const double top = inside.top() + (isOne ? 90.0 : 10.0), bottom = inside.bottom() - (isSwipe && !isOne && k == 0 ? 70.0 : 48.0);
        out[k].content = ColourBar::fitted(out[k].content, bottom - top);
        const double more = ColourBar::moreHeightFor(out[k].content);
        const double height = std::min(std::clamp(inside.height() / 2.0, 120.0, 340.0) + more, bottom - top);
        const double width = ColourBar::widthFor(out[k].content);
        const double y = std::clamp(inside.center().y() - height / 2.0 - 20.0, top, std::max(top, bottom - height));
        const bool left = isSwipe && !isOne && k == 0; // away from the line between the two
        out[k].area = QRectF(left ? inside.left() + margin : inside.right() - width - margin, left ? bottom - height : y, width, height);
        // One bar for several pictures stands where there is none of them, if there is such a place.
        if (const auto gap = placeBeside(view->scene().panes()); gap && isOne) {
            const double tall = std::clamp(0.8 * gap->height() * size.height(), 100.0, 340.0 + more);
            out[k].area = QRectF(gap->center().x() * size.width() - 0.5 * width, gap->center().y() * size.height() - 0.5 * tall, width, tall);
        }
        // In a narrow view the numbers would stand on the globe's middle.
        if (inside.height() <= (isOne ? 200.0 : 260.0) || inside.width() <= 300.0 || height < 100.0)
            out[k].area = {};
    }
    return out;
}

void EarthPanel::Private::updateBars()
{
    std::vector<Bar> bars = barsIn(view->size());
    const bool needsStrip = bars.size() == 1 && !bars.front().area.isEmpty() && panes->wantsStrip();
    if (panes->setStrip(needsStrip ? std::min(0.3, (bars.front().area.width() + 2.0 * margin) / view->width()) : 0.0))
        bars = barsIn(view->size());
    while (colourBars.size() > bars.size())
        colourBars.pop_back();
    while (colourBars.size() < bars.size()) {
        colourBars.push_back(std::make_unique<ColourBar>(view));
        colourBars.back()->setTheme(theme);
    }
    for (std::size_t k = 0; k < bars.size(); ++k) {
        colourBars[k]->show(bars[k].content);
        colourBars[k]->setGeometry(bars[k].area.toRect());
        colourBars[k]->setVisible(!bars[k].area.isEmpty());
    }
    outlines->setFieldBrightness(layers->fieldBrightness());
    outlines->setCovered(layers->coversEarth());
    placeOverlays();
}

void EarthPanel::setColourVision(ColourVision vision)
{
    const QString notes[]
        = {{}, tr("As seen without red cones (protan)"), tr("As seen without green cones (deutan)"), tr("As seen without blue cones (tritan)")};
    m_d->layers->setVision(vision);
    m_d->visionNote->setText(notes[static_cast<int>(vision)]);
    m_d->visionNote->setVisible(vision != ColourVision::Full);
    m_d->updateBars();
}

ColourVision EarthPanel::colourVision() const { return m_d->view->vision(); }

} // namespace terrella
