// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/layers_box.h"

#include "views/earth/ticks.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace terrella::earth {

namespace {

const QSize swatchSize(20, 12);

QPixmap frameSwatch(const QColor& colour, double ratio)
{
    QPixmap out(swatchSize * ratio);
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.2));
    painter.drawRoundedRect(QRectF(0.8, 1.8, 18.4, 8.4), 2.0, 2.0);
    return out;
}

QToolButton* arrow(bool open, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(open ? QStringLiteral("▴") : QStringLiteral("▾"));
    button->setProperty("dim", true);
    return button;
}

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

LayersBox::LayersBox(LayerStack& layers, QWidget* parent) : Overlay(parent), m_layers(layers), m_coastTitle(tr("Coastlines"))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(6, 4, 6, 6);
    outer->setSpacing(0);
    m_rows = outer;
    setMaximumWidth(280);
    connect(&m_layers, &LayerStack::changed, this, &LayersBox::rebuild);
    rebuild();
}

void LayersBox::themeChanged()
{
    m_shown.clear();
    rebuild();
}

void LayersBox::setOutlines(const QString& coastTitle, bool coast, bool borders, bool graticule)
{
    m_coastTitle = coastTitle;
    m_coast = coast;
    m_borders = borders;
    m_graticule = graticule;
    rebuild();
}

void LayersBox::setFolded(bool folded)
{
    m_folded = folded;
    rebuild();
}

void LayersBox::rebuild()
{
    QString now = QStringLiteral("%1%2%3%4%5").arg(m_coastTitle).arg(m_coast).arg(m_borders).arg(m_graticule).arg(m_folded);
    for (const EarthLayer& l : m_layers.layers())
        now += QStringLiteral("|%1:%2:%3:%4:%5:%6:%7:%8:%9")
                   .arg(l.id, l.title, l.variable, l.colourMap, l.problem, l.units)
                   .arg(l.visible)
                   .arg(l.level)
                   .arg(l.automaticRange)
            + (m_open.contains(l.id) ? QStringLiteral(":%1:%2").arg(l.lowest).arg(l.highest) : QString());
    if (now == m_shown)
        return;
    m_shown = now;
    clear(m_rows);
    auto* title = new QToolButton(this);
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
        addOutline(QStringLiteral("coast"), m_coastTitle, m_coast);
        addOutline(QStringLiteral("borders"), tr("Borders"), m_borders);
        addOutline(QStringLiteral("graticule"), tr("Graticule"), m_graticule);
    }
}

bool LayersBox::event(QEvent* event)
{
    // New rows count only once Qt has shown them, and that is when it asks for a layout.
    const bool handled = Overlay::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        adjustSize();
        Q_EMIT resized();
    }
    return handled;
}

void LayersBox::addLayer(const EarthLayer& layer)
{
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    auto* show = new QToolButton(row);
    show->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    show->setIconSize(swatchSize);
    show->setIcon(swatch(m_layers.mapOf(layer.id), swatchSize, devicePixelRatioF(), layer.visible ? 1.0 : 0.25));
    show->setText(QStringLiteral(" ") + fontMetrics().elidedText(layer.title, Qt::ElideRight, 190));
    show->setToolTip(layer.problem.isEmpty() ? (layer.visible ? tr("Hide %1").arg(layer.title) : tr("Show %1").arg(layer.title)) : layer.problem);
    show->setProperty("dim", !layer.visible || !layer.problem.isEmpty());
    show->setMinimumHeight(26);
    connect(show, &QToolButton::clicked, this, [this, id = layer.id, on = !layer.visible] { m_layers.setVisible(id, on); });
    line->addWidget(show);
    line->addStretch(1);
    const bool open = m_open.contains(layer.id);
    QToolButton* more = arrow(open, row);
    more->setToolTip(tr("Variable, colours and range of %1").arg(layer.title));
    more->setAccessibleName(more->toolTip());
    connect(more, &QToolButton::clicked, this, [this, id = layer.id] {
        if (!m_open.remove(id))
            m_open.insert(id);
        m_shown.clear();
        rebuild();
    });
    line->addWidget(more);
    m_rows->addWidget(row);
    if (!layer.problem.isEmpty()) {
        auto* why = new QLabel(layer.problem, this);
        why->setWordWrap(true);
        why->setFont(smallFont(font()));
        why->setContentsMargins(30, 0, 6, 4);
        why->setProperty("dim", true);
        m_rows->addWidget(why);
    }
    if (open)
        addDetails(layer);
}

void LayersBox::addDetails(const EarthLayer& layer)
{
    auto* area = new QWidget(this);
    auto* form = new QGridLayout(area);
    form->setContentsMargins(8, 2, 4, 8);
    form->setVerticalSpacing(4);
    form->setHorizontalSpacing(8);
    int line = 0;
    const auto add = [&](const QString& label, QWidget* field) {
        auto* text = new QLabel(label, area);
        text->setProperty("dim", true);
        text->setFont(smallFont(font()));
        form->addWidget(text, line, 0);
        form->addWidget(field, line++, 1);
        field->setFont(smallFont(font()));
        field->setAccessibleName(label);
    };
    const auto combo = [&] {
        auto* box = new QComboBox(area);
        box->setMinimumContentsLength(14);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        return box;
    };
    const auto variables = m_layers.variablesOf(layer.id);
    if (variables.size() > 1) {
        QComboBox* box = combo();
        for (const auto& [name, title] : variables)
            box->addItem(title, name);
        box->setCurrentIndex(box->findData(layer.variable));
        connect(box, &QComboBox::activated, this, [this, box, id = layer.id] { m_layers.setVariable(id, box->currentData().toString()); });
        add(layer.kind == EarthLayerKind::Field ? tr("Variable") : tr("Colour by"), box);
    }
    const QStringList levels = m_layers.levelsOf(layer.id);
    if (levels.size() > 1) {
        QComboBox* box = combo();
        box->addItems(levels);
        box->setCurrentIndex(layer.level);
        connect(box, &QComboBox::activated, this, [this, id = layer.id](int level) { m_layers.setLevel(id, level); });
        add(tr("Level"), box);
    }
    QComboBox* colours = combo();
    colours->setIconSize({48, 10});
    if (const ColourMap* own = m_layers.classesOf(layer.id))
        colours->addItem(QIcon(swatch(*own, {48, 10}, devicePixelRatioF(), 1.0)), own->title, own->name);
    for (const ColourMap& map : m_layers.maps().all())
        colours->addItem(QIcon(swatch(map, {48, 10}, devicePixelRatioF(), 1.0)), map.title, map.name);
    colours->setCurrentIndex(colours->findData(layer.colourMap));
    connect(colours, &QComboBox::activated, this, [this, colours, id = layer.id] { m_layers.setColourMap(id, colours->currentData().toString()); });
    add(tr("Colours"), colours);
    if (!m_layers.mapOf(layer.id).classes.empty()) { // their range is theirs
        m_rows->addWidget(area);
        return;
    }
    QComboBox* range = combo();
    range->addItems({tr("Automatic"), tr("Fixed")});
    range->setCurrentIndex(layer.automaticRange ? 0 : 1);
    connect(range, &QComboBox::activated, this, [this, layer](int choice) {
        m_layers.setRange(layer.id, choice == 0 ? std::nullopt : std::optional(std::pair(layer.lowest, layer.highest)));
    });
    add(tr("Range"), range);
    if (!layer.automaticRange)
        add(layer.units, rangeRow(layer));
    m_rows->addWidget(area);
}

QWidget* LayersBox::rangeRow(const EarthLayer& layer)
{
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* low = new QLineEdit(QString::number(layer.lowest, 'g', 6), row);
    auto* high = new QLineEdit(QString::number(layer.highest, 'g', 6), row);
    low->setAccessibleName(tr("Lowest"));
    high->setAccessibleName(tr("Highest"));
    for (QLineEdit* edit : {low, high}) {
        edit->setValidator(new QDoubleValidator(edit));
        edit->setFixedWidth(68);
        line->addWidget(edit);
        connect(edit, &QLineEdit::editingFinished, this, [this, low, high, id = layer.id] {
            bool lowIs = false;
            bool highIs = false;
            const std::pair range(low->text().toDouble(&lowIs), high->text().toDouble(&highIs));
            // After the event: the row is made anew, and with it this field.
            if (lowIs && highIs)
                QTimer::singleShot(0, this, [this, id, range] { m_layers.setRange(id, range); });
        });
    }
    return row;
}

void LayersBox::addOutline(const QString& id, const QString& title, bool on)
{
    auto* show = new QToolButton(this);
    show->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    show->setIconSize(swatchSize);
    QColor colour = theme().text;
    colour.setAlphaF(on ? 0.9F : 0.25F);
    show->setIcon(frameSwatch(colour, devicePixelRatioF()));
    show->setText(QStringLiteral(" ") + title);
    show->setProperty("dim", !on);
    show->setMinimumHeight(26);
    show->setToolTip(on ? tr("Hide %1").arg(title) : tr("Show %1").arg(title));
    connect(show, &QToolButton::clicked, this, [this, id, on] { Q_EMIT outlineToggled(id, !on); });
    m_rows->addWidget(show);
}

} // namespace terrella::earth
