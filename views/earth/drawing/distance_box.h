// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/panel/overlay.h"

class QDoubleSpinBox;

namespace terrella::earth {

/// How far a coast, strip or circle reaches, to be typed or stepped: floats above the view while one of them is selected or drawn. GUI thread.
class DistanceBox final : public Overlay {
    Q_OBJECT
public:
    explicit DistanceBox(QWidget* parent);
    /// Without telling changed().
    void setKm(double km);
    [[nodiscard]] double km() const;
    /// Ready for typing.
    void edit();

Q_SIGNALS:
    void changed(double km); ///< by the user
    void left();             ///< Escape or Return: the view goes on

protected:
    void themeChanged() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QDoubleSpinBox* m_km;
};

} // namespace terrella::earth
