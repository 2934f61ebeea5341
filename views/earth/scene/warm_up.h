// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace terrella::earth {

class SceneWidget;

/// Has the programs of the graphics card made before they are needed: each takes a tenth of a second or more where OpenGL is done in software, and
/// would hold up the first field, the first track, the first label. One at a time, while nothing else goes on, by a part that is not seen. GUI
/// thread.
class WarmUp final : public QObject {
    Q_OBJECT
public:
    explicit WarmUp(SceneWidget& view);
    void begin();
    [[nodiscard]] bool isDone() const { return m_next >= count; }

private:
    static constexpr int count = 18;
    void step();
    void add(int which);
    void removeParts();

    SceneWidget& m_view;
    QTimer m_rest;
    int m_next = count;
    bool m_isDrawing = false;
};

} // namespace terrella::earth
