// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/arguments.h"
#include "app/terrella-run/info_text.h"
#include "app/terrella-run/module_text.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/progress_text.h"
#include "app/terrella-run/terminal.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::cli;

namespace {

const CommandSpec& sample()
{
    static const CommandSpec spec{QStringLiteral("paint"), QStringLiteral("FILE [--colour NAME]… [--quiet]"), QStringLiteral("Paint a file"),
        QStringLiteral("Long text."),
        {{QStringLiteral("colour"), QLatin1Char('c'), QStringLiteral("NAME"), QStringLiteral("a colour"), true},
            {QStringLiteral("size"), QLatin1Char('s'), QStringLiteral("N"), QStringLiteral("how big"), false},
            {QStringLiteral("quiet"), QLatin1Char('q'), {}, QStringLiteral("say nothing"), false}},
        {QStringLiteral("a FILE")}, 1, false, {}};
    return spec;
}

ParameterSpec parameter(const QString& key, ParameterType type)
{
    ParameterSpec spec;
    spec.key = key;
    spec.type = type;
    return spec;
}

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryFormOfAnOption();
    void endsOptionsAtTwoDashes();
    void refuses_data();
    void refuses();
    void helpNeedsNoOperand();
    void usageNamesEveryOption();
    void readsAmountsOfMemory_data();
    void readsAmountsOfMemory();
    void refusesOtherAmounts();
    void wrapsAtBlanks();
    void padsTables();
    void readsValuesByType_data();
    void readsValuesByType();
    void refusesValuesOfAnotherType();
    void drawsOneLinePerNode();
    void countsWhereTheTerminalIsLow();
    void staysWithinTheWidth_data();
    void staysWithinTheWidth();
    void saysHowLong();
    void describesACube();
    void describesAModule();
};

void ArgumentsTest::readsEveryFormOfAnOption()
{
    const auto read = parseArguments(sample(),
        {QStringLiteral("--colour"), QStringLiteral("red"), QStringLiteral("in.txt"), QStringLiteral("--colour=sea=green"), QStringLiteral("-cblue"),
            QStringLiteral("-qs"), QStringLiteral("3")});
    QVERIFY(read);
    QCOMPARE(read->values(QStringLiteral("colour")), (QStringList{QStringLiteral("red"), QStringLiteral("sea=green"), QStringLiteral("blue")}));
    QCOMPARE(read->operands, QStringList{QStringLiteral("in.txt")});
    QVERIFY(read->has(QStringLiteral("quiet")));
    QCOMPARE(read->value(QStringLiteral("size")), QStringLiteral("3"));
}

void ArgumentsTest::endsOptionsAtTwoDashes()
{
    const auto read = parseArguments(sample(), {QStringLiteral("--"), QStringLiteral("--quiet")});
    QVERIFY(read);
    QCOMPARE(read->operands, QStringList{QStringLiteral("--quiet")});
    QVERIFY(!read->has(QStringLiteral("quiet")));
    const auto dash = parseArguments(sample(), {QStringLiteral("-")});
    QVERIFY(dash);
    QCOMPARE(dash->operands, QStringList{QStringLiteral("-")});
}

void ArgumentsTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("f"), QStringLiteral("--color"), QStringLiteral("red")}
                                    << "Unknown option '--color'; did you mean '--colour'? 'terrella-run paint --help' lists what there is.";
    QTest::newRow("unlike any") << QStringList{QStringLiteral("f"), QStringLiteral("--xyzzy")}
                                << "Unknown option '--xyzzy'. 'terrella-run paint --help' lists what there is.";
    QTest::newRow("unknown letter") << QStringList{QStringLiteral("f"), QStringLiteral("-x")}
                                    << "Unknown option '-x'. 'terrella-run paint --help' lists what there is.";
    QTest::newRow("value missing") << QStringList{QStringLiteral("f"), QStringLiteral("--size")}
                                   << "The option '--size' wants a value: --size N. 'terrella-run paint --help' lists what there is.";
    QTest::newRow("flag with value") << QStringList{QStringLiteral("f"), QStringLiteral("--quiet=yes")}
                                     << "The option '--quiet' takes no value. 'terrella-run paint --help' lists what there is.";
    QTest::newRow("twice") << QStringList{QStringLiteral("f"), QStringLiteral("-s1"), QStringLiteral("--size=2")}
                           << "The option '--size' is given twice.";
    QTest::newRow("no operand") << QStringList{} << "'terrella-run paint' wants a FILE: terrella-run paint FILE [--colour NAME]… [--quiet]";
    QTest::newRow("one too many") << QStringList{QStringLiteral("f"), QStringLiteral("g")}
                                  << "'g' is one argument too many: terrella-run paint FILE [--colour NAME]… [--quiet]";
}

void ArgumentsTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, sentence);
    const auto read = parseArguments(sample(), words);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Usage);
    QCOMPARE(read.error().message, sentence);
}

void ArgumentsTest::helpNeedsNoOperand()
{
    const auto read = parseArguments(sample(), {QStringLiteral("-h")});
    QVERIFY(read);
    QVERIFY(read->has(QStringLiteral("help")));
}

void ArgumentsTest::usageNamesEveryOption()
{
    const QString text = usageText(sample(), 60);
    for (const QString& word : {QStringLiteral("-c, --colour NAME  a colour"), QStringLiteral("-s, --size N"), QStringLiteral("-q, --quiet"),
             QStringLiteral("-h, --help"), QStringLiteral("Paint a file")})
        QVERIFY2(text.contains(word), qPrintable(text));
    for (const QString& line : text.split(QLatin1Char('\n')))
        QVERIFY2(line.size() <= 60, qPrintable(line));
    // What belongs together stays together.
    CommandSpec wide = sample();
    wide.synopsis = QStringLiteral("FILE [--first A] [--second BB] [--third CCC] [--fourth DDDD]");
    QVERIFY2(usageText(wide, 60).startsWith(QStringLiteral(
                 "Usage: terrella-run paint FILE [--first A] [--second BB]\n                          [--third CCC] [--fourth DDDD]\n")),
        qPrintable(usageText(wide, 60)));
}

void ArgumentsTest::readsAmountsOfMemory_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bytes") << "4096" << qint64(4096);
    QTest::newRow("500M") << "500M" << 500LL * 1024 * 1024;
    QTest::newRow("2G") << "2G" << (2LL << 30);
    QTest::newRow("2GiB") << "2GiB" << (2LL << 30);
    QTest::newRow("lower case") << "2g" << (2LL << 30);
    QTest::newRow("fraction") << "1.5 GiB" << (3LL << 29);
    QTest::newRow("decimal") << "2GB" << 2'000'000'000LL;
    QTest::newRow("kilo") << "3K" << 3072LL;
}

void ArgumentsTest::readsAmountsOfMemory()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    const auto read = parseBytes(text);
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void ArgumentsTest::refusesOtherAmounts()
{
    for (const char* text : {"", "G", "-1G", "2X", "two", "0", "99999999T"}) {
        const auto read = parseBytes(QLatin1String(text));
        QVERIFY2(!read, text);
        QVERIFY(read.error().message.contains(QStringLiteral("500M, 2G or 2GiB")));
    }
}

void ArgumentsTest::wrapsAtBlanks()
{
    QCOMPARE(wrapped(QStringLiteral("aaaa bbbb cccc dddd eeee ffff"), 20, 2), QStringLiteral("aaaa bbbb cccc dddd\n  eeee ffff"));
    QCOMPARE(wrapped(QString(30, QLatin1Char('x')), 20, 0), QString(30, QLatin1Char('x'))); // a path stays whole
}

void ArgumentsTest::padsTables()
{
    QCOMPARE(tableText({{QStringLiteral("a"), QStringLiteral("bb")}, {QStringLiteral("ccc"), QString()}}, 1), QStringLiteral(" a    bb\n ccc\n"));
}

void ArgumentsTest::readsValuesByType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, ParameterType type, const char* text, const QJsonValue& value) {
        QTest::newRow(name) << static_cast<int>(type) << QString::fromLatin1(text) << value;
    };
    row("real", ParameterType::Real, "1.5e2", 150.0);
    row("negative", ParameterType::Real, "-3", -3.0);
    row("integer", ParameterType::Integer, "7", 7);
    row("true", ParameterType::Flag, "true", true);
    row("no", ParameterType::Flag, "No", false);
    row("text that looks like a number", ParameterType::Text, "15", QStringLiteral("15"));
    row("text with equals", ParameterType::Text, "a=b", QStringLiteral("a=b"));
    row("choice", ParameterType::Choice, "globe", QStringLiteral("globe"));
    row("region as list", ParameterType::Region, "[-80, 10, -20, 45]", QJsonArray{-80, 10, -20, 45});
    row("region with commas", ParameterType::Region, "-80,10, -20,45.5", QJsonArray{-80, 10, -20, 45.5});
    row("region as GeoJSON", ParameterType::Region, R"({"type": "Point", "coordinates": [1, 2], "distance_km": 5})",
        QJsonObject{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{1, 2}},
            {QStringLiteral("distance_km"), 5}});
    row("period", ParameterType::Period, "2000-01-01/2000-12-31", QJsonArray{QStringLiteral("2000-01-01"), QStringLiteral("2000-12-31")});
    row("open period", ParameterType::Period, "/2000", QJsonArray{QString(QLatin1String("")), QStringLiteral("2000")});
    row("texts", ParameterType::TextList, "wind,>=,10,10; lat,<=,50,10", QJsonArray{QStringLiteral("wind,>=,10,10"), QStringLiteral("lat,<=,50,10")});
    row("texts as JSON", ParameterType::TextList, "[\"a,b\"]", QJsonArray{QStringLiteral("a,b")});
    row("absolute file", ParameterType::File, "/a/b.nc", QStringLiteral("/a/b.nc"));
    row("url", ParameterType::Files, "/vsicurl/https://a/b.nc", QJsonArray{QStringLiteral("/vsicurl/https://a/b.nc")});
    row("unset", ParameterType::Real, "null", QJsonValue(QJsonValue::Null));
}

void ArgumentsTest::readsValuesByType()
{
    QFETCH(int, type);
    QFETCH(QString, text);
    QFETCH(QJsonValue, value);
    const auto read = parseValue(parameter(QStringLiteral("p"), static_cast<ParameterType>(type)), text);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(*read, value);
}

void ArgumentsTest::refusesValuesOfAnotherType()
{
    ParameterSpec real = parameter(QStringLiteral("range"), ParameterType::Real);
    real.unit = QStringLiteral("degrees");
    const auto number = parseValue(real, QStringLiteral("wide"));
    QVERIFY(!number);
    QCOMPARE(number.error().message, QStringLiteral("'range' is a number in degrees; 'wide' is none."));
    const auto flag = parseValue(parameter(QStringLiteral("wrap"), ParameterType::Flag), QStringLiteral("maybe"));
    QVERIFY(!flag);
    QCOMPARE(flag.error().message, QStringLiteral("'wrap' is true or false; 'maybe' is neither."));
    const auto region = parseValue(parameter(QStringLiteral("box"), ParameterType::Region), QStringLiteral("1,2,3"));
    QVERIFY(!region);
    QVERIFY(region.error().message.contains(QStringLiteral("four numbers")));
    const auto period = parseValue(parameter(QStringLiteral("when"), ParameterType::Period), QStringLiteral("2000"));
    QVERIFY(!period);
    QVERIFY(period.error().message.contains(QStringLiteral("FIRST/LAST")));
}

void ArgumentsTest::drawsOneLinePerNode()
{
    std::vector<NodeProgress> nodes;
    const auto event = [&](const char* type, const char* node, double fraction = -1.0, const char* message = "") {
        RunEvent happened;
        happened.type = QLatin1String(type);
        happened.node = QLatin1String(node);
        happened.fraction = fraction;
        happened.message = QLatin1String(message);
        applyEvent(nodes, happened);
    };
    event("queued", "open");
    event("queued", "detect");
    event("reused", "open");
    event("started", "detect");
    event("progress", "detect", 0.5, "305 of 610 steps");
    Terminal terminal;
    terminal.unicode = false;
    const QStringList lines = progressLines(nodes, terminal);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], QStringLiteral("open      [########################]  100 %  already there"));
    QCOMPARE(lines[1], QStringLiteral("detect    [############............]   50 %  305 of 610 steps"));
    event("progress", "detect", 0.25);
    QCOMPARE(nodes[1].fraction, 0.5); // never backwards
}

void ArgumentsTest::countsWhereTheTerminalIsLow()
{
    std::vector<NodeProgress> nodes(50);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i] = {QStringLiteral("node_%1").arg(i), i < 30 ? NodeState::Finished : (i < 32 ? NodeState::Running : NodeState::Queued), 0.0, {}, 1.0};
    Terminal terminal;
    terminal.height = 10;
    const QStringList lines = progressLines(nodes, terminal);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("node_30")));
    QCOMPARE(lines[2], QStringLiteral("30 of 50 nodes done"));
}

void ArgumentsTest::staysWithinTheWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {12, 20, 40, 60, 80, 200})
        QTest::addRow("%d columns", width) << width;
}

void ArgumentsTest::staysWithinTheWidth()
{
    QFETCH(int, width);
    Terminal terminal;
    terminal.width = width;
    const std::vector<NodeProgress> nodes{
        {QStringLiteral("a_node_with_a_name_that_is_longer_than_most"), NodeState::Running, 0.333, QString(300, QLatin1Char('w')), 0.0}};
    const QStringList lines = progressLines(nodes, terminal);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines[0].size() < width, qPrintable(lines[0]));
}

void ArgumentsTest::saysHowLong()
{
    QCOMPARE(durationText(0.36), QStringLiteral("0.4 s"));
    QCOMPARE(durationText(12.2), QStringLiteral("12 s"));
    QCOMPARE(durationText(185.0), QStringLiteral("3 min 05 s"));
    QCOMPARE(durationText(7800.0), QStringLiteral("2 h 10 min"));
}

void ArgumentsTest::describesACube()
{
    CubeSignature cube;
    Axis time;
    time.kind = AxisKind::Time;
    time.name = QStringLiteral("time");
    time.calendar = Calendar::Days360;
    time.values
        = {toSeconds({2000, 2, 29}, Calendar::Days360), toSeconds({2000, 2, 30}, Calendar::Days360), toSeconds({2000, 3, 1}, Calendar::Days360)};
    Axis lat{AxisKind::Y, QStringLiteral("lat"), QStringLiteral("latitude"), QStringLiteral("degrees_north"), {}, {10.0, 0.0, -10.0}, {}, {}};
    Axis lon{AxisKind::X, QStringLiteral("lon"), QStringLiteral("longitude"), QStringLiteral("degrees_east"), {}, {0.0, 90.0, 180.0, 270.0}, {}, {}};
    cube.axes = {time, lat, lon};
    Grid grid;
    grid.ny = 3;
    grid.nx = 4;
    grid.lat = lat.values;
    grid.lon = lon.values;
    grid.periodic = true;
    cube.grids = {grid};
    Variable msl;
    msl.name = QStringLiteral("msl");
    msl.units = QStringLiteral("Pa");
    msl.standardName = QStringLiteral("air_pressure_at_mean_sea_level");
    msl.axes = {0, 1, 2};
    msl.grid = 0;
    msl.storedType = QStringLiteral("int16 packed");
    Variable mask;
    mask.name = QStringLiteral("mask");
    mask.axes = {1, 2};
    cube.variables = {msl, mask};
    cube.attributes = {{QStringLiteral("title"), QStringLiteral("A sample")}};
    const QString text = infoText(Signature(std::make_shared<const CubeSignature>(cube)), QStringLiteral("a.nc"), 100);
    for (const char* words : {"a.nc: cube of 2 variables", "2000-02-29T00:00:00 … 2000-03-01T00:00:00", "every 1 d", "calendar 360_day", "10 … -10",
             "step -10", "degrees_north", "air_pressure_at_mean_sea_level", "time=3 lat=3 lon=4", "int16 packed", "no units",
             "closed around the globe, 3 × 4", "title: A sample"})
        QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(QString::fromUtf8(words) + QStringLiteral(" is not in\n") + text));
}

void ArgumentsTest::describesAModule()
{
    ModuleSpec module;
    module.id = QStringLiteral("cyclones.detect_candidates");
    module.version = QStringLiteral("1.2.0");
    module.title = QStringLiteral("Detect candidates");
    module.summary = QStringLiteral("Finds minima.");
    PortSpec in;
    in.key = QStringLiteral("fields");
    in.variables = {{QStringLiteral("air_pressure_at_mean_sea_level"), {QStringLiteral("msl")}, QStringLiteral("Pa"), true}};
    module.inputs = {in};
    ParameterSpec range = parameter(QStringLiteral("merge_distance"), ParameterType::Real);
    range.minimum = 0.0;
    range.unit = QStringLiteral("degree");
    range.defaultValue = 6.0;
    range.help = QStringLiteral("Of two minima nearer than this the deeper one stays.");
    ParameterSpec choice = parameter(QStringLiteral("kind"), ParameterType::Choice);
    choice.choices = {{QStringLiteral("min"), QStringLiteral("minima")}, {QStringLiteral("max"), QStringLiteral("maxima")}};
    choice.required = true;
    module.parameters = {range, choice};
    const QString text = moduleText(module, QStringLiteral("# Detect candidates\n\nMethod and source.\n"), 90);
    for (const char* words : {"cyclones.detect_candidates 1.2.0: Detect candidates", "fields  (cube)", "air_pressure_at_mean_sea_level [Pa]",
             "merge_distance  (number; at least 0 degree; default 6)", "kind  (choice; min | max; required)", "max: maxima", "Method and source."})
        QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(QString::fromUtf8(words) + QStringLiteral(" is not in\n") + text));
    QVERIFY(!text.contains(QStringLiteral("# Detect")));

    const QString page = QStringLiteral("# Title\n\nA paragraph of\nthree short\nlines.\n\n## Part\n* an item that goes\n  on\n* "
                                        "another\n\n```\ncode   stays\n  as it is\n```\n| a | table |\n|---|---|\n");
    const QString reflown = moduleText(module, page, 40);
    QVERIFY2(reflown.endsWith(QStringLiteral("\nA paragraph of three short lines.\n\n## Part\n* an item that goes on\n* another\n\n```\ncode   "
                                             "stays\n  as it is\n```\n| a | table |\n|---|---|\n")),
        qPrintable(reflown));
}

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
