// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run new-plugin: a folder with a plugin that builds, made from the one that is compiled with this program's tests.
#include "app/terrella-run/command.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/core/resources.h"
#include "pipelines/modules/plugin_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::NewPluginCommand)
};

/// The names that the new plugin gives in place of the template's.
struct PluginNames {
    QString id;     ///< "sea_ice"
    QString title;  ///< "Sea ice"
    QString prefix; ///< "SeaIce"
};

PluginNames namesFor(const QString& id, const QString& title)
{
    PluginNames names{id, title, {}};
    for (const QString& word : id.split(QLatin1Char('_'), Qt::SkipEmptyParts))
        names.prefix += word.left(1).toUpper() + word.mid(1);
    if (names.title.isEmpty()) {
        names.title = QString(id).replace(QLatin1Char('_'), QLatin1Char(' '));
        names.title = names.title.left(1).toUpper() + names.title.mid(1);
    }
    return names;
}

QString renamed(QString text, const PluginNames& names)
{
    text.replace(QLatin1String("\"Example\""), QLatin1Char('"') + names.title + QLatin1Char('"'));
    text.replace(QLatin1String(": Example\n"), QStringLiteral(": ") + names.title + QLatin1Char('\n'));
    text.replace(QLatin1String("ExamplePlugin"), names.prefix + QStringLiteral("Plugin"));
    return text.replace(QLatin1String("example"), names.id);
}

/// Errors: NotFound, Disk.
Result<void> copyTemplate(const QString& from, const QString& to, const PluginNames& names)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    int copied = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(file.fileName(), file.errorString()), {}};
        const QString target = to + QLatin1Char('/') + renamed(QDir(from).relativeFilePath(file.fileName()), names);
        if (!QDir().mkpath(QFileInfo(target).path()))
            return Error{ErrorCode::Disk, Tr::tr("Cannot make the folder '%1'.").arg(QFileInfo(target).path()), {}};
        TRY_DO(writeFile(target, renamed(QString::fromUtf8(file.readAll()), names).toUtf8()));
        ++copied;
    }
    if (copied == 0)
        return Error{ErrorCode::NotFound,
            Tr::tr("The files to begin with are not at '%1'; install Terrella completely, or say where they are with TERRELLA_RESOURCES.").arg(from),
            {}};
    return {};
}

/// The sentence that says why the name cannot be had, or nothing.
QString objection(const QString& id)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]*$"));
    if (!pattern.match(id).hasMatch())
        return Tr::tr("'%1' cannot be a plugin's name: it begins with a small letter and has only small letters, digits and '_', as in sea_ice.")
            .arg(id);
    const PluginHost host(PluginHost::defaultFolders());
    for (const PluginStatus& plugin : host.plugins()) {
        if (plugin.id == id)
            return Tr::tr("There is a plugin '%1' already: %2. Choose another name.").arg(id, plugin.path);
    }
    return {};
}

} // namespace

const CommandSpec& newPluginSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("new-plugin");
        out.synopsis = QStringLiteral("NAME [--folder DIR] [--title TEXT]");
        out.summary = Tr::tr("Make a folder with a plugin of your own that builds and passes its tests");
        out.description
            = Tr::tr("NAME is the theme of the modules, as in sea_ice: their ids begin with it. The folder holds one module with its "
                     "specification, help page, kernel and test, made to be changed. It needs a compiler, CMake and Qt's development files.");
        out.options = {{QStringLiteral("folder"), {}, QStringLiteral("DIR"), Tr::tr("where to put it; default: terrella-NAME here"), false},
            {QStringLiteral("title"), {}, QStringLiteral("TEXT"), Tr::tr("the theme's title in the list of modules; default: made from NAME"),
                false}};
        out.operands = {Tr::tr("a NAME")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run new-plugin sea_ice\ncd terrella-sea_ice && cmake -B build -G Ninja && cmake --build build\n"
                                      "ctest --test-dir build && cmake --install build");
        return out;
    }();
    return spec;
}

int newPluginCommand(const Arguments& arguments)
{
    const QString id = arguments.operands.first();
    if (const QString why = objection(id); !why.isEmpty()) {
        complain(why);
        return UsageError;
    }
    QString folder = arguments.value(QStringLiteral("folder"));
    folder = QFileInfo(folder.isEmpty() ? QStringLiteral("terrella-") + id : folder).absoluteFilePath();
    if (QFileInfo::exists(folder)) {
        complain(Tr::tr("'%1' exists already; nothing was changed. Choose another place with --folder.").arg(folder));
        return UsageError;
    }
    const QString unfinished = QFileInfo(folder).path() + QStringLiteral("/.") + QFileInfo(folder).fileName() + QStringLiteral(".unfinished");
    auto made = copyTemplate(resourcePath(QStringLiteral("templates/plugin")), unfinished, namesFor(id, arguments.value(QStringLiteral("title"))));
    if (made)
        made = publishFolder(unfinished, folder);
    if (!made) {
        QDir(unfinished).removeRecursively();
        complain(made.error().message);
        return exitCodeOf(made.error().code);
    }
    out(Tr::tr("Made %1. Next:\n\n  cd %1\n  cmake -B build -G Ninja\n  cmake --build build\n  ctest --test-dir build --output-on-failure\n"
               "  cmake --install build\n\nREADME.md there tells what the files are.\n")
            .arg(folder));
    return Done;
}

} // namespace terrella::cli
