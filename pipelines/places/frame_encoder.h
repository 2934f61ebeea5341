// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QSize>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace terrella {

/// Makes a film of pictures with ffmpeg, which Debian has as a package. The file appears under its name when it is finished. Lives in one thread
/// with an event loop and never blocks it.
class FrameEncoder final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString path; ///< .mp4 (H.264), .webm (VP9) or .gif
        QSize size;   ///< of every picture; H.264 wants even numbers
        double framesPerSecond = 10.0;
        QString title;
        QByteArray comment; ///< kept in MP4 and WebM; plain letters
    };

    explicit FrameEncoder(QObject* parent = nullptr);
    ~FrameEncoder() override;

    /// ffmpeg's path, or empty.
    [[nodiscard]] static QString findProgram();
    /// The error says what is missing and how to get it.
    Result<void> start(const Settings& settings);
    /// One picture: rows of B, G, R and a byte that does not count.
    void write(const QByteArray& frame);
    /// Bytes that ffmpeg has not taken yet: whoever writes waits while there are many.
    [[nodiscard]] qint64 pending() const;
    /// No more pictures: done() follows.
    void finish();
    /// Nothing is left behind.
    void cancel();

Q_SIGNALS:
    void taken(); ///< pending() has fallen
    void done(const terrella::Result<void>& result);

private:
    void end(const Result<void>& result);

    Settings m_settings;
    std::unique_ptr<QTemporaryDir> m_folder; ///< beside the final name
    std::unique_ptr<QProcess> m_process;
    QString m_file;
    QByteArray m_said;
    bool m_isDone = true;
};

} // namespace terrella
