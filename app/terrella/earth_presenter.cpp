// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/earth_presenter.h"

#include "app/terrella/background.h"
#include "app/terrella/feature_files.h"
#include "app/terrella/layer_filling.h"
#include "app/terrella/run_controller.h"
#include "app/terrella/thumbnail.h"
#include "pipelines/data/open_to_show.h"
#include "views/canvas/module_catalogue.h"
#include "views/earth/earth_panel.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

constexpr int kLongMs = 400; ///< what takes longer to read is told

struct Loaded {
    Result<Value> value = Error{};
    QImage thumbnail;
};

/// A place from which as many of the points as possible are seen: the one of them with the most others within 60 degrees.
std::optional<LatLon> bestViewOf(const Features& features)
{
    const std::size_t count = features.lon.size();
    if (count == 0 || features.lat.size() != count)
        return std::nullopt;
    const std::size_t step = std::max<std::size_t>(1, count / 200);
    const auto radians = [](double degrees) { return degrees * 3.14159265358979323846 / 180.0; };
    std::size_t best = 0;
    int most = -1;
    for (std::size_t i = 0; i < count; i += step) {
        int seen = 0;
        for (std::size_t j = 0; j < count; j += step)
            seen += std::sin(radians(features.lat[i])) * std::sin(radians(features.lat[j]))
                        + std::cos(radians(features.lat[i])) * std::cos(radians(features.lat[j]))
                            * std::cos(radians(features.lon[i] - features.lon[j]))
                    > 0.5
                ? 1
                : 0;
        if (seen > most) {
            most = seen;
            best = i;
        }
    }
    return LatLon{features.lat[best], features.lon[best]};
}

} // namespace

EarthPresenter::EarthPresenter(
    PipelineModel& model, RunController& runs, EarthPanel& earth, Background& background, const Theme& theme, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_runs(runs),
      m_earth(earth),
      m_background(background),
      m_theme(theme)
{
    connect(&runs, &RunController::nodeFinished, this, [this](const QString& node) {
        refreshKept(node);
        showNode(node, false);
    });
    connect(&earth, &EarthPanel::keepWanted, this, &EarthPresenter::keep);
}

void EarthPresenter::clear()
{
    ++m_opened;
    ++m_lastTicket;
    for (quint64& ticket : m_ticket)
        ticket = m_lastTicket;
    m_fieldFrom.clear();
    m_tracksFrom.clear();
    m_pointsFrom.clear();
    m_polygonsFrom.clear();
    m_fieldOf.clear();
    m_earth.clear();
    const QJsonArray& views = m_model.whole().views;
    m_isFirstLook = views.isEmpty();
    m_wantedField = views.isEmpty() ? QString() : views.first().toObject().value(QLatin1String("field")).toString();
}

void EarthPresenter::showNode(const QString& node, bool isChosen)
{
    const auto results = m_runs.resultsOf(node);
    bool hasCube = false; // one field at a time: the first cube of a node
    const auto it = m_model.document().nodes.find(node);
    const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
    if (!spec)
        return;
    for (const PortSpec& port : spec->outputs) {
        if (!results.contains(port.key) || (port.type == DataType::Cube && hasCube))
            continue;
        hasCube = hasCube || port.type == DataType::Cube;
        load(node, port.key, results.value(port.key), isChosen);
    }
}

void EarthPresenter::showPort(const QString& node, const QString& port)
{
    if (const QString path = m_runs.resultsOf(node).value(port); !path.isEmpty())
        load(node, port, path, true);
}

std::function<void()> EarthPresenter::sayReading(const QString& title)
{
    const int number = ++m_readings;
    m_beingRead.insert(number, title);
    QTimer::singleShot(kLongMs, this, &EarthPresenter::tellReading);
    return [this, number] {
        m_beingRead.remove(number);
        tellReading();
    };
}

void EarthPresenter::tellReading() { Q_EMIT reading(m_beingRead.isEmpty() ? QString() : tr("reading %1 …").arg(m_beingRead.last())); }

void EarthPresenter::load(const QString& node, const QString& port, const QString& path, bool isChosen)
{
    const quint64 ticket = ++m_lastTicket;
    const auto it = m_model.document().nodes.find(node);
    const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
    const bool isFirst = spec && !spec->outputs.empty() && spec->outputs.front().key == port; // the node's picture is that of its first output
    m_background.run<Loaded>(
        this,
        [path, tokens = m_theme.tokens(), needsThumbnail = isFirst && m_model.state(node).thumbnail.isNull()] {
            Loaded loaded{loadValue(path), {}};
            if (loaded.value && needsThumbnail)
                loaded.thumbnail = makeThumbnail(*loaded.value, tokens);
            return loaded;
        },
        [this, ticket, node, port, path, isChosen, read = sayReading(layerTitle(node, port))](const Loaded& loaded) {
            read();
            if (!loaded.value) {
                Q_EMIT failed(loaded.value.error().message);
                return;
            }
            if (!loaded.thumbnail.isNull() && m_model.document().nodes.contains(node)) {
                NodeState state = m_model.state(node);
                state.thumbnail = loaded.thumbnail;
                m_model.setState(node, state);
            }
            const auto* features = std::get_if<std::shared_ptr<const Features>>(&*loaded.value);
            const bool isCube = std::holds_alternative<std::shared_ptr<const Cube>>(*loaded.value);
            if (!isCube && !features)
                return;
            if (isCube && !isChosen && (isOtherThanWanted(node, port) || hasKeptFields()))
                return;
            const int kind = isCube ? 0 : kindOf(layerOf(**features));
            if (ticket < m_ticket[kind])
                return; // something newer is shown
            m_ticket[kind] = ticket;
            QString& shown = shownFrom(kind);
            if (shown == path && !isChosen)
                return;
            // What stays is not shown twice.
            const QString source = node + QLatin1Char('.') + port;
            for (const EarthLayer& layer : m_earth.layers())
                if (layer.source == source && !follows(layer.id) && layer.base.isEmpty()) {
                    if (isChosen)
                        m_earth.setLayerVisible(layer.id, true);
                    return;
                }
            const bool isSame = std::exchange(shown, path) == path;
            if (!isSame)
                take(node, port, *loaded.value, isChosen);
            else if (kind >= 2)
                m_earth.setLayerVisible(kind == 2 ? QStringLiteral("points") : QStringLiteral("polygons"), true);
        });
}

QString EarthPresenter::layerTitle(const QString& node, const QString& port) const
{
    QString title = m_model.titleOf(node);
    const auto it = m_model.document().nodes.find(node);
    const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
    const auto isFile
        = [](const ParameterSpec& parameter) { return parameter.type == ParameterType::File || parameter.type == ParameterType::Files; };
    if (spec && it->second.label.isEmpty() && spec->inputs.empty() && std::ranges::any_of(spec->parameters, isFile))
        title = describeNode(*spec, it->second.parameters); // the file, not that it was opened
    const PortSpec* output = spec ? spec->output(port) : nullptr;
    const auto drawn = [](const PortSpec& other) { return other.type == DataType::Cube || other.type == DataType::Features; };
    // Two layers of one node would bear one name.
    return output && std::ranges::count_if(spec->outputs, drawn) > 1 ? tr("%1: %2", "node: output").arg(title, output->title) : title;
}

void EarthPresenter::take(const QString& node, const QString& port, const Value& value, bool isChosen)
{
    const QString title = layerTitle(node, port);
    if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value)) {
        m_earth.addField(QStringLiteral("field"), title, *cube);
        m_earth.setSource(QStringLiteral("field"), node + QLatin1Char('.') + port);
        lookFirst(QStringLiteral("field"));
        // Beside fields that are compared it takes the last picture.
        if (const int pictures = m_earth.arrangement().count(); pictures > 1 && hasKeptFields())
            for (EarthLayer layer : m_earth.layers())
                if (layer.id == QLatin1String("field") && layer.panes == EarthLook::allPanes) {
                    layer.panes = 1U << (pictures - 1);
                    m_earth.setLook(layer.id, layer);
                }
        m_fieldOf = node + QLatin1Char('.') + port;
        if (isChosen)
            m_wantedField.clear();
    } else if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&value)) {
        const QString layer = layerOf(**features);
        const bool isPoints = layer == QLatin1String("points");
        if (isPoints && (*features)->info.geometry == GeometryKind::None && !isChosen)
            return; // a table has no place
        fillLayer(m_earth, layer, node + QLatin1Char('.') + port, value, title);
        const bool isStep = isPoints && feedsTracks(node);
        if (isPoints) // what is only a step on the way to tracks would bury them; it is shown when it is asked for
            m_earth.setLayerVisible(layer, isChosen || !isStep);
        if (!isStep)
            lookFirst(layer, features->get());
    }
}

/// What does not reach around the Earth is come near to, once. Tracks that do are seen from where most of them are; a map shows all of them anyway.
void EarthPresenter::lookFirst(const QString& layer, const Features* features)
{
    if (!m_isFirstLook)
        return;
    const bool isNear = m_earth.zoomToLayer(layer), isTracks = layer == QLatin1String("tracks");
    m_isFirstLook = !isNear && !isTracks;
    if (isNear || !isTracks || !features || m_earth.projection() != QLatin1String("globe"))
        return;
    if (const auto view = bestViewOf(*features))
        m_earth.lookAt(view->lon, view->lat);
}

void EarthPresenter::lookAtFile(const QString& layer, bool wasFirst, const Features* features)
{
    if (m_isFirstLook || !wasFirst)
        lookFirst(layer, features);
    else if (!m_earth.zoomToLayer())
        m_earth.zoomToAll();
}

/// Which file a layer that follows shows now; by kindOf().
QString& EarthPresenter::shownFrom(int kind)
{
    return kind == 0 ? m_fieldFrom : kind == 1 ? m_tracksFrom : kind == 2 ? m_pointsFrom : m_polygonsFrom;
}

bool EarthPresenter::isOtherThanWanted(const QString& node, const QString& port) const
{
    const QString wantedNode = m_wantedField.section(QLatin1Char('.'), 0, 0);
    return m_model.document().nodes.contains(wantedNode) && m_wantedField != node + QLatin1Char('.') + port;
}

bool EarthPresenter::feedsTracks(const QString& node) const
{
    for (const Link& link : m_model.document().links) {
        if (link.fromNode != node)
            continue;
        const auto to = m_model.document().nodes.find(link.toNode);
        const ModuleSpec* spec = to == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(to->second.module);
        if (spec)
            for (const PortSpec& port : spec->outputs)
                if (port.type == DataType::Features)
                    return true;
    }
    return false;
}

void EarthPresenter::showFiles(const QStringList& paths, const QString& title)
{
    const quint64 ticket = ++m_lastTicket;
    if (isFeatureFile(paths.first())) {
        m_background.run<Result<std::shared_ptr<const Features>>>(
            this, [path = paths.first()] { return readFeatures(path); },
            [this, ticket, title, wasFirst = m_isFirstLook](const Result<std::shared_ptr<const Features>>& features) {
                if (!features || (*features)->info.geometry == GeometryKind::None)
                    return; // what is wrong with a file is said on the node that opens it
                const QString layer = layerOf(**features);
                const int kind = kindOf(layer);
                if (ticket < m_ticket[kind])
                    return;
                m_ticket[kind] = ticket;
                shownFrom(kind).clear();
                fillLayer(m_earth, layer, {}, *features, title);
                lookAtFile(layer, wasFirst, features->get());
            });
        return;
    }
    m_background.run<Result<std::shared_ptr<const Cube>>>(
        this, [paths] { return openToShow(paths); },
        [this, ticket, title, wasFirst = m_isFirstLook](const Result<std::shared_ptr<const Cube>>& cube) {
            if (!cube || ticket < m_ticket[0]) // what is wrong with a file is said on the node that opens it
                return;
            m_ticket[0] = ticket;
            m_fieldFrom.clear();
            m_fieldOf.clear();
            m_earth.addField(QStringLiteral("field"), title, *cube);
            lookAtFile(QStringLiteral("field"), wasFirst);
        });
}

} // namespace terrella
