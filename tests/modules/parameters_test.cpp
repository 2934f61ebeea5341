// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/names.h"
#include "pipelines/modules/parameters.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace terrella;

namespace {

ModuleSpec specWith(const std::vector<std::pair<QString, ParameterType>>& parameters)
{
    ModuleSpec spec;
    spec.id = QStringLiteral("tests.take_parameters");
    for (const auto& [key, type] : parameters) {
        ParameterSpec parameter;
        parameter.key = key;
        parameter.title = key;
        parameter.type = type;
        spec.parameters.push_back(parameter);
    }
    return spec;
}

std::pair<double, double> bounds(const char* first, const char* last, Calendar calendar = Calendar::Standard)
{
    const auto out = Period{QString::fromUtf8(first), QString::fromUtf8(last)}.bounds(calendar);
    return out ? *out : std::pair(std::nan(""), std::nan(""));
}

double at(int year, int month, int day, int hour = 0, Calendar calendar = Calendar::Standard)
{
    return toSeconds({year, month, day, hour, 0, 0.0}, calendar);
}

} // namespace

class ParametersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOutValues()
    {
        ModuleSpec spec = specWith({{QStringLiteral("real"), ParameterType::Real}, {QStringLiteral("count"), ParameterType::Integer},
            {QStringLiteral("flag"), ParameterType::Flag}, {QStringLiteral("text"), ParameterType::Text},
            {QStringLiteral("list"), ParameterType::TextList}, {QStringLiteral("box"), ParameterType::Region},
            {QStringLiteral("time"), ParameterType::Period}});
        spec.parameters[1].defaultValue = 7;
        const QJsonObject values{{QStringLiteral("real"), 2.5}, {QStringLiteral("flag"), true}, {QStringLiteral("text"), QStringLiteral("t2")},
            {QStringLiteral("list"), QJsonArray{QStringLiteral("a"), QStringLiteral("b")}}, {QStringLiteral("box"), QJsonArray{1, 2, 3, 4}},
            {QStringLiteral("time"), QJsonArray{QStringLiteral("2000"), QString()}}};
        const auto all = Parameters::make(spec, values);
        QVERIFY(all);
        QCOMPARE(all->real(QStringLiteral("real")), 2.5);
        QCOMPARE(all->integer(QStringLiteral("count")), 7);
        QVERIFY(all->flag(QStringLiteral("flag")));
        QCOMPARE(all->text(QStringLiteral("text")), QStringLiteral("t2"));
        QCOMPARE(all->texts(QStringLiteral("list")), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(all->region(QStringLiteral("box"))->east, 3.0);
        QCOMPARE(all->period(QStringLiteral("time"))->first, QStringLiteral("2000"));
        QCOMPARE(all->values().value(QLatin1String("count")).toInt(), 7);

        const auto none = Parameters::make(spec, {});
        QVERIFY(none);
        QVERIFY(std::isnan(none->real(QStringLiteral("real"))));
        QVERIFY(!none->region(QStringLiteral("box")));
        QVERIFY(!none->period(QStringLiteral("time")));
        for (const char* key : {"real", "text", "list", "box", "time"}) {
            QVERIFY2(!none->isSet(QLatin1String(key)), key);
            QVERIFY2(all->isSet(QLatin1String(key)), key);
        }
        QVERIFY(none->isSet(QStringLiteral("count")));
        QCOMPARE(none->values().size(), 7); // all of them, for keys of results
    }

    void refusesUnknownKeys()
    {
        const ModuleSpec spec = specWith({{QStringLiteral("range"), ParameterType::Real}, {QStringLiteral("max_gap"), ParameterType::Real}});
        const auto near = Parameters::make(spec, {{QStringLiteral("rnage"), 1}});
        QVERIFY(!near);
        QCOMPARE(near.error().message, QStringLiteral("'tests.take_parameters' has no parameter 'rnage'; did you mean 'range'?"));
        const auto far = Parameters::make(spec, {{QStringLiteral("xyz"), 1}});
        QCOMPARE(far.error().message, QStringLiteral("'tests.take_parameters' has no parameter 'xyz'; it has: range, max_gap."));
        QCOMPARE(Parameters::make(specWith({}), {{QStringLiteral("xyz"), 1}}).error().message,
            QStringLiteral("'tests.take_parameters' has no parameter 'xyz'; it has none."));
        QVERIFY(!Parameters::make(spec, {{QStringLiteral("range"), QStringLiteral("far")}}));
    }

    void makesPathsAbsolute()
    {
        const ModuleSpec spec = specWith({{QStringLiteral("file"), ParameterType::File}, {QStringLiteral("files"), ParameterType::Files},
            {QStringLiteral("text"), ParameterType::Text}});
        const QJsonObject values{{QStringLiteral("file"), QStringLiteral("../data/a.nc")}, {QStringLiteral("text"), QStringLiteral("b.nc")},
            {QStringLiteral("files"),
                QJsonArray{QStringLiteral("b*.nc"), QStringLiteral("hpc:/w/x.nc"), QStringLiteral("/c.nc"), QStringLiteral("/vsicurl/https://h/d.nc"),
                    QStringLiteral("https://h/e.nc"), QStringLiteral("~/f.nc")}}};
        const auto made = Parameters::make(spec, values, QStringLiteral("/home/me/project"));
        QVERIFY(made);
        QCOMPARE(made->text(QStringLiteral("file")), QStringLiteral("/home/me/data/a.nc"));
        QCOMPARE(made->text(QStringLiteral("text")), QStringLiteral("b.nc"));
        QCOMPARE(made->texts(QStringLiteral("files")),
            (QStringList{QStringLiteral("/home/me/project/b*.nc"), QStringLiteral("hpc:/w/x.nc"), QStringLiteral("/c.nc"),
                QStringLiteral("/vsicurl/https://h/d.nc"), QStringLiteral("https://h/e.nc"), QStringLiteral("~/f.nc")}));
        QCOMPARE(Parameters::make(spec, values)->text(QStringLiteral("file")), QStringLiteral("../data/a.nc"));
    }

    void regionsMayBeShapes()
    {
        const ModuleSpec spec = specWith({{QStringLiteral("box"), ParameterType::Region}});
        const QJsonObject circle{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{179, 0}},
            {QStringLiteral("distance_km"), 500}};
        const auto made = Parameters::make(spec, {{QStringLiteral("box"), circle}});
        QVERIFY(made);
        QVERIFY(made->isSet(QStringLiteral("box")));
        const std::optional<Region> region = made->region(QStringLiteral("box"));
        QVERIFY(region && region->shape);
        QVERIFY(region->contains(-179, 0) && region->contains(181, 3) && !region->contains(176, 3.5));
        QVERIFY(region->west > 174 && region->west < 175 && region->east > 183 && region->north < 4.6); // the box around it
    }

    void regionsCrossTheDateline()
    {
        const Region pacific{170, -10, -170, 10};
        QVERIFY(pacific.contains(180, 0));
        QVERIFY(pacific.contains(-180, 0));
        QVERIFY(pacific.contains(-170, 10));
        QVERIFY(pacific.contains(190, 0));
        QVERIFY(pacific.contains(170, -10));
        QVERIFY(pacific.contains(530, 0));
        QVERIFY(!pacific.contains(0, 0));
        QVERIFY(!pacific.contains(169.9, 0));
        QVERIFY(!pacific.contains(180, 10.1));
        const Region greenwich{-9.9, -90, 10, 90};
        QVERIFY(greenwich.contains(350.1, 0)); // 350.1 + 9.9 is not quite 360
        QVERIFY(greenwich.contains(10, 0));
        QVERIFY(!greenwich.contains(349, 0));
        QVERIFY(!greenwich.contains(180, 0));
        QVERIFY((Region{0, -90, 360, 90}).contains(-0.5, 90));
        QVERIFY((Region{5, 0, 5, 1}).contains(365, 0.5));
        QVERIFY(!(Region{5, 0, 5, 1}).contains(6, 0.5));
        QVERIFY(!Region().contains(std::nan(""), 0));
        QVERIFY(!Region().contains(0, std::nan("")));
    }

    void periodsIncludeTheirLastDay()
    {
        const auto [first, last] = bounds("2000-01-01", "2000-01-31");
        QCOMPARE(first, at(2000, 1, 1));
        QVERIFY(last >= at(2000, 1, 31, 23));
        QVERIFY(last < at(2000, 2, 1));
        QCOMPARE(bounds("2000-01-01T06", "2000-01-31T12:00").second, at(2000, 1, 31, 12));
        const auto [newYear, december] = bounds("2000", "2000");
        QCOMPARE(newYear, at(2000, 1, 1));
        QVERIFY(december >= at(2000, 12, 31, 23) && december < at(2001, 1, 1));
        const double february = bounds("", "2000-02").second;
        QVERIFY(february >= at(2000, 2, 29, 23) && february < at(2000, 3, 1));
        QCOMPARE(bounds("", "").first, -std::numeric_limits<double>::infinity());
        QCOMPARE(bounds("", "").second, std::numeric_limits<double>::infinity());
        const double thirtieth = bounds("", "2000-02-30", Calendar::Days360).second;
        QVERIFY(thirtieth >= at(2000, 2, 30, 23, Calendar::Days360) && thirtieth < at(2000, 3, 1, 0, Calendar::Days360));
        const auto none = Period{QString(), QStringLiteral("2000-02-30")}.bounds(Calendar::Standard);
        QVERIFY(!none);
        QVERIFY(none.error().message.contains(QStringLiteral("2000-02-30")));
        const auto backwards = Period{QStringLiteral("2001-01-01"), QStringLiteral("2000-12-31")}.bounds(Calendar::Standard);
        QCOMPARE(backwards.error().message, QStringLiteral("The period ends at 2000-12-31, before it begins at 2001-01-01."));
    }

    void findsNearNames()
    {
        QCOMPARE(editDistance(QStringLiteral("msl"), QStringLiteral("msl")), 0);
        QCOMPARE(editDistance(QStringLiteral("msl"), QStringLiteral("MSL")), 0);
        QCOMPARE(editDistance(QStringLiteral("range"), QStringLiteral("rnage")), 1);
        QCOMPARE(editDistance(QStringLiteral("kitten"), QStringLiteral("sitting")), 3);
        QCOMPARE(editDistance(QString(), QStringLiteral("abc")), 3);
        const QStringList names{QStringLiteral("wind_speed"), QStringLiteral("t2"), QStringLiteral("slp"), QStringLiteral("sst")};
        QCOMPARE(nearestNames(QStringLiteral("wind"), names), QStringList{QStringLiteral("wind_speed")});
        QCOMPARE(nearestNames(QStringLiteral("slq"), names).first(), QStringLiteral("slp"));
        QVERIFY(nearestNames(QStringLiteral("quite_different_name"), names).isEmpty());
        QCOMPARE(alternatives({}), QString());
        QCOMPARE(alternatives({QStringLiteral("a")}), QStringLiteral("'a'"));
        QCOMPARE(alternatives({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}), QStringLiteral("'a', 'b' or 'c'"));
    }
};

QTEST_GUILESS_MAIN(ParametersTest)
#include "parameters_test.moc"
