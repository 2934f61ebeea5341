// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Paths)
};

bool isRemote(const QString& path) { return path.startsWith(QLatin1String("/vsi")) || path.contains(QLatin1String("://")); }

bool isPattern(const QString& part) { return part.contains(QLatin1Char('*')) || part.contains(QLatin1Char('?')) || part.contains(QLatin1Char('[')); }

QString withHome(const QString& path)
{
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        return QDir::homePath() + path.mid(1);
    return path;
}

/// file2 before file10: runs of digits compare as numbers.
bool naturallyBefore(const QString& a, const QString& b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].isDigit() && b[j].isDigit()) {
            const auto run = [](const QString& text, qsizetype& at) {
                const qsizetype from = at;
                while (at < text.size() && text[at].isDigit())
                    ++at;
                qsizetype first = from;
                while (first + 1 < at && text[first] == QLatin1Char('0'))
                    ++first;
                return text.mid(first, at - first);
            };
            const QString left = run(a, i);
            const QString right = run(b, j);
            if (left.size() != right.size())
                return left.size() < right.size();
            if (left != right)
                return left < right;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
}

/// Files and folders that a pattern names; patterns may stand in any part of the path.
void expand(const QString& base, const QStringList& parts, QStringList& found)
{
    if (parts.isEmpty()) {
        found.append(base);
        return;
    }
    const QStringList rest = parts.mid(1);
    const QString prefix = base.isEmpty() || base.endsWith(QLatin1Char('/')) ? base : base + QLatin1Char('/');
    if (!isPattern(parts.first())) {
        const QString next = prefix + parts.first();
        if (QFileInfo::exists(next))
            expand(next, rest, found);
        return;
    }
    const QDir dir(base.isEmpty() ? QStringLiteral(".") : base);
    const QStringList names = dir.entryList({parts.first()}, (rest.isEmpty() ? QDir::AllEntries : QDir::Dirs) | QDir::NoDotAndDotDot);
    for (const QString& name : names)
        expand(prefix + name, rest, found);
}

} // namespace

Result<QStringList> expandPaths(const QStringList& patterns)
{
    QStringList out;
    for (const QString& given : patterns) {
        const QString path = withHome(given.trimmed());
        if (path.isEmpty())
            continue;
        if (isRemote(path) || QFileInfo::exists(path)) {
            out.append(path);
            continue;
        }
        if (!isPattern(path)) {
            const QFileInfo info(path);
            const QDir folder = info.absoluteDir();
            const QString hint = folder.exists() ? Tr::tr("the folder '%1' is there, the file is not").arg(folder.path())
                                                 : Tr::tr("there is no folder '%1' either").arg(folder.path());
            return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1': %2. Check the name and where it is counted from.").arg(path, hint), {}};
        }
        QStringList found;
        const bool absolute = path.startsWith(QLatin1Char('/'));
        expand(absolute ? QStringLiteral("/") : QString(), path.split(QLatin1Char('/'), Qt::SkipEmptyParts), found);
        if (found.isEmpty())
            return Error{ErrorCode::NotFound, Tr::tr("No file matches '%1'.").arg(path), {}};
        std::sort(found.begin(), found.end(), naturallyBefore);
        out.append(found);
    }
    if (out.isEmpty())
        return Error{ErrorCode::NotFound, Tr::tr("No file was named."), {}};
    out.removeDuplicates();
    return out;
}

} // namespace terrella
