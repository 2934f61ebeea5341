// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/search_popup.h"

#include <QAbstractItemModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella {
namespace {

class EntryDelegate final : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 30}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        const QRectF row = QRectF(option.rect).adjusted(1, 1, -1, -1);
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? t.accentSoft : t.hover);
            painter->drawRoundedRect(row, 5, 5);
        }
        double left = row.left() + 10;
        if (const auto colour = index.data(SearchModel::ColourRole).value<QColor>(); colour.isValid()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            painter->drawRoundedRect(QRectF(left, row.center().y() - 7, 3, 14), 1, 1);
            left += 12;
        }
        const QString title = index.data(Qt::DisplayRole).toString();
        painter->setFont(m_theme.font());
        painter->setPen(option.state & QStyle::State_Enabled ? t.text : t.dim);
        const double titleWidth = QFontMetricsF(m_theme.font()).horizontalAdvance(title);
        painter->drawText(QRectF(left, row.top(), row.right() - left, row.height()), Qt::AlignVCenter | Qt::TextSingleLine, title);
        left += titleWidth + 16;
        const QFont small = m_theme.smallFont();
        painter->setFont(small);
        painter->setPen(t.dim);
        const QRectF rest(left, row.top(), row.right() - 10 - left, row.height());
        if (rest.width() > 30)
            painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                QFontMetricsF(small).elidedText(index.data(SearchModel::DetailRole).toString(), Qt::ElideRight, rest.width()));
    }

private:
    const Theme& m_theme;
};

bool isLettersInOrder(const QString& in, const QString& letters)
{
    qsizetype at = 0;
    for (const QChar c : letters) {
        at = in.indexOf(c, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

int matchScore(const SearchEntry& entry, const QString& text)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty())
        return 1;
    if (entry.title.startsWith(wanted, Qt::CaseInsensitive))
        return 100;
    for (const QString& word : entry.title.split(QLatin1Char(' ')))
        if (word.startsWith(wanted, Qt::CaseInsensitive))
            return 80;
    if (entry.title.contains(wanted, Qt::CaseInsensitive))
        return 60;
    const QString all = entry.title + QLatin1Char(' ') + entry.keywords + QLatin1Char(' ') + entry.detail;
    const QStringList words = wanted.split(QLatin1Char(' '));
    if (std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }))
        return 40;
    return wanted.size() >= 2 && isLettersInOrder(entry.title, wanted) ? 20 : 0;
}

void SearchModel::setEntries(std::vector<SearchEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_text.clear();
    filter();
    endResetModel();
}

void SearchModel::setText(const QString& text)
{
    beginResetModel();
    m_text = text;
    filter();
    endResetModel();
}

void SearchModel::filter()
{
    std::vector<std::pair<int, int>> scored;
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i)
        if (const int score = matchScore(m_entries[static_cast<std::size_t>(i)], m_text); score > 0)
            scored.emplace_back(-score, i);
    std::ranges::sort(scored);
    m_found.clear();
    for (const auto& [score, i] : scored)
        m_found.push_back(i);
}

int SearchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_found.size()); }

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchEntry& entry = m_entries[static_cast<std::size_t>(m_found[static_cast<std::size_t>(index.row())])];
    switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::AccessibleTextRole: return entry.detail.isEmpty() ? entry.title : entry.title + QStringLiteral(", ") + entry.detail;
    case Qt::ToolTipRole: return entry.detail.isEmpty() ? QVariant() : entry.detail;
    case DetailRole: return entry.detail;
    case ColourRole: return entry.colour;
    case IdRole: return entry.id;
    default: return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const SearchEntry& entry = m_entries[static_cast<std::size_t>(m_found[static_cast<std::size_t>(index.row())])];
    return entry.isEnabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

SearchPopup::SearchPopup(const Theme& theme, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint),
      m_model(new SearchModel(this)),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(new QLabel(tr("Nothing of that name."), this))
{
    setProperty("look", "popup");
    setFixedWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_nothing->setProperty("look", "dim");
    m_nothing->setContentsMargins(8, 4, 8, 4);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(theme, m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Found"));
    m_field->setAccessibleName(tr("Search"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setText(text);
        m_list->setCurrentIndex(m_model->index(0, 0));
        m_nothing->setVisible(m_model->rowCount() == 0);
    });
    connect(m_list, &QListView::clicked, this, &SearchPopup::choose);
}

void SearchPopup::open(
    const QPoint& position, const QString& placeholder, std::vector<SearchEntry> entries, std::function<void(const QString&)> chosen)
{
    const auto rows = std::clamp<int>(static_cast<int>(entries.size()), 1, 11);
    m_chosen = std::move(chosen);
    m_field->clear();
    m_field->setPlaceholderText(placeholder);
    m_model->setEntries(std::move(entries));
    m_list->setFixedHeight(rows * 30 + 2);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_nothing->setVisible(m_model->rowCount() == 0);
    adjustSize();
    QPoint at = position;
    if (const QScreen* on = parentWidget()->screen()) {
        const QRect area = on->availableGeometry();
        at.setX(std::clamp(at.x(), area.left(), std::max(area.left(), area.right() - width())));
        at.setY(std::clamp(at.y(), area.top(), std::max(area.top(), area.bottom() - height())));
    }
    move(at);
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void SearchPopup::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    QPainterPath outline; // a window of its own has corners; where nothing blends windows only a mask takes them away
    outline.addRoundedRect(QRectF(rect()), 8, 8);
    setMask(QRegion(outline.toFillPolygon().toPolygon()));
}

void SearchPopup::choose(const QModelIndex& index)
{
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const QString id = index.data(SearchModel::IdRole).toString();
    const auto chosen = std::exchange(m_chosen, {});
    close();
    if (chosen)
        chosen(id);
}

bool SearchPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to) { m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1)), 0)); };
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Tab: go(row + 1); return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab: go(row - 1); return true;
    case Qt::Key_PageDown: go(row + 10); return true;
    case Qt::Key_PageUp: go(row - 10); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex()); return true;
    case Qt::Key_Escape: close(); return true;
    default: return false;
    }
}

} // namespace terrella
