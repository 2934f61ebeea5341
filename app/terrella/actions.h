// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <map>
#include <vector>

class QMenu;
class QMenuBar;

namespace terrella {

/// Every action of the program by its name, each made once: menus, toolbar and search show the same ones.
class Actions final : public QObject {
    Q_OBJECT

public:
    Actions(const Theme& theme, QWidget& window);

    struct Description {
        QString name;  ///< never translated
        QString title; ///< as in a menu
        QKeySequence shortcut = {};
        QString icon = {};
        QString tip = {}; ///< a sentence
        bool isCheckable = false;
    };
    QAction* add(const Description& description, std::function<void()> triggered);
    [[nodiscard]] QAction* get(const QString& name) const;
    [[nodiscard]] const std::vector<QAction*>& all() const { return m_order; }

private:
    void tint();
    const Theme& m_theme;
    QWidget& m_window;
    std::map<QString, QAction*> m_actions;
    std::vector<QAction*> m_order;
};

} // namespace terrella
