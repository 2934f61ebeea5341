// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/film_maker.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace terrella {

/// Makes a film of the Earth through time: asks for what, shows how far it is, can be stopped. GUI thread.
class FilmDialog final : public QDialog {
    Q_OBJECT

public:
    /// comment: made when the film begins; kept in it.
    FilmDialog(EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, const QString& folder,
        std::function<QByteArray()> comment, QWidget* parent);

    /// The times from one to another, every so many-th.
    [[nodiscard]] static std::vector<double> chosenTimes(const std::vector<double>& times, int first, int last, int every);
    /// Without asking for a file.
    void begin(const QString& path);

Q_SIGNALS:
    void made(const QString& path);

protected:
    void reject() override;

private:
    void tell();
    void choosePath();
    void takeEnd(const Result<void>& result);
    void setRunning(bool isRunning);

    EarthPanel& m_earth;
    std::function<QByteArray()> m_comment;
    QString m_folder, m_path;
    FilmMaker m_maker;
    PictureForm* m_form;
    QComboBox *m_first, *m_last;
    QSpinBox *m_every, *m_rate;
    QComboBox* m_kind;
    QLabel* m_told;
    QProgressBar* m_progress;
    QPushButton *m_make, *m_close;
};

} // namespace terrella
