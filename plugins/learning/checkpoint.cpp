// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/checkpoint.h"

#include "pipelines/core/digest.h"
#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cstring>

#include <unistd.h>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

constexpr std::array<char, 8> kMagic{'T', 'R', 'L', 'S', 'T', 'A', 'T', '1'};

/// What stands before the numbers.
struct Header {
    std::array<char, 8> magic = kMagic;
    Digest identity;
    std::uint64_t parameters = 0, buffers = 0, steps = 0, epochs = 0, best = 0;
};

/// The state's numbers in their order in the file.
std::array<std::vector<float>*, 6> arraysOf(TrainingState& state)
{
    return {&state.parameters, &state.buffers, &state.first, &state.second, &state.bestParameters, &state.bestBuffers};
}

Digest digestOf(const QByteArray& identity) { return digestOfBytes(identity.constData(), static_cast<std::size_t>(identity.size())); }

} // namespace

Result<void> saveState(const TrainingState& given, const QByteArray& identity, const QString& path)
{
    const auto failed = [&](const QFile& file) {
        return Error{ErrorCode::Disk, Tr::tr("The state of the training cannot be written to '%1': %2.").arg(path, file.errorString()), {}};
    };
    QDir().mkpath(QFileInfo(path).absolutePath());
    auto& state = const_cast<TrainingState&>(given); // only read
    QFile file(path + QStringLiteral(".new"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failed(file);
    Header header;
    header.identity = digestOf(identity);
    header.parameters = state.parameters.size();
    header.buffers = state.buffers.size();
    header.steps = state.steps;
    header.epochs = state.epochs.size();
    header.best = state.best;
    DigestMaker maker;
    const auto write = [&](const void* data, std::size_t bytes) {
        maker.addBytes(data, bytes);
        return file.write(static_cast<const char*>(data), static_cast<qint64>(bytes)) == static_cast<qint64>(bytes);
    };
    bool good = write(&header, sizeof header) && write(state.epochs.data(), state.epochs.size() * sizeof(Epoch));
    for (const std::vector<float>* numbers : arraysOf(state))
        good = good && write(numbers->data(), numbers->size() * sizeof(float));
    const Digest digest = maker.result();
    good = good && file.write(reinterpret_cast<const char*>(&digest), sizeof digest) == sizeof digest && file.flush() && ::fsync(file.handle()) == 0;
    if (!good) {
        const Error error = failed(file);
        file.remove();
        return error;
    }
    file.close();
    return publishOver(file.fileName(), path);
}

std::optional<TrainingState> loadState(const QString& path, const QByteArray& identity, std::size_t parameters, std::size_t buffers)
{
    QFile file(path);
    Header header;
    if (!file.open(QIODevice::ReadOnly) || file.read(reinterpret_cast<char*>(&header), sizeof header) != sizeof header || header.magic != kMagic
        || header.identity != digestOf(identity) || header.parameters != parameters || header.buffers != buffers)
        return {};
    const auto expected = sizeof header + header.epochs * sizeof(Epoch) + (4 * parameters + 2 * buffers) * sizeof(float) + sizeof(Digest);
    if (header.epochs > (std::uint64_t{1} << 32) || static_cast<std::uint64_t>(file.size()) != expected || header.best >= header.epochs)
        return {};
    TrainingState out;
    out.steps = header.steps;
    out.best = header.best;
    out.epochs.resize(header.epochs);
    out.parameters.resize(parameters);
    out.buffers.resize(buffers);
    out.first.resize(parameters);
    out.second.resize(parameters);
    out.bestParameters.resize(parameters);
    out.bestBuffers.resize(buffers);
    DigestMaker maker;
    maker.addBytes(&header, sizeof header);
    const auto read = [&](void* data, std::size_t bytes) {
        const bool good = file.read(static_cast<char*>(data), static_cast<qint64>(bytes)) == static_cast<qint64>(bytes);
        maker.addBytes(data, bytes);
        return good;
    };
    bool good = read(out.epochs.data(), out.epochs.size() * sizeof(Epoch));
    for (std::vector<float>* numbers : arraysOf(out))
        good = good && read(numbers->data(), numbers->size() * sizeof(float));
    Digest digest;
    good = good && file.read(reinterpret_cast<char*>(&digest), sizeof digest) == sizeof digest && digest == maker.result();
    return good ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace terrella::learning
