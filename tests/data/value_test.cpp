// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/value.h"
#include "tests/data/synthetic_cubes.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

bool put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class ValueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cube();
    void reference();
    void features();
    void model();
    void report();
    void refuses();
};

void ValueTest::cube()
{
    QTemporaryDir folder;
    const Value value = synthetic::filled(synthetic::regular(2, 9, 12));
    QVERIFY(typeOf(value) == DataType::Cube);
    QVERIFY(std::get<std::shared_ptr<const CubeSignature>>(signatureOf(value)) == std::get<std::shared_ptr<const Cube>>(value)->sharedSignature());
    const auto name = saveValue(value, folder.filePath(QStringLiteral("deep")), QStringLiteral("out"));
    QVERIFY2(name, name ? "" : qPrintable(name.error().message));
    QCOMPARE(*name, QStringLiteral("out.zarr"));
    const auto back = loadValue(folder.filePath(QStringLiteral("deep/out.zarr")));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(synthetic::difference(*std::get<std::shared_ptr<const Cube>>(value), *std::get<std::shared_ptr<const Cube>>(*back)), QString());
    // what already stands at its place is not copied again
    const auto same = saveValue(*back, folder.filePath(QStringLiteral("deep")), QStringLiteral("out"));
    QVERIFY2(same, same ? "" : qPrintable(same.error().message));
    QCOMPARE(*same, QStringLiteral("out.zarr"));
}

void ValueTest::reference()
{
    QTemporaryDir folder;
    const auto made = synthetic::filled(synthetic::regular(2, 9, 12));
    const QString file = folder.filePath(QStringLiteral("input.nc"));
    QVERIFY(exportNetCdf(*made, file, QString()));
    const auto opened = openCube({file});
    QVERIFY(opened);
    const auto name = saveValue(Value(*opened), folder.filePath(QStringLiteral("store")), QStringLiteral("data"));
    QVERIFY2(name, name ? "" : qPrintable(name.error().message));
    QCOMPARE(*name, QStringLiteral("data.cube.json")); // named, not copied
    const auto back = loadValue(folder.filePath(QStringLiteral("store/data.cube.json")));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(synthetic::difference(*made, *std::get<std::shared_ptr<const Cube>>(*back)), QString());
    QVERIFY(QFile::remove(file));
    const auto gone = loadValue(folder.filePath(QStringLiteral("store/data.cube.json")));
    QVERIFY(!gone);
    QVERIFY2(gone.error().message.contains(file), qPrintable(gone.error().message));
}

void ValueTest::features()
{
    QTemporaryDir folder;
    auto table = std::make_shared<Features>();
    table->addColumn({QStringLiteral("skill"), ColumnType::Real, {}, QStringLiteral("1"), {}, {}});
    table->columns[0].real = {0.5, 0.25};
    const Value value = std::shared_ptr<const Features>(table);
    QVERIFY(typeOf(value) == DataType::Features);
    QCOMPARE(std::get<std::shared_ptr<const FeaturesSignature>>(signatureOf(value))->rows, std::optional<qint64>(2));
    const auto name = saveValue(value, folder.path(), QStringLiteral("scores"));
    QVERIFY2(name, name ? "" : qPrintable(name.error().message));
    QCOMPARE(*name, QStringLiteral("scores.gpkg"));
    const auto back = loadValue(folder.filePath(*name));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    const auto& read = std::get<std::shared_ptr<const Features>>(*back);
    QCOMPARE(read->columns[0].real, table->columns[0].real);
    QCOMPARE(read->info.columns[0].units, QStringLiteral("1"));
}

void ValueTest::model()
{
    QTemporaryDir folder;
    const QString weights = folder.filePath(QStringLiteral("net.pt"));
    const QByteArray bytes(5'000'000, 'w');
    QVERIFY(put(weights, bytes));
    const Value value = std::make_shared<const Model>(Model{weights, QJsonObject{{QStringLiteral("score"), 0.75}}});
    const auto name = saveValue(value, folder.filePath(QStringLiteral("a")), QStringLiteral("net"));
    QVERIFY2(name, name ? "" : qPrintable(name.error().message));
    QCOMPARE(*name, QStringLiteral("net.model.json"));
    QVERIFY(QDir().rename(folder.filePath(QStringLiteral("a")), folder.filePath(QStringLiteral("b")))); // a store may move
    const auto back = loadValue(folder.filePath(QStringLiteral("b/net.model.json")));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    const auto& model = std::get<std::shared_ptr<const Model>>(*back);
    QCOMPARE(model->card.value(QLatin1String("score")).toDouble(), 0.75);
    QVERIFY(model->path.endsWith(QStringLiteral("/b/net.model.pt")));
    QFile file(model->path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == bytes);
    QVERIFY(QFile::remove(model->path));
    const auto gone = loadValue(folder.filePath(QStringLiteral("b/net.model.json")));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    // a card alone is a model too
    QVERIFY(
        saveValue(Value(std::make_shared<const Model>(Model{{}, QJsonObject{{QStringLiteral("a"), 1}}})), folder.path(), QStringLiteral("linear")));
    const auto card = loadValue(folder.filePath(QStringLiteral("linear.model.json")));
    QVERIFY(card);
    QVERIFY(std::get<std::shared_ptr<const Model>>(*card)->path.isEmpty());
    QVERIFY(!saveValue(
        Value(std::make_shared<const Model>(Model{folder.filePath(QStringLiteral("absent.pt")), {}})), folder.path(), QStringLiteral("x")));
}

void ValueTest::report()
{
    QTemporaryDir folder;
    const Value value = std::make_shared<const Report>(Report{QStringLiteral("Skill"), QJsonObject{{QStringLiteral("rmse"), 1.25}}});
    const auto name = saveValue(value, folder.path(), QStringLiteral("r"));
    QVERIFY(name);
    QCOMPARE(*name, QStringLiteral("r.report.json"));
    const auto back = loadValue(folder.filePath(*name));
    QVERIFY(back);
    QCOMPARE(std::get<std::shared_ptr<const Report>>(*back)->title, QStringLiteral("Skill"));
    QCOMPARE(std::get<std::shared_ptr<const Report>>(*back)->content, std::get<std::shared_ptr<const Report>>(value)->content);
    QCOMPARE(std::get<std::shared_ptr<const ReportSignature>>(signatureOf(value))->title, QStringLiteral("Skill"));
}

void ValueTest::refuses()
{
    QTemporaryDir folder;
    const auto absent = loadValue(folder.filePath(QStringLiteral("a.zarr")));
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
    QVERIFY(put(folder.filePath(QStringLiteral("a.txt")), "x"));
    const auto other = loadValue(folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Unsupported);
    QVERIFY(put(folder.filePath(QStringLiteral("b.report.json")), "{\"title\": "));
    QVERIFY(!loadValue(folder.filePath(QStringLiteral("b.report.json"))));
    const auto place = saveValue(Value(std::make_shared<const Report>()), folder.filePath(QStringLiteral("a.txt/deeper")), QStringLiteral("r"));
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::Disk);
}

QTEST_GUILESS_MAIN(ValueTest)
#include "value_test.moc"
