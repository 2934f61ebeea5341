// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_basis.h"
#include "pipelines/run/runner.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

/// Works through the nodes in order; what is not known of a node's outputs is not known of what hangs on it either.
class Planner {
public:
    Planner(const PluginHost& host, const Store& store, const Document& document, const RunOptions& options)
        : m_host(host),
          m_store(store),
          m_document(document),
          m_options(options),
          m_files(store.identitiesPath())
    {
        for (const Link& link : document.links)
            m_linksInto[link.toNode].push_back(link);
    }

    PlannedNode plan(const QString& id)
    {
        PlannedNode out{id, {}, false, {}, {}};
        const Node& node = m_document.nodes.at(id);
        const ModuleSpec* spec = m_host.find(node.module);
        if (!spec) {
            out.reason = Tr::tr("the module '%1' is not installed").arg(node.module);
            return out;
        }
        const auto parameters = Parameters::make(*spec, node.parameters, m_options.baseFolder);
        const auto basis
            = parameters ? makeBasis(*spec, parameters->values(), inputsOf(id), m_options.pipeline, m_files) : Result<NodeBasis>(parameters.error());
        if (!basis) {
            out.reason = basis.error().message;
            return out;
        }
        out.key = basis->key;
        const StoredResult stored = lookUp(m_store, *basis, m_files);
        // An outdated reference is made anew from the same content, so that its keys stay.
        m_outputKeys[id] = stored.outputKeys();
        out.reuse = stored.usable;
        if (stored.usable) {
            out.reason = Tr::tr("nothing changed");
            if (auto paths = m_store.files(basis->key))
                out.outputs = *std::move(paths);
        } else {
            out.reason = stored.outdated.isEmpty() ? reasonToRun(m_store.latest(spec->id, m_options.pipeline, id), *basis) : stored.outdated;
        }
        return out;
    }

    void remember() { (void)m_files.save(); } // only costs time when it fails

private:
    InputValues inputsOf(const QString& id) const
    {
        InputValues out;
        const auto links = m_linksInto.find(id);
        if (links == m_linksInto.end())
            return out;
        for (const Link& link : links->second) {
            InputValue value{link.fromNode, link.fromPort, {}, {}};
            const auto keys = m_outputKeys.find(link.fromNode);
            if (keys != m_outputKeys.end() && keys->second.count(link.fromPort) > 0)
                value.key = keys->second.at(link.fromPort);
            out[link.toPort].push_back(std::move(value));
        }
        return out;
    }

    const PluginHost& m_host;
    const Store& m_store;
    const Document& m_document;
    const RunOptions& m_options;
    FileIdentities m_files;
    std::map<QString, std::vector<Link>> m_linksInto;
    std::map<QString, std::map<QString, QString>> m_outputKeys;
};

} // namespace

Result<Plan> Runner::plan(const Document& document, const RunOptions& options)
{
    if (!options.toNode.isEmpty() && document.nodes.count(options.toNode) == 0)
        return Error{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the pipeline.").arg(options.toNode), {}};
    const Document part = options.toNode.isEmpty() ? document : document.upTo(options.toNode);
    TRY(const std::vector<QString> order, part.topologicalOrder());
    Planner planner(m_host, m_store, part, options);
    Plan out;
    for (const QString& id : order)
        out.nodes.push_back(planner.plan(id));
    planner.remember();
    return out;
}

} // namespace terrella
