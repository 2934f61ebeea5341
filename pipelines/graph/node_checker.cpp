// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/node_checker.h"

#include "pipelines/graph/edit.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/parameter_fixes.h"
#include "pipelines/graph/resources.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

QString names(const std::vector<PortSpec>& ports)
{
    QStringList out;
    for (const PortSpec& port : ports)
        out.append(port.key);
    return out.isEmpty() ? Tr::tr("none") : out.join(QStringLiteral(", "));
}

int majorOf(const QString& version) { return version.section(QLatin1Char('.'), 0, 0).toInt(); }

class NodeChecker {
public:
    NodeChecker(PluginHost& host, const Node& node, const std::vector<IncomingLink>& incoming, const QString& baseFolder)
        : m_host(host),
          m_node(node),
          m_incoming(incoming),
          m_baseFolder(baseFolder)
    {
    }

    NodeCheck run()
    {
        m_spec = m_host.find(m_node.module);
        if (!m_spec) {
            const auto why = m_host.load(m_node.module);
            add(Severity::Error, "module.unknown", why ? Tr::tr("There is no module '%1'.").arg(m_node.module) : why.error().message);
            return std::move(m_out);
        }
        checkVersion();
        checkLinks();
        checkParameters();
        const bool isOfCluster = checkClusters();
        auto parameters = Parameters::make(*m_spec, m_node.parameters, m_baseFolder);
        if (!parameters && !m_parameterError)
            add(Severity::Error, "parameter.invalid", parameters.error().message);
        const auto module = m_host.load(m_node.module);
        if (!module)
            add(Severity::Error, "module.unusable", module.error().message);
        // A module is asked only about what the engine itself found in order.
        if (!m_out.hasErrors() && m_complete && !isOfCluster)
            ask(**module, *parameters);
        if (m_out.hasErrors())
            m_out.outputs.clear();
        return std::move(m_out);
    }

private:
    Problem& add(Severity severity, const char* code, const QString& message, const QString& port = {}, const QString& parameter = {})
    {
        m_out.problems.push_back({severity, QLatin1String(code), message, m_node.id, port, parameter, {}});
        return m_out.problems.back();
    }

    void checkVersion()
    {
        static const QRegularExpression form(QStringLiteral("^\\d+\\.\\d+\\.\\d+$"));
        const QString& made = m_node.version;
        if (made.isEmpty() || made == m_spec->version)
            return;
        if (!form.match(made).hasMatch())
            add(Severity::Warning, "module.version_unknown",
                Tr::tr("'%1' is no version of '%2'; version %3 is installed.").arg(made, m_node.module, m_spec->version));
        else if (majorOf(made) > majorOf(m_spec->version))
            add(Severity::Warning, "module.version",
                Tr::tr(
                    "This node was made with version %1 of '%2'; version %3 is installed and may read its parameters differently. Update the plugin.")
                    .arg(made, m_node.module, m_spec->version));
        else if (majorOf(made) < majorOf(m_spec->version))
            add(Severity::Warning, "module.version_older",
                Tr::tr("This node was made with version %1 of '%2'; version %3 is installed and may give other results. Look at its parameters.")
                    .arg(made, m_node.module, m_spec->version));
    }

    void checkLinks()
    {
        std::map<QString, int> counts;
        for (const IncomingLink& in : m_incoming)
            checkLink(in, counts);
        for (const PortSpec& port : m_spec->inputs) {
            const int count = counts[port.key];
            if (count == 0 && port.required)
                add(Severity::Error, "input.missing", Tr::tr("Nothing is connected to '%1' (%2).").arg(port.key, dataTypeName(port.type)), port.key);
            if (count > 1 && !port.many)
                add(Severity::Error, "input.many", Tr::tr("'%1' takes one link; %2 are connected. Remove all but one.").arg(port.key).arg(count),
                    port.key)
                    .fixes
                    = fixesForMany(port.key);
            if (port.required && m_signatures[port.key].empty())
                m_complete = false;
            if (m_signatures[port.key].empty())
                m_signatures.erase(port.key);
        }
    }

    void checkLink(const IncomingLink& in, std::map<QString, int>& counts)
    {
        const PortSpec* port = m_spec->input(in.link.toPort);
        const auto refuse = [&](const char* code, const QString& message, std::vector<Fix> fixes) {
            Problem& problem = add(Severity::Error, code, message, in.link.toPort);
            problem.from = in.link.fromNode + QLatin1Char('.') + in.link.fromPort;
            problem.fixes = std::move(fixes);
            problem.fixes.push_back({Tr::tr("Remove the link"), toJson(Edit(RemoveLink{in.link}))});
        };
        const PortSpec* from = in.source ? in.source->output(in.link.fromPort) : nullptr;
        if (!port) {
            refuse("port.unknown", Tr::tr("'%1' has no input '%2'; it has: %3.").arg(m_node.module, in.link.toPort, names(m_spec->inputs)),
                from ? otherInputs(in.link, from->type) : std::vector<Fix>());
            return;
        }
        ++counts[port->key];
        if (!in.source) {
            m_complete = false;
            return;
        }
        if (!from) {
            refuse("port.unknown",
                Tr::tr("'%1' (%2) has no output '%3'; it has: %4.").arg(in.link.fromNode, in.source->id, in.link.fromPort, names(in.source->outputs)),
                otherOutputs(in, port->type));
            return;
        }
        if (from->type != port->type) {
            std::vector<Fix> fixes = otherOutputs(in, port->type);
            const std::vector<Fix> inputs = otherInputs(in.link, from->type);
            fixes.insert(fixes.end(), inputs.begin(), inputs.end());
            refuse("port.type",
                Tr::tr("'%1' takes %2; '%3.%4' gives %5.")
                    .arg(port->key, dataTypeName(port->type), in.link.fromNode, in.link.fromPort, dataTypeName(from->type)),
                std::move(fixes));
            return;
        }
        if (in.signature)
            m_signatures[port->key].push_back(*in.signature);
        else
            m_complete = false; // its source has the problem; we say nothing
    }

    [[nodiscard]] bool isLinked(const Link& link) const
    {
        return std::ranges::any_of(m_incoming, [&](const IncomingLink& in) { return in.link == link; });
    }

    /// The link taken from another output of its source that fits.
    [[nodiscard]] std::vector<Fix> otherOutputs(const IncomingLink& in, DataType type) const
    {
        std::vector<Fix> out;
        for (const PortSpec& output : in.source->outputs) {
            Link link = in.link;
            link.fromPort = output.key;
            if (output.type == type && !isLinked(link))
                out.push_back(
                    {Tr::tr("Take '%1' of '%2'").arg(output.key, link.fromNode), toJson(Edit(EditList{{RemoveLink{in.link}, AddLink{link}}}))});
        }
        return out;
    }

    /// The link led to another input that takes it and is free.
    [[nodiscard]] std::vector<Fix> otherInputs(const Link& wrong, DataType type) const
    {
        std::vector<Fix> out;
        for (const PortSpec& input : m_spec->inputs) {
            Link link = wrong;
            link.toPort = input.key;
            const bool free = input.many || std::ranges::none_of(m_incoming, [&](const IncomingLink& in) { return in.link.toPort == input.key; });
            if (input.type == type && free && !isLinked(link))
                out.push_back({Tr::tr("Connect it to '%1'").arg(input.key), toJson(Edit(EditList{{RemoveLink{wrong}, AddLink{link}}}))});
        }
        return out;
    }

    [[nodiscard]] std::vector<Fix> fixesForMany(const QString& port) const
    {
        std::vector<Fix> out;
        for (const IncomingLink& in : m_incoming) {
            if (in.link.toPort == port)
                out.push_back({Tr::tr("Remove the link from '%1'").arg(in.link.fromNode), toJson(Edit(RemoveLink{in.link}))});
        }
        return out;
    }

    void checkParameters()
    {
        for (auto it = m_node.parameters.begin(); it != m_node.parameters.end(); ++it) {
            if (m_spec->parameter(it.key()))
                continue;
            QStringList keys;
            for (const ParameterSpec& parameter : m_spec->parameters)
                keys.append(parameter.key);
            add(Severity::Error, "parameter.unknown",
                Tr::tr("'%1' has no parameter '%2'; it has: %3.").arg(m_node.module, it.key(), keys.join(QStringLiteral(", "))), {}, it.key())
                .fixes
                = fixesOfUnknown(*m_spec, m_node, it.key());
            m_parameterError = true;
        }
        for (const ParameterSpec& parameter : m_spec->parameters) {
            const QJsonValue value = m_node.parameters.value(parameter.key);
            const auto checked = checkParameter(parameter, value);
            if (checked)
                continue;
            const bool absent = value.isUndefined() || value.isNull();
            const bool range = checked.error().code == ErrorCode::OutOfRange;
            add(Severity::Error, absent ? "parameter.missing" : (range ? "parameter.range" : "parameter.invalid"), checked.error().message, {},
                parameter.key)
                .fixes
                = fixesOfRefused(parameter, m_node);
            m_parameterError = true;
        }
    }

    /// Whether it reads what lies on a cluster. Nobody connects there for a check, so that its outputs are not known.
    bool checkClusters()
    {
        const auto named = clustersNamed(*m_spec, m_node.parameters);
        for (const auto& [parameter, clusters] : named) {
            for (const QString& cluster : clusters) {
                if (cluster != m_node.place)
                    add(Severity::Error, "file.on_cluster",
                        m_node.place.isEmpty()
                            ? Tr::tr("The data lie on '%1' and are not copied. Run the node there, or name a copy that lies here.").arg(cluster)
                            : Tr::tr("The data lie on '%1', and the node runs on '%2'. Run it on '%1', or name a copy that lies on '%2'.")
                                  .arg(cluster, m_node.place),
                        {}, parameter)
                        .fixes
                        = {{Tr::tr("Run it on '%1'").arg(cluster), toJson(Edit(SetPlace{m_node.id, cluster}))}};
                else
                    add(Severity::Warning, "file.not_asked",
                        Tr::tr("What lies on '%1' is looked at when the pipeline is planned or run; until then nothing is known of the data.")
                            .arg(cluster),
                        {}, parameter);
            }
        }
        return !named.empty();
    }

    void ask(const Module& module, const Parameters& parameters)
    {
        CheckResult result;
        try {
            result = module.check({*m_spec, parameters, m_signatures});
        } catch (const std::exception& problem) {
            add(Severity::Error, "module.faulty",
                Tr::tr("'%1' failed while checking: %2. This is a fault of the module; please report it.")
                    .arg(m_node.module, QString::fromUtf8(problem.what())));
            return;
        }
        for (Problem& problem : result.problems) {
            problem.node = m_node.id;
            if (problem.code == QLatin1String("file.not_found"))
                problem.fixes = fixesOfMissingFiles(m_node, problem.parameter, m_baseFolder);
            m_out.problems.push_back(std::move(problem));
        }
        for (const auto& [key, signature] : result.outputs) {
            const PortSpec* port = m_spec->output(key);
            const bool null = std::visit([](const auto& pointer) { return !pointer; }, signature);
            if (null || !port || port->type != typeOf(signature))
                add(Severity::Error, "module.faulty",
                    Tr::tr("'%1' announces an output '%2' that its specification does not have. This is a fault of the module; please report it.")
                        .arg(m_node.module, key));
        }
        if (!m_out.hasErrors())
            estimateNeeds(m_out, *m_spec, m_signatures, result);
        m_out.outputs = std::move(result.outputs);
    }

    PluginHost& m_host;
    const Node& m_node;
    const std::vector<IncomingLink>& m_incoming;
    const QString& m_baseFolder;
    const ModuleSpec* m_spec = nullptr;
    SignatureMap m_signatures;
    bool m_complete = true; ///< every required input has its signature
    bool m_parameterError = false;
    NodeCheck m_out;
};

} // namespace

NodeCheck checkNode(PluginHost& host, const Node& node, const std::vector<IncomingLink>& incoming, const QString& baseFolder)
{
    return NodeChecker(host, node, incoming, baseFolder).run();
}

} // namespace terrella
