// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace terrella {

/// What a panel holds, below its header: folded, only the header is left of the panel.
class FoldingPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FoldingPanel(QWidget* content, QWidget* parent = nullptr);
    /// That of a dock widget, or null.
    [[nodiscard]] static FoldingPanel* of(const QDockWidget* panel);

    void setFolded(bool isFolded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

Q_SIGNALS:
    void folded(bool isFolded);

private:
    QWidget* m_content;
    bool m_isFolded = false;
};

} // namespace terrella
