// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/progress_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::Progress)
};

constexpr int kBarWidth = 24;

QString bar(double fraction, bool unicode)
{
    const double cells = std::clamp(fraction, 0.0, 1.0) * kBarWidth;
    const int whole = static_cast<int>(std::floor(cells));
    if (!unicode)
        return QLatin1Char('[') + QString(whole, QLatin1Char('#')) + QString(kBarWidth - whole, QLatin1Char('.')) + QLatin1Char(']');
    QString text(whole, QChar(0x2588)); // full block
    const int eighths = static_cast<int>((cells - whole) * 8.0);
    if (eighths > 0)
        text += QChar(0x2590 - eighths); // left eighths: U+258F (one) … U+2589 (seven)
    return text + QString(kBarWidth - static_cast<int>(text.size()), QChar(0x00B7));
}

QString stateWord(const NodeProgress& node)
{
    switch (node.state) {
    case NodeState::Queued: return Tr::tr("waiting");
    case NodeState::Reused: return Tr::tr("already there");
    case NodeState::Finished: return Tr::tr("done in %1").arg(durationText(node.seconds));
    case NodeState::Failed: return Tr::tr("failed");
    case NodeState::Cancelled: return Tr::tr("cancelled");
    case NodeState::Skipped: return Tr::tr("left out");
    case NodeState::Running: break;
    }
    return node.what;
}

const char* colourOf(NodeState state)
{
    switch (state) {
    case NodeState::Failed: return "\x1b[31m";
    case NodeState::Finished:
    case NodeState::Reused: return "\x1b[32m";
    case NodeState::Running: return "\x1b[36m";
    case NodeState::Queued:
    case NodeState::Cancelled:
    case NodeState::Skipped: break;
    }
    return "\x1b[2m";
}

bool isOver(const NodeProgress& node) { return node.state != NodeState::Queued && node.state != NodeState::Running; }

QString shortened(const QString& text, qsizetype width)
{
    if (text.size() <= width)
        return text;
    return width < 2 ? QString() : text.left(width - 1) + QChar(0x2026);
}

QString nodeLine(const NodeProgress& node, qsizetype nameWidth, const Terminal& terminal)
{
    const double fraction = node.state == NodeState::Finished || node.state == NodeState::Reused ? 1.0 : node.fraction;
    const QString percent = QStringLiteral("%1 %").arg(static_cast<int>(std::floor(fraction * 100.0 + 1e-9)), 3);
    const QString plain = shortened(node.id, nameWidth).leftJustified(nameWidth) + QStringLiteral("  ");
    const QString middle = bar(fraction, terminal.unicode);
    const qsizetype used = plain.size() + middle.size() + 2 + percent.size() + 2;
    const QString words = shortened(stateWord(node), std::max<qsizetype>(0, terminal.width - 1 - used));
    const QString coloured = terminal.colour ? QLatin1String(colourOf(node.state)) + middle + QLatin1String("\x1b[0m") : middle;
    if (used > terminal.width - 1) // a very narrow terminal: no bar
        return shortened(node.id + QLatin1Char(' ') + percent, terminal.width - 1);
    return plain + coloured + QStringLiteral("  ") + percent + QStringLiteral("  ") + words;
}

} // namespace

void applyEvent(std::vector<NodeProgress>& nodes, const RunEvent& event)
{
    if (event.node.isEmpty())
        return;
    auto node = std::find_if(nodes.begin(), nodes.end(), [&](const NodeProgress& known) { return known.id == event.node; });
    if (node == nodes.end()) {
        nodes.push_back({event.node, NodeState::Queued, 0.0, {}, 0.0});
        node = nodes.end() - 1;
    }
    if (event.type == QLatin1String("queued")) {
        *node = {event.node, NodeState::Queued, 0.0, {}, 0.0};
    } else if (event.type == QLatin1String("started")) {
        node->state = NodeState::Running;
    } else if (event.type == QLatin1String("progress")) {
        node->state = NodeState::Running;
        node->fraction = std::max(node->fraction, event.fraction);
        node->what = event.message;
    } else if (event.type == QLatin1String("reused")) {
        node->state = NodeState::Reused;
    } else if (event.type == QLatin1String("finished")) {
        node->state = NodeState::Finished;
        node->seconds = event.details.value(QLatin1String("seconds")).toDouble();
    } else if (event.type == QLatin1String("failed")) {
        node->state = NodeState::Failed;
        node->what = event.message;
    } else if (event.type == QLatin1String("cancelled")) {
        node->state = NodeState::Cancelled;
    } else if (event.type == QLatin1String("skipped")) {
        node->state = NodeState::Skipped;
    }
}

QStringList progressLines(const std::vector<NodeProgress>& nodes, const Terminal& terminal)
{
    qsizetype nameWidth = 8;
    for (const NodeProgress& node : nodes)
        nameWidth = std::max(nameWidth, node.id.size());
    nameWidth = std::min<qsizetype>(nameWidth, std::max(8, terminal.width / 3));

    const std::size_t room = static_cast<std::size_t>(std::max(2, terminal.height - 2));
    QStringList lines;
    if (nodes.size() <= room) {
        for (const NodeProgress& node : nodes)
            lines.append(nodeLine(node, nameWidth, terminal));
        return lines;
    }
    // Too many: what runs, and a count of the rest.
    std::size_t over = 0;
    for (const NodeProgress& node : nodes)
        over += isOver(node) ? 1 : 0;
    for (const NodeProgress& node : nodes) {
        if (node.state == NodeState::Running && static_cast<std::size_t>(lines.size()) + 1 < room)
            lines.append(nodeLine(node, nameWidth, terminal));
    }
    lines.append(shortened(Tr::tr("%1 of %2 nodes done").arg(over).arg(nodes.size()), terminal.width - 1));
    return lines;
}

QString durationText(double seconds)
{
    if (seconds < 9.95)
        return Tr::tr("%1 s").arg(seconds, 0, 'f', 1);
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60)
        return Tr::tr("%1 s").arg(whole);
    if (whole < 3600)
        return Tr::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return Tr::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60, 2, 10, QLatin1Char('0'));
}

} // namespace terrella::cli
