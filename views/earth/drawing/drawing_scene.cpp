// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn goes into the scene: lines with a halo, handles, the mark of plots; and the note that tells what to do.
#include "views/earth/drawing/earth_drawings_private.h"
#include "views/earth/ground/text_labels.h"
#include "views/earth/ticks.h"

#include <QEvent>
#include <QLabel>

namespace terrella {

namespace {

constexpr int handleOrder = 9010;
constexpr int letterOrder = 90000; // curtains and volumes stand below
const QString lettersKey = QStringLiteral("draw/letters");

QString keyOf(int index) { return QStringLiteral("draw/%1").arg(index); }

} // namespace

EarthDrawings::Private::Private(EarthDrawings& owner, earth::SceneWidget& sceneView)
    : drawings(owner),
      view(sceneView),
      note(new QLabel(&sceneView)),
      alive(&sceneView)
{
    note->setAttribute(Qt::WA_TransparentForMouseEvents);
    note->setContentsMargins(10, 4, 10, 4);
    note->setAlignment(Qt::AlignCenter);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->hide();
    list = new earth::AreaList(&view);
    connect(list, &earth::AreaList::chosen, this, [this](int area) { choose(area); });
    connect(list, &earth::AreaList::pointed, this, [this](int area) {
        pointedArea = area;
        refreshDraft();
    });
    connect(list, &earth::AreaList::givenUp, &drawings, &EarthDrawings::cancel);
    connectDistance();
    view.installEventFilter(this);
    view.setTool(this);
}

EarthDrawings::Private::~Private()
{
    if (earth::SceneWidget* left = alive.data())
        left->setTool(nullptr);
}

bool EarthDrawings::Private::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &view && event->type() == QEvent::Resize)
        refreshHint();
    return QObject::eventFilter(watched, event);
}

void EarthDrawings::Private::refresh()
{
    note->setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; border: 1px solid %3; border-radius: 8px; }")
                            .arg(theme.text.name(), theme.panel.name(), theme.line.name()));
    view.scene().removeAll(QStringLiteral("draw/"));
    view.scene().removeAll(earth::workPrefix);
    wanted.clear();
    for (std::size_t k = 0; k < all.size(); ++k)
        show(keyOf(static_cast<int>(k)), all[k], current() == &all[k]);
    if (parameter)
        show(QStringLiteral("draw/parameter"), *parameter, isParameterSelected);
    refreshLetters();
    refreshDraft();
    refreshHandles();
    view.redraw();
}

/// Below the ends, where no curtain stands, and over all that does.
void EarthDrawings::Private::refreshLetters()
{
    constexpr double below = 16.0; // pixels
    std::vector<QString> texts;
    std::vector<earth::Vec3> ends;
    std::size_t line = 0;
    for (const Drawing& drawing : all) {
        if (isRegion(drawing.kind) || !drawing.isComplete())
            continue;
        const auto [first, last] = lineLetters(line++);
        for (const auto& [text, place] : {std::pair(first, drawing.places.front()), std::pair(last, drawing.places.back())})
            if (const auto at = view.projection()->forward(place.lon, place.lat)) {
                texts.push_back(text);
                ends.push_back(*at);
            }
    }
    if (texts.empty()) {
        view.scene().remove(lettersKey);
        return;
    }
    QFont font = view.font();
    font.setBold(true);
    font.setPointSizeF(10.0);
    const double ratio = 2.0 * view.devicePixelRatioF(); // sharp in large pictures, too
    earth::SceneLabels labels;
    const std::vector<QRectF> parts = earth::paintLabels(texts, font, earth::labelInk(!theme.isDark), ratio, labels.picture);
    for (std::size_t k = 0; k < texts.size(); ++k)
        labels.labels.push_back({ends[k], ends[k], parts[k], earth::labelSize(font, texts[k]), QPointF(0.0, -below)});
    view.scene().setLabels(lettersKey, letterOrder, labels);
}

void EarthDrawings::Private::refreshDraft()
{
    const QString key = earth::workPrefix + QStringLiteral("draft");
    Drawing shown = isDrawing ? draft(pointer) : Drawing();
    const bool isListed = isDrawing && (kind == DrawingKind::Shape || (kind == DrawingKind::Strip && places.empty()));
    if (isListed && areas && pointedArea >= 0) {
        shown = Drawing{DrawingKind::Shape};
        shown.area = (*areas)[static_cast<std::size_t>(pointedArea)].shapes;
    }
    if (shown.area || !shown.places.empty())
        show(key, shown, true); // what takes a while stands until the next is there
    else
        hide(key);
    refreshHandles();
    refreshHint();
    view.redraw();
}

void EarthDrawings::Private::refreshHandles()
{
    earth::SceneMarks corners, middles, spot;
    const QRgb solid = theme.accent.rgba();
    const QRgb hollow = (theme.isDark ? QColor(18, 24, 30) : QColor(255, 255, 255)).rgba();
    corners.size = 10.0F;
    middles.size = 6.5F;
    spot.size = 12.0F;
    corners.rim = middles.rim = spot.rim = theme.isDark ? QColor(240, 246, 250) : QColor(20, 28, 36);
    const auto add = [this](earth::SceneMarks& marks, const SpherePlace& at, QRgb colour) {
        if (const auto point = view.projection()->forward(at.lon, at.lat)) {
            marks.points.push_back(*point);
            marks.colours.push_back(colour);
        }
    };
    if (isDrawing) {
        if (kind != DrawingKind::Shape)
            for (std::size_t k = 0; k < places.size(); ++k)
                add(corners, places[k], k == 0 ? solid : hollow);
    } else if (const Drawing* drawing = current()) {
        for (const DrawingHandle& handle : handlesOf(*drawing)) {
            const bool isMiddle = handle.role == DrawingHandle::Role::Middle;
            add(isMiddle ? middles : corners, handle.at,
                handle.role == DrawingHandle::Role::Whole
                        || (handle.role == DrawingHandle::Role::Corner && handle.index == 0 && !isRegion(drawing->kind))
                    ? solid
                    : hollow);
        }
    }
    if (mark)
        add(spot, *mark, solid);
    const auto put = [this](const QString& key, int order, const earth::SceneMarks& marks) {
        if (marks.points.empty())
            view.scene().remove(key);
        else
            view.scene().setMarks(key, order, marks);
    };
    put(earth::workPrefix + QStringLiteral("middles"), handleOrder, middles);
    put(earth::workPrefix + QStringLiteral("handles"), handleOrder + 1, corners);
    put(earth::workPrefix + QStringLiteral("mark"), handleOrder + 2, spot);
    refreshHint();
    view.redraw();
}

QString EarthDrawings::Private::hint() const
{
    const QString at = pointer ? earth::placeText(pointer->lon, pointer->lat) : QString();
    const auto joined = [](const QStringList& parts) {
        QStringList out = parts;
        out.removeAll(QString());
        return out.join(QStringLiteral("   ·   "));
    };
    if (!isDrawing)
        return (held || distanceSettles.isActive() || isCoastWanted) && current()
            ? joined({current()->title(), sizeTextOf(*current()), held ? at : QString()})
            : QString();
    const Drawing now = draft(pointer);
    const QString size = now.isComplete() ? sizeTextOf(now) : QString();
    switch (kind) {
    case DrawingKind::Box:
        return joined({size, at, places.empty() ? EarthDrawings::tr("Drag a box, or click on two corners. Esc gives up.") : QString()});
    case DrawingKind::Circle:
        return joined({places.empty() ? QString() : now.title(), size, at,
            places.empty() ? EarthDrawings::tr("Drag a circle from its middle, or click on its middle and its edge. Esc gives up.") : QString()});
    case DrawingKind::Polygon:
        return joined({size, at,
            places.size() < 3 ? EarthDrawings::tr("Click on the corners. Esc gives up.")
                              : EarthDrawings::tr("Return or a double click closes it, Backspace takes the last corner back, Esc gives up.")});
    case DrawingKind::Line:
        return joined({size, at,
            places.size() < 2 ? EarthDrawings::tr("Click on the places that the line leads through. Esc gives up.")
                              : EarthDrawings::tr("Return or a double click ends it, Backspace takes the last place back, Esc gives up.")});
    case DrawingKind::Strip:
        return joined({places.empty() ? QString() : now.title(), now.isComplete() ? size : QString(), at,
            !coasts        ? EarthDrawings::tr("Coastlines are being read.")
                : isEnding ? EarthDrawings::tr("The coast is being followed. Esc gives up.")
                : places.empty()
                ? EarthDrawings::tr("Click where the stretch of coast begins, then where it ends; or choose a country. Esc gives up.")
                : EarthDrawings::tr("Click where the stretch of coast ends. Esc gives up.")});
    case DrawingKind::Shape: break;
    }
    const QString name = areas && pointedArea >= 0 ? (*areas)[static_cast<std::size_t>(pointedArea)].name : QString();
    return joined({name, areas ? EarthDrawings::tr("Click on a country. Esc gives up.") : EarthDrawings::tr("Countries are being read.")});
}

void EarthDrawings::Private::refreshHint()
{
    constexpr int besideBoxes = 12;
    list->resize(220, std::clamp(view.height() - 220, 140, 320));
    list->move(view.width() - list->width() - besideBoxes, view.height() - list->height() - 56);
    constexpr int margin = 12;
    const auto reaches
        = isDrawing ? (kind == DrawingKind::Strip ? std::optional(stripKm) : std::nullopt) : (current() ? current()->distanceKm() : std::nullopt);
    distance->setVisible(reaches.has_value());
    if (reaches) {
        distance->setKm(*reaches);
        distance->resize(distance->sizeHint());
        distance->move((view.width() - distance->width()) / 2, view.height() - distance->height() - note->fontMetrics().height() - 4 * margin);
        distance->raise();
    }
    const QString text = hint();
    if (text.isEmpty()) {
        note->hide();
        return;
    }
    note->setText(text);
    const int widest = std::max(160, view.width() - 2 * margin);
    const int width = std::min(widest, note->fontMetrics().horizontalAdvance(text) + 32);
    note->resize(width, note->heightForWidth(width));
    note->move((view.width() - width) / 2, view.height() - note->height() - margin);
    note->show();
    note->raise();
}

} // namespace terrella
