// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"

namespace terrella::testing {

/// Builds documents of the engine fixture's modules, one line for each node and link.
struct PipelineBuilder {
    Document document;

    PipelineBuilder& node(const char* id, const char* module, const QJsonObject& parameters = {}, const char* version = "")
    {
        Node made;
        made.id = QLatin1String(id);
        made.module = QLatin1String(module);
        made.version = QLatin1String(version);
        made.parameters = parameters;
        document.nodes[made.id] = made;
        return *this;
    }
    /// A node that gives a number, in the way of its parameters.
    PipelineBuilder& number(const char* id, const QJsonObject& parameters = {}) { return node(id, "engine.make_number", parameters); }
    /// A node that adds the numbers of others, "a" or "sum.sum".
    PipelineBuilder& sum(const char* id, const QStringList& of, const QJsonObject& parameters = {})
    {
        node(id, "engine.add_numbers", parameters);
        for (const QString& source : of) {
            const bool port = source.contains(QLatin1Char('.'));
            document.links.insert({source.section(QLatin1Char('.'), 0, 0), port ? source.section(QLatin1Char('.'), 1) : QStringLiteral("number"),
                QLatin1String(id), QStringLiteral("numbers")});
        }
        return *this;
    }
    PipelineBuilder& link(const char* from, const char* fromPort, const char* to, const char* toPort)
    {
        document.links.insert({QLatin1String(from), QLatin1String(fromPort), QLatin1String(to), QLatin1String(toPort)});
        return *this;
    }
};

} // namespace terrella::testing
