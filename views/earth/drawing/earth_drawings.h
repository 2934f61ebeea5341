// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/drawing.h"

#include <QJsonArray>
#include <QObject>

#include <memory>

namespace terrella {

struct EarthTheme;

namespace earth {
class SceneWidget;
}

/// An area that has a name, to be chosen instead of drawn.
struct NamedArea {
    QString name;
    SphereShapes shapes;
    std::shared_ptr<const SphereArea> inside = nullptr; ///< of the shapes, for pointing at it; made where they are read
};
/// A coast as lines of places.
using CoastLines = std::vector<std::vector<SpherePlace>>;

/// Regions and lines on the Earth: draws them by mouse and keys, shows them with handles, changes them. One of them is selected. GUI thread.
///
/// While something is drawn: a click, or the space bar, adds the place under the pointer; boxes and circles may be dragged out at once; Return or a
/// double click ends; Backspace takes the last place back; Escape gives up. Everything else moves the view as ever.
class EarthDrawings final : public QObject {
    Q_OBJECT
public:
    EarthDrawings(earth::SceneWidget& view, QObject* parent);
    ~EarthDrawings() override;

    /// What is drawn next; purpose comes back with drawn(). Shapes and strips need areas and coasts: they are asked for where there are none.
    void begin(DrawingKind kind, const QString& purpose = {});
    void cancel();
    [[nodiscard]] bool isDrawing() const;
    [[nodiscard]] QString purpose() const;
    /// Something chosen instead of drawn, such as a country from a list, for the purpose that is being drawn for.
    void finish(const Drawing& drawing);

    [[nodiscard]] const std::vector<Drawing>& all() const;
    /// Replaces them without telling edited(): what a document keeps. Select: the last.
    void setAll(std::vector<Drawing> drawings);
    void add(const Drawing& drawing);
    void removeSelected();
    /// Index into all(); -1: none, or the parameter's.
    [[nodiscard]] int selected() const;
    void select(int index);
    /// The selected region or line, else the one drawn last.
    [[nodiscard]] std::optional<Drawing> region() const;
    [[nodiscard]] std::optional<Drawing> line() const;
    /// What stands at its ends.
    [[nodiscard]] std::pair<QString, QString> letters() const;

    /// The region that is the value of a parameter, shown and changed like the others, but not one of them. Nothing: none.
    void setParameter(const std::optional<Drawing>& region);

    void setAreas(std::shared_ptr<const std::vector<NamedArea>> areas);
    [[nodiscard]] std::shared_ptr<const std::vector<NamedArea>> areas() const;
    void setCoasts(std::shared_ptr<const CoastLines> coasts);

    /// Whether how far it reaches can be set: of the selected circle, strip or coast, or of the coast that is being drawn.
    [[nodiscard]] bool hasDistance() const;
    /// Puts the hand on it.
    void editDistance();
    /// As Drawing::sizeText(); empty while that is being worked out.
    [[nodiscard]] QString sizeText(const Drawing& drawing) const;
    /// Outlines and coasts that are being made.
    [[nodiscard]] int outstanding() const;

    /// A mark on the Earth: the place that a plot speaks of.
    void setMark(const std::optional<SpherePlace>& place);

    void setTheme(const EarthTheme& theme);
    void projectionChanged();
    [[nodiscard]] QJsonArray state() const;
    void setState(const QJsonArray& state);

Q_SIGNALS:
    /// Finished; not yet one of all().
    void drawn(const terrella::Drawing& drawing, const QString& purpose);
    void cancelled(const QString& purpose);
    /// The user has changed all(); `what` says it: "Draw a line".
    void edited(const QString& what);
    void parameterEdited(const terrella::Drawing& region);
    /// Regions or lines are others, or others are selected; also while a hand moves them (isMoving).
    void changed(bool isMoving);
    /// The pointer is near the selected line, so many km from its start; below 0: it is not.
    void lineHovered(double km);
    void outlinesMade(); ///< what took a while has come
    void areasWanted();
    void coastsWanted();
    /// The coast of a whole country is to be found, which takes a while, and finish() to be told.
    void wholeCoastWanted(const terrella::NamedArea& country, const std::shared_ptr<const terrella::CoastLines>& coasts, double km);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace terrella
