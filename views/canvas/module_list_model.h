// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/module_catalogue.h"
#include "views/theme/theme.h"

#include <QAbstractItemModel>

namespace terrella {

/// Modules under their categories, filtered by words. Two levels: category, module.
class ModuleListModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, ColourRole };

    ModuleListModel(const ModuleCatalogue& catalogue, const Theme& theme, QObject* parent = nullptr);
    void setFilter(const QString& text);
    [[nodiscard]] const ModuleSpec* moduleAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    struct Category {
        QString title;
        std::vector<const ModuleSpec*> modules;
    };
    void rebuild();

    const ModuleCatalogue& m_catalogue;
    const Theme& m_theme;
    QString m_filter;
    std::vector<Category> m_categories;
};

} // namespace terrella
