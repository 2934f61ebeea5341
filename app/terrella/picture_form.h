// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_picture.h"
#include "views/theme/theme.h"

#include <QSettings>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace terrella {

class EarthPanel;

/// How large a picture is, and what stands on it.
struct PictureSettings {
    QSize pixels{1920, 1080};
    int dotsPerInch = 96; ///< letters and lines are as large as on paper of this resolution
    EarthPicture what;

    /// Pixels for each of the 96 units of an inch that letters and lines are measured in.
    [[nodiscard]] double ratio() const { return dotsPerInch / 96.0; }
    /// The picture in those units.
    [[nodiscard]] QSizeF area() const { return QSizeF(pixels) / ratio(); }
};

/// Size and decorations with a live preview: what pictures and films have in common. GUI thread.
class PictureForm final : public QWidget {
    Q_OBJECT

public:
    /// `proposed`: title and credits where nothing else is known; the rest is remembered in settings.
    PictureForm(EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, QWidget* parent = nullptr);
    [[nodiscard]] PictureSettings picture() const;
    /// For the next time.
    void remember();
    /// A film has no size on paper.
    void setForScreen();
    /// Puts a row of the holder's own below the others.
    void addRow(const QString& title, QWidget* field);
    /// Draws no previews, while somebody else needs the Earth.
    void setQuiet(bool isQuiet) { m_isQuiet = isQuiet; }

private:
    void preview();
    void tell();
    QSpinBox* addNumber(const QString& title, const QString& unit, int least, int most, int value);
    QCheckBox* addCheck(const QString& title, const QString& tip, bool isOn);

    EarthPanel& m_earth;
    QSettings& m_settings;
    QGridLayout* m_rows;
    QLabel* m_preview;
    QLabel* m_told;
    QSpinBox *m_width, *m_height, *m_dots;
    QLineEdit *m_title, *m_credits;
    QCheckBox *m_bar, *m_legend, *m_scale, *m_time;
    QTimer m_soon;
    bool m_isQuiet = false;
};

} // namespace terrella
