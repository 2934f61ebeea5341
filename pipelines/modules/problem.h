// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace terrella {

enum class Severity { Error, Warning };

/// A change of the pipeline that would mend a problem, as the JSON of an edit (see pipelines/graph/edit.h), with its button's words.
struct Fix {
    QString title;
    QJsonObject edit;
};

/// Something that does not fit, found without reading data. Stands on a node, or on one of its ports or parameters.
struct Problem {
    Severity severity = Severity::Error;
    QString code;      ///< "units.dimension", "variable.missing", "parameter.range", "graph.cycle", …
    QString message;   ///< a sentence
    QString node;      ///< filled in by the checker
    QString port;      ///< or empty
    QString parameter; ///< or empty
    std::vector<Fix> fixes;
};

QJsonObject toJson(const Problem& problem);
Problem problemFromJson(const QJsonObject& json);

} // namespace terrella
