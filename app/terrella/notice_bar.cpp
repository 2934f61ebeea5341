// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace terrella {

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent) : QFrame(parent), m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    setProperty("look", "overlay");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(8);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    auto* close = new QToolButton(this);
    close->setProperty("look", "flat");
    close->setIcon(theme.icon(QStringLiteral("close"), theme.tokens().dim));
    close->setIconSize({12, 12});
    close->setAccessibleName(tr("Close this notice"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, close, [close, &theme] { close->setIcon(theme.icon(QStringLiteral("close"), theme.tokens().dim)); });
    layout->addWidget(close, 0, Qt::AlignTop);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void NoticeBar::say(const QString& sentence, const std::vector<Button>& buttons)
{
    m_text->setText(sentence);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Button& button : buttons) {
        auto* widget = new QPushButton(button.title, this);
        connect(widget, &QPushButton::clicked, this, [this, action = button.action] {
            hide();
            action();
        });
        m_buttons->addWidget(widget, 0, Qt::AlignTop);
    }
    setAccessibleName(sentence);
    show();
    layout()->activate(); // with the new buttons, whose width the text has to leave
    place();
    raise();
    if (buttons.empty())
        m_timer.start(8000);
    else
        m_timer.stop();
}

void NoticeBar::place()
{
    const QWidget* parent = parentWidget();
    const int width = std::min(520, parent->width() - 24);
    const int height = std::max(44, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height());
    setGeometry((parent->width() - width) / 2, parent->height() - height - 56, width, height);
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace terrella
