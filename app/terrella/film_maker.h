// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/picture_form.h"
#include "pipelines/places/frame_encoder.h"

#include <QTimer>

#include <vector>

namespace terrella {

class EarthPanel;

/// Goes through times and hands a picture of each to the encoder: one at a time between which the window lives, none before the Earth stands still,
/// and no more than the encoder takes. Afterwards the Earth shows what it showed before. GUI thread.
class FilmMaker final : public QObject {
    Q_OBJECT

public:
    explicit FilmMaker(EarthPanel& earth, QObject* parent = nullptr);
    ~FilmMaker() override;

    Result<void> start(
        const QString& path, const PictureSettings& picture, std::vector<double> seconds, double framesPerSecond, const QByteArray& comment);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] qint64 longestPaintMs() const { return m_longestMs; } ///< of one picture

Q_SIGNALS:
    void progress(int done, int of);
    void ended(const terrella::Result<void>& result);

private:
    void step();
    void end(const Result<void>& result);

    EarthPanel& m_earth;
    FrameEncoder m_encoder;
    PictureSettings m_picture;
    std::vector<double> m_seconds;
    std::size_t m_next = 0;
    double m_before = 0.0;  ///< time that was shown
    bool m_isAsked = false; ///< the Earth goes to the time of the next picture
    bool m_isRunning = false;
    qint64 m_longestMs = 0;
    QTimer m_look;
};

} // namespace terrella
