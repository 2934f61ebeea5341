// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace terrella {
namespace {
constexpr const char* kKey = "recentFiles";
} // namespace

RecentFiles::RecentFiles(QSettings& settings, QObject* parent) : QObject(parent), m_settings(settings) {}

QStringList RecentFiles::files() const { return m_settings.value(QLatin1String(kKey)).toStringList(); }

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = files();
    all.removeAll(absolute);
    all.prepend(absolute);
    store(all.mid(0, kMaximum));
}

void RecentFiles::remove(const QString& path)
{
    QStringList all = files();
    if (all.removeAll(QFileInfo(path).absoluteFilePath()) > 0)
        store(all);
}

void RecentFiles::clear() { store({}); }

void RecentFiles::store(const QStringList& files)
{
    m_settings.setValue(QLatin1String(kKey), files);
    Q_EMIT changed();
}

} // namespace terrella
