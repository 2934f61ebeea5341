// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/area_list.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella::earth {

AreaList::AreaList(QWidget* parent) : Overlay(parent), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    m_search->setMinimumHeight(28);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Countries"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    resize(220, 300);
    connect(m_search, &QLineEdit::textChanged, this, [this] { find(); });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) { Q_EMIT chosen(item->data(Qt::UserRole).toInt()); });
    connect(m_list, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) { Q_EMIT chosen(item->data(Qt::UserRole).toInt()); });
    connect(m_list, &QListWidget::currentItemChanged, this,
        [this](const QListWidgetItem* item) { Q_EMIT pointed(item ? item->data(Qt::UserRole).toInt() : -1); });
    hide();
}

void AreaList::setAreas(const std::shared_ptr<const std::vector<NamedArea>>& areas)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    std::vector<int> order;
    for (int k = 0; areas && k < static_cast<int>(areas->size()); ++k)
        order.push_back(k);
    const auto name = [&areas](int k) { return (*areas)[static_cast<std::size_t>(k)].name; };
    std::ranges::sort(order, [&name](int a, int b) { return QString::localeAwareCompare(name(a), name(b)) < 0; });
    for (const int k : order) {
        auto* item = new QListWidgetItem(name(k), m_list);
        item->setData(Qt::UserRole, k);
    }
    find();
}

void AreaList::open(const QString& what)
{
    m_search->setPlaceholderText(what);
    m_search->setAccessibleName(what);
    m_search->clear();
    show();
    raise();
    m_search->setFocus();
}

void AreaList::find()
{
    // Those that begin so come first to the hand; letters count without their accents.
    const auto plain = [](const QString& text) {
        QString out;
        for (const QChar c : text.normalized(QString::NormalizationForm_D))
            if (c.category() != QChar::Mark_NonSpacing)
                out += c.toLower();
        return out;
    };
    const QString wanted = plain(m_search->text().trimmed());
    QListWidgetItem *first = nullptr, *best = nullptr;
    for (int k = 0; k < m_list->count(); ++k) {
        QListWidgetItem* item = m_list->item(k);
        const QString text = plain(item->text());
        item->setHidden(!text.contains(wanted));
        if (item->isHidden())
            continue;
        first = first ? first : item;
        if (!best && text.startsWith(wanted))
            best = item;
    }
    m_list->setCurrentItem(wanted.isEmpty() ? nullptr : best ? best : first);
}

bool AreaList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return Overlay::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT givenUp();
        return true;
    }
    if (watched != m_search)
        return Overlay::eventFilter(watched, event);
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        for (int k = m_list->currentRow() + step; k >= 0 && k < m_list->count(); k += step)
            if (!m_list->item(k)->isHidden()) {
                m_list->setCurrentRow(k);
                break;
            }
        return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_list->currentItem() && !m_list->currentItem()->isHidden()) {
        Q_EMIT chosen(m_list->currentItem()->data(Qt::UserRole).toInt());
        return true;
    }
    return Overlay::eventFilter(watched, event);
}

void AreaList::themeChanged()
{
    const EarthTheme& t = theme();
    m_search->setStyleSheet(QStringLiteral("QLineEdit { color: %1; background: %2; border: 1px solid %3; border-radius: 6px; padding: 0 8px; }"
                                           "QLineEdit:focus { border-color: %4; }")
                                .arg(t.text.name(), t.raised.name(), t.line.name(), t.accent.name()));
    m_list->setStyleSheet(QStringLiteral("QListWidget { color: %1; background: transparent; border: none; }"
                                         "QListWidget::item { padding: 4px 8px; border-radius: 6px; }"
                                         "QListWidget::item:selected, QListWidget::item:hover { color: %1; background: %2; }")
                              .arg(t.text.name(), t.raised.name()));
}

} // namespace terrella::earth
