// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QLineEdit>

namespace terrella {

/// A line of text with something dim at its right end: the unit, or a word that can be clicked ("draw on map", "browse").
class FieldEdit final : public QLineEdit {
    Q_OBJECT

public:
    explicit FieldEdit(const Theme& theme, QWidget* parent = nullptr);
    void setSuffix(const QString& suffix, bool isClickable = false);

Q_SIGNALS:
    void suffixClicked();
    void stepped(int steps); ///< arrow up and down

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect suffixRect() const;
    const Theme& m_theme;
    QString m_suffix;
    bool m_isClickable = false;
};

} // namespace terrella
