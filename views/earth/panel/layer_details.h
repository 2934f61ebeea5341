// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer_stack.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace terrella::earth {

/// All about how one layer is shown, as a form. Made anew when something else about the layer changes.
class LayerDetails final : public QWidget {
    Q_OBJECT
public:
    LayerDetails(LayerStack& layers, const EarthLayer& layer, QWidget* parent);
    void editName();

private:
    using Change = std::function<void(EarthLook&)>;
    /// After the event: the form may be made anew, and with it the field that was changed.
    void change(const Change& what);
    void changeNow(const Change& what);
    void add(const QString& label, QWidget* field);
    QComboBox* combo(const QStringList& items, int current, const std::function<void(int)>& chosen);
    QLineEdit* number(double value, const QString& name, const std::function<void(double)>& entered);
    void addName();
    void addVariable();
    void addLevel(const QStringList& levels);
    void addYear();
    void addColours();
    void chooseClasses();
    void addRange();
    void addHatching();
    void addContours();
    void addVectors();
    void addIsovalues();
    void addTint();
    void addDensity();
    void addPolygons();
    void addBlending();

    LayerStack& m_layers;
    EarthLayer m_layer;
    QGridLayout* m_form = nullptr;
    QLineEdit* m_name = nullptr;
};

} // namespace terrella::earth
