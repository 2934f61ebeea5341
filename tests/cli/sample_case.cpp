// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/sample_case.h"

#include <QDirIterator>

#include <numbers>

namespace terrella::test {

QString SampleCase::writePipeline(const QString& name, const QJsonObject& nodes, const QStringList& links) const
{
    QJsonArray nodeArray;
    for (auto it = nodes.begin(); it != nodes.end(); ++it) {
        QJsonObject node = it.value().toObject();
        node.insert(QStringLiteral("id"), it.key());
        nodeArray.append(node);
    }
    QJsonArray linkArray;
    for (const QString& link : links) {
        linkArray.append(
            QJsonObject{{QStringLiteral("from"), link.section(QLatin1Char('>'), 0, 0)}, {QStringLiteral("to"), link.section(QLatin1Char('>'), 1)}});
    }
    const QJsonObject document{{QStringLiteral("terrella"), 1}, {QStringLiteral("nodes"), nodeArray}, {QStringLiteral("links"), linkArray}};
    return write(name, QJsonDocument(document).toJson());
}

QStringList SampleCase::filesBelow(const char* name) const
{
    QStringList files;
    QDirIterator walk(path(name), QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

QByteArray lowFile(const LowOptions& options)
{
    constexpr int ny = 37, nx = 72;
    constexpr double degree = std::numbers::pi / 180.0;
    ClassicNetCdf file;
    const int time = file.dimension("time", static_cast<std::size_t>(options.steps));
    const int lat = file.dimension("lat", ny);
    const int lon = file.dimension("lon", nx);
    std::vector<double> hours, lats, lons;
    for (int t = 0; t < options.steps; ++t)
        hours.push_back(6.0 * t);
    if (options.unorderedTimes)
        std::swap(hours[1], hours[3]);
    for (int j = 0; j < ny; ++j)
        lats.push_back(90.0 - 5.0 * j);
    for (int i = 0; i < nx; ++i)
        lons.push_back(5.0 * i);
    file.doubles("time", {time}, hours, {{{"units", std::string("hours since 2000-01-01 00:00:00")}, {"calendar", std::string("standard")}}});
    file.doubles("lat", {lat}, lats, {{{"units", std::string("degrees_north")}, {"standard_name", std::string("latitude")}}});
    file.doubles("lon", {lon}, lons, {{{"units", std::string("degrees_east")}, {"standard_name", std::string("longitude")}}});
    std::vector<float> values;
    for (int t = 0; t < options.steps; ++t) {
        const double centreLat = 20.0, centreLon = 40.0 + 2.5 * t;
        for (const double y : lats) {
            for (const double x : lons) {
                const double cosine = std::sin(y * degree) * std::sin(centreLat * degree)
                    + std::cos(y * degree) * std::cos(centreLat * degree) * std::cos((x - centreLon) * degree);
                const double distance = std::acos(std::min(1.0, std::max(-1.0, cosine))) / degree;
                const double pascal = 101300.0 - 6000.0 * std::exp(-distance * distance / 100.0);
                values.push_back(options.allMissing ? NAN : static_cast<float>(pascal * options.scale));
            }
        }
    }
    ClassicNetCdf::Attributes attributes{{{"units", options.units}}};
    if (!options.standardName.empty())
        attributes.items.push_back({"standard_name", options.standardName});
    file.floats(options.name, {time, lat, lon}, values, attributes);
    return file.bytes();
}

QJsonObject lowNodes(const QString& file)
{
    const auto node = [](const char* module, const QJsonObject& parameters) {
        return QJsonObject{{QStringLiteral("module"), QLatin1String(module)}, {QStringLiteral("version"), QStringLiteral("1.0.0")},
            {QStringLiteral("parameters"), parameters}};
    };
    return {{QStringLiteral("open"), node("data.open", {{QStringLiteral("files"), QJsonArray{file}}})},
        {QStringLiteral("detect"),
            node("cyclones.detect_candidates", {{QStringLiteral("warm_core"), false}, {QStringLiteral("contour_radius"), 12}})},
        {QStringLiteral("stitch"),
            node("cyclones.stitch_tracks", {{QStringLiteral("thresholds"), QJsonArray{}}, {QStringLiteral("min_duration"), 24}})}};
}

QStringList lowLinks() { return {QStringLiteral("open.data>detect.fields"), QStringLiteral("detect.candidates>stitch.candidates")}; }

} // namespace terrella::test
