// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/picture_form.h"

#include <QDialog>

class QComboBox;

namespace terrella {

/// Asks for a picture of the Earth: size, what stands on it, kind of file. GUI thread.
class PictureDialog final : public QDialog {
    Q_OBJECT

public:
    PictureDialog(EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, const QString& folder, QWidget* parent);
    [[nodiscard]] PictureSettings picture() const { return m_form->picture(); }
    /// Where to, once accepted.
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    void choosePath();

    PictureForm* m_form;
    QComboBox* m_kind;
    QString m_folder, m_path;
};

} // namespace terrella
