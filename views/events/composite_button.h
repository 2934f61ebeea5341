// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/events/event_composite.h"

#include <QToolButton>

class QActionGroup;
class QMenu;

namespace terrella {

/// A button with a menu: of which events a composite is made, when, of which members, and how wide it is. GUI thread.
class CompositeButton final : public QToolButton {
    Q_OBJECT

public:
    explicit CompositeButton(QWidget* parent = nullptr);
    [[nodiscard]] const CompositeOptions& options() const { return m_options; }

Q_SIGNALS:
    void changed(); ///< options()

private:
    using Change = std::function<void(CompositeOptions&)>;
    void add(const QString& title, const QString& tip, QActionGroup* group, const Change& change);

    QMenu* m_menu;
    CompositeOptions m_options;
};

} // namespace terrella
