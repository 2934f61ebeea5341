// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QTabBar;

namespace terrella {

/// Pages of one panel; their tabs are for its header.
class TabbedPanel final : public QStackedWidget {
    Q_OBJECT

public:
    explicit TabbedPanel(const QString& name, QWidget* parent = nullptr);

    void addPage(const QString& title, QWidget* page);
    void showPage(QWidget* page);
    void setTitle(QWidget* page, const QString& title);
    [[nodiscard]] QTabBar* tabs() const { return m_tabs; }

private:
    QTabBar* m_tabs;
};

} // namespace terrella
