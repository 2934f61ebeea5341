// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures on their way to another process and back.
#include "pipelines/data/signature_json.h"

#include <QJsonDocument>
#include <QTest>

using namespace terrella;

class SignatureJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cubesComeBackWhole();
    void theOthersAsWell();
    void refusesWhatDoesNotFit();
};

namespace {

CubeSignature moving()
{
    CubeSignature out;
    Axis time;
    time.kind = AxisKind::Time;
    time.name = QStringLiteral("time");
    time.units = QStringLiteral("s");
    time.values = {-0.1, 1.0 / 3.0, 1e300};
    time.calendar = Calendar::Days360;
    time.timeUnits = QStringLiteral("days since 1850-01-01");
    Axis row, column;
    row.kind = AxisKind::Y;
    row.values = {0.0, 1.0};
    column.kind = AxisKind::X;
    column.values = {0.0, 1.0};
    out.axes = {time, row, column};
    Grid grid;
    grid.kind = GridKind::Curvilinear;
    grid.ny = grid.nx = 2;
    grid.steps = 3;
    grid.lat.assign(12, 0.1);
    grid.lon.assign(12, 359.9);
    out.grids = {grid};
    Variable variable;
    variable.name = QStringLiteral("pr");
    variable.units = QStringLiteral("kg m-2 s-1");
    variable.axes = {0, 1, 2};
    variable.grid = 0;
    variable.attributes = {{QStringLiteral("comment"), QStringLiteral("\"quoted\"")}};
    out.variables = {variable};
    out.attributes = {{QStringLiteral("title"), QStringLiteral("Ö")}};
    return out;
}

/// Through text, as between processes.
Result<Signature> sent(const Signature& signature)
{
    return signatureFromJson(QJsonDocument::fromJson(QJsonDocument(signatureToJson(signature)).toJson()).object());
}

} // namespace

void SignatureJsonTest::cubesComeBackWhole()
{
    const auto back = sent(Signature(std::make_shared<const CubeSignature>(moving())));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QVERIFY(*std::get<std::shared_ptr<const CubeSignature>>(*back) == moving());
}

void SignatureJsonTest::theOthersAsWell()
{
    FeaturesSignature features;
    features.geometry = GeometryKind::Line;
    features.featureType = QStringLiteral("trajectory");
    features.columns = {{QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"), {}, {}},
        {QStringLiteral("when"), ColumnType::Time, {}, {}, {}, {}}};
    features.calendar = Calendar::NoLeap;
    features.rows = 7;
    const auto one = sent(Signature(std::make_shared<const FeaturesSignature>(features)));
    QVERIFY(one && *std::get<std::shared_ptr<const FeaturesSignature>>(*one) == features);
    const auto two = sent(Signature(std::make_shared<const ReportSignature>(ReportSignature{QStringLiteral("Scores")})));
    QVERIFY(two && std::get<std::shared_ptr<const ReportSignature>>(*two)->title == QLatin1String("Scores"));
    const auto three = sent(Signature(std::make_shared<const ModelSignature>(ModelSignature{{{QStringLiteral("kind"), QStringLiteral("cnn")}}})));
    QVERIFY(three && std::get<std::shared_ptr<const ModelSignature>>(*three)->card.value(QStringLiteral("kind")) == QLatin1String("cnn"));
}

void SignatureJsonTest::refusesWhatDoesNotFit()
{
    CubeSignature wrong = moving();
    wrong.variables[0].axes = {0, 7};
    const auto axes = sent(Signature(std::make_shared<const CubeSignature>(wrong)));
    QVERIFY(!axes && axes.error().message.contains(QStringLiteral("axes of pr")));
    wrong = moving();
    wrong.grids[0].lat.pop_back();
    QVERIFY(!sent(Signature(std::make_shared<const CubeSignature>(wrong))));
    QVERIFY(!signatureFromJson({{QStringLiteral("type"), QStringLiteral("poem")}}));
}

QTEST_GUILESS_MAIN(SignatureJsonTest)
#include "signature_json_test.moc"
