// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/figure_painter.h"

#include "app/terrella/background.h"
#include "app/terrella/earth_colours.h"
#include "app/terrella/layer_filling.h"
#include "views/earth/earth_panel.h"
#include "views/plots/chart_canvas.h"

#include <QLayout>

namespace terrella {

namespace {
constexpr int kViewWidth = 900; ///< of the panels that are not shown; cameras are measured in it
} // namespace

FigurePainter::FigurePainter(const Theme& theme, Background& background, std::function<QString(const QString& source)> pathOf,
    std::function<QString(const QString& source)> titleOf, QObject* parent)
    : QObject(parent),
      m_theme(theme),
      m_background(background),
      m_pathOf(std::move(pathOf)),
      m_titleOf(std::move(titleOf))
{
}

FigurePainter::~FigurePainter() = default;

EarthPanel& FigurePainter::make(int id, double aspect)
{
    Shown& shown = m_shown[id];
    shown.earth = std::make_unique<EarthPanel>();
    EarthPanel& earth = *shown.earth;
    earth.setMotion(false);
    earth.setHeaderVisible(false);
    earth.resize(kViewWidth, qRound(kViewWidth * aspect));
    earth.layout()->activate(); // of what is never shown nobody else does it
    connect(&earth, &EarthPanel::settled, this, [this, id] { Q_EMIT settled(id); });
    return earth;
}

void FigurePainter::take(int id, EarthPanel& from, const QJsonObject& view)
{
    EarthPanel& earth = make(id, static_cast<double>(from.height()) / std::max(1, from.width()));
    m_shown[id].view = view;
    earth.takeLayers(from);
    earth.setViewState(view);
    for (const auto& [layer, source] : earth.sources())
        m_shown[id].files.insert(source, m_pathOf(source));
}

void FigurePainter::load(int id)
{
    Shown& shown = m_shown[id];
    shown.missing.clear();
    shown.earth->setViewState(shown.view);
    for (const auto& [layer, source] : shown.earth->sources()) {
        const QString path = m_pathOf(source);
        shown.files.insert(source, path);
        if (path.isEmpty()) {
            shown.missing = source;
            continue;
        }
        ++shown.reading;
        m_background.run<Result<Value>>(
            this, [path] { return loadValue(path); },
            [this, id, path, layer = layer, source = source](const Result<Value>& value) {
                const auto it = m_shown.find(id);
                if (it == m_shown.end())
                    return;
                Shown& now = it->second;
                --now.reading;
                if (now.files.value(source) != path)
                    return; // another one is on its way
                if (value)
                    fillLayer(*now.earth, layer, source, *value, m_titleOf(source));
                else
                    now.missing = source;
                if (now.reading == 0)
                    now.earth->setViewState(now.view); // times are known now
                Q_EMIT settled(id);
            });
    }
}

EarthPanel& FigurePainter::earthOf(const FigurePanel& panel)
{
    const auto it = m_shown.find(panel.id);
    if (it != m_shown.end())
        return *it->second.earth;
    EarthPanel& earth = make(panel.id, panel.aspect);
    m_shown[panel.id].view = panel.view;
    load(panel.id);
    return earth;
}

void FigurePainter::clear() { m_shown.clear(); }

std::vector<int> FigurePainter::renew()
{
    std::vector<int> out;
    for (auto& [id, shown] : m_shown) {
        const auto& files = shown.files;
        const auto isElsewhere = [&](const QString& source) { return m_pathOf(source) != files.value(source); };
        if (std::ranges::none_of(files.keys(), isElsewhere))
            continue;
        load(id);
        out.push_back(id);
    }
    return out;
}

bool FigurePainter::isReady(const Figure& figure, const FigurePanel& panel)
{
    if (panel.isPlot())
        return true;
    EarthPanel& earth = earthOf(panel);
    Shown& shown = m_shown[panel.id];
    if (const EarthTheme theme = figure.isOnPaper ? paperTheme() : earthTheme(m_theme.tokens()); shown.theme != theme) {
        earth.setTheme(theme);
        shown.theme = theme;
    }
    return shown.reading == 0 && earth.isSettled();
}

Result<void> FigurePainter::paint(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& at, double scale, double ratio)
{
    const QRectF area({}, at.size() / scale);
    painter.save();
    painter.translate(at.topLeft());
    painter.scale(scale, scale);
    Result<void> done;
    if (panel.isPlot()) {
        done = paintPlot(painter, figure, panel, area);
    } else {
        EarthPanel& earth = earthOf(panel);
        done = isThere(panel.id);
        if (done)
            done = earth.paintPicture(painter, area, ratio * scale, panel.what);
    }
    painter.restore();
    return done;
}

Result<void> FigurePainter::isThere(int id) const
{
    if (const QString& missing = m_shown.at(id).missing; !missing.isEmpty())
        return Error{ErrorCode::Invalid, tr("%1 has not been made. Run the pipeline; then it is drawn here.").arg(missing), {}};
    return {};
}

std::unique_ptr<QObject> FigurePainter::paintLater(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& at, double scale,
    double ratio, std::function<void(const Result<void>&)> done)
{
    if (!panel.isPlot()) {
        EarthPanel& earth = earthOf(panel);
        if (isThere(panel.id))
            return earth.takePicture(QRectF({}, at.size() / scale), ratio * scale, panel.what,
                [&painter, at, scale, done = std::move(done)](const Result<EarthSheet>& sheet) {
                    if (!sheet)
                        return done(sheet.error());
                    painter.save();
                    painter.translate(at.topLeft());
                    painter.scale(scale, scale);
                    sheet->paint(painter);
                    painter.restore();
                    done({});
                });
    }
    auto later = std::make_unique<QObject>();
    QMetaObject::invokeMethod(
        later.get(), [=, this, &painter, done = std::move(done)] { done(paint(painter, figure, panel, at, scale, ratio)); }, Qt::QueuedConnection);
    return later;
}

Result<void> FigurePainter::paintPlot(QPainter& painter, const Figure& figure, const FigurePanel& panel, const QRectF& area)
{
    if (!panel.chart->message.isEmpty())
        return Error{ErrorCode::Invalid, panel.chart->message, {}};
    if (!m_canvas)
        m_canvas = std::make_unique<ChartCanvas>(m_theme);
    if (std::exchange(m_isOnPaper, figure.isOnPaper) != figure.isOnPaper)
        m_canvas->setOnPaper(figure.isOnPaper);
    m_canvas->paint(painter, area, *panel.chart);
    return {};
}

} // namespace terrella
