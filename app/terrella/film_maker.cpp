// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/film_maker.h"

#include "app/terrella/picture_saver.h"
#include "views/earth/earth_panel.h"

namespace terrella {

namespace {
constexpr int kLookMs = 8;
constexpr qint64 kMostPending = 3; ///< pictures that wait for the encoder
} // namespace

FilmMaker::FilmMaker(EarthPanel& earth, QObject* parent) : QObject(parent), m_earth(earth)
{
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &FilmMaker::step);
    connect(&m_encoder, &FrameEncoder::done, this, &FilmMaker::end);
}

FilmMaker::~FilmMaker() { cancel(); }

Result<void> FilmMaker::start(
    const QString& path, const PictureSettings& picture, std::vector<double> seconds, double framesPerSecond, const QByteArray& comment)
{
    if (seconds.empty())
        return Error{ErrorCode::Invalid, tr("There are no times to make a film of."), {}};
    TRY_DO(m_encoder.start({path, picture.pixels, framesPerSecond, picture.what.title, comment}));
    m_earth.pause();
    m_earth.setFilming(true);
    m_frameSeconds = 1.0 / framesPerSecond;
    m_picture = picture;
    m_seconds = std::move(seconds);
    m_next = 0;
    m_before = m_earth.time();
    m_isAsked = false;
    m_isRunning = true;
    m_look.start();
    return {};
}

void FilmMaker::step()
{
    if (m_drawing || m_isPainting)
        return;
    const qint64 bytes = qint64{4} * m_picture.pixels.width() * m_picture.pixels.height();
    if (m_encoder.pending() > kMostPending * bytes)
        return;
    if (!m_isAsked) {
        m_earth.setTime(m_seconds[m_next]);
        m_isAsked = true;
        return;
    }
    if (!m_earth.isSettled())
        return;
    m_earth.advance(m_frameSeconds);
    m_drawing = takePicture(m_earth, m_picture, [this](const Result<EarthSheet>& sheet) {
        m_drawing.release()->deleteLater(); // it is it that calls
        if (!sheet)
            return take(sheet.error());
        m_isPainting = true;
        m_painting.run<Result<QImage>>(
            this, [sheet = *sheet, picture = m_picture] { return paintImage(sheet, picture); },
            [this, film = m_film](const Result<QImage>& image) {
                if (film != m_film)
                    return;
                m_isPainting = false;
                take(image);
            });
    });
}

void FilmMaker::take(const Result<QImage>& image)
{
    if (!image) {
        m_encoder.cancel();
        return end(image.error());
    }
    m_encoder.write(QByteArray(reinterpret_cast<const char*>(image->constBits()), image->sizeInBytes()));
    m_isAsked = false;
    ++m_next;
    Q_EMIT progress(static_cast<int>(m_next), static_cast<int>(m_seconds.size()));
    if (m_next < m_seconds.size())
        return;
    m_look.stop();
    m_encoder.finish();
}

void FilmMaker::cancel()
{
    if (!m_isRunning)
        return;
    m_encoder.cancel();
    end(Error{ErrorCode::Cancelled, tr("The film was stopped; nothing was written."), {}});
}

void FilmMaker::end(const Result<void>& result)
{
    if (!m_isRunning)
        return;
    ++m_film;
    m_isRunning = false;
    m_isPainting = false;
    m_drawing.reset();
    m_look.stop();
    m_earth.setFilming(false);
    m_earth.setTime(m_before);
    Q_EMIT ended(result);
}

} // namespace terrella
