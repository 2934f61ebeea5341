// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/command.h"
#include "pipelines/run/run_folder.h"

#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace terrella::cli {

/// Remembers what a run makes and hands the results of its last nodes to the user. take() may be called from any thread.
class RunResults {
public:
    /// Makes the folder of --out (empty: none) before the run: a wrong name is told at once.
    Result<void> prepare(const QString& folder);
    void take(const RunEvent& event);
    /// Prints "node.port<TAB>path" for every output of every end node, of the copies in --out's folder where there is one, else of the files in the
    /// store.
    Result<void> deliver(const RunFolder& run, bool json);
    /// Keys of the results that deliver() names: whoever reads its list finds them there.
    [[nodiscard]] QStringList endKeys(const RunFolder& run);
    /// Bytes that were made, not reused.
    [[nodiscard]] qint64 madeBytes();
    /// InputMissing where nothing but unreadable input has failed.
    [[nodiscard]] ExitCode exitCode(const Error& error) const;

private:
    [[nodiscard]] Result<std::set<QString>> ends(const RunFolder& run) const;

    QString m_folder;
    std::mutex m_mutex;
    std::map<QString, std::map<QString, QString>> m_outputs; ///< node → port → path
    std::map<QString, QString> m_keys;                       ///< node → key
    qint64 m_made = 0;
    std::vector<ErrorCode> m_failures;
};

} // namespace terrella::cli
