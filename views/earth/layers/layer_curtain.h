// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer.h"

namespace terrella::earth {

/// Curtains among the layers: fields on all their levels, standing on the lines that are drawn. GUI thread.
class LayerStack::Curtains {
public:
    explicit Curtains(LayerStack& stack) : m_stack(stack) {}

    void setLines(std::vector<std::vector<SpherePlace>> lines);
    /// Those that a view keeps, and no others.
    void take(const QJsonObject& layers);
    void request(Layer& layer);
    /// They have the colours of their field, as long as nobody gave them others.
    void dress(const Layer& field, const EarthLook& before);
    [[nodiscard]] std::optional<CurtainProbe> probe(const QPointF& at) const;

private:
    /// What is seen of one, in front of all others.
    struct Seen {
        const Layer* layer = nullptr;
        const LineColumns* columns = nullptr;
        CurtainHit hit;
        double value = 0.0; ///< shown units
    };
    [[nodiscard]] CurtainRequest requestFor(const Layer& layer, std::size_t step) const;
    [[nodiscard]] std::optional<ValueRange> rangeOfField(const Layer& curtain) const;
    void sayLineIsMissing(Layer& layer);
    void answer(const CurtainRequest& asked, const std::shared_ptr<const CurtainAnswer>& found);
    void prefetch(Layer& layer);
    void keepReady(const CurtainRequest& asked, const std::shared_ptr<const CurtainAnswer>& found);
    void show(Layer& layer, const CurtainAnswer& found) const;
    [[nodiscard]] std::optional<Seen> seenAt(const QPointF& at) const;
    [[nodiscard]] Layer* layerOf(const CurtainRequest& asked) const; ///< null: gone, or of something else

    LayerStack& m_stack;
    std::vector<std::vector<SpherePlace>> m_lines;
};

} // namespace terrella::earth
