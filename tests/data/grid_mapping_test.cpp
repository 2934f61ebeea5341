// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"
#include "tests/data/grid_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using terrella::test::GridFile;

/// Grids that are placed by a CF grid mapping. Expected places are PROJ's, of a definition written by hand from the mapping's attributes.
class GridMappingTest final : public QObject {
    Q_OBJECT

    struct Place {
        double lon = 0.0, lat = 0.0;
    };
    /// Where the cell in the middle of 3 × 3 lies; the coordinates are packed.
    static Result<Place> middle(
        const QString& path, const char* driver, double x, double y, const std::string& unit, double scale, const GridFile::Attributes& mapping)
    {
        {
            GridFile file(path, driver);
            file.dimension("y", 3);
            file.dimension("x", 3);
            const auto axis = [&](const char* name, double centre, const char* standardName) {
                file.variable(name, {name}, GridFile::Type::Double, {centre / scale - 100.0, centre / scale, centre / scale + 100.0},
                    {{"units", unit}, {"standard_name", standardName}, {"scale_factor", scale}});
            };
            axis("y", y, "projection_y_coordinate");
            axis("x", x, "projection_x_coordinate");
            file.variable("mapping", {}, GridFile::Type::Double, {0.0}, mapping);
            file.variable("v", {"y", "x"}, GridFile::Type::Float, test::counted(9), {{"grid_mapping", "mapping"}});
            file.close();
        }
        TRY(const auto cube, openCube({path}));
        const Variable& v = cube->signature().variables[static_cast<std::size_t>(cube->signature().find(QStringLiteral("v")))];
        const Grid* grid = cube->signature().gridOf(v);
        if (!grid)
            return Error{ErrorCode::Failed, QStringLiteral("no grid"), {}};
        return Place{grid->at(1, 1).lon, grid->at(1, 1).lat};
    }

private Q_SLOTS:
    void cellsLieWhereTheMappingSays_data()
    {
        using Attributes = GridFile::Attributes;
        QTest::addColumn<QString>("driver");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("mapping");
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        m_mappings = {
            Attributes{{"grid_mapping_name", "geostationary"}, {"perspective_point_height", 35786023.0}, {"longitude_of_projection_origin", -89.5},
                {"latitude_of_projection_origin", 0.0}, {"sweep_angle_axis", "x"}, {"semi_major_axis", 6378137.0},
                {"semi_minor_axis", 6356752.31414}},
            Attributes{{"grid_mapping_name", "geostationary"}, {"perspective_point_height", 35785831.0}, {"longitude_of_projection_origin", 0.0},
                {"latitude_of_projection_origin", 0.0}, {"sweep_angle_axis", "y"}, {"semi_major_axis", 6378169.0}, {"semi_minor_axis", 6356583.8}},
            Attributes{{"grid_mapping_name", "lambert_conformal_conic"}, {"standard_parallel", std::vector<double>{25.0, 60.0}},
                {"latitude_of_projection_origin", 42.5}, {"longitude_of_central_meridian", -100.0}, {"semi_major_axis", 6378137.0},
                {"inverse_flattening", 298.257223563}},
            Attributes{{"grid_mapping_name", "polar_stereographic"}, {"standard_parallel", 70.0}, {"latitude_of_projection_origin", 90.0},
                {"straight_vertical_longitude_from_pole", -45.0}, {"semi_major_axis", 6378273.0}, {"semi_minor_axis", 6356889.449}},
            Attributes{{"grid_mapping_name", "lambert_azimuthal_equal_area"}, {"latitude_of_projection_origin", 52.0},
                {"longitude_of_projection_origin", 10.0}, {"false_easting", 4321000.0}, {"false_northing", 3210000.0}, {"semi_major_axis", 6378137.0},
                {"inverse_flattening", 298.257222101}},
            Attributes{{"grid_mapping_name", "mercator"}, {"standard_parallel", 20.0}, {"longitude_of_projection_origin", -60.0},
                {"earth_radius", 6371229.0}},
            Attributes{{"grid_mapping_name", "albers_conical_equal_area"}, {"standard_parallel", std::vector<double>{29.5, 45.5}},
                {"latitude_of_projection_origin", 37.5}, {"longitude_of_central_meridian", -96.0}, {"semi_major_axis", 6378137.0},
                {"inverse_flattening", 298.257223563}},
            Attributes{{"grid_mapping_name", "transverse_mercator"}, {"scale_factor_at_central_meridian", 0.9996},
                {"latitude_of_projection_origin", 0.0}, {"longitude_of_central_meridian", -117.0}, {"false_easting", 500000.0},
                {"false_northing", 0.0}, {"semi_major_axis", 6378206.4}, {"inverse_flattening", 294.978698213898}},
            // The Earth by other names than CF's, and by none.
            Attributes{{"grid_mapping_name", "lambert_conformal_conic"}, {"standard_parallel", 25.0}, {"latitude_of_projection_origin", 25.0},
                {"longitude_of_central_meridian", -95.0}, {"semi_major", 6371200.0}, {"semi_minor", 6371200.0}},
            Attributes{{"grid_mapping_name", "lambert_conformal_conic"}, {"standard_parallel", std::vector<double>{33.0, 45.0}},
                {"latitude_of_projection_origin", 40.0}, {"longitude_of_central_meridian", 263.0},
                {"earth_shape", "Earth spherical with radius specified by producer in m"}},
            Attributes{{"grid_mapping_name", "polar_stereographic"}, {"standard_parallel", 60.0}, {"latitude_of_projection_origin", 90.0},
                {"straight_vertical_longitude_from_pole", -105.0}, {"equatorial_radius", 6378.160}, {"inv_flattening", 298.25}},
        };
        const auto add = [](const char* name, double x, double y, const char* unit, double scale, int mapping, double lon, double lat) {
            for (const char* driver : {"netCDF", "Zarr"})
                QTest::addRow("%s, %s", name, driver)
                    << QString::fromLatin1(driver) << x << y << QString::fromLatin1(unit) << scale << mapping << lon << lat;
        };
        add("geostationary, radians, sweep x", 0.03, 0.05, "rad", 2.8e-5, 0, -79.26845450, 16.58489717);
        add("geostationary, radians, sweep y", 0.03, 0.05, "rad", 2.8e-5, 1, 10.21894786, 16.59343726);
        add("geostationary, microradians", 30000.0, 50000.0, "microradian", 28.0, 0, -79.26845450, 16.58489717);
        add("geostationary, metres", 0.03 * 35786023.0, 0.05 * 35786023.0, "m", 100.0, 0, -79.26845450, 16.58489717);
        add("Lambert conformal, kilometres", 300.0, -200.0, "km", 0.1, 2, -96.28862783, 40.54938172);
        add("polar stereographic", 300e3, -200e3, "m", 10.0, 3, 11.30993247, 86.67258192);
        add("Lambert azimuthal", 4621e3, 3010e3, "m", 10.0, 4, 14.19746126, 50.12501339);
        add("Mercator", 300e3, -200e3, "m", 10.0, 5, -57.12898901, -1.91365144);
        add("Albers", 300e3, -200e3, "m", 10.0, 6, -92.65598591, 35.66749616);
        add("semi_major and semi_minor", 300e3, -200e3, "m", 10.0, 8, -92.06662193, 23.17253411);
        add("no figure of the Earth", 300.0, -200.0, "km", 0.1, 9, -93.55052257, 38.14009711);
        add("equatorial radius in kilometres", 300e3, -200e3, "m", 10.0, 10, -48.69006753, 86.54140313);
        add("UTM", 441890.0, 3751290.0, "m", 1.0, 7, -117.62851267, 33.90214734);
    }
    void cellsLieWhereTheMappingSays()
    {
        QFETCH(QString, driver);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(QString, unit);
        QFETCH(double, scale);
        QFETCH(int, mapping);
        QFETCH(double, lon);
        QFETCH(double, lat);
        QTemporaryDir folder;
        const bool isZarr = driver == QLatin1String("Zarr");
        if (isZarr) // GDAL's driver writes no scale_factor
            scale = 1.0;
        const auto place = middle(folder.filePath(isZarr ? QStringLiteral("a.zarr") : QStringLiteral("a.nc")), driver.toLatin1().constData(), x, y,
            unit.toStdString(), scale, m_mappings[static_cast<std::size_t>(mapping)]);
        QVERIFY2(place, place ? "" : qPrintable(place.error().message));
        const QString found = QStringLiteral("%1 %2").arg(place->lon, 0, 'f', 8).arg(place->lat, 0, 'f', 8);
        QVERIFY2(std::abs(place->lon - lon) < 1e-6 && std::abs(place->lat - lat) < 1e-6, qPrintable(found));
    }

private:
    std::vector<GridFile::Attributes> m_mappings;
};

QTEST_GUILESS_MAIN(GridMappingTest)
#include "grid_mapping_test.moc"
