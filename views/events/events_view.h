// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"
#include "views/events/event_composite.h"
#include "views/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QStackedWidget;
class QVBoxLayout;

namespace terrella {

class ChartView;
class CompositeButton;
class EventPointsModel;
class EventsModel;
class EventTable;

/// The events of one source in a table; beside it the life of those that are selected, or their points. GUI thread.
class EventsView final : public QWidget {
    Q_OBJECT

public:
    explicit EventsView(const Theme& theme, QWidget* parent = nullptr);

    /// Where events are: (source, title); the first is what is shown unless another was chosen.
    void setSources(const std::vector<std::pair<QString, QString>>& sources, const QString& current);
    /// null: they are being read, or there are none; `sentence` says which.
    void setSet(std::shared_ptr<const EventSet> set, const QString& sentence = {});
    [[nodiscard]] const EventSet* set() const;
    [[nodiscard]] const std::shared_ptr<const EventSet>& sharedSet() const { return m_set; }
    void setSelected(const QStringList& ids);
    [[nodiscard]] std::vector<int> selectedEvents() const; ///< indices into the set
    void setTime(double seconds);
    void setFollowing(bool follows);

    // --- A composite of the field around the events, in place of their life. Whoever holds the view makes it.
    [[nodiscard]] bool wantsComposite() const;
    [[nodiscard]] const CompositeOptions& compositeOptions() const;
    void setComposite(const Chart& chart);
    /// of 0: nothing is being read.
    void setProgress(std::size_t done, std::size_t of);

    [[nodiscard]] EventTable& table() { return *m_table; }
    [[nodiscard]] EventTable& points() { return *m_points; }
    [[nodiscard]] ChartView& chart() { return *m_chart; }
    [[nodiscard]] QLineEdit& filter() { return *m_filter; }

Q_SIGNALS:
    void sourceChosen(const QString& source);
    void selected(const QStringList& ids); ///< by the user, in the table
    void flightWanted(const QString& id);  ///< there, and to its strongest moment
    void timeChosen(double seconds);       ///< on the chart
    void pointChosen(double lon, double lat, double seconds);
    void followingWanted(bool follows);
    void compositeChanged(); ///< it is wanted of something else, or not any more
    void stopWanted();
    void pictureSaved(const QString& path);
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeHeader(QVBoxLayout& layout);
    void makeTables(const Theme& theme);
    void openMenu(const QPoint& at);
    [[nodiscard]] QWidget* makeChartPage();
    void takeSelection();
    void showSelected();
    void fillKinds();
    void count();

    QComboBox* m_sources;
    QLineEdit* m_filter;
    QLabel* m_count;
    QComboBox* m_kinds; ///< what stands beside the table
    CompositeButton* m_options;
    QStackedWidget* m_left;
    QLabel* m_message;
    EventTable* m_table;
    EventsModel* m_model;
    QStackedWidget* m_beside;
    QWidget* m_chartPage = nullptr;
    QWidget* m_progressRow = nullptr;
    QLabel* m_progressText = nullptr;
    QProgressBar* m_progress = nullptr;
    ChartView* m_chart;
    EventTable* m_points;
    EventPointsModel* m_pointsModel;
    std::shared_ptr<const EventSet> m_set;
    QStringList m_ids; ///< selected
    std::optional<double> m_time;
    bool m_isFollowing = false;
    bool m_isTold = false; ///< the selection is being brought here: it is no wish
};

} // namespace terrella
