// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/job_context.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

constexpr auto kProgressInterval = std::chrono::milliseconds(100);
/// A module that complains at every step fills neither the disk nor the window.
constexpr qsizetype kMostWarnings = 100;
constexpr int kMostLogs = 10'000;
constexpr int kMostMeasures = 100'000;

} // namespace

JobContext::JobContext(
    QString node, const ModuleSpec& spec, QString workFolder, Share share, EmitFunction emit, std::stop_token stop, BlockCache* blocks)
    : m_node(std::move(node)),
      m_spec(spec),
      m_workFolder(std::move(workFolder)),
      m_share(std::move(share)),
      m_emit(std::move(emit)),
      m_stop(std::move(stop)),
      m_blocks(blocks)
{
}

JobContext::~JobContext() { QDir(m_workFolder + QStringLiteral("-scratch")).removeRecursively(); }

void JobContext::progress(double fraction, const QString& what)
{
    // Held while telling, so that two threads cannot tell in the wrong order. What is told to never comes back here.
    const std::lock_guard lock(m_progressMutex);
    const auto now = std::chrono::steady_clock::now();
    if (!(fraction > m_fraction) || now - m_lastProgress < kProgressInterval)
        return;
    m_fraction = std::min(fraction, 1.0);
    m_lastProgress = now;
    m_emit({{}, QStringLiteral("progress"), m_node, m_fraction, what, {}});
}

void JobContext::warn(const QString& message)
{
    QString text = message;
    {
        const std::lock_guard lock(m_mutex);
        if (m_warnings.size() >= kMostWarnings || m_warnings.contains(message))
            return;
        if (m_warnings.size() == kMostWarnings - 1)
            text = Tr::tr("Further warnings of this node are left out.");
        m_warnings.append(text);
    }
    m_emit({{}, QStringLiteral("warning"), m_node, -1.0, text, {}});
}

void JobContext::log(const QString& message)
{
    {
        const std::lock_guard lock(m_mutex);
        if (++m_logs > kMostLogs)
            return;
    }
    m_emit({{}, QStringLiteral("log"), m_node, -1.0, message, {}});
}

void JobContext::measure(const QString& curve, double at, double value)
{
    if (!std::isfinite(at) || !std::isfinite(value))
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (++m_measures > kMostMeasures)
            return;
    }
    m_emit({{}, QStringLiteral("measure"), m_node, -1.0, {},
        {{QStringLiteral("curve"), curve}, {QStringLiteral("at"), at}, {QStringLiteral("value"), value}}});
}

QString JobContext::checkpointFolder() const
{
    if (m_checkpointFolder.isEmpty())
        return scratchFolder();
    QDir().mkpath(m_checkpointFolder);
    return m_checkpointFolder;
}

QString JobContext::scratchFolder() const
{
    const QString path = m_workFolder + QStringLiteral("-scratch");
    QDir().mkpath(path);
    return path;
}

Result<std::unique_ptr<CubeWriter>> JobContext::createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout)
{
    const PortSpec* output = m_spec.output(port);
    if (!output || output->type != DataType::Cube)
        return Error{ErrorCode::Failed,
            Tr::tr("'%1' writes a cube for an output '%2' that it does not have. This is a fault of the module; please report it.")
                .arg(m_spec.id, port),
            {}};
    const auto outputs = static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(1, std::ranges::count_if(m_spec.outputs, [](const PortSpec& other) { return other.type == DataType::Cube; })));
    return createZarr(cubePath(m_workFolder, port), std::move(signature), layout, std::min(kGatherBytes, memoryOfOutputs(m_share.memory) / outputs));
}

Result<void> JobContext::publishEffect(const QString& temporary, const QString& path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (m_effects.note)
        TRY_DO(m_effects.note(QFileInfo(temporary).absoluteFilePath(), absolute));
    TRY_DO(publishOver(temporary, absolute));
    const std::lock_guard lock(m_mutex);
    m_published.removeAll(absolute);
    m_published.append(absolute);
    return {};
}

QStringList JobContext::effects() const
{
    const std::lock_guard lock(m_mutex);
    return m_published;
}

QStringList JobContext::warnings() const
{
    const std::lock_guard lock(m_mutex);
    return m_warnings;
}

QString JobContext::cubePath(const QString& workFolder, const QString& port)
{
    return workFolder + QLatin1Char('/') + port + QStringLiteral(".zarr");
}

} // namespace terrella
