// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"

#include <QTextBrowser>

#include <optional>

namespace terrella {

/// The help page of a module (resources/help/modules/<id>.md); where there is none, what its specification says. Laid out once it is seen.
class HelpView final : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpView(QWidget* parent = nullptr);
    void showModule(const QString& id, const ModuleSpec* spec);
    void showNothing();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void setPage(const QString& markdown);
    void layOut();
    QString m_shown;
    std::optional<QString> m_waiting; ///< a page that nobody has looked at yet
};

} // namespace terrella
