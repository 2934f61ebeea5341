// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/screenshot.h"
#include "app/terrella/workspace.h"
#include "pipelines/core/resources.h"

#include <QApplication>
#include <QLocale>
#include <QSurfaceFormat>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

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

/// --help and --version, which need no display.
bool wantsWordsOnly(int argc, char* argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const char* word) {
        const QLatin1String text(word);
        return text == QLatin1String("--help") || text == QLatin1String("-h") || text == QLatin1String("--version") || text == QLatin1String("-v");
    });
}

int start(const QStringList& arguments, std::optional<StartOptions>& options)
{
    const auto parsed = parseStartOptions(arguments);
    if (!parsed) {
        std::fprintf(stderr, "terrella: %s\n", qUtf8Printable(parsed.error().message));
        return 2;
    }
    if (parsed->wantsVersion || parsed->wantsHelp)
        std::fputs(parsed->wantsVersion ? "terrella " TERRELLA_VERSION "\n" : qUtf8Printable(startOptionsHelp()), stdout);
    else
        options = *parsed;
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    QTranslator translator;
    std::optional<StartOptions> options;
    if (argc > 1 && wantsWordsOnly(argc, argv)) {
        const QCoreApplication application(argc, argv);
        loadTranslation(translator);
        return start(QCoreApplication::arguments().mid(1), options);
    }
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
    loadTranslation(translator);

    if (const int status = start(QApplication::arguments().mid(1), options); !options)
        return status;
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
