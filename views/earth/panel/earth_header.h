// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"

#include <QWidget>

namespace terrella::earth {

/// OpenGL 3.2, which the globe is drawn with.
bool displayOffersOpenGl();

/// The row above the view: title as on a tab, projection at the right.
class Header final : public QWidget {
    Q_OBJECT
public:
    Header(QString text, QWidget* parent);
    void setTheme(const EarthTheme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    EarthTheme m_theme = EarthTheme::dark();
};

} // namespace terrella::earth
