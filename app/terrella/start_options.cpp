// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/start_options.h"

#include <QCoreApplication>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::StartOptions)
};

std::optional<QSize> parseSize(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    return size.width() >= 320 && size.height() >= 240 && size.width() <= 16384 && size.height() <= 16384 ? std::optional(size) : std::nullopt;
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList& arguments)
{
    StartOptions options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (!name.startsWith(QLatin1String("--")) && name != QLatin1String("-h")) {
            options.files.append(name);
            continue;
        }
        std::optional<QString> attached;
        if (const auto equals = name.indexOf(QLatin1Char('=')); equals > 0) {
            attached = name.mid(equals + 1);
            name = name.left(equals);
        }
        const auto value = [&]() -> Result<QString> {
            if (attached)
                return *attached;
            if (i + 1 >= arguments.size())
                return Error{ErrorCode::Usage, Text::tr("%1 needs a value.").arg(name), {}};
            return arguments[++i];
        };
        if (name == QLatin1String("--demo")) {
            options.isDemo = true;
        } else if (name == QLatin1String("--run")) {
            options.runAtStart = true;
        } else if (name == QLatin1String("--version")) {
            options.wantsVersion = true;
        } else if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            options.wantsHelp = true;
        } else if (name == QLatin1String("--screenshot")) {
            TRY(options.screenshot, value());
        } else if (name == QLatin1String("--projection")) {
            TRY(options.projection, value());
        } else if (name == QLatin1String("--select")) {
            TRY(options.select, value());
        } else if (name == QLatin1String("--size")) {
            TRY(const QString text, value());
            options.size = parseSize(text);
            if (!options.size)
                return Error{ErrorCode::Usage, Text::tr("--size is written WIDTHxHEIGHT, as in 1280x800; it is “%1”.").arg(text), {}};
        } else if (name == QLatin1String("--theme")) {
            TRY(const QString text, value());
            options.theme = parseThemeChoice(text);
            if (!options.theme)
                return Error{ErrorCode::Usage, Text::tr("--theme is system, light or dark; it is “%1”.").arg(text), {}};
        } else {
            return Error{ErrorCode::Usage, Text::tr("There is no option %1. terrella --help lists them.").arg(name), {}};
        }
    }
    return options;
}

QString startOptionsHelp()
{
    return Text::tr("Usage: terrella [options] [FILE.terrella | DATA …]\n"
                    "Draw, run and look at pipelines of Earth data.\n\n"
                    "  --demo              open the example of the cyclones, run it and show the tracks\n"
                    "  --run               run the pipeline that was opened\n"
                    "  --theme NAME        system, light or dark\n"
                    "  --projection NAME   globe, equirectangular, robinson, mollweide, equal_earth, mercator, north_polar, …; or a PROJ string\n"
                    "  --select NODE       select a node\n"
                    "  --screenshot FILE   save a picture of the window when everything has settled, then leave\n"
                    "  --size WxH          size of the window, as in 1280x800\n"
                    "  --version           print the version\n"
                    "  --help              print this\n");
}

} // namespace terrella
