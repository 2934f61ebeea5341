// SPDX-License-Identifier: GPL-3.0-or-later
// What every module of every plugin in TERRELLA_PLUGIN_PATH must do.
#include "pipelines/core/json.h"
#include "pipelines/modules/help_page.h"
#include "pipelines/modules/plugin_host.h"
#include "tests/modules/fake_context.h"
#include "tests/plugins/duplicate_keys.h"
#include "tests/plugins/synthetic_inputs.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr auto kSoon = 1000ms; // sanitizers slow everything down
#else
constexpr auto kSoon = 200ms;
#endif

QString problemText(const std::vector<Problem>& problems)
{
    QStringList out;
    for (const Problem& problem : problems)
        out.append((problem.severity == Severity::Error ? QStringLiteral("error: ") : QStringLiteral("warning: ")) + problem.message);
    return out.join(QLatin1Char('\n'));
}

QString errorText(const Error& error) { return error.message + QStringLiteral(" [") + error.trail.join(QStringLiteral(", ")) + QLatin1Char(']'); }

/// A signature of another type than the port's.
Signature otherType(DataType type)
{
    if (type == DataType::Report)
        return std::make_shared<const ModelSignature>();
    return std::make_shared<const ReportSignature>();
}

Signature emptyOf(DataType type)
{
    switch (type) {
    case DataType::Cube: return std::make_shared<const CubeSignature>();
    case DataType::Features: return std::make_shared<const FeaturesSignature>();
    case DataType::Model: return std::make_shared<const ModelSignature>();
    case DataType::Report: break;
    }
    return std::make_shared<const ReportSignature>();
}

/// What check() promised and run() delivered, as far as it can be known beforehand.
QString shapeText(const Signature& signature)
{
    QStringList out{dataTypeName(typeOf(signature))};
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature)) {
        for (const Variable& variable : (*cube)->variables) {
            QStringList shape;
            for (const std::size_t size : (*cube)->shapeOf(variable))
                shape.append(QString::number(size));
            out.append(variable.name + QLatin1Char(' ') + variable.units + QLatin1Char(' ') + variable.standardName + QStringLiteral(" [")
                + shape.join(QLatin1Char(',')) + QLatin1Char(']'));
        }
    } else if (const auto* features = std::get_if<std::shared_ptr<const FeaturesSignature>>(&signature)) {
        out.append((*features)->featureType + QString::number(static_cast<int>((*features)->geometry)));
        for (const ColumnInfo& column : (*features)->columns)
            out.append(column.name + QLatin1Char(' ') + column.units + QString::number(static_cast<int>(column.type)) + column.cfRole);
    }
    return out.join(QStringLiteral("; "));
}

/// How one run went.
struct RunRecord {
    Result<Outputs> outputs = Outputs{};
    std::unique_ptr<FakeContext> context;
};

} // namespace

class ConformanceTest : public QObject {
    Q_OBJECT

public:
    ConformanceTest() : m_host(PluginHost::defaultFolders()) {}

private:
    void addModules()
    {
        QTest::addColumn<QString>("id");
        for (const ModuleSpec& spec : m_host.modules())
            QTest::newRow(qPrintable(spec.id)) << spec.id;
    }

    /// The module with parameters and inputs that it accepts; null (and the test fails) if it does not.
    const Module* prepare(const ModuleSpec& spec, const World& world = {})
    {
        const auto module = m_host.load(spec.id);
        if (!module) {
            QTest::qFail(qPrintable(module.error().message), __FILE__, __LINE__);
            return nullptr;
        }
        auto inputs = syntheticInputs(spec, world);
        const auto values = syntheticParameters(spec, m_folder.path());
        if (!inputs || !values) {
            QTest::qFail(qPrintable(errorText(inputs ? values.error() : inputs.error())), __FILE__, __LINE__);
            return nullptr;
        }
        auto parameters = Parameters::make(spec, *values, m_folder.path());
        if (!parameters) {
            QTest::qFail(qPrintable(parameters.error().message), __FILE__, __LINE__);
            return nullptr;
        }
        m_parameters = *std::move(parameters);
        m_inputs = *std::move(inputs);
        m_checked = (*module)->check({spec, m_parameters, signaturesOf(m_inputs)});
        if (m_checked.hasErrors()) {
            QTest::qFail(qPrintable(problemText(m_checked.problems)), __FILE__, __LINE__);
            return nullptr;
        }
        return *module;
    }

    RunRecord runOnce(const Module& module, const ModuleSpec& spec, int threads)
    {
        RunRecord out;
        out.context = std::make_unique<FakeContext>();
        out.context->cubesInMemory = false;
        out.context->threadCount = threads;
        out.outputs = module.run({spec, m_parameters, m_inputs}, *out.context);
        return out;
    }

    PluginHost m_host;
    QTemporaryDir m_folder;
    Parameters m_parameters;
    ValueMap m_inputs;
    CheckResult m_checked;

private Q_SLOTS:
    /// A broken plugin would otherwise only be missing from the rows below.
    void pluginsAreFound()
    {
        QVERIFY2(!m_host.plugins().empty(), qPrintable(QStringLiteral("No plugins in ") + PluginHost::defaultFolders().join(QLatin1Char(':'))));
        for (const PluginStatus& status : m_host.plugins())
            QVERIFY2(status.state == PluginState::Found || status.state == PluginState::Loaded,
                qPrintable(status.path + QStringLiteral(": ") + status.reason));
        QVERIFY(!m_host.modules().empty());
    }

    void specificationFilesHaveNoDuplicateKeys()
    {
        const QByteArray twofold = "{\"a\": {\"b\": 1, \"b\": 2}, \"c\": [\"a\", \"a\"], \"c\": \"\\\"x\\\": 1\"}";
        QCOMPARE(duplicateKeys(twofold), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
        const QString sources = qEnvironmentVariable("TERRELLA_CONFORMANCE_SOURCES");
        if (sources.isEmpty())
            QSKIP("TERRELLA_CONFORMANCE_SOURCES does not say where the specification files are.");
        QDirIterator files(sources, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            if (QDir(sources).relativeFilePath(file.fileName()).startsWith(QLatin1String("build")))
                continue; // what a build made of them
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QStringList twice = duplicateKeys(file.readAll());
            QVERIFY2(twice.isEmpty(), qPrintable(file.fileName() + QStringLiteral(" has twice: ") + twice.join(QStringLiteral(", "))));
            ++seen;
        }
        QVERIFY(seen >= 2);
    }

    void specification_data() { addModules(); }
    void specification()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const auto again = parseModuleSpec(toJson(spec));
        QVERIFY2(again, again ? "" : qPrintable(errorText(again.error())));
        QVERIFY(*again == spec);
        QVERIFY2(!spec.outputs.empty(), "A module without outputs cannot be used in a pipeline.");
        QVERIFY2(!spec.description.isEmpty(), "The node would have no line that says what it does.");
        for (const ParameterSpec& parameter : spec.parameters) {
            const bool mustBeGiven = parameter.required && parameter.defaultValue.isUndefined();
            const auto value = checkParameter(parameter, QJsonValue::Undefined);
            QVERIFY2(mustBeGiven != value.hasValue(), qPrintable(parameter.key));
        }
    }

    /// load() compares what the library registers with what its metadata promise.
    void registersWhatItSpecifies_data() { addModules(); }
    void registersWhatItSpecifies()
    {
        QFETCH(QString, id);
        const auto module = m_host.load(id);
        QVERIFY2(module, module ? "" : qPrintable(module.error().message));
    }

    void hasAHelpPage_data() { addModules(); }
    void hasAHelpPage()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        QFile page(helpPagePath(id));
        QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.fileName()));
        const QString text = QString::fromUtf8(page.readAll());
        for (const ParameterSpec& parameter : spec.parameters)
            QVERIFY2(text.contains(parameter.key) || text.contains(parameter.title), qPrintable(QStringLiteral("does not mention ") + parameter.key));
        for (const std::vector<PortSpec>* ports : {&spec.inputs, &spec.outputs}) {
            for (const PortSpec& port : *ports)
                QVERIFY2(text.contains(port.key) || text.contains(port.title), qPrintable(QStringLiteral("does not mention ") + port.key));
        }
    }

    /// check() never crashes, and promises nothing for inputs that cannot do.
    void checkCopesWithAnything_data() { addModules(); }
    void checkCopesWithAnything()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const Module* module = prepare(spec);
        if (!module)
            return;
        const bool needsInput = std::ranges::any_of(spec.inputs, &PortSpec::required);
        SignatureMap wrong, empty;
        for (const PortSpec& port : spec.inputs) {
            wrong[port.key] = {otherType(port.type)};
            empty[port.key] = {emptyOf(port.type)};
        }
        for (const SignatureMap& inputs : {SignatureMap(), wrong, empty}) {
            const CheckResult result = module->check({spec, m_parameters, inputs});
            if (needsInput)
                QVERIFY2(result.hasErrors() || result.outputs.empty(), "promises outputs for inputs that cannot do");
            for (const Problem& problem : result.problems) {
                QVERIFY2(!problem.code.isEmpty() && problem.message.size() > 10, qPrintable(problem.message));
                QVERIFY2(problem.port.isEmpty() || spec.input(problem.port) || spec.output(problem.port), qPrintable(problem.port));
                QVERIFY2(problem.parameter.isEmpty() || spec.parameter(problem.parameter), qPrintable(problem.parameter));
            }
        }
        // No values at all for lists is another way to have nothing.
        SignatureMap hollow;
        for (const PortSpec& port : spec.inputs)
            hollow[port.key] = {};
        if (std::ranges::any_of(spec.inputs, &PortSpec::many))
            (void)module->check({spec, m_parameters, hollow});
    }

    void runsWithDefaults_data() { addModules(); }
    void runsWithDefaults()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const Module* module = prepare(spec);
        if (!module)
            return;
        const RunRecord run = runOnce(*module, spec, 2);
        QVERIFY2(run.outputs, run.outputs ? "" : qPrintable(errorText(run.outputs.error())));
        for (const PortSpec& port : spec.outputs) {
            const auto value = run.outputs->find(port.key);
            QVERIFY2(value != run.outputs->end(), qPrintable(QStringLiteral("no output ") + port.key));
            QCOMPARE(typeOf(value->second), port.type);
            const auto promised = m_checked.outputs.find(port.key);
            QVERIFY2(promised != m_checked.outputs.end(), qPrintable(QStringLiteral("check() promises no ") + port.key));
            QCOMPARE(shapeText(signatureOf(value->second)), shapeText(promised->second));
        }
        QCOMPARE(run.outputs->size(), spec.outputs.size());
        QVERIFY2(run.context->progressIsMonotone(), "progress goes back");
    }

    void sameInputSameBytes_data() { addModules(); }
    void sameInputSameBytes()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const Module* module = prepare(spec);
        if (!module)
            return;
        const RunRecord first = runOnce(*module, spec, 1), second = runOnce(*module, spec, 4);
        QVERIFY(first.outputs && second.outputs);
        for (const auto& [port, value] : *first.outputs) {
            const auto a = contentOf(value), b = contentOf(second.outputs->at(port));
            QVERIFY2(a && b, qPrintable(port));
            QVERIFY2(*a == *b, qPrintable(QStringLiteral("output '%1' differs from run to run").arg(port)));
        }
    }

    void survivesMissingValues_data() { addModules(); }
    void survivesMissingValues()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const Module* module = prepare(spec, {.missing = true});
        if (!module)
            return;
        const RunRecord run = runOnce(*module, spec, 2);
        QVERIFY2(run.outputs || !run.outputs.error().message.isEmpty(), "an error without a sentence");
        QVERIFY(run.context->progressIsMonotone());
    }

    /// Stopped at several moments of a run over more data. The best of a few tries counts: the machine may be busy with other things.
    void stopsWithin200ms_data() { addModules(); }
    void stopsWithin200ms()
    {
        QFETCH(QString, id);
        const ModuleSpec& spec = *m_host.find(id);
        const Module* module = prepare(spec, {.steps = 40, .spacingDeg = 1.0});
        if (!module)
            return;
        for (const auto after : {0ms, 5ms, 50ms}) {
            auto best = Clock::duration::max();
            for (int attempt = 0; attempt < 5 && best > kSoon; ++attempt) {
                FakeContext context;
                context.cubesInMemory = false;
                Clock::time_point asked;
                std::jthread other([&] {
                    std::this_thread::sleep_for(after);
                    asked = Clock::now();
                    context.stop.request_stop();
                });
                const auto outputs = module->run({spec, m_parameters, m_inputs}, context);
                const auto ended = Clock::now();
                other.join();
                best = std::min(best, std::max(Clock::duration::zero(), ended - asked));
                if (!outputs)
                    QVERIFY2(outputs.error().code == ErrorCode::Cancelled, qPrintable(errorText(outputs.error())));
                QVERIFY(context.progressIsMonotone());
            }
            const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(best).count();
            QVERIFY2(best <= kSoon, qPrintable(QStringLiteral("%1 ms, asked after %2 ms").arg(milliseconds).arg(after.count())));
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
