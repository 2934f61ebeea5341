// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/breadcrumb.h"

#include "views/canvas/module_catalogue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace terrella {

Breadcrumb::Breadcrumb(PipelineModel& model, const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_model(model),
      m_theme(theme),
      m_layout(new QHBoxLayout(this))
{
    setProperty("look", "overlay");
    setAccessibleName(tr("Where in the pipeline this is"));
    m_layout->setContentsMargins(4, 1, 10, 1);
    m_layout->setSpacing(0);
    connect(&model, &PipelineModel::levelChanged, this, &Breadcrumb::refresh);
    connect(&model, &PipelineModel::documentReset, this, &Breadcrumb::refresh);
    connect(&model, &PipelineModel::edited, this, [this] {
        if (!m_model.levels().empty())
            refresh();
    });
    connect(&theme, &Theme::changed, this, &Breadcrumb::refresh);
    hide();
}

void Breadcrumb::refresh()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& levels = m_model.levels();
    setVisible(!levels.empty());
    if (levels.empty())
        return;
    QStringList titles{tr("Pipeline")};
    for (const PipelineModel::Level& level : levels) {
        const ModuleSpec* spec = m_model.catalogue().find(level.group);
        titles.append(spec ? spec->title : level.group);
    }
    for (qsizetype i = 0; i < titles.size(); ++i) {
        if (i > 0) {
            auto* arrow = new QLabel(QStringLiteral("›"), this);
            arrow->setProperty("look", "dim");
            arrow->setContentsMargins(2, 0, 2, 0);
            m_layout->addWidget(arrow);
        }
        if (i + 1 == titles.size()) {
            auto* here = new QLabel(titles.at(i), this);
            here->setProperty("look", "strong");
            here->setContentsMargins(5, 0, 0, 0);
            here->setMinimumHeight(26);
            m_layout->addWidget(here);
            const int uses = m_model.usesOf(levels.back().group);
            if (uses > 1) {
                auto* shared = new QLabel(tr("· used %n times, a change holds for all", nullptr, uses), this);
                shared->setProperty("look", "dim");
                shared->setFont(m_theme.smallFont());
                shared->setContentsMargins(6, 0, 0, 0);
                m_layout->addWidget(shared);
            }
            continue;
        }
        auto* back = new QToolButton(this);
        back->setProperty("look", "flat");
        back->setText(titles.at(i));
        back->setFocusPolicy(Qt::NoFocus);
        back->setToolTip(i == 0 ? tr("Back to the whole pipeline (Escape)") : tr("Back to %1").arg(titles.at(i)));
        connect(back, &QToolButton::clicked, this, [this, i] { m_model.leaveTo(static_cast<std::size_t>(i)); });
        m_layout->addWidget(back);
    }
    for (QWidget* part : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (m_layout->indexOf(part) >= 0)
            part->show(); // else the layout gives it no room yet
    }
    m_layout->activate();
    resize(sizeHint());
    raise();
}

} // namespace terrella
