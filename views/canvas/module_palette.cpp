// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/module_palette.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace terrella {
namespace {

/// Categories as dim semibold lines, modules with the stripe of their theme.
class ModuleDelegate final : public QStyledItemDelegate {
public:
    ModuleDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {100, index.parent().isValid() ? 26 : index.row() == 0 ? 26 : 34};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        const QRectF row(option.rect);
        painter->setRenderHint(QPainter::Antialiasing);
        if (!index.parent().isValid()) {
            QFont font = m_theme.smallFont();
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(t.dim);
            painter->drawText(row.adjusted(12, 0, -8, -5), Qt::AlignBottom | Qt::TextSingleLine, index.data().toString());
            return;
        }
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? t.accentSoft : t.hover);
            painter->drawRoundedRect(row.adjusted(8, 1, -8, -1), 5, 5);
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(ModuleListModel::ColourRole).value<QColor>());
        painter->drawRoundedRect(QRectF(row.left() + 16, row.center().y() - 7, 3, 14), 1, 1);
        painter->setFont(m_theme.font());
        painter->setPen(t.text);
        const QString text = QFontMetricsF(m_theme.font()).elidedText(index.data().toString(), Qt::ElideRight, row.width() - 40);
        painter->drawText(row.adjusted(28, 0, -8, 0), Qt::AlignVCenter | Qt::TextSingleLine, text);
    }

private:
    const Theme& m_theme;
};

} // namespace

ModulePalette::ModulePalette(const ModuleCatalogue& catalogue, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_model(new ModuleListModel(catalogue, theme, this)),
      m_filter(new QLineEdit(this)),
      m_tree(new QTreeView(this))
{
    setProperty("look", "panel");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    auto* field = new QVBoxLayout;
    field->setContentsMargins(12, 0, 12, 0);
    field->addWidget(m_filter);
    layout->addLayout(field);
    layout->addWidget(m_tree);
    auto* glass = new QLabel(m_filter);
    glass->setAttribute(Qt::WA_TransparentForMouseEvents);
    glass->setGeometry(9, 7, 14, 14);
    m_filter->setTextMargins(19, 0, 0, 0);
    const auto tint = [&theme, glass] { glass->setPixmap(theme.icon(QStringLiteral("search"), theme.tokens().dim).pixmap(13, 13)); };
    tint();
    connect(&theme, &Theme::changed, glass, tint);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter modules"));
    m_filter->setClearButtonEnabled(false);
    m_filter->installEventFilter(this);

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ModuleDelegate(theme, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(0);
    m_tree->setMouseTracking(true);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setAccessibleName(tr("Modules"));
    m_tree->expandAll();
    setMinimumWidth(150);

    connect(m_model, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_filter, &QLineEdit::textChanged, m_model, &ModuleListModel::setFilter);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const ModuleSpec* spec = m_model->moduleAt(index))
            Q_EMIT moduleChosen(spec->id);
    });
}

void ModulePalette::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool ModulePalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QModelIndex first = m_model->index(0, 0, m_model->index(0, 0));
        if (key == Qt::Key_Down && first.isValid()) {
            m_tree->setFocus();
            m_tree->setCurrentIndex(first);
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && first.isValid()) {
            Q_EMIT moduleChosen(m_model->moduleAt(first)->id);
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace terrella
