// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/figure_export.h"

#include "app/terrella/picture_saver.h"
#include "pipelines/core/files.h"

#include <QFileInfo>

namespace terrella {

namespace {
constexpr double kUnitsPerInch = 96.0;
constexpr double kInchesPerMetre = 39.37007874;
constexpr int kLookMs = 15;
} // namespace

FigureExport::FigureExport(FigurePainter& painter, const Theme& theme, QObject* parent) : QObject(parent), m_panels(painter), m_theme(theme)
{
    m_next.setInterval(kLookMs);
    connect(&m_next, &QTimer::timeout, this, &FigureExport::step);
}

FigureExport::~FigureExport() { cancel(); }

QPaintDevice& FigureExport::device()
{
    if (m_svg)
        return *m_svg;
    if (m_pdf)
        return *m_pdf;
    return m_image;
}

Result<void> FigureExport::start(const Figure& figure, const QString& path)
{
    cancel();
    m_figure = figure;
    m_layout = layOut(figure);
    m_path = path;
    m_kind = QFileInfo(path).suffix().toLower();
    m_done = 0;
    const double ratio = figure.dotsPerInch / kUnitsPerInch;
    const QSizeF page = m_layout.page;
    m_bytes = std::make_unique<QBuffer>();
    m_bytes->open(QIODevice::WriteOnly);
    if (m_kind == QLatin1String("svg")) {
        m_svg = std::make_unique<QSvgGenerator>();
        m_svg->setOutputDevice(m_bytes.get());
        m_svg->setResolution(static_cast<int>(kUnitsPerInch));
        m_svg->setSize(page.toSize());
        m_svg->setViewBox(QRectF({}, page));
        m_svg->setTitle(figure.title);
    } else if (m_kind == QLatin1String("pdf")) {
        m_pdf = std::make_unique<QPdfWriter>(m_bytes.get());
        m_pdf->setResolution(static_cast<int>(kUnitsPerInch));
        m_pdf->setPageSize(QPageSize(page * 72.0 / kUnitsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
        m_pdf->setPageMargins({});
        m_pdf->setTitle(figure.title);
        m_pdf->setCreator(QStringLiteral("Terrella " TERRELLA_VERSION));
    } else {
        const QSize pixels = (page * ratio).toSize();
        m_image = QImage(pixels, QImage::Format_RGB32);
        if (m_image.isNull())
            return Error{ErrorCode::Failed,
                tr("There is not enough memory for a figure of %1 × %2 pixels. Choose fewer dots per inch.").arg(pixels.width()).arg(pixels.height()),
                {}};
    }
    m_painter.begin(&device());
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_svg || m_pdf)
        m_painter.setRenderHint(QPainter::LosslessImageRendering);
    else
        m_painter.scale(ratio, ratio);
    paintFigureFrame(m_painter, m_figure, m_layout, m_figure.isOnPaper ? Tokens::light() : m_theme.tokens(), m_theme.font());
    m_isRunning = true;
    m_next.start();
    return {};
}

void FigureExport::step()
{
    if (m_done == m_figure.panels.size())
        return finish();
    const FigurePanel& panel = m_figure.panels[m_done];
    if (!m_panels.isReady(m_figure, panel))
        return;
    m_next.stop();
    m_drawing = m_panels.paintLater(m_painter, m_figure, panel, m_layout.places[m_done].picture, m_layout.scale, m_figure.dotsPerInch / kUnitsPerInch,
        [this](const Result<void>& painted) { take(painted); });
}

void FigureExport::take(const Result<void>& painted)
{
    m_drawing.release()->deleteLater(); // it is calling
    if (!painted) {
        const QString why = tr("Panel %1: %2").arg(Figure::letter(m_done), painted.error().message);
        cancel();
        Q_EMIT failed(why);
        return;
    }
    ++m_done;
    Q_EMIT progress(static_cast<int>(m_done), static_cast<int>(m_figure.panels.size()));
    m_next.start();
}

void FigureExport::finish()
{
    m_next.stop();
    m_painter.end();
    m_isRunning = false;
    if (m_svg || m_pdf) {
        m_svg.reset();
        m_pdf.reset();
        Q_EMIT painted(m_path, [path = m_path, bytes = m_bytes->data()] { return publishFile(path, bytes); });
    } else {
        m_image.setDotsPerMeterX(qRound(m_figure.dotsPerInch * kInchesPerMetre));
        m_image.setDotsPerMeterY(qRound(m_figure.dotsPerInch * kInchesPerMetre));
        Q_EMIT painted(m_path, [path = m_path, image = m_image] { return writeImage(image, path); });
    }
    m_bytes.reset();
    m_image = {};
}

void FigureExport::cancel()
{
    m_next.stop();
    m_drawing.reset();
    if (m_painter.isActive())
        m_painter.end();
    m_svg.reset();
    m_pdf.reset();
    m_bytes.reset();
    m_image = {};
    m_isRunning = false;
}

} // namespace terrella
