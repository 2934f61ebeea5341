// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/screenshot.h"
#include "app/terrella/workspace.h"
#include "pipelines/core/resources.h"

#include <QApplication>
#include <QLocale>
#include <QSurfaceFormat>

#include <cstdio>
#include <cstdlib>

using namespace terrella;

namespace {

void loadTranslation(QTranslator& translator)
{
    for (const QString& folder :
        {QCoreApplication::applicationDirPath() + QStringLiteral("/../share/terrella/translations"), resourcePath(QStringLiteral("translations"))})
        if (translator.load(QLocale(), QStringLiteral("terrella"), QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(&translator);
            return;
        }
}

} // namespace

int main(int argc, char* argv[])
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("terrella"));
    QApplication::setApplicationDisplayName(QStringLiteral("Terrella"));
    QApplication::setOrganizationName(QStringLiteral("terrella"));
    QApplication::setApplicationVersion(QStringLiteral(TERRELLA_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.terrella.Terrella"));
    QTranslator translator;
    loadTranslation(translator);

    const auto options = parseStartOptions(QApplication::arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "terrella: %s\n", qUtf8Printable(options.error().message));
        return 2;
    }
    if (options->wantsVersion || options->wantsHelp) {
        std::fputs(options->wantsVersion ? "terrella " TERRELLA_VERSION "\n" : qUtf8Printable(startOptionsHelp()), stdout);
        return 0;
    }
    QApplication::setWindowIcon(QIcon(resourcePath(QStringLiteral("icons/terrella.svg"))));
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("terrella"), QStringLiteral("terrella"));
    Theme theme(application);
    theme.setChoice(options->theme.value_or(parseThemeChoice(settings.value(QStringLiteral("theme")).toString()).value_or(ThemeChoice::System)));

    Workspace workspace(theme, settings);
    workspace.show(*options);
    if (!options->screenshot.isEmpty())
        new Screenshot(
            workspace.window(), options->screenshot, [&workspace] { return workspace.isSettled(); },
            [&options](bool isSaved) {
                if (!isSaved)
                    std::fprintf(stderr, "terrella: %s cannot be written.\n", qUtf8Printable(options->screenshot));
                QCoreApplication::exit(isSaved ? EXIT_SUCCESS : EXIT_FAILURE);
            });
    return QApplication::exec();
}
