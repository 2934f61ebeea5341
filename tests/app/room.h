// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/workspace.h"

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

namespace terrella::testing {

/// The whole desktop with a store, runs and settings of its own.
struct Room {
    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<Workspace> workspace;

    Room()
    {
        for (const char* name : {"TERRELLA_STORE", "TERRELLA_RUNS", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qputenv(name, folder.filePath(QLatin1String(name)).toUtf8());
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        theme = std::make_unique<Theme>(*qApp);
        theme->setChoice(ThemeChoice::Dark);
        workspace = std::make_unique<Workspace>(*theme, *settings);
    }
};

} // namespace terrella::testing
