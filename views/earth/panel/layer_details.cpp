// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/layer_details.h"

#include "views/earth/panel/classes_dialog.h"
#include "views/earth/panel/overlay.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleValidator>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

LayerDetails::LayerDetails(LayerStack& layers, const EarthLayer& layer, QWidget* parent) : QWidget(parent), m_layers(layers), m_layer(layer)
{
    m_form = new QGridLayout(this);
    m_form->setContentsMargins(8, 2, 4, 8);
    m_form->setVerticalSpacing(4);
    m_form->setHorizontalSpacing(8);
    m_form->setColumnStretch(1, 1);
    addName();
    addVariable();
    addYear();
    if (layer.kind == EarthLayerKind::Polygons)
        addPolygons();
    switch (layer.kind) {
    case EarthLayerKind::Hatch: addHatching(); break;
    case EarthLayerKind::Contours: addContours(); break;
    case EarthLayerKind::Isosurface: addIsovalues(); break;
    case EarthLayerKind::Volume: addDensity(); [[fallthrough]];
    case EarthLayerKind::Vectors:
        if (layer.kind == EarthLayerKind::Vectors)
            addVectors();
        if (layer.kind == EarthLayerKind::Vectors && layer.white)
            break;
        [[fallthrough]];
    case EarthLayerKind::Field:
    case EarthLayerKind::Curtain:
    case EarthLayerKind::Tracks:
    case EarthLayerKind::Polygons:
    case EarthLayerKind::Points: addColours(); addRange();
    }
    addBlending();
}

void LayerDetails::editName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void LayerDetails::changeNow(const Change& what)
{
    if (auto look = m_layers.lookOf(m_layer.id)) {
        what(*look);
        m_layers.setLook(m_layer.id, *look);
    }
}

void LayerDetails::change(const Change& what)
{
    QTimer::singleShot(0, &m_layers, [&layers = m_layers, id = m_layer.id, what] {
        if (auto look = layers.lookOf(id)) {
            what(*look);
            layers.setLook(id, *look);
        }
    });
}

void LayerDetails::add(const QString& label, QWidget* field)
{
    const int line = m_form->rowCount();
    auto* text = new QLabel(label, this);
    text->setProperty("dim", true);
    text->setFont(smallFont(font()));
    text->setBuddy(field);
    m_form->addWidget(text, line, 0);
    m_form->addWidget(field, line, 1);
    field->setFont(smallFont(font()));
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
}

QComboBox* LayerDetails::combo(const QStringList& items, int current, const std::function<void(int)>& chosen)
{
    auto* box = new QComboBox(this);
    box->setMinimumContentsLength(10);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItems(items);
    box->setCurrentIndex(current);
    connect(box, &QComboBox::activated, this, chosen);
    return box;
}

QLineEdit* LayerDetails::number(double value, const QString& name, const std::function<void(double)>& entered)
{
    auto* edit = new QLineEdit(std::isfinite(value) ? QString::number(value, 'g', 6) : QString(), this);
    edit->setValidator(new QDoubleValidator(edit));
    edit->setAccessibleName(name);
    edit->setMinimumWidth(40);
    connect(edit, &QLineEdit::editingFinished, this, [edit, entered] {
        bool isNumber = false;
        const double typed = edit->text().toDouble(&isNumber);
        if (isNumber && edit->isModified())
            entered(typed);
    });
    return edit;
}

void LayerDetails::addName()
{
    m_name = new QLineEdit(m_layer.name, this);
    m_name->setPlaceholderText(m_layer.title);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified())
            change([name = m_name->text().trimmed()](EarthLook& l) { l.name = name; });
    });
    add(tr("Name"), m_name);
}

void LayerDetails::addVariable()
{
    const auto variables = m_layers.variablesOf(m_layer.id);
    if (variables.size() > 1) {
        QStringList titles;
        int current = -1;
        for (const auto& [name, title] : variables) {
            if (name == m_layer.variable)
                current = static_cast<int>(titles.size());
            titles << title;
        }
        const bool colours
            = m_layer.kind == EarthLayerKind::Tracks || m_layer.kind == EarthLayerKind::Points || m_layer.kind == EarthLayerKind::Polygons;
        add(colours ? tr("Colour by") : tr("Variable"), combo(titles, current, [this, variables](int k) {
            change([name = variables[static_cast<std::size_t>(k)].first](EarthLook& l) { l.variable = name; });
        }));
    }
    if (const QStringList levels = m_layers.levelsOf(m_layer.id); levels.size() > 1)
        addLevel(levels);
    if (const QStringList members = m_layers.membersOf(m_layer.id); members.size() > 1)
        add(tr("Member"), combo(members, m_layer.member, [this](int k) { change([k](EarthLook& l) { l.member = k; }); }));
}

void LayerDetails::addLevel(const QStringList& levels)
{
    add(tr("Level"), combo(levels, m_layer.level, [this](int k) { change([k](EarthLook& l) { l.level = k; }); }));
    auto* linked = new QCheckBox(tr("Goes with the other layers"), this);
    linked->setToolTip(tr("The level is changed for all visible layers that have levels of this kind; each shows its nearest"));
    linked->setChecked(m_layer.levelLinked);
    connect(linked, &QCheckBox::toggled, this, [this](bool on) { change([on](EarthLook& l) { l.levelLinked = on; }); });
    add(QString(), linked);
}

/// Layers whose steps may come again every year.
void LayerDetails::addYear()
{
    if (!m_layers.hasSteps(m_layer.id))
        return;
    const QString asData = m_layers.isClimatology(m_layer.id) ? tr("Automatic: every year") : tr("Automatic: its own");
    add(tr("Year"), combo({asData, tr("Its own"), tr("Every year")}, static_cast<int>(m_layer.year), [this](int k) {
        change([k](EarthLook& l) { l.year = static_cast<EarthYear>(k); });
    }));
}

void LayerDetails::addColours()
{
    QComboBox* colours = combo({}, -1, [](int) {});
    colours->setIconSize({48, 10});
    for (const ColourMap& classes : m_layers.classesOf(m_layer.id))
        colours->addItem(QIcon(swatch(asSeen(classes, m_layers.vision()), {48, 10}, devicePixelRatioF(), 1.0)), classes.title, classes.name);
    for (const ColourMap& map : m_layers.maps().all())
        colours->addItem(QIcon(swatch(asSeen(map, m_layers.vision()), {48, 10}, devicePixelRatioF(), 1.0)), map.title, map.name);
    colours->setCurrentIndex(colours->findData(m_layer.colourMap));
    connect(colours, &QComboBox::activated, this,
        [this, colours] { change([name = colours->currentData().toString()](EarthLook& l) { l.colourMap = name; }); });
    add(tr("Colours"), colours);
    auto* classes = new QToolButton(this);
    classes->setText(tr("Classes…"));
    classes->setToolTip(tr("Make classes of the values: where each begins, its colour and its name"));
    connect(classes, &QToolButton::clicked, this, &LayerDetails::chooseClasses);
    add(QString(), classes);
    if (m_layer.kind == EarthLayerKind::Field && m_layers.mapOf(m_layer.id).classes.empty())
        add(tr("Cells"),
            combo({tr("Smooth"), tr("As cells")}, m_layer.smooth ? 0 : 1, [this](int k) { change([k](EarthLook& l) { l.smooth = k == 0; }); }));
}

void LayerDetails::chooseClasses()
{
    const ColourMap& map = m_layers.mapOf(m_layer.id);
    EarthClasses from = m_layer.classes;
    if (!map.breaks.empty()) { // what is shown is what one goes on from
        from = {map.breaks, {}, {}};
        for (const ColourMap::Class& one : map.classes) {
            from.names.append(one.name);
            from.colours.push_back(one.colour);
        }
    }
    LayerStack& layers = m_layers; // the form may be made anew while the dialog is open
    const QString title = m_layer.shownTitle(), id = m_layer.id;
    ClassesDialog dialog({title, m_layer.units, {m_layer.lowest, m_layer.highest}}, from, m_layers.maps(), m_layer.colourMap, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (auto look = layers.lookOf(id)) {
        look->classes = dialog.classes();
        look->colourMap = QStringLiteral("breaks");
        layers.setLook(id, *look);
    }
}

void LayerDetails::addRange()
{
    if (!m_layers.mapOf(m_layer.id).classes.empty())
        return; // their range is theirs
    const bool isCurtain = m_layer.kind == EarthLayerKind::Curtain;
    add(tr("Range"),
        combo({isCurtain ? tr("As the field") : tr("Automatic"), tr("Percentiles 2–98"), tr("Symmetric about 0"), tr("Fixed")},
            static_cast<int>(m_layer.range), [this](int k) { change([k](EarthLook& l) { l.range = static_cast<EarthRange>(k); }); }));
    if (m_layer.range == EarthRange::Fixed) {
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(number(m_layer.lowest, tr("Lowest"), [this](double v) { change([v](EarthLook& l) { l.lowest = v; }); }));
        line->addWidget(number(m_layer.highest, tr("Highest"), [this](double v) { change([v](EarthLook& l) { l.highest = v; }); }));
        add(m_layer.units == QLatin1String("1") ? QString() : m_layer.units, row);
        row->setAccessibleName(tr("Lowest and highest"));
    } else if (m_layer.kind == EarthLayerKind::Field) {
        add(tr("Over"), combo({tr("Whole period"), tr("Each time")}, m_layer.perTime ? 1 : 0, [this](int k) {
            change([k](EarthLook& l) { l.perTime = k == 1; });
        }));
    }
    add(tr("Scale"), combo({tr("Linear"), tr("Logarithmic"), tr("Power")}, static_cast<int>(m_layer.norm), [this](int k) {
        change([k](EarthLook& l) { l.norm = static_cast<EarthNorm>(k); });
    }));
    if (m_layer.norm == EarthNorm::Power)
        add(tr("Exponent"), number(m_layer.power, tr("Exponent"), [this](double v) {
            if (v > 0.0)
                change([v](EarthLook& l) { l.power = std::clamp(v, 0.05, 20.0); });
        }));
}

void LayerDetails::addHatching()
{
    add(tr("Where"), combo({tr("Above"), tr("Below"), tr("Between"), tr("No data")}, static_cast<int>(m_layer.condition), [this](int k) {
        change([k](EarthLook& l) {
            l.condition = static_cast<EarthCondition>(k);
            if (l.condition == EarthCondition::Between && !std::isfinite(l.upper))
                l.upper = l.threshold + 1.0;
        });
    }));
    if (m_layer.condition == EarthCondition::Missing)
        return;
    const QString units = m_layer.units == QLatin1String("1") ? tr("Threshold") : m_layer.units;
    add(units, number(m_layer.threshold, tr("Threshold"), [this](double v) { change([v](EarthLook& l) { l.threshold = v; }); }));
    if (m_layer.condition == EarthCondition::Between)
        add(tr("and"), number(m_layer.upper, tr("Upper threshold"), [this](double v) { change([v](EarthLook& l) { l.upper = v; }); }));
}

void LayerDetails::addContours()
{
    QLineEdit* interval = number(m_layer.interval > 0.0 ? m_layer.interval : std::nan(""), tr("Interval"),
        [this](double v) { change([v](EarthLook& l) { l.interval = v; }); });
    interval->setPlaceholderText(tr("round numbers"));
    connect(interval, &QLineEdit::editingFinished, this, [this, interval] {
        if (interval->text().isEmpty() && interval->isModified())
            change([](EarthLook& l) { l.interval = 0.0; });
    });
    add(tr("Every"), interval);
    auto* labels = new QCheckBox(tr("Numbers on the lines"), this);
    labels->setChecked(m_layer.labels);
    connect(labels, &QCheckBox::toggled, this, [this](bool on) { change([on](EarthLook& l) { l.labels = on; }); });
    add(QString(), labels);
}

void LayerDetails::addVectors()
{
    constexpr std::array kinds{EarthVectors::Arrows, EarthVectors::Barbs, EarthVectors::Particles, EarthVectors::Streamlines, EarthVectors::Flow};
    add(tr("As"),
        combo({tr("Arrows"), tr("Wind barbs"), tr("Particles"), tr("Streamlines"), tr("Moving streamlines")},
            static_cast<int>(std::ranges::find(kinds, m_layer.vectors) - kinds.begin()),
            [this, kinds](int k) { change([kind = kinds[static_cast<std::size_t>(k)]](EarthLook& l) { l.vectors = kind; }); }));
    add(tr("Coloured"),
        combo({tr("By speed"), tr("White")}, m_layer.white ? 1 : 0, [this](int k) { change([k](EarthLook& l) { l.white = k == 1; }); }));
    auto* density = new QSlider(Qt::Horizontal, this);
    density->setRange(-10, 10);
    density->setValue(static_cast<int>(std::lround(10.0 * std::log2(m_layer.density))));
    connect(density, &QSlider::valueChanged, this, [this](int k) { changeNow([k](EarthLook& l) { l.density = std::exp2(k / 10.0); }); });
    add(tr("Density"), density);
}

void LayerDetails::addPolygons()
{
    add(tr("Filled"), combo({tr("With colour"), tr("With hatching"), tr("Not")}, static_cast<int>(m_layer.fill), [this](int k) {
        change([k](EarthLook& l) { l.fill = static_cast<EarthFill>(k); });
    }));
    auto* outline = new QCheckBox(tr("Outline"), this);
    outline->setChecked(m_layer.outline);
    connect(outline, &QCheckBox::toggled, this, [this](bool on) { change([on](EarthLook& l) { l.outline = on; }); });
    add(QString(), outline);
}

void LayerDetails::addBlending()
{
    auto* opacity = new QSlider(Qt::Horizontal, this);
    opacity->setRange(0, 100);
    opacity->setPageStep(10);
    opacity->setValue(static_cast<int>(std::lround(100.0 * m_layer.opacity)));
    opacity->setToolTip(tr("%1 %").arg(opacity->value()));
    connect(opacity, &QSlider::valueChanged, this, [this, opacity](int percent) {
        opacity->setToolTip(tr("%1 %").arg(percent));
        changeNow([percent](EarthLook& l) { l.opacity = percent / 100.0; });
    });
    add(tr("Opacity"), opacity);
    if (m_layer.kind == EarthLayerKind::Field)
        add(tr("Blend"),
            combo({tr("Normal"), tr("Multiply")}, m_layer.multiply ? 1 : 0, [this](int k) { change([k](EarthLook& l) { l.multiply = k == 1; }); }));
}

} // namespace terrella::earth
