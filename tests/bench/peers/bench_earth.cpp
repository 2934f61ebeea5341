// SPDX-License-Identifier: GPL-3.0-or-later
// What the view of the Earth takes for the pictures that bench_peers.py asks of other programs too. Prints JSON, milliseconds.
//   terrella-bench-earth FIELD.nc YEAR.nc TRACKS.csv
#include "pipelines/data/cube.h"
#include "pipelines/data/features.h"
#include "views/earth/earth_panel.h"
#include "views/earth/scene/scene_widget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSurfaceFormat>

#include <algorithm>
#include <cstdio>

using namespace terrella;
using namespace terrella::earth;

namespace {

double milliseconds(const QElapsedTimer& clock) { return 1e-6 * static_cast<double>(clock.nsecsElapsed()); }

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0.0 : values[values.size() / 2];
}

/// Until what stands on the screen is final.
void settle(const EarthPanel& panel)
{
    QElapsedTimer clock;
    clock.start();
    while (!panel.isSettled() && clock.elapsed() < 60000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
}

template <class Work>
double timed(const Work& work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return milliseconds(clock);
}

double frames(SceneWidget& view, int count)
{
    std::vector<double> out;
    for (int k = 0; k < count; ++k) {
        Camera camera = view.camera();
        camera.lonDeg = wrap180(camera.lonDeg + 2.0);
        out.push_back(timed([&] {
            view.setCamera(camera, false);
            while (!view.isPainted())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }));
    }
    return median(out);
}

/// One texture on the globe and nothing else, in a window of its own.
double bareSphere(const QSize& size)
{
    SceneWidget bare;
    bare.resize(size);
    const FieldMesh mesh = wholeEarth(*bare.projection());
    FieldImage image;
    image.width = 1440;
    image.height = 721;
    image.pixels.assign(1440 * 721, 0xff808040U);
    bare.scene().setShading(0.0);
    bare.scene().setSurface(QStringLiteral("sphere"), 0, &mesh, &image);
    bare.show();
    bare.goHome(false);
    (void)frames(bare, 3);
    return frames(bare, 15);
}

int run(const QStringList& files)
{
    const QString id = QStringLiteral("f");
    QJsonObject out{{QStringLiteral("program"), QStringLiteral("Terrella " TERRELLA_VERSION)}};
    EarthPanel panel;
    panel.resize(1280, 800 + 60 + 34);
    panel.setMotion(false);
    panel.show();
    settle(panel);
    if (!panel.hasGraphics()) {
        std::fputs("There is no OpenGL here.\n", stderr);
        return 1;
    }
    auto* view = panel.findChild<SceneWidget*>();
    const auto open = [&](const QString& path) {
        const auto cube = openCube({path});
        if (!cube) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(cube.error().message));
            return false;
        }
        panel.addField(id, QStringLiteral("Field"), *cube);
        settle(panel);
        return true;
    };
    bool isOpen = false;
    out.insert(QStringLiteral("first"), timed([&] { isOpen = open(files[0]); }));
    if (!isOpen)
        return 1;
    const auto at = [&](double seconds) {
        panel.setTime(seconds);
        settle(panel);
    };
    const std::vector<double> times = panel.times();
    std::vector<double> each;
    for (std::size_t k = 1; k < times.size(); ++k)
        each.push_back(timed([&] { at(times[k]); }));
    out.insert(QStringLiteral("step"), median(each));
    each.clear();
    for (int k = 0; k < 5; ++k)
        each.push_back(timed([&] {
            panel.setRange(id, std::pair(-38.0 + k, 22.0 + k));
            settle(panel);
        }));
    out.insert(QStringLiteral("range"), median(each));
    out.insert(QStringLiteral("frame"), frames(*view, 15));
    panel.hide();
    out.insert(QStringLiteral("bare"), bareSphere(view->size()));
    panel.show();
    if (!open(files[1]))
        return 1;
    const std::vector<double> days = panel.times();
    out.insert(QStringLiteral("year"), timed([&] { std::ranges::for_each(days, at); }) / static_cast<double>(days.size()));
    panel.removeLayer(id);
    const auto tracks = readFeatures(files[2]);
    if (!tracks) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(tracks.error().message));
        return 1;
    }
    panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), *tracks);
    settle(panel);
    out.insert(QStringLiteral("tracks"), frames(*view, 9));
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
    const QApplication application(argc, argv);
    const QStringList files = QCoreApplication::arguments().mid(1);
    if (files.size() != 3) {
        std::fputs("terrella-bench-earth FIELD.nc YEAR.nc TRACKS.csv\n", stderr);
        return 2;
    }
    return run(files);
}
