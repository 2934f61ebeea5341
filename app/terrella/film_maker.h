// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/background.h"
#include "app/terrella/picture_form.h"
#include "pipelines/places/frame_encoder.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace terrella {

class EarthPanel;

/// Goes through times and hands a picture of each to the encoder: drawn part by part between which the window lives and painted on another thread,
/// none before the Earth stands still, and no more than the encoder takes. Afterwards the Earth shows what it showed before. GUI thread.
class FilmMaker final : public QObject {
    Q_OBJECT

public:
    explicit FilmMaker(EarthPanel& earth, QObject* parent = nullptr);
    ~FilmMaker() override;

    Result<void> start(
        const QString& path, const PictureSettings& picture, std::vector<double> seconds, double framesPerSecond, const QByteArray& comment);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progress(int done, int of);
    void ended(const terrella::Result<void>& result);

private:
    void step();
    void take(const Result<QImage>& image);
    void end(const Result<void>& result);

    EarthPanel& m_earth;
    FrameEncoder m_encoder;
    PictureSettings m_picture;
    std::vector<double> m_seconds;
    std::size_t m_next = 0;
    double m_frameSeconds = 0.1; ///< that a picture is seen
    double m_before = 0.0;       ///< time that was shown
    bool m_isAsked = false;      ///< the Earth goes to the time of the next picture
    bool m_isRunning = false;
    std::unique_ptr<QObject> m_drawing; ///< of the picture that comes next
    bool m_isPainting = false;
    int m_film = 0; ///< of how many; what was painted for an earlier one is dropped
    QTimer m_look;
    Background m_painting{1};
};

} // namespace terrella
