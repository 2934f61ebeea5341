// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace terrella {

enum class Severity { Error, Warning };

/// A change of the pipeline that would mend a problem, as the JSON of an edit (see pipelines/graph/edit.h), with its button's words.
struct Fix {
    QString title;
    QJsonObject edit;
};

/// One of the links into a module: the port, and which of its links, counted as CheckInput::inputs counts them.
struct InputPlace {
    QString port;
    int link = 0;
    bool operator==(const InputPlace&) const = default;
};

/// One change that a module proposes. A module knows neither nodes nor links; these are its own terms for them.
struct ProposedStep {
    enum class Kind {
        Insert,     ///< `module` on the link at `place`; what comes in at `like` goes into its port "like" as well
        Set,        ///< the parameters of the module that proposes; null unsets one
        Replace,    ///< in its parameters, for each key [what stands there, what shall]: the value itself or an item of the list
        SetAtSource ///< the parameters of the node of `module` that what comes in at `place` is from; items are added to lists
    };
    Kind kind = Kind::Insert;
    QString module;
    QJsonObject parameters;
    InputPlace place;
    std::optional<InputPlace> like = {};
    QString variable = {}; ///< SetAtSource: the node must give this variable
};

/// A way out in a module's terms. The checker makes it a Fix, where every module that it needs is installed.
struct Proposal {
    QString title; ///< in the user's words: "Convert p to Pa here"
    std::vector<ProposedStep> steps;
};

/// Something that does not fit, found without reading data. Stands on a node, or on one of its ports or parameters. The codes are listed in
/// resources/help/dev/problems.md.
struct Problem {
    Severity severity = Severity::Error;
    QString code;      ///< "units.dimension", "variable.missing", "parameter.range", "graph.cycle", …
    QString message;   ///< a sentence
    QString node;      ///< filled in by the checker
    QString port;      ///< or empty
    QString parameter; ///< or empty
    std::vector<Fix> fixes;
    std::vector<Proposal> proposals = {}; ///< turned into fixes by the checker
    int link = -1;                        ///< which of the port's links, or −1: all of them
    QString from = {};                    ///< "node.port" that this link comes from; filled in by the checker

    /// Whether it concerns the link from `source` ("node.port") into a node's port.
    [[nodiscard]] bool isOn(const QString& toNode, const QString& toPort, const QString& source) const
    {
        return node == toNode && port == toPort && !port.isEmpty() && (from.isEmpty() || from == source);
    }
};

QJsonObject toJson(const Fix& fix);
QJsonObject toJson(const Problem& problem);
Problem problemFromJson(const QJsonObject& json);

} // namespace terrella
