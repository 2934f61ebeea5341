// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
#include "views/earth/earth_theme.h"

#include <QFrame>
#include <QPixmap>

namespace terrella::earth {

/// A translucent box that floats above the view; takes its colours from the theme.
class Overlay : public QFrame {
    Q_OBJECT
public:
    explicit Overlay(QWidget* parent);
    void setTheme(const EarthTheme& theme);
    [[nodiscard]] const EarthTheme& theme() const { return m_theme; }

protected:
    void paintEvent(QPaintEvent* event) override;
    virtual void themeChanged() {}

private:
    EarthTheme m_theme = EarthTheme::dark();
};

/// A small picture of a colour map, dimmed for hidden layers.
QPixmap swatch(const ColourMap& map, const QSize& size, double pixelRatio, double opacity);
/// A widget's font of about 8.5 pt where 10 pt is the rule.
QFont smallFont(const QFont& base);
/// Shortens the widget's style sheet needs to one place: tool buttons, combo boxes and number fields of floating boxes.
QString overlayStyle(const EarthTheme& theme);

} // namespace terrella::earth
