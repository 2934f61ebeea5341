// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
#include "views/earth/earth_classes.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace terrella {

/// Makes classes of a quantity: where each begins, its colour and its name.
class ClassesDialog final : public QDialog {
    Q_OBJECT

public:
    /// What the classes are made of.
    struct Quantity {
        QString title, units;
        earth::ValueRange range;
    };
    ClassesDialog(
        const Quantity& quantity, const EarthClasses& classes, const earth::ColourMaps& maps, const QString& map, QWidget* parent = nullptr);
    /// Valid after it was accepted.
    [[nodiscard]] EarthClasses classes() const;

private:
    void build(const QString& map);
    void show(const EarthClasses& classes);
    void addRow(double from, const QString& name, QRgb colour, int at);
    void add();
    void removeChosen();
    void makeEven();
    void chooseColour(int row);
    void paintRow(int row, QRgb colour);
    void check();
    [[nodiscard]] QRgb colourOf(int row) const;
    [[nodiscard]] double fromOf(int row) const;

    Quantity m_quantity;
    const earth::ColourMaps& m_maps;
    QTableWidget* m_table = nullptr;
    QSpinBox* m_count = nullptr;
    QComboBox* m_colours = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_accept = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace terrella
