// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/problem_menu.h"

#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

#include <algorithm>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ProblemMenu)
};

constexpr int kWidth = 360;
constexpr std::size_t kMost = 4; ///< a menu is no list

QAction* sentence(QMenu& menu, const QString& text, const char* look)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("look", look);
    label->setContentsMargins(10, 6, 10, 4);
    label->setFixedWidth(kWidth);
    // A menu asks for the hint and not for the height that belongs to the width.
    label->setMinimumHeight(label->heightForWidth(kWidth));
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(label);
    action->setEnabled(false);
    return action;
}

} // namespace

void addProblems(QMenu& menu, const std::vector<Problem>& problems, const Theme& theme, const std::function<void(const Fix&)>& chosen)
{
    const std::size_t shown = std::min(problems.size(), kMost);
    for (std::size_t k = 0; k < shown; ++k) {
        const Problem& problem = problems[k];
        if (k > 0)
            menu.addSeparator();
        menu.addAction(sentence(menu, problem.message, problem.severity == Severity::Error ? "error" : "warning"));
        for (const Fix& fix : problem.fixes) {
            QString title = fix.title;
            title.replace(QLatin1Char('&'), QLatin1String("&&"));
            QObject::connect(menu.addAction(theme.icon(QStringLiteral("check"), theme.tokens().accent), title), &QAction::triggered, &menu,
                [chosen, fix] { chosen(fix); });
        }
    }
    if (problems.size() > shown)
        menu.addAction(sentence(menu, Text::tr("%n more in the list of problems", nullptr, static_cast<int>(problems.size() - shown)), "dim"));
}

} // namespace terrella
