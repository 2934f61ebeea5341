// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/theme.h"

#include "views/theme/icons.h"
#include "views/theme/style_sheet.h"
#include "views/theme/system_scheme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QProxyStyle>

namespace terrella {
namespace {

/// Fusion without underlined letters: they show while Alt is held, as desktops do now.
class QuietStyle final : public QProxyStyle {
public:
    QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override
    {
        if (hint == SH_UnderlineShortcut)
            return QApplication::keyboardModifiers() & Qt::AltModifier ? 1 : 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.panel);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.raised);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::PlaceholderText, t.dim);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.fail);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Light, mixed(t.raised, t.text, 0.10));
    palette.setColor(QPalette::Midlight, mixed(t.raised, t.text, 0.05));
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, mixed(t.background, QColor(Qt::black), 0.2));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(t.dim, t.panel, 0.35));
    return palette;
}

/// What the desktop says; where it says nothing (a bare X server), Inter if it is installed.
QFont interfaceFont(QFont font)
{
    const bool isUnnamed = qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") && QFontInfo(font).family().startsWith(QLatin1String("DejaVu"));
    if (isUnnamed && QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter")});
    font.setPointSizeF(10.0);
    return font;
}

} // namespace

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System: return QStringLiteral("system");
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    }
    return {};
}

std::optional<ThemeChoice> parseThemeChoice(const QString& name)
{
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        if (name == themeChoiceName(choice))
            return choice;
    return std::nullopt;
}

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent),
      m_application(application),
      m_systemPalette(QApplication::palette()),
      m_font(interfaceFont(QApplication::font())),
      m_reducesMotion(systemReducesMotion())
{
    QApplication::setStyle(new QuietStyle);
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    const bool isDark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark(m_systemPalette));
    m_tokens = isDark ? Tokens::dark() : Tokens::light();
    m_icons.clear();

    // The style sheet's cache of pictures goes by path: light and dark need different ones.
    const QString folder = m_tinted.path() + QLatin1Char('/') + (isDark ? QLatin1String("dark-") : QLatin1String("light-"));
    const auto tint = [&folder](const char* name, const QColor& color) {
        QFile file(folder + QLatin1String(name) + QLatin1String(".svg"));
        if (file.open(QIODevice::WriteOnly))
            file.write(tintedSvg(QLatin1String(name), color));
    };
    tint("chevron-down", m_tokens.dim);
    tint("chevron-right", m_tokens.dim);
    tint("check", m_tokens.onAccent);

    QApplication::setFont(m_font);
    QApplication::setPalette(paletteOf(m_tokens));
    m_application.setStyleSheet(styleSheetOf(m_tokens, folder));
}

QIcon Theme::icon(const QString& name) const { return icon(name, m_tokens.text); }

QIcon Theme::icon(const QString& name, const QColor& color) const
{
    const QString key = name + color.name();
    auto it = m_icons.find(key);
    if (it == m_icons.end())
        it = m_icons.emplace(key, tintedIcon(name, color, mixed(m_tokens.dim, m_tokens.panel, 0.4))).first;
    return it->second;
}

QFont Theme::font() const { return m_font; }

QFont Theme::smallFont() const
{
    QFont font = m_font;
    font.setPointSizeF(8.5);
    return font;
}

QFont Theme::strongFont() const
{
    QFont font = m_font;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace terrella
