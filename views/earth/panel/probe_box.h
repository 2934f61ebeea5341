// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/probe_line.h"
#include "views/earth/panel/overlay.h"

namespace terrella::earth {

/// Where the pointer is and what the layers say there.
class ProbeBox final : public Overlay {
    Q_OBJECT
public:
    explicit ProbeBox(QWidget* parent);
    void show(const QString& place, const std::vector<ProbeLine>& lines);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont placeFont() const;
    QString m_place;
    std::vector<ProbeLine> m_lines;
};

} // namespace terrella::earth
