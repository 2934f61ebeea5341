// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/pipeline_model.h"
#include "views/theme/theme.h"

#include <QFrame>

class QHBoxLayout;

namespace terrella {

/// "Pipeline › Warm core" in the corner of the canvas while the inside of a group is shown; every part leads back there.
class Breadcrumb final : public QFrame {
    Q_OBJECT

public:
    Breadcrumb(PipelineModel& model, const Theme& theme, QWidget* parent);

private:
    void refresh();

    PipelineModel& m_model;
    const Theme& m_theme;
    QHBoxLayout* m_layout;
};

} // namespace terrella
