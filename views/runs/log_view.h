// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QPlainTextEdit>

namespace terrella {

/// Lines with their time; keeps the last ten thousand; follows the end unless one has scrolled up.
class LogView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);
    /// when: UTC; shown in the user's time.
    void addLine(const QDateTime& when, const QString& source, const QString& text);
};

} // namespace terrella
