// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QSettings;

namespace terrella {

/// The last ten pipelines, newest first, kept in the settings.
class RecentFiles final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMaximum = 10;
    explicit RecentFiles(QSettings& settings, QObject* parent = nullptr);

    [[nodiscard]] QStringList files() const;
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void store(const QStringList& files);
    QSettings& m_settings;
};

} // namespace terrella
