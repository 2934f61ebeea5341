// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/frame_encoder.h"

#include "pipelines/core/files.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace terrella {

namespace {

/// In the form of ffmpeg's own files of metadata: no limit to their length.
QByteArray metadata(const FrameEncoder::Settings& settings)
{
    const auto quoted = [](QByteArray text) {
        for (const char c : {'\\', '=', ';', '#', '\n'})
            text.replace(c, QByteArray("\\") + c);
        return text;
    };
    return ";FFMETADATA1\ntitle=" + quoted(settings.title.toUtf8()) + "\ncomment=" + quoted(settings.comment) + "\n";
}

QStringList codec(const QString& suffix)
{
    if (suffix == QLatin1String("webm"))
        return {QStringLiteral("-c:v"), QStringLiteral("libvpx-vp9"), QStringLiteral("-crf"), QStringLiteral("30"), QStringLiteral("-b:v"),
            QStringLiteral("0"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), QStringLiteral("-row-mt"), QStringLiteral("1")};
    if (suffix == QLatin1String("gif")) // a palette for all pictures together
        return {QStringLiteral("-filter_complex"),
            QStringLiteral("[0:v]split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=sierra2_4a"), QStringLiteral("-loop"),
            QStringLiteral("0")};
    return {QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-crf"), QStringLiteral("18"), QStringLiteral("-preset"),
        QStringLiteral("medium"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), QStringLiteral("-vf"),
        QStringLiteral("pad=ceil(iw/2)*2:ceil(ih/2)*2"), QStringLiteral("-movflags"), QStringLiteral("+faststart")};
}

} // namespace

FrameEncoder::FrameEncoder(QObject* parent) : QObject(parent) {}

FrameEncoder::~FrameEncoder()
{
    m_isDone = true;
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(2000);
    }
}

QString FrameEncoder::findProgram() { return QStandardPaths::findExecutable(QStringLiteral("ffmpeg")); }

Result<void> FrameEncoder::start(const Settings& settings)
{
    const QString program = findProgram(), suffix = QFileInfo(settings.path).suffix().toLower();
    if (program.isEmpty())
        return Error{ErrorCode::NotFound, tr("Films are made with ffmpeg, which is not installed. On Debian: apt install ffmpeg."), {}};
    if (suffix != QLatin1String("mp4") && suffix != QLatin1String("webm") && suffix != QLatin1String("gif"))
        return Error{ErrorCode::Unsupported, tr("Films are saved as .mp4, .webm or .gif, not as “.%1”.").arg(suffix), {}};
    m_settings = settings;
    m_folder = std::make_unique<QTemporaryDir>(QFileInfo(settings.path).absolutePath() + QStringLiteral("/.terrella-film-XXXXXX"));
    m_file = m_folder->filePath(QStringLiteral("film.") + suffix);
    if (!m_folder->isValid())
        return Error{ErrorCode::Disk, tr("Cannot write into '%1'.").arg(QFileInfo(settings.path).absolutePath()), {}};
    TRY_DO(writeFile(m_folder->filePath(QStringLiteral("words.txt")), metadata(settings)));
    QStringList arguments{QStringLiteral("-hide_banner"), QStringLiteral("-loglevel"), QStringLiteral("error"), QStringLiteral("-y"),
        QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-pix_fmt"), QStringLiteral("bgr0"), QStringLiteral("-s"),
        QStringLiteral("%1x%2").arg(settings.size.width()).arg(settings.size.height()), QStringLiteral("-r"),
        QString::number(settings.framesPerSecond, 'g', 6), QStringLiteral("-i"), QStringLiteral("pipe:0"), QStringLiteral("-i"),
        m_folder->filePath(QStringLiteral("words.txt")), QStringLiteral("-map_metadata"), QStringLiteral("1"), QStringLiteral("-threads"),
        QStringLiteral("2")};
    arguments += codec(suffix);
    arguments += m_file;
    m_process = std::make_unique<QProcess>();
    m_said.clear();
    m_isDone = false;
    connect(m_process.get(), &QProcess::bytesWritten, this, &FrameEncoder::taken);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, [this] { m_said += m_process->readAllStandardError(); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(Error{ErrorCode::Failed, tr("ffmpeg could not be started: %1.").arg(m_process->errorString()), {}});
    });
    connect(m_process.get(), &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        m_said += m_process->readAllStandardError();
        if (how != QProcess::NormalExit || status != 0)
            return end(Error{ErrorCode::Failed,
                tr("ffmpeg could not make the film: %1").arg(QString::fromLocal8Bit(m_said).trimmed().section(QLatin1Char('\n'), -1)),
                {QString::fromLocal8Bit(m_said)}});
        end(publishOver(m_file, m_settings.path));
    });
    m_process->start(program, arguments);
    return {};
}

void FrameEncoder::write(const QByteArray& frame)
{
    if (!m_isDone && m_process)
        m_process->write(frame);
}

qint64 FrameEncoder::pending() const { return m_process ? m_process->bytesToWrite() : 0; }

void FrameEncoder::finish()
{
    if (!m_isDone && m_process)
        m_process->closeWriteChannel();
}

void FrameEncoder::cancel()
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_process->disconnect(this);
    connect(m_process.get(), &QProcess::finished, this, [this] { m_folder.reset(); });
    m_process->kill();
}

void FrameEncoder::end(const Result<void>& result)
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_folder.reset();
    Q_EMIT done(result);
}

} // namespace terrella
