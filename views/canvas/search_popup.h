// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QAbstractListModel>
#include <QFrame>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;
class QLabel;

namespace terrella {

/// One thing that can be found.
struct SearchEntry {
    QString id;
    QString title;
    QString detail;   ///< dim, at the right or below: a module's summary, an action's shortcut
    QString keywords; ///< searched, not shown
    QColor colour;    ///< stripe, or invalid
    bool isEnabled = true;
};

/// How well words match an entry; 0: not at all. Titles that begin with the text come first, then words that do, then anywhere, then
/// letters in order.
int matchScore(const SearchEntry& entry, const QString& text);

/// The entries that match, best first.
class SearchModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, ColourRole, IdRole };
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<SearchEntry> entries);
    void setText(const QString& text);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void filter();
    std::vector<SearchEntry> m_entries;
    std::vector<int> m_found;
    QString m_text;
};

/// A field with a list below it, used by keyboard alone: type, arrows, Enter, Escape.
class SearchPopup final : public QFrame {
    Q_OBJECT

public:
    SearchPopup(const Theme& theme, QWidget* parent);

    /// Opens with its upper left corner at a global position (moved to stay on the screen) and calls back once if something is chosen.
    void open(const QPoint& globalPosition, const QString& placeholder, std::vector<SearchEntry> entries, std::function<void(const QString&)> chosen);
    [[nodiscard]] QLineEdit& field() { return *m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(const QModelIndex& index);

    SearchModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    std::function<void(const QString&)> m_chosen;
};

} // namespace terrella
