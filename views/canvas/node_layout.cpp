// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/node_layout.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

constexpr double kMinimumWidth = 160.0;
constexpr double kMaximumWidth = 224.0;
constexpr double kTextLeft = 14.0;
constexpr double kTextRight = 12.0;
constexpr double kMarkSize = 11.0;
constexpr double kBaseHeight = 64.0;
constexpr double kFirstPort = 32.0;
constexpr double kPortStep = 18.0;
constexpr int kMaximumSentenceLines = 4;

QStringList wrapped(const QString& text, const QFont& font, double width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // standard names are longer than a node is wide
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() == kMaximumSentenceLines - 1) {
            lines.append(QFontMetricsF(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

} // namespace

NodeLayout NodeLayout::make(const NodeContent& content, const Theme& theme)
{
    NodeLayout l;
    const QFontMetricsF strong(theme.strongFont());
    const QFont smallFont = theme.smallFont();
    const QFontMetricsF small(smallFont);
    const bool isUnderWay = content.state.mark == NodeMark::Running || content.state.mark == NodeMark::Waiting;
    const QString second = isUnderWay && !content.state.progress.isEmpty() ? content.state.progress
        : content.state.event.isEmpty()                                    ? content.description
                                                                           : content.state.event;

    // The width goes by what the node says when it rests, so that it does not jump while it runs.
    const double wanted = std::max(strong.horizontalAdvance(content.title) + kTextLeft + kTextRight + kMarkSize + 8.0,
        small.horizontalAdvance(content.description) + kTextLeft + kTextRight);
    const double width = std::clamp(std::ceil(wanted / 8.0) * 8.0, kMinimumWidth, kMaximumWidth);
    const double textWidth = width - kTextLeft - kTextRight;

    l.title = strong.elidedText(content.title, Qt::ElideRight, textWidth - kMarkSize - 6.0);
    l.description = small.elidedText(second, Qt::ElideRight, textWidth);
    l.titleBaseline = {kTextLeft, 23.0};
    l.descriptionBaseline = {kTextLeft, 42.0};
    l.markRect = QRectF(width - kTextRight - kMarkSize, 13.0, kMarkSize, kMarkSize);
    l.progressRect = QRectF(kTextLeft, 50.5, textWidth, 4.0);

    double bottom = kBaseHeight - 10.0;
    if (!content.sentence.isEmpty()) {
        l.sentenceLines = wrapped(content.sentence, smallFont, textWidth);
        l.sentenceLineHeight = std::ceil(small.height());
        l.sentenceBaseline = {kTextLeft, 62.0};
        bottom = l.sentenceBaseline.y() + l.sentenceLineHeight * static_cast<double>(l.sentenceLines.size() - 1) + small.descent();
    }
    if (!content.state.thumbnail.isNull()) {
        l.thumbnailRect = QRectF(kTextLeft, bottom + 4.0, textWidth, std::round(textWidth * 0.4));
        bottom = l.thumbnailRect.bottom();
    }
    const auto ports = std::max(content.inputs.size(), content.outputs.size());
    const double portsBottom = ports == 0 ? 0.0 : kFirstPort + kPortStep * static_cast<double>(ports - 1) + 8.0;
    const double height = std::max({kBaseHeight, std::ceil((bottom + 10.0) / 8.0) * 8.0, std::ceil((portsBottom + 6.0) / 8.0) * 8.0});
    l.size = {width, height};

    for (std::size_t i = 0; i < content.inputs.size(); ++i)
        l.inputs.emplace_back(0.0, kFirstPort + kPortStep * static_cast<double>(i));
    for (std::size_t i = 0; i < content.outputs.size(); ++i)
        l.outputs.emplace_back(width, kFirstPort + kPortStep * static_cast<double>(i));
    if (!content.place.isEmpty()) {
        const double badge = small.horizontalAdvance(content.place) + 20.0;
        l.badgeRect = QRectF(width - 10.0 - badge, -10.0, badge, 20.0);
    }
    return l;
}

} // namespace terrella
