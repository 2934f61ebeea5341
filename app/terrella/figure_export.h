// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/figure_painter.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTimer>

namespace terrella {

/// Paints a figure panel by panel, so that the window stays alive, and hands out the finished file's bytes or pixels. GUI thread.
class FigureExport final : public QObject {
    Q_OBJECT

public:
    FigureExport(FigurePainter& painter, const Theme& theme, QObject* parent = nullptr);
    ~FigureExport() override;

    /// .png, .svg or .pdf. The error says why it cannot begin.
    Result<void> start(const Figure& figure, const QString& path);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progress(int done, int of);
    /// The file's name and a function that writes it: for a worker.
    void painted(const QString& path, std::function<terrella::Result<void>()> write);
    void failed(const QString& sentence);

private:
    void step();
    void take(const Result<void>& painted);
    void finish();
    [[nodiscard]] QPaintDevice& device();

    FigurePainter& m_panels;
    const Theme& m_theme;
    Figure m_figure;
    FigureLayout m_layout;
    QString m_path, m_kind;
    QImage m_image;
    std::unique_ptr<QBuffer> m_bytes;
    std::unique_ptr<QSvgGenerator> m_svg;
    std::unique_ptr<QPdfWriter> m_pdf;
    QPainter m_painter;
    QTimer m_next;
    std::unique_ptr<QObject> m_drawing; ///< the panel that is being painted
    std::size_t m_done = 0;
    bool m_isRunning = false;
};

} // namespace terrella
