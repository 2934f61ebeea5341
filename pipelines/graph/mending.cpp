// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/mending.h"

#include "pipelines/graph/edit.h"

#include <algorithm>

namespace terrella {

namespace {

bool isSame(const Problem& a, const Problem& b)
{
    return a.code == b.code && a.node == b.node && a.port == b.port && a.parameter == b.parameter && a.message == b.message;
}

bool contains(const std::vector<Problem>& problems, const Problem& wanted)
{
    return std::ranges::any_of(problems, [&](const Problem& problem) { return isSame(problem, wanted); });
}

} // namespace

std::vector<Mended> mend(Document& document, Checker& checker, const QString& baseFolder, const std::function<bool(const Problem&)>& wanted)
{
    constexpr std::size_t kMost = 1000; // fixes that bring each other about would never end
    std::vector<Mended> done;
    std::vector<Problem> hopeless;
    std::vector<Problem> problems = checker.check(document, baseFolder).all();
    while (done.size() + hopeless.size() < kMost) {
        const auto next = std::ranges::find_if(
            problems, [&](const Problem& problem) { return !problem.fixes.empty() && wanted(problem) && !contains(hopeless, problem); });
        if (next == problems.end())
            break;
        const Problem problem = *next;
        const Result<Edit> edit = editFromJson(problem.fixes.front().edit);
        const Document before = document;
        if (edit && apply(document, *edit)) {
            std::vector<Problem> after = checker.check(document, baseFolder).all();
            if (!contains(after, problem)) {
                done.push_back({problem, problem.fixes.front()});
                problems = std::move(after);
                continue;
            }
        }
        document = before;
        hopeless.push_back(problem);
    }
    checker.check(document, baseFolder);
    return done;
}

} // namespace terrella
