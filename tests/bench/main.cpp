// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>
#include <map>

namespace terrella::bench {

namespace {
void line(const QString& what, double value, const QString& unit, const QString& verdict)
{
    std::printf("  %-58s %9.3g %-10s %s\n", qPrintable(what), value, qPrintable(unit), qPrintable(verdict));
    std::fflush(stdout);
}
} // namespace

bool report(const QString& what, double value, const QString& unit, double atMost)
{
    const bool kept = atMost <= 0.0 || value <= atMost;
    line(what, value, unit,
        atMost <= 0.0 ? QString() : QStringLiteral("%1 (at most %2)").arg(kept ? QStringLiteral("kept") : QStringLiteral("MISSED")).arg(atMost));
    return kept;
}

bool reportAtLeast(const QString& what, double value, const QString& unit, double atLeast)
{
    const bool kept = value >= atLeast;
    line(what, value, unit, QStringLiteral("%1 (at least %2)").arg(kept ? QStringLiteral("kept") : QStringLiteral("MISSED")).arg(atLeast));
    return kept;
}

void note(const QString& text) { std::printf("  %s\n", qPrintable(text)); }

} // namespace terrella::bench

/// terrella-bench [SECTION…]: measures, compares with the budgets, and exits with 1 where one is missed.
int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const std::map<QString, bool (*)()> sections{{QStringLiteral("cyclones"), terrella::bench::cyclones},
        {QStringLiteral("downscaling"), terrella::bench::downscaling}, {QStringLiteral("fire"), terrella::bench::fireWeather},
        {QStringLiteral("reductions"), terrella::bench::reductions}, {QStringLiteral("regrid"), terrella::bench::regrid}};
    QStringList wanted = QCoreApplication::arguments().mid(1);
    if (wanted.isEmpty()) {
        for (const auto& [name, section] : sections)
            wanted.append(name);
    }
    bool kept = true;
    for (const QString& name : wanted) {
        const auto it = sections.find(name);
        if (it == sections.end()) {
            std::fprintf(stderr, "There is no section '%s'; there are:", qPrintable(name));
            for (const auto& [known, section] : sections)
                std::fprintf(stderr, " %s", qPrintable(known));
            std::fprintf(stderr, ".\n");
            return 2;
        }
        std::printf("%s\n", qPrintable(name));
        kept = it->second() && kept;
    }
    return kept ? 0 : 1;
}
