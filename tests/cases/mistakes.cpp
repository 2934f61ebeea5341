// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cases/mistakes.h"

#include "tests/cases/weather_files.h"
#include "tests/run/pipeline_builder.h"

#include <QJsonArray>

namespace terrella::test {

using Builder = terrella::testing::PipelineBuilder;

namespace {

QJsonObject files(const char* name) { return with("files", QJsonArray{QLatin1String(name)}); }

/// Detection without the warm core: needs sea level pressure, and uses wind where there is any.
QJsonObject plainLows(QJsonObject more = {}) { return with("warm_core", false, more); }

/// Pressure and wind from two files → detect.
Document lowsAndWind(const char* wind)
{
    return Builder()
        .node("a_open", "data.open", files("weather.zarr"))
        .node("b_wind", "data.open", files(wind))
        .node("detect", "cyclones.detect_candidates", plainLows())
        .link("a_open", "data", "detect", "fields")
        .link("b_wind", "data", "detect", "fields")
        .document;
}

/// open → module.
Document one(const char* file, const char* module, const QJsonObject& parameters)
{
    return Builder().node("open", "data.open", files(file)).node("n", module, parameters).link("open", "data", "n", "data").document;
}

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

std::vector<WeatherFile::Field> wind() { return {{"u10", "eastward_wind", "m s-1", {}}, {"v10", "northward_wind", "m s-1", {}}}; }

/// The wind on a grid of a rotated pole around 50° N, 10° E.
void writeRotated(const QString& path)
{
    GridFile file(path, "Zarr");
    file.time(counted(10), "days since 2001-01-01", "standard");
    file.dimension("rlat", 17);
    file.dimension("rlon", 21);
    file.variable("rlat", {"rlat"}, GridFile::Type::Double, counted(17, -8), {{"units", "degrees"}, {"standard_name", "grid_latitude"}});
    file.variable("rlon", {"rlon"}, GridFile::Type::Double, counted(21, -10), {{"units", "degrees"}, {"standard_name", "grid_longitude"}});
    file.variable("rotated_pole", {}, GridFile::Type::Int, {0},
        {{"grid_mapping_name", "rotated_latitude_longitude"}, {"grid_north_pole_latitude", 40.0}, {"grid_north_pole_longitude", -170.0}});
    for (const WeatherFile::Field& field : wind())
        file.variable(field.name, {"time", "rlat", "rlon"}, GridFile::Type::Float, counted(3570),
            {{"units", field.units}, {"standard_name", field.standardName}, {"grid_mapping", "rotated_pole"}});
    file.close();
}

std::vector<Mistake> unitsAndVariables()
{
    return {
        {"units of another dimension", lows("kelvin.zarr"), "units.dimension", "detect", "variable",
            text("'msl' is in K, which does not convert to Pa; choose another variable."), text("Use 'sp'"), true},
        {"units of another scale", lows("hpa.zarr"), "units.converted", "detect", "variable", text("msl is in hPa and is converted to Pa."),
            text("Convert msl to Pa here"), true},
        {"no units", lows("nameless.zarr"), "units.missing", "detect", "variable",
            text("'msl' states no units, and something that converts to Pa is needed; say which they are where the data are opened."),
            text("Take msl as Pa where it is opened"), true},
        {"units nobody knows", lows("furlongs.zarr"), "units.unknown", "detect", "variable",
            text("'msl' is in 'furlongs of mercury', which is no known unit; something that converts to Pa is needed."), text("Use 'sp'")},
        {"a fraction beside percent",
            one("humidity.zarr", "data.derive",
                with("operation", QStringLiteral("difference"), with("first", QStringLiteral("rh"), with("second", QStringLiteral("rh2"))))),
            "units.converted", "n", "data", text("'rh2' is in % and is converted to 1."), text("Convert rh2 to 1 here"), true},
        {"percent called a fraction", one("percent.zarr", "data.select", {}), "units.implausible", "open", "",
            text("'rh' states 1, but by its header (actual_range) it runs from 3 to 100: % is likelier."), {}},
        {"kelvin called degrees Celsius", one("celsius.zarr", "data.select", {}), "units.implausible", "open", "",
            text("'t2m' states °C, but by its header (actual_range) it runs from 223 to 318: K is likelier."), {}},
        {"a variable misspelt", lows("weather.zarr", with("variable", QStringLiteral("mls"))), "variable.missing", "detect", "variable",
            text("There is no variable 'mls'; there are: msl (air_pressure_at_mean_sea_level). Did you mean 'msl'?"),
            text("Use 'msl' instead of 'mls'"), true},
        {"a variable in a list misspelt", one("weather.zarr", "data.select", with("variables", QJsonArray{QStringLiteral("msll")})),
            "variable.missing", "n", "variables", text("There is no variable 'msll'; there are: msl"), text("Use 'msl' instead of 'msll'"), true},
        {"a standard name that is not there", lows("surface.zarr"), "variable.missing", "detect", "variable",
            text("There is no variable 'air_pressure_at_mean_sea_level' (usually called msl, psl, mslp, prmsl); there are: sp "
                 "(surface_air_pressure)."),
            text("Use 'sp'"), true},
        {"two variables that could be meant", one("twowinds.zarr", "data.derive", {}), "variable.ambiguous", "n", "first",
            text("More than one variable could be 'eastward_wind'; name one: 'wa' or 'wb'."), text("Use 'wa'"), true},
        {"a level that is not there", one("levels.zarr", "data.select", with("levels", QJsonArray{QStringLiteral("700 hPa")})), "level.missing", "n",
            "levels", text("There is no level 700 hPa; there are: 850, 500, 200 hPa."), text("Use '850 hPa' instead of '700 hPa'"), true},
    };
}

std::vector<Mistake> gridsAndTimes()
{
    return {
        {"grids of another size", lowsAndWind("coarse.zarr"), "grid.mismatch", "detect", "fields",
            text("'msl' has 9×7 cells and 'u10' has 5×4 cells; they must have the same cells."), text("Regrid u10 to the grid of msl"), true},
        {"rows the other way up", lowsAndWind("southup.zarr"), "grid.mismatch", "detect", "fields",
            text("The rows of 'msl' begin in the north and those of 'u10' in the south; they must have the same order."),
            text("Regrid u10 to the grid of msl"), true},
        {"another map projection", lowsAndWind("rotated.zarr"), "crs.mismatch", "detect", "fields",
            text("'msl' lies on latitudes and longitudes and 'u10' on a map projection; regrid one of them."), text("Regrid u10 to the grid of msl"),
            true},
        {"regions apart", lowsAndWind("america.zarr"), "space.no_overlap", "detect", "fields", text("'msl' and 'u10' have no region in common: "),
            {}},
        {"decades apart", lowsAndWind("nineties.zarr"), "time.no_overlap", "detect", "fields",
            text("'msl' and 'u10' have no time in common: 2001-01-01T00:00 to 2001-01-10T00:00 and 1991-01-01T00:00 to 1991-01-10T00:00."), {}},
        {"periods that only overlap", lowsAndWind("later.zarr"), "time.mismatch", "detect", "fields",
            text("'msl' and 'u10' do not have the same times: 10 steps from 2001-01-01T00:00 to 2001-01-10T00:00, and 10 steps from "),
            text("Select 2001-01-04 to 2001-01-10"), true},
        {"calendars that differ", lowsAndWind("noleap.zarr"), "calendar.mismatch", "detect", "fields",
            text("'msl' counts its days in the calendar standard and 'u10' in noleap; convert one of them."),
            text("Convert u10 to the calendar standard"), true},
        {"a period before the data",
            one("weather.zarr", "data.select", with("period", QJsonArray{QStringLiteral("1961-01-01"), QStringLiteral("1990-12-31")})),
            "period.empty", "n", "period", text("The period holds no time step; the data run from 2001-01-01T00:00:00 to 2001-01-10T00:00:00."),
            text("Take 2001-01-01 to 2001-01-10"), true},
        {"a region beside the data", one("weather.zarr", "data.select", with("region", QJsonArray{-120, 30, -60, 60})), "region.empty", "n", "region",
            text("No cell lies in the region; the data cover 0° to 40° east and 30° to 60° north."), text("Take the whole region"), true},
        {"a window longer than the data", one("weather.zarr", "data.aggregate", with("time", QStringLiteral("rolling"), with("count", 30))),
            "period.short", "n", "count", text("'count' asks for a window of 30 steps; there are 10, so that no window is complete."),
            text("Take the 10 steps that there are"), true},
        {"no month that is complete",
            one("weather.zarr", "data.aggregate", with("time", QStringLiteral("month"), with("incomplete", QStringLiteral("drop")))), "period.short",
            "n", "incomplete", text("No group of steps from 2001-01-01T00:00:00 to 2001-01-10T00:00:00 is complete."), text("Keep incomplete groups"),
            true},
        {"a reference period before the data",
            one("weather.zarr", "data.climatology", with("reference", QJsonArray{QStringLiteral("1961"), QStringLiteral("1990")})), "period.empty",
            "n", "reference", text("The reference period holds no time step; the data run from 2001-01-01T00:00:00 to 2001-01-10T00:00:00."),
            text("Take 2001-01-01 to 2001-01-10"), true},
        {"a climatology of another grid",
            Builder()
                .node("open", "data.open", files("weather.zarr"))
                .node("old", "data.open", files("coarsemsl.zarr"))
                .node("mean", "data.climatology", with("by", QStringLiteral("month")))
                .node("n", "data.anomaly")
                .link("open", "data", "n", "data")
                .link("old", "data", "mean", "data")
                .link("mean", "data", "n", "climatology")
                .document,
            "grid.mismatch", "n", "climatology",
            text("'msl' (data) has 9×7 cells and 'msl' (climatology) has 5×4 cells; they must have the same cells."),
            text("Regrid climatology to the grid of data"), true},
        {"times out of order", lows("disordered.zarr"), "file.unreadable", "open", "files", text("Time runs backwards in the time axis 'time' of "),
            {}},
        {"a time that is there twice", lows("twice.zarr"), "file.unreadable", "open", "files", text("A time is repeated in the time axis 'time' of "),
            {}},
        {"a file that is not there", lows("wether.zarr"), "file.not_found", "open", "files", text("There is no file '"), text("Use 'weather.zarr'"),
            true},
        {"more memory than the run has",
            one("weather.zarr", "data.derive", with("operation", QStringLiteral("convert"), with("units", QStringLiteral("hPa")))), "memory.short",
            "n", "", text("'data.derive' needs at least 1.26 kB of memory at once; the run may use 1.00 kB."), {}, false, CheckLimits{1000, {}, {}}},
        {"more disk than there is", one("weather.zarr", "data.select", {}), "disk.short", "n", "",
            text("The results of all nodes take 2.52 kB, of this one 2.52 kB; 1.00 kB are free at '/store'."), {}, false,
            CheckLimits{{}, 1000, QStringLiteral("/store")}},
    };
}

std::vector<Mistake> graphAndParameters()
{
    const Document good = lows("weather.zarr");
    Document loop = Builder(Builder{one("weather.zarr", "data.regrid", {})})
                        .node("r", "data.regrid")
                        .link("n", "data", "r", "data")
                        .link("r", "data", "n", "like")
                        .document;
    loop.nodes[QStringLiteral("r")].x = 300;
    Document newer = good, misnamed = good;
    newer.nodes[QStringLiteral("detect")].version = QStringLiteral("9.0.0");
    misnamed.nodes[QStringLiteral("detect")].module = QStringLiteral("cyclones.detect_candidate");
    Document odd = good;
    odd.nodes[QStringLiteral("detect")].version = QStringLiteral("latest");
    Document wrongType = Builder()
                             .node("storms", "cyclones.idealised_storms")
                             .node("stitch", "cyclones.stitch_tracks", with("thresholds", QJsonArray()))
                             .link("storms", "fields", "stitch", "candidates")
                             .document;
    return {
        {"a loop", loop, "graph.cycle", "n", "", text("These nodes form a loop: n, r. Remove one of the links between them."),
            text("Remove the link from 'r' to 'n'"), true},
        {"another type", wrongType, "port.type", "stitch", "candidates", text("'candidates' takes features; 'storms.fields' gives cube."),
            text("Take 'truth' of 'storms'")},
        {"a condition on a column that is not there",
            Builder(Builder{good})
                .node("stitch", "cyclones.stitch_tracks", with("thresholds", QJsonArray{QStringLiteral("zs,<=,150,10")}))
                .link("detect", "candidates", "stitch", "candidates")
                .document,
            "parameter.form", "stitch", "thresholds", text("The condition 'zs,<=,150,10' needs a column 'zs'; the candidates have: "),
            text("Remove the condition 'zs,<=,150,10'"), true},
        {"a port that is not there", Builder(Builder{lows("weather.zarr")}).node("s", "data.select").link("open", "data", "s", "cube").document,
            "port.unknown", "s", "cube", text("'data.select' has no input 'cube'; it has: data."), text("Connect it to 'data'"), true},
        {"two links where one goes in",
            Builder(Builder{one("weather.zarr", "data.select", {})})
                .node("p", "data.open", files("surface.zarr"))
                .link("p", "data", "n", "data")
                .document,
            "input.many", "n", "data", text("'data' takes one link; 2 are connected. Remove all but one."), text("Remove the link from 'open'"),
            true},
        {"nothing connected", Builder().node("detect", "cyclones.detect_candidates").document, "input.missing", "detect", "fields",
            text("Nothing is connected to 'fields' (cube)."), {}},
        {"a number out of range", lows("weather.zarr", with("merge_distance", -1)), "parameter.range", "detect", "merge_distance",
            text("'merge_distance' must be at least 0 degrees; it is −1."), text("Set 'merge_distance' to 0"), true},
        {"a word for a number", lows("weather.zarr", with("merge_distance", QStringLiteral("six"))), "parameter.invalid", "detect", "merge_distance",
            text("'merge_distance' must be a number; it is 'six'."), text("Take the default, 6"), true},
        {"a choice misspelt", lows("weather.zarr", with("extremum", QStringLiteral("minimun"))), "parameter.range", "detect", "extremum",
            text("'extremum' must be 'minimum' or 'maximum'; it is 'minimun'."), text("Set 'extremum' to 'minimum'"), true},
        {"a period that ends before it begins",
            one("weather.zarr", "data.select", with("period", QJsonArray{QStringLiteral("2001-01-08"), QStringLiteral("2001-01-02")})),
            "parameter.range", "n", "period", text("'period' ends at 2001-01-02, before it begins at 2001-01-08."),
            text("Set 'period' to 2001-01-02, 2001-01-08"), true},
        {"a parameter that is not there", lows("weather.zarr", with("merge_distanse", 4)), "parameter.unknown", "detect", "merge_distanse",
            text("'cyclones.detect_candidates' has no parameter 'merge_distanse'; it has: "), text("Rename it to 'merge_distance'"), true},
        {"nothing chosen where something must be", Builder().node("open", "data.open").document, "parameter.missing", "open", "files",
            text("'files' (Files) must be set."), {}},
        {"a module misspelt", misnamed, "module.unknown", "detect", "", text("Module 'cyclones.detect_candidate' is not installed; did you mean "),
            text("Use 'cyclones.detect_candidates'"), true},
        {"made with a newer version", newer, "module.version", "detect", "",
            text("This node was made with version 9.0.0 of 'cyclones.detect_candidates'; "), text("Take version 1.0.0"), true},
        {"a version that is none", odd, "module.version_unknown", "detect", "",
            text("'latest' is no version of 'cyclones.detect_candidates'; version "), text("Take version 1.0.0"), true},
    };
}

} // namespace

QJsonObject with(const char* key, const QJsonValue& value, QJsonObject more)
{
    more.insert(QLatin1String(key), value);
    return more;
}

Document lows(const char* file, const QJsonObject& more)
{
    return Builder()
        .node("open", "data.open", files(file))
        .node("detect", "cyclones.detect_candidates", plainLows(more))
        .link("open", "data", "detect", "fields")
        .document;
}

void writeFiles(const QString& folder)
{
    const auto write = [&folder](const char* name, const WeatherFile& file) { file.write(folder + QLatin1Char('/') + QLatin1String(name)); };
    const std::string slp = "air_pressure_at_mean_sea_level";
    write("weather.zarr", {});
    WeatherFile w;
    w.fields = {{"msl", slp, "hPa", {}}};
    write("hpa.zarr", w);
    w.fields = {{"msl", slp, "", {}}};
    write("nameless.zarr", w);
    w.fields = {{"msl", slp, "K", {}}, {"sp", "surface_air_pressure", "Pa", {}}};
    write("kelvin.zarr", w);
    w.fields = {{"msl", slp, "furlongs of mercury", {}}, {"sp", "surface_air_pressure", "Pa", {}}};
    write("furlongs.zarr", w);
    w.fields = {{"sp", "surface_air_pressure", "Pa", {}}};
    write("surface.zarr", w);
    w.fields = {{"rh", "relative_humidity", "1", {}}, {"rh2", "relative_humidity", "%", {}}};
    write("humidity.zarr", w);
    w.fields = {{"rh", "relative_humidity", "1", {{"actual_range", std::vector<double>{3, 100}}}}};
    write("percent.zarr", w);
    w.fields = {{"t2m", "air_temperature", "degC", {{"actual_range", std::vector<double>{223, 318}}}}};
    write("celsius.zarr", w);
    w.fields = {{"wa", "eastward_wind", "m s-1", {}}, {"wb", "eastward_wind", "m s-1", {}}, {"v", "northward_wind", "m s-1", {}}};
    write("twowinds.zarr", w);
    w.fields = {{"t", "air_temperature", "K", {}}};
    w.levels = {850, 500, 200};
    write("levels.zarr", w);

    WeatherFile v;
    v.fields = wind();
    write("wind.zarr", v);
    WeatherFile coarse = v;
    coarse.lat = counted(4, 60, -10);
    coarse.lon = counted(5, 0, 10);
    write("coarse.zarr", coarse);
    WeatherFile coarseMsl = coarse;
    coarseMsl.fields = {{"msl", slp, "Pa", {}}};
    write("coarsemsl.zarr", coarseMsl);
    WeatherFile southUp = v;
    southUp.lat = counted(7, 30, 5);
    write("southup.zarr", southUp);
    WeatherFile america = v;
    america.lon = counted(9, 260, 5);
    write("america.zarr", america);
    WeatherFile noleap = v;
    noleap.calendar = "noleap";
    write("noleap.zarr", noleap);
    WeatherFile later = v;
    later.since = "2001-01-04";
    write("later.zarr", later);
    WeatherFile nineties = v;
    nineties.since = "1991-01-01";
    write("nineties.zarr", nineties);
    WeatherFile disordered;
    disordered.days = {0, 1, 2, 5, 4, 3, 6, 7, 8, 9};
    write("disordered.zarr", disordered);
    WeatherFile twice;
    twice.days = {0, 1, 2, 3, 3, 4, 5, 6, 7, 8};
    write("twice.zarr", twice);
    writeRotated(folder + QStringLiteral("/rotated.zarr"));
}

std::vector<Mistake> allMistakes()
{
    std::vector<Mistake> out = unitsAndVariables();
    for (const std::vector<Mistake>& more : {gridsAndTimes(), graphAndParameters()})
        out.insert(out.end(), more.begin(), more.end());
    return out;
}

} // namespace terrella::test
