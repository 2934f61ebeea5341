// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/ask_controller.h"

#include "views/clusters/ask_dialog.h"

#include <QFile>
#include <QWidget>

#include <algorithm>

namespace terrella {

AskController::AskController(const Theme& theme, QWidget& window) : QObject(&window), m_theme(theme), m_window(window)
{
    connect(&m_listener, &AskListener::asked, this, [this](const AskListener::Question& question) {
        m_waiting.push_back(question);
        next();
    });
    connect(&m_listener, &AskListener::withdrawn, this, [this](qint64 id) {
        std::erase_if(m_waiting, [id](const AskListener::Question& question) { return question.id == id; });
        if (id == m_shown && m_dialog)
            m_dialog->reject();
    });
}

void AskController::start()
{
    const auto path = askSocketPath();
    if (!path)
        return;
    const auto listening = m_listener.listen(*path);
    if (listening || QFile::exists(*path))
        askInWindow();
}

void AskController::next()
{
    if (m_dialog || m_waiting.empty())
        return;
    const AskListener::Question question = m_waiting.front();
    m_waiting.pop_front();
    m_shown = question.id;
    m_dialog = new AskDialog(question.prompt, question.isConfirm, question.isAgain, m_theme, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this, id = question.id, dialog = m_dialog.data()](int result) {
        if (result == QDialog::Accepted)
            m_listener.answer(id, dialog->answer());
        else
            m_listener.refuse(id);
        dialog->forget();
        m_shown = 0;
        m_dialog = nullptr;
        next();
    });
    m_dialog->open();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace terrella
