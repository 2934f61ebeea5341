// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"
#include "views/theme/theme.h"

#include <QJsonValue>
#include <QWidget>

#include <vector>

namespace terrella {

/// A variable that can be chosen, from the data connected to a port.
struct VariableChoice {
    QString name;
    QString title; ///< long name
    QString units;
};

/// The widget that edits one parameter. Commits on Enter and when it is left.
class ParameterEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// What is in force; never emits.
    virtual void setValue(const QJsonValue& value) = 0;
    virtual void setVariables(const std::vector<VariableChoice>&) {}
    /// Red border while what it shows is not accepted.
    void setWrong(bool isWrong);

    static ParameterEditor* make(const ParameterSpec& spec, const Theme& theme, QWidget* parent);

Q_SIGNALS:
    /// The user has set this; undefined: emptied.
    void edited(const QJsonValue& value);
    /// What was typed cannot be read.
    void unreadable(const QString& why);
    void drawRequested(); ///< regions: draw it on the map

protected:
    QWidget* m_field = nullptr; ///< that takes the border and the focus
};

} // namespace terrella
