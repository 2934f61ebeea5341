// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/levels.h"
#include "views/earth/panel/overlay.h"

namespace terrella::earth {

/// An upright slider over the levels that visible layers have in common; hidden where they have none.
class LevelBar final : public Overlay {
    Q_OBJECT
public:
    explicit LevelBar(QWidget* parent);
    void setChoice(const std::optional<LevelChoice>& choice);
    [[nodiscard]] const std::optional<LevelChoice>& choice() const { return m_choice; }
    [[nodiscard]] QSize sizeHint() const override;
    /// Where the handle is for one of the values.
    [[nodiscard]] double yOf(std::size_t index) const;

Q_SIGNALS:
    void chosen(const QString& kind, double value);
    void resized();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] double top() const;
    [[nodiscard]] double bottom() const;
    [[nodiscard]] QString text(std::size_t index) const;
    void go(std::ptrdiff_t index);
    void goTo(double y);
    std::optional<LevelChoice> m_choice;
};

} // namespace terrella::earth
