// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "views/earth/earth_theme.h"
#include "views/figure/figure_layout.h"

#include <QMap>
#include <QObject>
#include <QPainter>

#include <functional>
#include <map>
#include <memory>

namespace terrella {

class Background;
class ChartCanvas;
class EarthPanel;

/// Draws the panels of a figure. Each view of the Earth has a panel of its own that is never shown; what it shows is read on a worker. GUI thread.
class FigurePainter final : public QObject {
    Q_OBJECT

public:
    /// pathOf: file of the result "node.port", empty where it has not been made; titleOf: what it is called.
    FigurePainter(const Theme& theme, Background& background, std::function<QString(const QString& source)> pathOf,
        std::function<QString(const QString& source)> titleOf, QObject* parent = nullptr);
    ~FigurePainter() override;

    /// A panel shows what the Earth shows now; nothing is read anew.
    void take(int id, EarthPanel& earth, const QJsonObject& view);
    /// Of another document: forgets all.
    void clear();
    /// Results have been made: panels whose results lie elsewhere now read them again. Their ids.
    std::vector<int> renew();
    /// False while it is being read.
    [[nodiscard]] bool isReady(const Figure& figure, const FigurePanel& panel);
    /// at: in the painter's units; scale: of the figure (FigureLayout::scale); ratio: pixels for each unit of the painter. Only what is ready.
    Result<void> paint(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& at, double scale, double ratio);
    /// The same without holding up the window. Deleting the answer before `done` is called gives up.
    [[nodiscard]] std::unique_ptr<QObject> paintLater(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& at,
        double scale, double ratio, std::function<void(const Result<void>&)> done);

Q_SIGNALS:
    void settled(int id); ///< a panel is ready, or ready anew

private:
    EarthPanel& earthOf(const FigurePanel& panel);
    [[nodiscard]] Result<void> isThere(int id) const;
    EarthPanel& make(int id, double aspect);
    void load(int id);
    Result<void> paintPlot(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& area);

    struct Shown {
        std::unique_ptr<EarthPanel> earth;
        QJsonObject view;
        int reading = 0;
        QString missing;              ///< results that have not been made
        QMap<QString, QString> files; ///< of each source, as it was read
        std::optional<EarthTheme> theme;
    };
    const Theme& m_theme;
    Background& m_background;
    std::function<QString(const QString&source)> m_pathOf, m_titleOf;
    std::map<int, Shown> m_shown;
    std::unique_ptr<ChartCanvas> m_canvas;
    bool m_isOnPaper = false; ///< the canvas
};

} // namespace terrella
