// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/film_dialog.h"

#include "views/earth/earth_panel.h"
#include "views/earth/field_reading.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace terrella {

FilmDialog::FilmDialog(EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, const QString& folder,
    std::function<QByteArray()> comment, QWidget* parent)
    : QDialog(parent),
      m_earth(earth),
      m_comment(std::move(comment)),
      m_folder(folder),
      m_maker(earth),
      m_form(new PictureForm(earth, settings, theme, proposed, this)),
      m_first(new QComboBox(this)),
      m_last(new QComboBox(this)),
      m_every(new QSpinBox(this)),
      m_rate(new QSpinBox(this)),
      m_kind(new QComboBox(this)),
      m_told(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_make(new QPushButton(tr("Make the film…"), this)),
      m_close(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(tr("Export film"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    m_form->setForScreen();
    QStringList dates;
    for (const double seconds : earth.times())
        dates.append(dateText(seconds, earth.calendar()));
    for (QComboBox* box : {m_first, m_last}) {
        box->addItems(dates);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(20);
    }
    m_last->setCurrentIndex(static_cast<int>(dates.size()) - 1);
    m_every->setRange(1, std::max(1, static_cast<int>(dates.size())));
    m_every->setToolTip(tr("Of four steps of time the film shows one where 4 is given"));
    m_every->setSpecialValueText(tr("step"));
    m_every->setSuffix(tr(" steps"));
    m_rate->setRange(1, 60);
    m_rate->setValue(settings.value(QStringLiteral("film/rate"), 10).toInt());
    m_rate->setSuffix(tr(" per second"));
    for (QSpinBox* box : {m_every, m_rate})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    for (const auto& [suffix, title] : {std::pair{"mp4", tr("MP4 (H.264)")}, {"webm", tr("WebM (VP9)")}, {"gif", tr("GIF")}})
        m_kind->addItem(title, QString::fromLatin1(suffix));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(settings.value(QStringLiteral("film/kind"), QStringLiteral("mp4")))));
    m_form->addRow(tr("From"), m_first);
    m_form->addRow(tr("To"), m_last);
    m_form->addRow(tr("Every"), m_every);
    m_form->addRow(tr("Pictures"), m_rate);
    m_form->addRow(tr("Kind of file"), m_kind);
    m_told->setProperty("look", "dim");
    m_told->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->hide();
    layout->addWidget(m_progress);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_told, 1);
    m_make->setProperty("look", "primary");
    m_make->setDefault(true);
    buttons->addWidget(m_close);
    buttons->addWidget(m_make);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    for (QComboBox* box : {m_first, m_last})
        connect(box, &QComboBox::currentIndexChanged, this, &FilmDialog::tell);
    for (QSpinBox* box : {m_every, m_rate})
        connect(box, &QSpinBox::valueChanged, this, &FilmDialog::tell);
    connect(m_close, &QPushButton::clicked, this, &FilmDialog::reject);
    connect(m_make, &QPushButton::clicked, this, [this, &settings] {
        settings.setValue(QStringLiteral("film/rate"), m_rate->value());
        settings.setValue(QStringLiteral("film/kind"), m_kind->currentData());
        m_form->remember();
        choosePath();
    });
    connect(&m_maker, &FilmMaker::progress, this, [this](int done, int of) {
        m_progress->setMaximum(of);
        m_progress->setValue(done);
        m_told->setText(done < of ? tr("Picture %1 of %2").arg(done).arg(of) : tr("ffmpeg writes the file …"));
    });
    connect(&m_maker, &FilmMaker::ended, this, &FilmDialog::takeEnd);
    tell();
}

std::vector<double> FilmDialog::chosenTimes(const std::vector<double>& times, int first, int last, int every)
{
    std::vector<double> out;
    for (int k = std::max(0, first); k <= last && k < static_cast<int>(times.size()); k += std::max(1, every))
        out.push_back(times[static_cast<std::size_t>(k)]);
    return out;
}

void FilmDialog::tell()
{
    const auto count = chosenTimes(m_earth.times(), m_first->currentIndex(), m_last->currentIndex(), m_every->value()).size();
    const bool hasEncoder = !FrameEncoder::findProgram().isEmpty();
    m_make->setEnabled(count > 0 && hasEncoder);
    if (!hasEncoder)
        m_told->setText(tr("Films are made with ffmpeg, which is not installed. On Debian: apt install ffmpeg."));
    else if (count == 0)
        m_told->setText(tr("The last time lies before the first."));
    else
        m_told->setText(tr("%1 pictures, %2 s").arg(count).arg(QLocale().toString(static_cast<double>(count) / m_rate->value(), 'f', 1)));
}

void FilmDialog::choosePath()
{
    const QString suffix = m_kind->currentData().toString();
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the film"), m_folder + QStringLiteral("/earth.") + suffix, QStringLiteral("%1 (*.%2)").arg(m_kind->currentText(), suffix));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + suffix;
    begin(path);
}

void FilmDialog::begin(const QString& path)
{
    m_path = path;
    const auto started = m_maker.start(path, m_form->picture(),
        chosenTimes(m_earth.times(), m_first->currentIndex(), m_last->currentIndex(), m_every->value()), m_rate->value(), m_comment());
    if (!started) {
        m_told->setText(started.error().message);
        return;
    }
    setRunning(true);
}

void FilmDialog::setRunning(bool isRunning)
{
    m_form->setEnabled(!isRunning);
    m_form->setQuiet(isRunning);
    m_make->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_progress->setValue(0);
    m_close->setText(isRunning ? tr("Stop") : tr("Cancel"));
}

void FilmDialog::takeEnd(const Result<void>& result)
{
    setRunning(false);
    if (!result) {
        m_told->setText(result.error().message);
        return;
    }
    Q_EMIT made(m_path);
    accept();
}

/// The first time it stops the film, then it closes.
void FilmDialog::reject()
{
    if (m_maker.isRunning())
        m_maker.cancel();
    else
        QDialog::reject();
}

} // namespace terrella
