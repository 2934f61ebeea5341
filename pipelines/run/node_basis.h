// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/keys.h"
#include "pipelines/run/store.h"

namespace terrella {

/// One value that comes into a node.
struct InputValue {
    QString node, port; ///< where it comes from
    QString key;        ///< empty: not known before that node has run
    QString path;       ///< its file in the store, where it is there already
};
using InputValues = std::map<QString, std::vector<InputValue>>; ///< by input port

/// Everything that a node's result is made from, with its key.
struct NodeBasis {
    QString key; ///< empty where the key of an input is not known
    QString version;
    QJsonObject parameters;
    FileParameters files;
    InputValues inputs;
    QString home; ///< folder of the pipeline: what is written below it is known by its path from there, so that the whole may be moved

    /// As it is remembered for the next time.
    [[nodiscard]] QJsonObject toJson() const;
};

/// parameters: with defaults, paths absolute (Parameters::values()). pipeline: path of the document, or empty.
Result<NodeBasis> makeBasis(const ModuleSpec& spec, const QJsonObject& parameters, InputValues inputs, const QString& pipeline, FileIdentities& files,
    const std::stop_token& stop = {}, const FileIdentities::LargeRead& large = {});

/// What the store holds for a key.
struct StoredResult {
    bool usable = false;
    bool isDamaged = false; ///< it is not as it was written
    QJsonObject record;     ///< empty where there is none
    QString outdated;       ///< why a result that is there cannot be used: it is damaged, or a file that it refers to or wrote is gone or changed
    /// Files that it refers to and that are elsewhere now, among the node's own: from there → to there. It is usable once it says so itself.
    std::map<QString, QString> moved;
    /// Keys of the outputs by port, from the record.
    [[nodiscard]] std::map<QString, QString> outputKeys() const;
};
/// Looks also at the files that a stored reference names, at those that the node wrote outside the store, and whether the result is as it was
/// written.
StoredResult lookUp(const Store& store, const NodeBasis& basis, FileIdentities& files, const std::stop_token& stop = {});
/// The same for a run that will use it: what is found, with the results that it is made of, stays until the store is released.
StoredResult holdAndLookUp(Store& store, const NodeBasis& basis, FileIdentities& files, const std::stop_token& stop = {});

/// The path as it is kept: from the pipeline's folder where it lies below it, else absolute; and back.
QString fromHome(const QString& home, const QString& path);
QString toAbsolute(const QString& home, const QString& path);

} // namespace terrella
