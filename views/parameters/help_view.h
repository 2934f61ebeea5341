// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"

#include <QTextBrowser>

namespace terrella {

/// The help page of a module (resources/help/modules/<id>.md); where there is none, what its specification says.
class HelpView final : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpView(QWidget* parent = nullptr);
    void showModule(const QString& id, const ModuleSpec* spec);
    void showNothing();

private:
    void setPage(const QString& markdown);
    QString m_shown;
};

} // namespace terrella
