// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"
#include "pipelines/modules/parameters.h"
#include "pipelines/modules/problem.h"
#include "pipelines/modules/run_context.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace terrella {

using SignatureMap = std::map<QString, std::vector<Signature>>; ///< per port; one entry unless the port takes many
using ValueMap = std::map<QString, std::vector<Value>>;

/// What check() may look at.
struct CheckInput {
    const ModuleSpec& spec;
    const Parameters& parameters;
    const SignatureMap& inputs; ///< a port without link, or whose source has problems, is absent

    /// The single signature of a port as the type asked for (CubeSignature, …), or null when there is none.
    template <class T>
    [[nodiscard]] std::shared_ptr<const T> get(const QString& port) const
    {
        const auto it = inputs.find(port);
        if (it == inputs.end() || it->second.empty())
            return nullptr;
        const auto* signature = std::get_if<std::shared_ptr<const T>>(&it->second.front());
        return signature ? *signature : nullptr;
    }
};

/// Signatures of the outputs that could be derived, and what does not fit. Outputs of a node with errors are not used.
struct CheckResult {
    std::map<QString, Signature> outputs;
    std::vector<Problem> problems;
    /// Outputs that only name files (Cube::reference()): nothing is stored for them.
    std::set<QString> references;
    /// The least that run() must hold at once, in bytes, where the module knows it; else it is estimated from its walk and `bytes_per_cell`.
    std::optional<double> leastBytes;

    /// The problem that was added, for its proposals: agreement.h has those that many modules make.
    Problem& error(QString code, QString message, QString port = {}, QString parameter = {});
    Problem& warning(QString code, QString message, QString port = {}, QString parameter = {});
    [[nodiscard]] bool hasErrors() const;
};

struct RunInput {
    const ModuleSpec& spec;
    const Parameters& parameters;
    const ValueMap& inputs;

    /// The single value of a port as the type asked for, or null when nothing is connected. The engine has checked types before.
    template <class T>
    [[nodiscard]] std::shared_ptr<const T> get(const QString& port) const
    {
        const auto it = inputs.find(port);
        if (it == inputs.end() || it->second.empty())
            return nullptr;
        const auto* value = std::get_if<std::shared_ptr<const T>>(&it->second.front());
        return value ? *value : nullptr;
    }
};

using Outputs = std::map<QString, Value>;

/// A processing step. Stateless: one object serves every node and any number of threads at once.
class Module {
public:
    virtual ~Module() = default;
    /// From signatures to signatures or problems. Reads headers at most, never data; quick (well under a millisecond beside file headers).
    [[nodiscard]] virtual CheckResult check(const CheckInput& input) const = 0;
    /// Only called when check() found no errors for these inputs. Big cubes are walked (walk.h), never loaded whole.
    [[nodiscard]] virtual Result<Outputs> run(const RunInput& input, RunContext& context) const = 0;
};

} // namespace terrella
