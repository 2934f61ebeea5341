// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_job.h"

#include "pipelines/core/files.h"
#include "pipelines/data/stacked_cube.h"
#include "pipelines/run/moved_references.h"
#include "pipelines/run/node_blocks.h"
#include "pipelines/run/node_reason.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <chrono>
#include <new>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

QJsonObject stringMap(const std::map<QString, QString>& map)
{
    QJsonObject out;
    for (const auto& [key, value] : map)
        out.insert(key, value);
    return out;
}

/// The outputs are those of the specification, each of its type and not null.
Result<void> checkOutputs(const ModuleSpec& spec, const Outputs& outputs)
{
    const auto fault = [&](const QString& what) {
        return Error{ErrorCode::Failed, Tr::tr("'%1' %2. This is a fault of the module; please report it.").arg(spec.id, what), {}};
    };
    for (const PortSpec& port : spec.outputs) {
        const auto it = outputs.find(port.key);
        if (it == outputs.end() || std::visit([](const auto& value) { return !value; }, it->second))
            return fault(Tr::tr("gave no '%1'").arg(port.key));
        if (typeOf(it->second) != port.type)
            return fault(Tr::tr("gave %1 as '%2', which should be %3").arg(dataTypeName(typeOf(it->second)), port.key, dataTypeName(port.type)));
    }
    for (const auto& [key, value] : outputs) {
        if (!spec.output(key))
            return fault(Tr::tr("gave an output '%1' that it does not have").arg(key));
    }
    return {};
}

QJsonObject referenceOf(const Value& value)
{
    const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value);
    return cube ? (*cube)->reference() : QJsonObject();
}

} // namespace

NodeJob::NodeJob(Store& store, FileIdentities& files, Given given, EmitFunction emit, std::stop_token stop)
    : m_store(store),
      m_files(files),
      m_given(std::move(given)),
      m_emit(std::move(emit)),
      m_stop(std::move(stop))
{
}

void NodeJob::say(const char* type, const QString& message, const QJsonObject& details) const
{
    m_emit({{}, QLatin1String(type), m_given.node.id, -1.0, message, details});
}

NodeOutcome NodeJob::run()
{
    const auto begin = std::chrono::steady_clock::now();
    const auto attempt = [&]() -> Result<void> {
        try {
            TRY_DO(prepare());
            const QString& key = m_out.basis.key;
            if (const StoredResult there = holdAndLookUp(m_store, m_out.basis, m_files, m_stop); there.moved.empty() && reuse(there))
                return {};
            const auto waiting = [&] {
                say("log", Tr::tr("Another run is making the same result; waiting for it."), {{QStringLiteral("waiting"), true}});
            };
            TRY(const auto lock, m_store.lock(key, m_stop, waiting));
            const StoredResult stored = holdAndLookUp(m_store, m_out.basis, m_files, m_stop); // perhaps made while we waited
            if (stored.usable && (stored.moved.empty() || followMovedFiles(m_store, m_out.basis, stored)) && reuse(stored))
                return {};
            if (lacksInputs()) {
                m_out.kind = NodeOutcome::Kind::Lacking;
                return {};
            }
            m_out.reason = reasonToRun(m_store, latest(), m_out.basis, stored).message;
            return make(!stored.record.isEmpty()); // a record that is there but could not be used goes
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::Memory,
                Tr::tr("'%1' ran out of memory; its share was %2. Give the run more memory, or fewer jobs at a time.")
                    .arg(m_given.spec.id, bytesText(static_cast<qint64>(m_given.share.memory))),
                {}};
        } catch (const std::exception& problem) {
            return Error{ErrorCode::Failed,
                Tr::tr("'%1' failed unexpectedly: %2. This is a fault of the module; please report it.")
                    .arg(m_given.spec.id, QString::fromUtf8(problem.what())),
                {}};
        } catch (...) {
            return Error{
                ErrorCode::Failed, Tr::tr("'%1' failed unexpectedly. This is a fault of the module; please report it.").arg(m_given.spec.id), {}};
        }
    };
    const auto done = attempt();
    m_out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!done) {
        m_out.error = done.error();
        m_out.kind = m_stop.stop_requested() && done.error().code == ErrorCode::Cancelled ? NodeOutcome::Kind::Cancelled : NodeOutcome::Kind::Failed;
        return std::move(m_out);
    }
    if (m_out.kind == NodeOutcome::Kind::Lacking)
        return std::move(m_out);
    QJsonObject basis = m_out.basis.toJson();
    basis.insert(QLatin1String("output_keys"), stringMap(m_out.outputKeys));
    m_store.setLatest(m_given.spec.id, m_given.pipeline, m_given.node.id, basis);
    return std::move(m_out);
}

bool NodeJob::lacksInputs() const
{
    return std::ranges::any_of(
        m_given.inputs, [](const auto& port) { return std::ranges::any_of(port.second, &QString::isEmpty, &InputValue::path); });
}

QJsonObject NodeJob::latest() const { return m_given.latest ? *m_given.latest : m_store.latest(m_given.spec.id, m_given.pipeline, m_given.node.id); }

QString NodeJob::readingText(const QString& path, qint64 bytes)
{
    return Tr::tr("Reading %1 (%2) through once, to know it again by its content.").arg(QFileInfo(path).fileName(), bytesText(bytes));
}

Result<void> NodeJob::prepare()
{
    TRY(auto parameters, Parameters::make(m_given.spec, m_given.node.parameters, m_given.baseFolder));
    m_parameters.emplace(std::move(parameters));
    const auto large = [this](const QString& path, qint64 bytes) { say("log", readingText(path, bytes)); };
    TRY(m_out.basis, makeBasis(m_given.spec, m_parameters->values(), m_given.inputs, m_given.pipeline, m_files, m_stop, large));
    return {};
}

bool NodeJob::reuse(const StoredResult& stored)
{
    if (!stored.usable)
        return false;
    const auto paths = m_store.filesOf(m_out.basis.key, stored.record);
    const auto keys = stored.outputKeys();
    for (const PortSpec& port : m_given.spec.outputs) {
        if (paths.count(port.key) == 0 || keys.count(port.key) == 0)
            return false;
    }
    m_out.kind = NodeOutcome::Kind::Reused;
    m_out.reason = Tr::tr("nothing changed");
    m_out.outputKeys = keys;
    m_out.outputPaths = paths;
    for (const QJsonValue& bytes : stored.record.value(QLatin1String("bytes")).toObject())
        m_out.bytes += bytes.toInteger();
    for (const QString& warning : m_given.checkWarnings)
        say("warning", warning);
    for (const QJsonValue& warning : stored.record.value(QLatin1String("warnings")).toArray())
        say("warning", warning.toString());
    return true;
}

Result<void> NodeJob::make(bool replace)
{
    say("started", m_out.reason, {{QStringLiteral("key"), m_out.basis.key}});
    for (const QString& warning : m_given.checkWarnings)
        say("warning", warning);
    TRY(const QString work, m_store.beginObject(m_out.basis.key));
    // Whatever happens, also an exception: nothing stays behind. After publishing there is nothing to remove.
    const auto remove = [this](const QString* folder) { m_store.abandon(*folder); };
    const std::unique_ptr<const QString, decltype(remove)> guard(&work, remove);
    return makeIn(work, replace);
}

Result<void> NodeJob::makeIn(const QString& work, bool replace)
{
    const auto begin = std::chrono::steady_clock::now();
    QJsonObject record;
    std::vector<std::shared_ptr<BlockFolder>> passing;
    QDir checkpoints(m_store.root() + QStringLiteral("/blocks/") + m_out.basis.key.left(32)
        + QStringLiteral("-checkpoint")); // beside blocks, and evicted like them
    {
        TRY(const ValueMap inputs, loadInputs());
        NodeBlocks blocks(m_store, m_given.spec, m_out.basis, inputs, m_files, m_stop);
        JobContext context(m_given.node.id, m_given.spec, work, m_given.share, m_emit, m_stop, &blocks);
        context.setEffects({[this](const QString& temporary, const QString& path) { return noteEffect(temporary, path); },
            [this](const QString& path) { return isOwnEffect(path); }});
        context.setCheckpointFolder(checkpoints.path());
        TRY(const Outputs outputs, m_given.module.run({m_given.spec, *m_parameters, inputs}, context));
        TRY_DO(blocks.checkFilesUnchanged());
        TRY_DO(checkOutputs(m_given.spec, outputs));
        TRY(record, saveOutputs(outputs, work));
        passing = blocks.passing();
        m_out.blocksComputed = blocks.computed();
        m_out.blocksReused = blocks.reused();
        record.insert(QLatin1String("warnings"), QJsonArray::fromStringList(context.warnings()));
        QJsonArray effects;
        for (const QString& path : context.effects())
            effects.append(fromHome(m_out.basis.home, path));
        if (!effects.isEmpty())
            record.insert(QLatin1String("effects"), effects);
    }
    TRY_DO(checkFilesUnchanged());
    const QJsonObject basis = m_out.basis.toJson();
    for (const char* key : {"parameters", "files", "inputs", "version"})
        record.insert(QLatin1String(key), basis.value(QLatin1String(key)));
    record.insert(QLatin1String("module"), m_given.spec.id);
    record.insert(QLatin1String("terrella"), QLatin1String(TERRELLA_VERSION));
    record.insert(QLatin1String("created"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    record.insert(QLatin1String("seconds"), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    TRY_DO(m_store.publish(m_out.basis.key, work, record, replace));
    for (const auto& blocks : passing)
        blocks->removeAll();
    checkpoints.removeRecursively();
    m_out.outputPaths = m_store.filesOf(m_out.basis.key, record);
    const auto isThere = [](const auto& output) { return QFileInfo::exists(output.second); };
    if (!std::ranges::all_of(m_out.outputPaths, isThere)) { // another process was faster, in another way
        TRY(m_out.outputPaths, m_store.files(m_out.basis.key));
    }
    m_out.kind = NodeOutcome::Kind::Finished;
    return {};
}

Result<void> NodeJob::noteEffect(const QString& temporary, const QString& path)
{
    TRY(const QString digest, m_files.identity(temporary, m_stop));
    TRY_DO(m_store.noteEffect(digest, m_out.basis.key, m_given.spec.id, m_given.node.id));
    m_files.renamed(temporary, path); // which happens next
    return {};
}

bool NodeJob::isOwnEffect(const QString& path) const
{
    const auto digest = m_files.identity(path, m_stop);
    return digest && m_store.isEffectOfNode(*digest, m_given.spec.id, m_given.node.id);
}

Result<ValueMap> NodeJob::loadInputs() const
{
    ValueMap out;
    std::size_t cubes = 0;
    for (const auto& [port, values] : m_given.inputs) {
        for (const InputValue& input : values) {
            auto value = loadValue(input.path);
            if (!value)
                return value.error().whileDoing(Tr::tr("reading the result of '%1' for '%2'").arg(input.node, port));
            out[port].push_back(*std::move(value));
            cubes += typeOf(out[port].back()) == DataType::Cube ? 1 : 0;
        }
    }
    for (const auto& [port, values] : out) {
        for (const Value& value : values) {
            if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value))
                (*cube)->keepAtMost(JobContext::memoryOfInputs(m_given.share.memory) / cubes);
        }
    }
    return out;
}

Result<QJsonObject> NodeJob::saveOutputs(const Outputs& outputs, const QString& work)
{
    QJsonObject names, bytes, references;
    QJsonArray objects; ///< other results that these need to be read
    for (const auto& [port, value] : outputs) {
        const QString written = JobContext::cubePath(work, port);
        const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value);
        QString name;
        if (cube && QDir::cleanPath((*cube)->storedAt()) == written) {
            name = QFileInfo(written).fileName(); // the module wrote it here itself
        } else {
            TRY(name, saveValue(value, work, port, {}, m_stop));
        }
        names.insert(port, name);
        const qint64 size = bytesAt(work + QLatin1Char('/') + name);
        bytes.insert(port, size);
        m_out.bytes += size;
        m_out.outputKeys[port] = outputKey(m_out.basis.key, port);
        const QJsonObject reference = referenceOf(value);
        if (!name.endsWith(QLatin1String(".cube.json")) || reference.isEmpty())
            continue;
        QJsonObject identities;
        QStringList digests;
        for (const QJsonValue& file : reference.value(QLatin1String("files")).toArray()) {
            TRY(const QString digest, m_files.identity(file.toString(), m_stop));
            identities.insert(file.toString(), digest);
            digests.append(digest);
        }
        references.insert(port, identities);
        if (!namesParts(reference)) // what is made of parts is known by what it was made from
            m_out.outputKeys[port] = referenceKey(reference, digests);
        for (const QString& key : storedParts(reference))
            objects.append(key);
    }
    QJsonObject out{{QStringLiteral("outputs"), names}, {QStringLiteral("bytes"), bytes}, {QStringLiteral("references"), references},
        {QStringLiteral("output_keys"), stringMap(m_out.outputKeys)}};
    if (!objects.isEmpty())
        out.insert(QLatin1String("objects"), objects);
    return out;
}

Result<void> NodeJob::checkFilesUnchanged() const
{
    TRY(const FileParameters now, identifyFiles(m_given.spec, m_parameters->values(), m_files, m_stop));
    for (const auto& [parameter, files] : now) {
        const auto& before = m_out.basis.files.at(parameter);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (i >= before.size() || before.at(i) != files.at(i))
                return Error{
                    ErrorCode::Failed, Tr::tr("'%1' changed while it was being read. Run again when it is complete.").arg(files.at(i).first), {}};
        }
    }
    return {};
}

} // namespace terrella
