// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/module_list_model.h"

#include "views/canvas/canvas_view.h"
#include "views/canvas/search_popup.h"

#include <QMimeData>

namespace terrella {

ModuleListModel::ModuleListModel(const ModuleCatalogue& catalogue, const Theme& theme, QObject* parent)
    : QAbstractItemModel(parent),
      m_catalogue(catalogue),
      m_theme(theme)
{
    connect(&catalogue, &ModuleCatalogue::changed, this, &ModuleListModel::rebuild);
    rebuild();
}

void ModuleListModel::setFilter(const QString& text)
{
    m_filter = text;
    rebuild();
}

void ModuleListModel::rebuild()
{
    beginResetModel();
    m_categories.clear();
    for (const ModuleSpec& spec : m_catalogue.modules()) {
        const SearchEntry entry{spec.id, spec.title, spec.summary, spec.category + QLatin1Char(' ') + spec.keywords.join(QLatin1Char(' ')), {}};
        if (matchScore(entry, m_filter) == 0)
            continue;
        if (m_categories.empty() || m_categories.back().title != spec.category)
            m_categories.push_back({spec.category, {}});
        m_categories.back().modules.push_back(&spec);
    }
    endResetModel();
}

const ModuleSpec* ModuleListModel::moduleAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return m_categories[index.internalId() - 1].modules[static_cast<std::size_t>(index.row())];
}

// The internal id is 0 for a category, 1 + the category's row for a module.
QModelIndex ModuleListModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex ModuleListModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int ModuleListModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_categories.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(m_categories[static_cast<std::size_t>(parent.row())].modules.size())
                                                            : 0;
}

int ModuleListModel::columnCount(const QModelIndex&) const { return 1; }

QVariant ModuleListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModuleSpec* spec = moduleAt(index);
    if (!spec)
        return role == Qt::DisplayRole ? QVariant(m_categories[static_cast<std::size_t>(index.row())].title) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return spec->title;
    case Qt::ToolTipRole: return QStringLiteral("<b>%1</b><br>%2").arg(spec->title.toHtmlEscaped(), spec->summary.toHtmlEscaped());
    case Qt::AccessibleDescriptionRole: return spec->summary;
    case IdRole: return spec->id;
    case ColourRole: return m_theme.tokens().stripe(spec->theme());
    default: return {};
    }
}

Qt::ItemFlags ModuleListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return moduleAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : Qt::ItemIsEnabled;
}

QStringList ModuleListModel::mimeTypes() const { return {QLatin1String(kModuleMimeType)}; }

QMimeData* ModuleListModel::mimeData(const QModelIndexList& indexes) const
{
    const ModuleSpec* spec = indexes.isEmpty() ? nullptr : moduleAt(indexes.front());
    if (!spec)
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QLatin1String(kModuleMimeType), spec->id.toUtf8());
    return data;
}

} // namespace terrella
