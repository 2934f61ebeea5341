// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QKeyEvent;
class QMouseEvent;

namespace terrella::earth {

/// Parts of the scene whose keys begin so are on the screen only: handles, what is not finished.
inline const QString workPrefix = QStringLiteral("work/");

/// Takes mouse and keys before the view does. Each says whether it has used the event up; what it leaves moves the camera as ever.
class SceneTool {
public:
    virtual ~SceneTool() = default;
    virtual bool press(const QMouseEvent& event) = 0;
    /// Also without a button.
    virtual bool move(const QMouseEvent& event) = 0;
    virtual bool release(const QMouseEvent& event) = 0;
    /// A press and a release at one place that press() did not take.
    virtual bool click(const QMouseEvent& event) = 0;
    virtual bool doubleClick(const QMouseEvent& event) = 0;
    virtual bool key(const QKeyEvent& event) = 0;
};

} // namespace terrella::earth
