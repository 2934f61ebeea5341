// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/problem.h"

#include <QFont>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace terrella {

/// Problems one below the other: each sentence with a button for each of its fixes. Hidden where there are none.
class ProblemBox final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemBox(const QFont& font, QWidget* parent = nullptr);
    void show(const std::vector<Problem>& problems);
    /// The sentences, a line each.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void fixChosen(const terrella::Fix& fix);

private:
    QVBoxLayout* m_layout;
    std::vector<Problem> m_problems;
};

} // namespace terrella
