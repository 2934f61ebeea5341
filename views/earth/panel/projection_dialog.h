// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace terrella {

/// Chooses a projection and its middle, with a picture of what comes out: one of those of the menu, or any PROJ string or CRS code.
class ProjectionDialog final : public QDialog {
    Q_OBJECT

public:
    ProjectionDialog(const QString& projection, const EarthTheme& theme, QWidget* parent = nullptr);
    ~ProjectionDialog() override;
    /// A name that EarthPanel::setProjection() accepts. Valid after it was accepted.
    [[nodiscard]] QString projection() const;

private:
    class Preview;
    void chooseKind();
    void centre();
    void show(const QString& name);

    QComboBox* m_kind;
    QLineEdit* m_definition;
    QDoubleSpinBox* m_lon;
    QDoubleSpinBox* m_lat;
    QLabel* m_message;
    QPushButton* m_accept;
    Preview* m_preview;
};

} // namespace terrella
