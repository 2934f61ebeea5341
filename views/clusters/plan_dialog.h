// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QDialog>
#include <QJsonObject>

#include <functional>
#include <vector>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace terrella {

/// What a run would do: which parts run where, what is sent and comes back, what it is expected to cost, and the script of each job. Asks nothing
/// itself: whoever owns it has the engine make the plan.
class PlanDialog final : public QDialog {
    Q_OBJECT

public:
    /// titleOf: the words for a node.
    PlanDialog(const Theme& theme, std::function<QString(const QString&)> titleOf, QWidget* parent = nullptr);

    void showAsking(const QStringList& places);
    void showFailure(const QString& sentence);
    /// {"here": [node], "parts": […]}, as `terrella-run plan --json` prints it.
    void showPlan(const QJsonObject& plan);

Q_SIGNALS:
    void askRequested(); ///< once more
    void cancelled();    ///< the dialog was closed while the plan was being made
    void runRequested();

protected:
    void reject() override;

private:
    struct Row {
        QString title, value;
        bool isList = false; ///< lines that may be many
    };
    QWidget* makeAskingPage();
    QWidget* makePlanPage();
    void showPart(int row);
    void addRow(const Row& row);
    [[nodiscard]] std::vector<Row> rowsOf(const QJsonObject& part) const;
    [[nodiscard]] QString titles(const QJsonArray& nodes) const;
    [[nodiscard]] QString summary() const;

    const Theme& m_theme;
    const std::function<QString(const QString&)> m_titleOf;
    QJsonObject m_plan;
    QStackedWidget* m_pages;
    QLabel* m_asking = nullptr;
    QWidget* m_bar = nullptr;
    QPushButton* m_again = nullptr;
    QLabel* m_summary = nullptr;
    QListWidget* m_parts = nullptr;
    QVBoxLayout* m_details = nullptr;
    QPlainTextEdit* m_script = nullptr;
    QWidget* m_scriptBox = nullptr;
    QPushButton* m_run;
    bool m_isAsking = false;
};

} // namespace terrella
