// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "views/theme/theme.h"

#include <QScrollArea>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace terrella {

/// One output of a node: what is known of it before a run, and where it lies after one.
struct ResultItem {
    QString port;
    QString title;
    DataType type = DataType::Cube;
    QJsonObject description; ///< describe() of its signature, or empty
    QString path;            ///< of the finished result, or empty
    QJsonObject report;      ///< what it says, for reports that have been read
    QString problem;         ///< why it could not be read
    bool operator==(const ResultItem&) const = default;
};

/// Lines of people's words for a signature as describe() gives it: variables, axes, grid, rows.
QStringList summaryLines(const QJsonObject& description);

/// The outputs of the selected node, with what can be done with them.
class ResultView final : public QScrollArea {
    Q_OBJECT

public:
    explicit ResultView(const Theme& theme, QWidget* parent = nullptr);
    /// Makes the plots of a report, to stand below its text; null where it has none.
    using MakePlots = std::function<QWidget*(const QJsonObject& report, QWidget* parent)>;
    void setPlots(MakePlots make) { m_makePlots = std::move(make); }
    /// `message` stands above the outputs: "not run yet", warnings of the run.
    void show(const QString& message, const std::vector<ResultItem>& results);

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void showRequested(const QString& port);
    void exportRequested(const QString& port);

private:
    const Theme& m_theme;
    void fitPlots(); ///< to the width that is seen: tables may be wider

    MakePlots m_makePlots;
    std::vector<QWidget*> m_plots; ///< on the page that is shown
    QString m_message;
    std::vector<ResultItem> m_shown;
};

} // namespace terrella
