// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/background.h"
#include "views/earth/earth_panel.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/layers/track_lines.h"
#include "views/earth/scene/scene_widget.h"

namespace terrella::earth {

/// One line of the probe: "pressure", "994.6 hPa".
struct ProbeLine {
    QString label;
    QString value;
};

/// The layers of the view: what they hold, what is read for them, how they stand in the scene. GUI thread.
class LayerStack final : public QObject {
    Q_OBJECT
public:
    LayerStack(SceneWidget& view, const ColourMaps& maps, QObject* parent);
    ~LayerStack() override;

    void addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable, int level);
    void addFeatures(const QString& id, const QString& title, std::shared_ptr<const Features> features, EarthLayerKind kind);
    void remove(const QString& id);
    void clear();
    [[nodiscard]] std::vector<EarthLayer> layers() const;
    [[nodiscard]] const ColourMaps& maps() const { return m_maps; }
    /// The colours in use: one of maps(), or those of the variable's own classes.
    [[nodiscard]] const ColourMap& mapOf(const QString& id) const;
    /// The colours of the layer's own classes; null where its variable numbers none.
    [[nodiscard]] const ColourMap* classesOf(const QString& id) const;

    void setVisible(const QString& id, bool visible);
    void setVariable(const QString& id, const QString& variable);
    void setLevel(const QString& id, int level);
    void setColourMap(const QString& id, const QString& name);
    void setRange(const QString& id, std::optional<std::pair<double, double>> range);
    /// Names and titles of the variables (columns) to choose from, and the texts of the levels.
    [[nodiscard]] std::vector<std::pair<QString, QString>> variablesOf(const QString& id) const;
    [[nodiscard]] QStringList levelsOf(const QString& id) const;

    void setTime(double seconds);
    [[nodiscard]] double time() const { return m_time; }
    [[nodiscard]] const std::vector<double>& times() const { return m_times; }
    [[nodiscard]] Calendar calendar() const { return m_calendar; }

    void projectionChanged();
    [[nodiscard]] std::vector<ProbeLine> probe(double lonDeg, double latDeg) const;
    /// The layer whose colours the bar explains: the topmost visible field, else the topmost visible tracks; null without.
    [[nodiscard]] const EarthLayer* barLayer() const;
    [[nodiscard]] std::optional<ShownField> shownField() const;
    /// Every visible field, from the lowest.
    [[nodiscard]] std::vector<ShownField> shownFields() const;
    /// Mean brightness of the visible field, 0 … 1; nothing without one.
    [[nodiscard]] std::optional<double> fieldBrightness() const;
    /// A visible field leaves nothing of the land and sea below to be seen.
    [[nodiscard]] bool coversEarth() const;
    [[nodiscard]] int outstanding() const { return m_reading.outstanding(); }

Q_SIGNALS:
    void changed(); ///< layers, ranges, visibility
    void timesChanged();
    void timeChanged(double seconds);
    void drawn(); ///< an answer has reached the scene

private:
    struct Layer;
    Layer* find(const QString& id);
    const Layer* find(const QString& id) const;
    Layer& insert(const QString& id, const QString& title, EarthLayerKind kind);
    void request(Layer& layer);
    void requestField(Layer& layer);
    void prefetch(const Layer& layer);
    void requestLines(Layer& layer);
    void drawPoints(Layer& layer);
    void recolour(Layer& layer);
    void drawPositions(Layer& layer);
    void applyVisibility(const Layer& layer);
    /// Colours of classes go with their own range.
    void takeClassRange(Layer& layer);
    void gatherTimes();
    [[nodiscard]] static int firstOrder(const Layer& layer);
    [[nodiscard]] const ColourMap& mapOf(const Layer& layer) const;
    void probeField(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;
    void probeFeatures(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;

    SceneWidget& m_view;
    const ColourMaps& m_maps;
    std::vector<std::unique_ptr<Layer>> m_layers;
    std::vector<double> m_times;
    Calendar m_calendar = Calendar::Standard;
    double m_time = 0.0;
    int m_made = 0;
    std::shared_ptr<FieldSource> m_source = std::make_shared<FieldSource>();
    Background m_reading{this};
};

} // namespace terrella::earth
