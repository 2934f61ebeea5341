// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/bundle.h"

#include "pipelines/core/files.h"
#include "pipelines/core/resources.h"
#include "pipelines/modules/plugin_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Bundle)
};

/// The loader of the bundle is called by its path: the C library must be the one that belongs to it, older or newer than that of the machine.
const char* const kWrapper = R"sh(#!/bin/sh
# Starts the engine of this folder with the libraries of this folder.
self=$0
while [ -h "$self" ]; do
    link=$(readlink "$self")
    case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
here=$(cd "$(dirname "$self")" && pwd)
export TERRELLA_PLUGIN_PATH="${TERRELLA_PLUGIN_PATH:-$here/plugins}" TERRELLA_RESOURCES="${TERRELLA_RESOURCES:-$here/resources}"
export GDAL_DATA="$here/share/gdal" PROJ_LIB="$here/share/proj" PROJ_DATA="$here/share/proj" GDAL_DRIVER_PATH=disable
export UDUNITS2_XML_PATH="$here/share/udunits/udunits2.xml"
unset LD_PRELOAD
exec "$here/lib/LOADER" --library-path "$here/lib" "$here/bin/terrella-run" "$@"
)sh";

Result<void> copyFile(const QString& from, const QString& to)
{
    QDir().mkpath(QFileInfo(to).absolutePath());
    QFile source(QFileInfo(from).canonicalFilePath());
    if (!source.copy(to))
        return Error{ErrorCode::Disk, Tr::tr("Cannot copy '%1' to '%2': %3.").arg(from, to, source.errorString()), {}};
    return {};
}

Result<void> copyFolder(const QString& from, const QString& to)
{
    const QDir base(from);
    QDirIterator walk(from, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        TRY_DO(copyFile(file, to + QLatin1Char('/') + base.relativeFilePath(file)));
    }
    return {};
}

QString firstThere(const QStringList& places)
{
    for (const QString& place : places) {
        if (!place.isEmpty() && QFileInfo::exists(place))
            return place;
    }
    return {};
}

} // namespace

Result<QStringList> librariesOf(const QStringList& files)
{
    QProcess ldd;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    ldd.setProcessEnvironment(environment);
    ldd.start(QStringLiteral("ldd"), files);
    if (!ldd.waitForFinished(120000) || ldd.exitStatus() != QProcess::NormalExit)
        return Error{ErrorCode::NotFound, Tr::tr("The program 'ldd' cannot be run: %1").arg(ldd.errorString()), {}};
    static const QRegularExpression named(QStringLiteral("^\\s+(\\S+) => (/.+) \\(0x[0-9a-f]+\\)$")),
        loader(QStringLiteral("^\\s+(/\\S+) \\(0x[0-9a-f]+\\)$")), missing(QStringLiteral("^\\s+(\\S+) => not found$"));
    std::set<QString> out, lacking;
    for (const QString& line : QString::fromLocal8Bit(ldd.readAllStandardOutput()).split(QLatin1Char('\n'))) {
        if (const auto match = named.match(line); match.hasMatch())
            out.insert(match.captured(2));
        else if (const auto own = loader.match(line); own.hasMatch())
            out.insert(own.captured(1));
        else if (const auto none = missing.match(line); none.hasMatch())
            lacking.insert(none.captured(1));
    }
    if (!lacking.empty())
        return Error{ErrorCode::NotFound,
            Tr::tr("Libraries are missing on this machine: %1.").arg(QStringList(lacking.begin(), lacking.end()).join(QStringLiteral(", "))), {}};
    return QStringList(out.begin(), out.end());
}

QStringList pluginNames()
{
    QStringList out;
    for (const QString& folder : PluginHost::defaultFolders()) {
        for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.so")}, QDir::Files))
            out.append(file.completeBaseName());
    }
    return out;
}

BundleParts partsHere(const QString& program, const QStringList& plugins)
{
    BundleParts out;
    out.program = program;
    const QString resources = resourcePath(QStringLiteral("examples"));
    out.resources = QDir::isAbsolutePath(resources) ? QFileInfo(resources).absolutePath() : QString();
    for (const QString& folder : PluginHost::defaultFolders()) {
        for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.so")}, QDir::Files)) {
            if (plugins.isEmpty() || plugins.contains(file.completeBaseName()))
                out.pluginFiles.append(file.absoluteFilePath());
        }
    }
    return out;
}

Result<BundleContent> makeBundle(const BundleParts& parts, const QString& folder)
{
    if (QFileInfo::exists(folder))
        return Error{ErrorCode::Usage, Tr::tr("'%1' is there already; name a new folder.").arg(folder), {}};
    BundleContent out;
    const QString unfinished = folder + QStringLiteral(".unfinished");
    QDir(unfinished).removeRecursively();
    const auto attempt = [&]() -> Result<void> {
        TRY_DO(copyFile(parts.program, unfinished + QStringLiteral("/bin/terrella-run")));
        for (const QString& plugin : parts.pluginFiles) {
            const QFileInfo info(plugin);
            TRY_DO(copyFile(plugin, unfinished + QStringLiteral("/plugins/") + info.fileName()));
            ++out.plugins;
            if (const QString help = info.absolutePath() + QStringLiteral("/help"); out.plugins == 1 && QFileInfo(help).isDir())
                TRY_DO(copyFolder(help, unfinished + QStringLiteral("/plugins/help")));
        }
        TRY(const QStringList libraries, librariesOf(QStringList{parts.program} + parts.pluginFiles));
        QString loader;
        for (const QString& library : libraries) {
            const QString name = QFileInfo(library).fileName();
            if (name.startsWith(QLatin1String("ld-linux")) || name.startsWith(QLatin1String("ld64")))
                loader = name;
            if (QFileInfo::exists(unfinished + QStringLiteral("/lib/") + name))
                continue;
            TRY_DO(copyFile(library, unfinished + QStringLiteral("/lib/") + name));
            ++out.libraries;
        }
        if (loader.isEmpty())
            return Error{ErrorCode::Unsupported, Tr::tr("The loader of the C library is not among the libraries of '%1'.").arg(parts.program), {}};
        if (!parts.resources.isEmpty())
            TRY_DO(copyFolder(parts.resources, unfinished + QStringLiteral("/resources")));
        const std::map<QString, QString> data{
            {QStringLiteral("gdal"),
                firstThere({qEnvironmentVariable("GDAL_DATA"), QStringLiteral("/usr/share/gdal"), QStringLiteral("/usr/local/share/gdal")})},
            {QStringLiteral("proj"),
                firstThere({qEnvironmentVariable("PROJ_LIB"), QStringLiteral("/usr/share/proj"), QStringLiteral("/usr/local/share/proj")})},
            {QStringLiteral("udunits"), firstThere({QStringLiteral("/usr/share/xml/udunits"), QStringLiteral("/usr/share/udunits")})}};
        for (const auto& [name, place] : data) {
            if (place.isEmpty() || place == QLatin1String("."))
                return Error{ErrorCode::NotFound, Tr::tr("The data of %1 is not where it is looked for.").arg(name), {}};
            TRY_DO(copyFolder(place, unfinished + QStringLiteral("/share/") + name));
        }
        const QString wrapper = unfinished + QStringLiteral("/terrella-run");
        TRY_DO(writeFile(wrapper, QByteArray(kWrapper).replace("LOADER", loader.toUtf8())));
        for (const QString& program : {wrapper, unfinished + QStringLiteral("/bin/terrella-run"), unfinished + QStringLiteral("/lib/") + loader})
            QFile::setPermissions(program, QFile::permissions(program) | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        out.bytes = bytesAt(unfinished);
        return publishFolder(unfinished, folder);
    };
    if (const auto done = attempt(); !done) {
        QDir(unfinished).removeRecursively();
        return done.error();
    }
    return out;
}

} // namespace terrella
