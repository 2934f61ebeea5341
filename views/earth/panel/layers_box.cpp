// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/layers_box.h"

#include "views/earth/panel/layer_details.h"
#include "views/earth/panel/layer_row.h"
#include "views/earth/panel/swatches.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr int rowWidth = 262;

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout())
            clear(inner);
        delete item;
    }
}

} // namespace

/// Where a dragged layer would come to lie.
class LayersBox::DropLine final : public QWidget {
public:
    DropLine(LayersBox& box, QWidget* parent) : QWidget(parent), owner(box)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), owner.theme().accent); }

private:
    LayersBox& owner;
};

LayersBox::LayersBox(LayerStack& layers, QWidget* parent) : Overlay(parent), m_layers(layers)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(6, 4, 6, 6);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setStyleSheet(QStringLiteral("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"));
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->setSizeConstraint(QLayout::SetMinAndMaxSize);
    m_scroll->setWidget(m_content);
    m_content->installEventFilter(this);
    outer->addWidget(m_scroll);
    m_dropLine = new DropLine(*this, m_content);
    connect(&m_layers, &LayerStack::changed, this, &LayersBox::rebuild);
    rebuild();
}

void LayersBox::themeChanged()
{
    m_shown.clear();
    rebuild();
}

void LayersBox::setBackground(const QString& note)
{
    m_backgroundNote = note;
    rebuild();
}

void LayersBox::setFolded(bool folded)
{
    m_folded = folded;
    rebuild();
}

void LayersBox::setPaneCount(int count)
{
    m_paneCount = count;
    rebuild();
}

void LayersBox::setTallest(int height)
{
    m_tallest = height;
    fit();
}

/// As large as its rows, but no taller than there is room for.
void LayersBox::fit()
{
    m_rows->activate();
    const QSize wanted = m_rows->sizeHint();
    const int room = std::max(60, m_tallest - 12);
    const int bar = wanted.height() > room ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
    m_content->resize(wanted); // by itself it only grows
    m_scroll->setFixedSize(wanted.width() + bar, std::min(wanted.height(), room));
    adjustSize();
}

QString LayersBox::contentKey() const
{
    QString now = QStringLiteral("%1|%2|%3").arg(m_backgroundNote).arg(m_folded).arg(m_paneCount);
    now += QString::number(static_cast<int>(m_layers.vision()));
    for (const EarthLayer& l : m_layers.layers()) {
        EarthLook look = l;
        look.opacity = 1.0; // moved by a slider that must not be made anew meanwhile
        look.density = 1.0;
        now += QStringLiteral("|%1:%2:%3:%4:%5:").arg(l.id, l.title, l.problem, l.units, l.note + l.overview)
            + QString::fromUtf8(QJsonDocument(look.toJson()).toJson(QJsonDocument::Compact))
            + (m_open.contains(l.id) ? QStringLiteral(":%1:%2").arg(l.lowest).arg(l.highest) : QString());
    }
    return now;
}

void LayersBox::rebuild()
{
    const QString now = contentKey();
    if (now == m_shown)
        return;
    m_shown = now;
    clear(m_rows);
    m_layerRows.clear();
    auto* title = new QToolButton(m_content);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    title->setText(tr("Layers"));
    title->setToolTip(m_folded ? tr("Show the layers") : tr("Fold the layers away"));
    connect(title, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    m_rows->addWidget(title);
    if (!m_folded) {
        const std::vector<EarthLayer> layers = m_layers.layers();
        for (auto it = layers.rbegin(); it != layers.rend(); ++it)
            addLayer(*it);
        addBackground();
    }
    m_dropLine->raise();
}

bool LayersBox::eventFilter(QObject* watched, QEvent* event)
{
    // New rows count only once Qt has shown them, and that is when it asks for a layout.
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        for (const int wait : {0, 60}) // buttons are smaller once their style is known
            QTimer::singleShot(wait, this, [this] {
                fit();
                Q_EMIT resized();
            });
    return false;
}

void LayersBox::addLayer(const EarthLayer& layer)
{
    auto* row = new QWidget(m_content);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    auto* show = new LayerRow(row);
    show->setIconSize(swatchSize);
    QColor colour = theme().text;
    colour.setAlphaF(layer.visible ? 0.9F : 0.25F);
    const bool hasColours = layer.kind != EarthLayerKind::Hatch && layer.kind != EarthLayerKind::Contours
        && !(layer.kind == EarthLayerKind::Vectors && layer.white)
        && (layer.kind != EarthLayerKind::Isosurface || layer.solid.tint != EarthTint::Single);
    show->setIcon(hasColours ? swatch(m_layers.seenMapOf(layer.id), swatchSize, devicePixelRatioF(), layer.visible ? 1.0 : 0.25)
                             : kindSwatch(layer.kind, colour, devicePixelRatioF()));
    const int room = rowWidth - 72 - (m_paneCount > 1 ? 8 + 7 * std::min(m_paneCount, 6) : 0);
    show->setText(QStringLiteral(" ") + fontMetrics().elidedText(layer.shownTitle(), Qt::ElideRight, room));
    const QString what = layer.visible ? tr("Hide %1").arg(layer.shownTitle()) : tr("Show %1").arg(layer.shownTitle());
    show->setToolTip(layer.problem.isEmpty() ? (layer.note.isEmpty() ? what : what + QLatin1Char('\n') + layer.note) : layer.problem);
    show->setProperty("dim", !layer.visible || !layer.problem.isEmpty());
    connectRow(show, layer);
    line->addWidget(show, 1);
    if (m_paneCount > 1)
        line->addWidget(paneButton(layer, row));
    const bool open = m_open.contains(layer.id);
    auto* more = new QToolButton(row);
    more->setText(open ? QStringLiteral("▴") : QStringLiteral("▾"));
    more->setProperty("dim", true);
    more->setToolTip(tr("How %1 is shown").arg(layer.shownTitle()));
    more->setAccessibleName(more->toolTip());
    connect(more, &QToolButton::clicked, this, [this, id = layer.id] { toggleDetails(id); });
    line->addWidget(more);
    m_rows->addWidget(row);
    m_layerRows.push_back(row);
    if (m_focus == layer.id) {
        m_focus.clear();
        show->setFocus();
    }
    for (const QString& said : {layer.problem, layer.note, layer.overview})
        addNote(said);
    if (!open)
        return;
    auto* details = new LayerDetails(m_layers, layer, m_content);
    details->setFixedWidth(rowWidth);
    m_rows->addWidget(details);
    if (m_nameWanted == layer.id) {
        m_nameWanted.clear();
        details->editName();
    }
}

void LayersBox::connectRow(LayerRow* row, const EarthLayer& layer)
{
    const QString id = layer.id;
    connect(row, &QToolButton::clicked, this, [this, id, on = !layer.visible] {
        m_focus = id;
        if (auto look = m_layers.lookOf(id)) {
            look->visible = on;
            m_layers.setLook(id, *look);
        }
    });
    connect(row, &LayerRow::dragged, this, [this](int y) {
        const auto at = static_cast<std::size_t>(slotAt(y));
        const int line = m_layerRows.empty() ? 0 : at < m_layerRows.size() ? m_layerRows[at]->y() : m_layerRows.back()->geometry().bottom() + 1;
        m_dropLine->setGeometry(0, std::max(0, line - 1), m_content->width(), 2);
        m_dropLine->show();
        m_dropLine->raise();
    });
    connect(row, &LayerRow::dropped, this, [this, id](int y) {
        m_dropLine->hide();
        // After the event: the rows are made anew, and with them the one that is dragged.
        QTimer::singleShot(0, this, [this, id, y] { drop(id, y); });
    });
    connect(row, &LayerRow::moveWanted, this, [this, id](int up) {
        const std::vector<EarthLayer> all = m_layers.layers();
        const auto at = std::ranges::find(all, id, &EarthLayer::id) - all.begin();
        m_focus = id;
        QTimer::singleShot(0, this, [this, id, to = static_cast<int>(at) + up] { m_layers.move(id, std::max(0, to)); });
    });
    connect(row, &LayerRow::renameWanted, this, [this, id] {
        m_nameWanted = id;
        m_open.remove(id);
        QTimer::singleShot(0, this, [this, id] { toggleDetails(id); });
    });
    connect(row, &LayerRow::removeWanted, this, [this, id] { QTimer::singleShot(0, this, [this, id] { m_layers.dismiss(id); }); });
    connect(row, &LayerRow::menuWanted, this,
        [this, layer](const QPoint& at) { QTimer::singleShot(0, this, [this, layer, at] { openMenu(layer, at); }); });
}

int LayersBox::slotAt(int globalY) const
{
    const int y = m_content->mapFromGlobal(QPoint(0, globalY)).y();
    int at = 0;
    for (const QWidget* row : m_layerRows)
        at += y > row->geometry().center().y() ? 1 : 0;
    return at;
}

void LayersBox::drop(const QString& id, int globalY)
{
    const std::vector<EarthLayer> all = m_layers.layers();
    const int from = static_cast<int>(std::ranges::find(all, id, &EarthLayer::id) - all.begin());
    const int count = static_cast<int>(all.size());
    int to = count - slotAt(globalY); // counted from below, before it is taken out
    if (to > from)
        --to;
    if (from < count && to != from)
        m_layers.move(id, to);
}

QWidget* LayersBox::paneButton(const EarthLayer& layer, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    const QPixmap picture = paneSwatch(m_paneCount, layer.panes, theme(), devicePixelRatioF());
    button->setIcon(picture);
    button->setIconSize(picture.deviceIndependentSize().toSize());
    button->setToolTip(tr("In which pictures %1 is seen").arg(layer.shownTitle()));
    button->setAccessibleName(button->toolTip());
    const QString id = layer.id;
    const unsigned all = m_paneCount >= 32 ? ~0U : (1U << m_paneCount) - 1U;
    const auto set = [this, id, all](unsigned panes) {
        if (auto look = m_layers.lookOf(id)) {
            look->panes = (panes & all) == all ? EarthLook::allPanes : panes & all;
            m_layers.setLook(id, *look);
        }
    };
    if (m_paneCount == 2) { // both, left, right
        connect(button, &QToolButton::clicked, this, [set, all, panes = layer.panes & all] { set(panes == all ? 1U : panes == 1U ? 2U : all); });
        return button;
    }
    auto* menu = new QMenu(button);
    QAction* everywhere = menu->addAction(tr("All pictures"));
    connect(everywhere, &QAction::triggered, this, [set, all] { set(all); });
    for (int k = 0; k < m_paneCount; ++k) {
        QAction* one = menu->addAction(tr("Picture %1").arg(k + 1));
        one->setCheckable(true);
        one->setChecked((layer.panes >> k & 1U) != 0);
        connect(one, &QAction::triggered, this, [set, panes = layer.panes & all, k] { set(panes ^ 1U << k); });
    }
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

void LayersBox::toggleDetails(const QString& id)
{
    if (!m_open.remove(id))
        m_open.insert(id);
    m_shown.clear();
    rebuild();
}

/// With its details open, since it is to be said what it shows.
void LayersBox::deriveOpen(const QString& id, EarthLayerKind kind)
{
    m_open.insert(m_layers.derive(id, kind));
    m_shown.clear();
    rebuild();
}

void LayersBox::openMenu(const EarthLayer& layer, const QPoint& at)
{
    QMenu menu;
    const QString id = layer.id;
    menu.addAction(tr("&Zoom to it"), this, [this, id] { Q_EMIT zoomWanted(id); });
    if (layer.base.isEmpty() && !layer.source.isEmpty() && layer.source != id)
        menu.addAction(tr("&Keep when another result is shown"), this, [this, id] { Q_EMIT keepWanted(id); });
    if (layer.kind == EarthLayerKind::Field) {
        menu.addAction(tr("Add &contours"), this, [this, id] { m_layers.derive(id, EarthLayerKind::Contours); });
        menu.addAction(tr("Add &hatching where a condition holds"), this, [this, id] { deriveOpen(id, EarthLayerKind::Hatch); });
        if (m_layers.hasVectors(id))
            menu.addAction(tr("Add &vectors"), this, [this, id] { m_layers.derive(id, EarthLayerKind::Vectors); });
        if (m_layers.hasHeights(id)) {
            menu.addAction(tr("Add an &isosurface"), this, [this, id] { deriveOpen(id, EarthLayerKind::Isosurface); });
            menu.addAction(tr("Add a v&olume"), this, [this, id] { deriveOpen(id, EarthLayerKind::Volume); });
            menu.addAction(tr("Add a c&urtain along the lines"), this, [this, id] {
                deriveOpen(id, EarthLayerKind::Curtain);
                Q_EMIT edited(tr("Add a curtain"));
            });
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Re&name"), QKeySequence(Qt::Key_F2), this, [this, id] {
        m_nameWanted = id;
        m_open.remove(id);
        toggleDetails(id);
    });
    menu.addAction(tr("Move &up"), QKeySequence(Qt::ALT | Qt::Key_Up), this, [this, id] {
        const std::vector<EarthLayer> all = m_layers.layers();
        m_layers.move(id, static_cast<int>(std::ranges::find(all, id, &EarthLayer::id) - all.begin()) + 1);
    });
    menu.addAction(tr("Move &down"), QKeySequence(Qt::ALT | Qt::Key_Down), this, [this, id] {
        const std::vector<EarthLayer> all = m_layers.layers();
        m_layers.move(id, std::max(0, static_cast<int>(std::ranges::find(all, id, &EarthLayer::id) - all.begin()) - 1));
    });
    menu.addSeparator();
    menu.addAction(tr("&Remove"), QKeySequence::Delete, this, [this, id, isCurtain = layer.kind == EarthLayerKind::Curtain] {
        m_layers.dismiss(id);
        if (isCurtain)
            Q_EMIT edited(tr("Remove the curtain"));
    });
    menu.exec(at);
}

void LayersBox::addNote(const QString& said)
{
    if (said.isEmpty())
        return;
    auto* why = new QLabel(said, m_content);
    why->setWordWrap(true);
    why->setFont(smallFont(font()));
    why->setContentsMargins(30, 0, 6, 4);
    why->setFixedWidth(rowWidth);
    why->setProperty("dim", true);
    m_rows->addWidget(why);
}

void LayersBox::addBackground()
{
    auto* row = new QWidget(m_content);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    auto* open = new QToolButton(row);
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setIconSize(swatchSize);
    QColor colour = theme().text;
    colour.setAlphaF(0.9F);
    open->setIcon(frameSwatch(colour, devicePixelRatioF()));
    open->setText(QStringLiteral(" ") + tr("Background") + QStringLiteral(" ▾"));
    open->setMinimumHeight(26);
    open->setToolTip(tr("Coastlines, borders, rivers, cities, graticule; day and night; relief or a picture below the data"));
    open->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(open);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT backgroundWanted(menu);
    });
    open->setMenu(menu);
    line->addWidget(open);
    line->addStretch(1);
    m_rows->addWidget(row);
    addNote(m_backgroundNote);
}

} // namespace terrella::earth
