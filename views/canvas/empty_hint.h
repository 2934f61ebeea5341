// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace terrella {

/// What an empty canvas says: how to begin, and examples to open.
class EmptyHint final : public QWidget {
    Q_OBJECT

public:
    struct Example {
        QString path;
        QString title;
        QString detail;
    };

    EmptyHint(const Theme& theme, QWidget* parent);
    void setExamples(const std::vector<Example>& examples);

Q_SIGNALS:
    void exampleChosen(const QString& path);
    void addModuleRequested();
    void openDataRequested();

private:
    const Theme& m_theme;
    QVBoxLayout* m_cards;
};

} // namespace terrella
