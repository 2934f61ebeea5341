// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/module.h"
#include "pipelines/run/job_context.h"
#include "pipelines/run/node_basis.h"

namespace terrella {

/// What became of one node.
struct NodeOutcome {
    /// Unneeded: neither there nor needed, so that nothing was done. Lacking: it must be made, but what comes in was not made.
    enum class Kind { Finished, Reused, Unneeded, Lacking, Failed, Cancelled };
    Kind kind = Kind::Failed;
    Error error; ///< Failed
    NodeBasis basis;
    QString reason;                         ///< why it ran, or why it did not have to
    std::map<QString, QString> outputKeys;  ///< by port
    std::map<QString, QString> outputPaths; ///< by port
    double seconds = 0.0;
    qint64 bytes = 0;
    std::optional<qint64> memory;                     ///< bytes it added to the process at most, where that could be told
    std::size_t blocksComputed = 0, blocksReused = 0; ///< both 0: made as a whole
};

/// One node of a run: finds its key, uses the stored result or makes it. Runs on one thread and is used once.
class NodeJob {
public:
    struct Given {
        const Node& node;
        const ModuleSpec& spec;
        const Module& module;
        InputValues inputs; ///< with keys, and with paths but of those that are not needed
        QStringList checkWarnings;
        QString baseFolder;
        QString pipeline;
        std::optional<QJsonObject> latest; ///< Store::latest(), where it is known already
        JobContext::Share share;
    };
    NodeJob(Store& store, FileIdentities& files, Given given, EmitFunction emit, std::stop_token stop);
    /// Never throws: what a module throws is its error.
    NodeOutcome run();
    /// What is said before a large file is read for its identity.
    static QString readingText(const QString& path, qint64 bytes);

private:
    Result<void> prepare();
    [[nodiscard]] bool lacksInputs() const;
    [[nodiscard]] QJsonObject latest() const;
    bool reuse(const StoredResult& stored);
    Result<void> make(bool replace);
    Result<void> makeIn(const QString& work, bool replace);
    Result<void> noteEffect(const QString& temporary, const QString& path);
    bool isOwnEffect(const QString& path) const;
    Result<ValueMap> loadInputs() const;
    Result<QJsonObject> saveOutputs(const Outputs& outputs, const QString& work);
    Result<void> checkFilesUnchanged() const;
    void say(const char* type, const QString& message, const QJsonObject& details = {}) const;

    Store& m_store;
    FileIdentities& m_files;
    Given m_given;
    EmitFunction m_emit;
    std::stop_token m_stop;
    std::optional<Parameters> m_parameters;
    NodeOutcome m_out;
};

} // namespace terrella
