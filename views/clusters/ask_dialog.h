// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QDialog>

class QLineEdit;

namespace terrella {

/// A question of ssh: a password, a one-time code, or whether the key of a host is trusted. What is typed goes to whoever opened it and nowhere else.
class AskDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Kind { Secret, HostKey, Confirm };
    /// What ssh's words ask for.
    static Kind kindOf(const QString& prompt, bool isConfirm);

    /// isAgain: the answer before was not accepted.
    AskDialog(const QString& prompt, bool isConfirm, bool isAgain, const Theme& theme, QWidget* parent = nullptr);
    /// "yes" where a key or a question is accepted.
    [[nodiscard]] QString answer() const;
    /// Takes what was typed out of the field.
    void forget();

private:
    void makeSecret(const QString& prompt);
    void makeHostKey(const QString& prompt);

    const Theme& m_theme;
    Kind m_kind;
    QLineEdit* m_field = nullptr;
};

} // namespace terrella
