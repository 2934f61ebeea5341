// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/degrees.h"

#include <QGuiApplication>

#include <algorithm>

namespace terrella::earth {

namespace {

const QString degreesKey = QStringLiteral("ground/degrees");
constexpr int degreesOrder = 4102;

QFont degreesFont()
{
    QFont out = QGuiApplication::font();
    out.setPointSizeF(7.5);
    return out;
}

} // namespace

void Degrees::setShown(bool shown)
{
    m_isShown = shown;
    layOut();
}

void Degrees::setOnBright(bool isOnBright)
{
    if (m_isOnBright == isOnBright)
        return;
    m_isOnBright = isOnBright;
    m_texts.clear();
    layOut();
}

void Degrees::setLines(std::vector<GraticuleLine> lines)
{
    m_lines = std::move(lines);
    layOut();
}

void Degrees::layOut(const Camera& camera, const QSizeF& view, double pixelRatio)
{
    const QFont font = degreesFont();
    m_labels.clear();
    if (m_isShown && !view.isEmpty())
        m_labels = edgeLabels(m_lines, camera, *m_view.projection(), view, [&](const QString& text) {
            const auto known = m_sizes.find(text);
            return known != m_sizes.end() ? known->second : m_sizes[text] = labelSize(font, text);
        });
    if (m_labels.empty() && !m_view.scene().contains(degreesKey))
        return;
    SceneLabels labels;
    const double sharpness = 2.0 * std::clamp(pixelRatio, 1.0, 3.0);
    const bool isKnown = sharpness == m_sharpness
        && std::ranges::all_of(m_labels, [&](const EdgeLabel& label) { return std::ranges::find(m_texts, label.text) != m_texts.end(); });
    if (!isKnown) {
        m_texts.clear();
        for (const EdgeLabel& label : m_labels)
            if (std::ranges::find(m_texts, label.text) == m_texts.end())
                m_texts.push_back(label.text);
        m_sharpness = sharpness;
        m_parts = paintLabels(m_texts, font, labelInk(m_isOnBright), sharpness, labels.picture);
    }
    for (const EdgeLabel& label : m_labels) {
        const QRectF& part = m_parts[static_cast<std::size_t>(std::ranges::find(m_texts, label.text) - m_texts.begin())];
        labels.labels.push_back({label.at, label.at, part, part.size() / sharpness, {label.offset.x(), -label.offset.y()}});
    }
    if (isKnown) { // only the places are new; the size tells how the picture is cut up
        labels.picture.width = 0;
        labels.pictureSize = m_pictureSize;
    } else {
        m_pictureSize = {labels.picture.width, labels.picture.height};
        labels.pictureSize = m_pictureSize;
    }
    m_view.scene().setLabels(degreesKey, degreesOrder, labels);
}

} // namespace terrella::earth
