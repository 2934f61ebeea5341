// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/system_scheme.h"

#include <QPalette>
#include <QSettings>
#include <QStandardPaths>
#include <QString>

#include <optional>

namespace terrella {
namespace {

QString configFile(const char* relative)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1Char('/') + QLatin1String(relative);
}

std::optional<bool> darkByGtk()
{
    const QString environment = qEnvironmentVariable("GTK_THEME");
    if (!environment.isEmpty())
        return environment.endsWith(QLatin1String("dark"), Qt::CaseInsensitive);
    for (const char* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"}) {
        const QSettings settings(configFile(file), QSettings::IniFormat);
        const QString name = settings.value(QStringLiteral("Settings/gtk-theme-name")).toString();
        const QVariant prefer = settings.value(QStringLiteral("Settings/gtk-application-prefer-dark-theme"));
        if (prefer.isValid() && (prefer.toString() == QLatin1String("1") || prefer.toBool()))
            return true;
        if (!name.isEmpty())
            return name.endsWith(QLatin1String("dark"), Qt::CaseInsensitive);
    }
    return std::nullopt;
}

std::optional<bool> darkByKde()
{
    const QSettings settings(configFile("kdeglobals"), QSettings::IniFormat);
    const QString scheme = settings.value(QStringLiteral("General/ColorScheme")).toString();
    if (scheme.isEmpty())
        return std::nullopt;
    return scheme.contains(QLatin1String("dark"), Qt::CaseInsensitive);
}

} // namespace

bool systemIsDark(const QPalette& systemPalette)
{
    if (qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QLatin1String("KDE"))) {
        if (const auto dark = darkByKde())
            return *dark;
    }
    if (const auto dark = darkByGtk())
        return *dark;
    if (const auto dark = darkByKde())
        return *dark;
    return systemPalette.color(QPalette::Window).lightnessF() < 0.5F;
}

bool systemReducesMotion()
{
    const QSettings gtk(configFile("gtk-3.0/settings.ini"), QSettings::IniFormat);
    const QString animations = gtk.value(QStringLiteral("Settings/gtk-enable-animations")).toString();
    if (animations == QLatin1String("0") || animations == QLatin1String("false"))
        return true;
    const QSettings kde(configFile("kdeglobals"), QSettings::IniFormat);
    bool isNumber = false;
    const double factor = kde.value(QStringLiteral("KDE/AnimationDurationFactor")).toDouble(&isNumber);
    return isNumber && factor == 0.0;
}

} // namespace terrella
