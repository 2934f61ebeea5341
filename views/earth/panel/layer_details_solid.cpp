// SPDX-License-Identifier: GPL-3.0-or-later
// How isosurfaces and volumes are shown.
#include "views/earth/panel/layer_details.h"
#include "views/earth/ticks.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTimer>

#include <cmath>

namespace terrella::earth {

namespace {

QString withUnits(const QString& label, const QString& units)
{
    return units.isEmpty() || units == QLatin1String("1") ? label : QStringLiteral("%1, %2").arg(label, units);
}

/// "−10; 10": numbers parted by spaces or semicolons. Nothing where one of them is no number.
std::optional<std::vector<double>> numbersOf(const QString& text)
{
    static const QRegularExpression gap(QStringLiteral("[\\s;]+"));
    std::vector<double> out;
    for (QString word : text.split(gap, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        out.push_back(word.replace(QChar(0x2212), QLatin1Char('-')).toDouble(&isNumber));
        if (!isNumber || !std::isfinite(out.back()))
            return std::nullopt;
    }
    return out;
}

} // namespace

void LayerDetails::addIsovalues()
{
    QStringList shown;
    for (const double value : m_layer.solid.values)
        shown << QString::number(value, 'g', 6);
    QStringList inUse;
    for (const double value : m_layers.isovaluesOf(m_layer.id))
        inUse << QString::number(value, 'g', 6);
    auto* edit = new QLineEdit(shown.join(QLatin1Char(' ')), this);
    edit->setPlaceholderText(inUse.join(QLatin1Char(' ')));
    edit->setToolTip(tr("The field has these values on the surfaces: numbers parted by spaces. Empty: a round number that suits the field."));
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        const auto typed = numbersOf(edit->text());
        if (typed && edit->isModified())
            change([values = *typed](EarthLook& l) { l.solid.values = values; });
    });
    add(withUnits(tr("Values"), m_layer.units), edit);
    addTint();
}

void LayerDetails::addTint()
{
    const auto variables = m_layers.tintsOf(m_layer.id);
    QStringList items{tr("Value, on the colours"), tr("One colour…"), tr("Height")};
    int current = m_layer.solid.tint == EarthTint::Height ? 2 : m_layer.solid.colour.isEmpty() ? 0 : 1;
    for (const auto& [name, title] : variables) {
        if (m_layer.solid.tint == EarthTint::Variable && name == m_layer.solid.by)
            current = static_cast<int>(items.size());
        items << title;
    }
    add(tr("Colour by"), combo(items, current, [this, variables](int k) {
        if (k == 1) {
            QTimer::singleShot(0, &m_layers, [&layers = m_layers, id = m_layer.id, before = m_layer.solid.colour, window = this->window()] {
                const QColor chosen = QColorDialog::getColor(before.isEmpty() ? QColor(0x2f, 0xb5, 0xc7) : QColor(before), window);
                auto look = layers.lookOf(id);
                if (!chosen.isValid() || !look)
                    return;
                look->solid.tint = EarthTint::Single;
                look->solid.colour = chosen.name();
                layers.setLook(id, *look);
            });
            return;
        }
        change([k, by = k > 2 ? variables[static_cast<std::size_t>(k) - 3].first : QString()](EarthLook& l) {
            l.solid.tint = k == 0 ? EarthTint::Single : k == 2 ? EarthTint::Height : EarthTint::Variable;
            l.solid.by = by;
            l.solid.colour.clear();
        });
    }));
    if (m_layer.solid.tint != EarthTint::Single || m_layer.solid.colour.isEmpty())
        addColours();
    if (m_layer.solid.tint != EarthTint::Single)
        addRange();
}

void LayerDetails::addDensity()
{
    const auto [clear, dense] = m_layers.densityOf(m_layer.id);
    const bool isMirrored = m_layers.isMirrored(m_layer.id);
    const auto set = [this, clear = clear, dense = dense, isMirrored](double EarthSolid::*which, double value) {
        change([=](EarthLook& l) {
            if (!std::isfinite(l.solid.clear) || !std::isfinite(l.solid.dense)) {
                l.solid.clear = clear;
                l.solid.dense = dense;
                l.solid.mirrored = isMirrored;
            }
            const double kept = l.solid.*which;
            l.solid.*which = value;
            if (l.solid.clear == l.solid.dense)
                l.solid.*which = kept; // nothing lies between them
        });
    };
    add(withUnits(tr("Clear at"), m_layer.units), number(clear, tr("Clear at"), [set](double v) { set(&EarthSolid::clear, v); }));
    add(withUnits(tr("Dense at"), m_layer.units), number(dense, tr("Dense at"), [set](double v) { set(&EarthSolid::dense, v); }));
    auto* both = new QCheckBox(tr("Both signs alike"), this);
    both->setToolTip(tr("Values below zero are as dense as those as far above it"));
    both->setChecked(isMirrored);
    connect(both, &QCheckBox::toggled, this, [this, clear = clear, dense = dense](bool on) {
        change([=](EarthLook& l) {
            if (!std::isfinite(l.solid.clear) || !std::isfinite(l.solid.dense)) {
                l.solid.clear = clear;
                l.solid.dense = dense;
            }
            l.solid.mirrored = on;
        });
    });
    add(QString(), both);
}

} // namespace terrella::earth
