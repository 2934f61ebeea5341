// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/origin_presenter.h"

#include "app/terrella/background.h"
#include "app/terrella/earth_presenter.h"
#include "app/terrella/run_controller.h"
#include "views/canvas/module_catalogue.h"
#include "views/earth/earth_panel.h"
#include "views/earth/panel/origin_view.h"
#include "views/earth/place_values.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella {

namespace {

constexpr std::size_t kMostVariables = 4; // of one result

/// Values of a node's results, as rows.
std::vector<OriginRow> rowsOf(const OriginRow& node, const std::vector<std::pair<QString, QString>>& files,
    const std::function<Result<std::vector<PlaceValue>>(const std::shared_ptr<const Cube>&)>& read)
{
    std::vector<OriginRow> out;
    const auto add = [&](const QString& output, const QString& what, const QString& value, const QString& time, bool isDim) {
        OriginRow row = node;
        if (!output.isEmpty())
            row.title = QCoreApplication::translate("terrella::OriginPresenter", "%1: %2", "node: output").arg(node.title, output);
        row.what = what;
        row.value = value;
        row.time = time;
        row.isDim = isDim;
        out.push_back(row);
    };
    for (const auto& [output, file] : files) {
        const auto loaded = loadValue(file);
        if (!loaded) {
            add(output, loaded.error().message, {}, {}, true);
            continue;
        }
        const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&*loaded);
        if (!cube)
            continue;
        const auto values = read(*cube);
        if (!values) {
            add(output, values.error().message, {}, {}, true);
            continue;
        }
        for (const PlaceValue& one : *values) {
            const QString what = one.level.isEmpty() ? one.variable : QStringLiteral("%1 · %2").arg(one.variable, one.level);
            const QString value = !one.isInside ? QCoreApplication::translate("terrella::OriginPresenter", "beside the grid")
                : std::isnan(one.value)         ? QCoreApplication::translate("terrella::OriginPresenter", "missing")
                                        : QStringLiteral("%1 %2").arg(QString::number(static_cast<double>(one.value), 'g', 6), one.units).trimmed();
            add(output, what, value, one.time, !one.isInside || std::isnan(one.value));
        }
    }
    return out;
}

} // namespace

OriginPresenter::OriginPresenter(
    PipelineModel& model, RunController& runs, EarthPanel& earth, EarthPresenter& shown, Background& background, QObject* parent)
    : QObject(parent),
      m_model(model),
      m_runs(runs),
      m_earth(earth),
      m_shown(shown),
      m_background(background)
{
}

std::vector<OriginPresenter::Source> OriginPresenter::sources() const
{
    const Document& document = m_model.document();
    const QString node = m_shown.shownField().section(QLatin1Char('.'), 0, 0);
    const auto order = document.topologicalOrder();
    if (!order || !document.nodes.contains(node))
        return {};
    const std::set<QString> upstream = document.upstreamOf(node);
    std::vector<Source> out;
    for (const QString& id : *order) {
        if (id != node && !upstream.contains(id))
            continue;
        Source source{id, m_model.titleOf(id), {}};
        const ModuleSpec* spec = m_model.catalogue().find(document.nodes.at(id).module);
        const auto results = m_runs.resultsOf(id);
        for (auto it = results.begin(); it != results.end(); ++it) {
            const PortSpec* port = spec ? spec->output(it.key()) : nullptr;
            if (!port || port->type == DataType::Cube)
                source.files.emplace_back(port && spec->outputs.size() > 1 ? port->title : QString(), it.value());
        }
        out.push_back(source);
    }
    return out;
}

void OriginPresenter::explain(double lonDeg, double latDeg, QWidget* parent)
{
    if (!m_view) {
        m_view = new OriginView(parent);
        m_view->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_view, &OriginView::nodeActivated, this, &OriginPresenter::nodeWanted);
    }
    const auto field = m_earth.shownField();
    const QString where = m_earth.placeText(lonDeg, latDeg);
    const std::vector<Source> from = sources();
    m_view->setRows({});
    m_view->show();
    m_view->raise();
    if (!field || from.empty()) {
        m_view->setPlace(field ? tr("%1: what is shown does not come from a node of this pipeline.").arg(where)
                               : tr("%1: no field is shown; make one visible first.").arg(where));
        return;
    }
    m_view->setPlace(tr("%1 at %2, and what every node before it holds there. Reading…").arg(fieldTitle(*field), where));
    const CubeSignature& signature = field->cube->signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(field->variable)];
    const Axis* levels = signature.axisOf(variable, AxisKind::Level);
    const std::optional<double> level = levels && field->level < levels->values.size() ? std::optional(levels->values[field->level]) : std::nullopt;
    const QString prefer = variable.standardName.isEmpty() ? variable.name : variable.standardName;
    const quint64 ticket = ++m_ticket;
    m_background.run<std::vector<OriginRow>>(
        m_view,
        [from, lonDeg, latDeg, level, prefer, seconds = m_earth.time(), calendar = m_earth.calendar()] {
            std::vector<OriginRow> rows;
            for (const Source& source : from) {
                const OriginRow node{source.node, source.title, {}, {}, {}, false};
                std::vector<OriginRow> own = rowsOf(node, source.files, [&](const std::shared_ptr<const Cube>& cube) {
                    return valuesAt(cube, lonDeg, latDeg, seconds, calendar, level, prefer, kMostVariables);
                });
                if (own.empty())
                    own.push_back({source.node, source.title,
                        source.files.empty() ? tr("no field: not run yet, or other data") : tr("no field on a grid"), {}, {}, true});
                rows.insert(rows.end(), own.begin(), own.end());
            }
            return rows;
        },
        [this, ticket, where, title = fieldTitle(*field)](const std::vector<OriginRow>& rows) {
            if (ticket != m_ticket)
                return;
            m_view->setPlace(tr("%1 at %2, and what every node before it holds there:").arg(title, where));
            m_view->setRows(rows);
        });
}

} // namespace terrella
