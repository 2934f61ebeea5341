// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/module_list_model.h"

#include <QWidget>

class QLineEdit;
class QTreeView;

namespace terrella {

/// The list of modules with its filter: drag one onto the canvas, or Enter or double-click to add it.
class ModulePalette final : public QWidget {
    Q_OBJECT

public:
    ModulePalette(const ModuleCatalogue& catalogue, const Theme& theme, QWidget* parent = nullptr);
    void focusFilter();

Q_SIGNALS:
    void moduleChosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ModuleListModel* m_model;
    QLineEdit* m_filter;
    QTreeView* m_tree;
};

} // namespace terrella
