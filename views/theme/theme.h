// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QTemporaryDir>

#include <map>
#include <optional>

class QApplication;

namespace terrella {

enum class ThemeChoice { System, Light, Dark };
/// "system", "light", "dark".
QString themeChoiceName(ThemeChoice choice);
std::optional<ThemeChoice> parseThemeChoice(const QString& name);

/// The look in force: colours, fonts and icons. One is made by main() and passed down. GUI thread.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// Remembers the system's palette and font; call before anything else changes them.
    explicit Theme(QApplication& application, QObject* parent = nullptr);

    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool reducesMotion() const { return m_reducesMotion; }

    /// Sets palette, fonts and style sheet of the application.
    void setChoice(ThemeChoice choice);

    [[nodiscard]] QIcon icon(const QString& name) const; ///< in the text's colour
    [[nodiscard]] QIcon icon(const QString& name, const QColor& color) const;
    [[nodiscard]] QFont font() const;       ///< the system's, 10 pt
    [[nodiscard]] QFont smallFont() const;  ///< 8.5 pt: second lines
    [[nodiscard]] QFont strongFont() const; ///< semibold

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& m_application;
    QPalette m_systemPalette;
    QFont m_font;
    ThemeChoice m_choice = ThemeChoice::System;
    Tokens m_tokens;
    bool m_reducesMotion = false;
    QTemporaryDir m_tinted; ///< tinted pictures that the style sheet names by path
    mutable std::map<QString, QIcon> m_icons;
};

} // namespace terrella
