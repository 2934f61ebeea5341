// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QFrame>

class QToolButton;

namespace terrella {

/// "− 100 % +" in the corner of the canvas; the figure fits everything into view.
class ZoomBox final : public QFrame {
    Q_OBJECT

public:
    ZoomBox(const Theme& theme, QWidget* parent);
    void setZoom(double zoom);

Q_SIGNALS:
    void zoomInRequested();
    void zoomOutRequested();
    void fitRequested();

private:
    QToolButton* m_figure;
};

} // namespace terrella
