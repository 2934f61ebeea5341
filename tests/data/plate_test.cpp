// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/plate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <functional>

using namespace terrella;

/// Rasters as pictures and heights on the plate; the files are made here.
class PlateTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Shape {
        int columns = 36;
        int rows = 18;
        int bands = 1;
        GDALDataType type = GDT_Byte;
        std::array<double, 6> transform{-180.0, 10.0, 0.0, 90.0, 0.0, -10.0};
        const char* system = "OGC:CRS84"; ///< null: none
        bool isPlaced = true;
    };
    QString make(const char* name, const Shape& shape, const std::function<double(int band, int column, int row)>& value) const
    {
        GDALAllRegister();
        const QString path = m_folder.filePath(QLatin1String(name));
        auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        const std::unique_ptr<GDALDataset> file(driver->Create(qPrintable(path), shape.columns, shape.rows, shape.bands, shape.type, nullptr));
        if (shape.isPlaced) {
            std::array<double, 6> transform = shape.transform;
            file->SetGeoTransform(transform.data());
        }
        if (shape.system) {
            OGRSpatialReference system;
            system.SetFromUserInput(shape.system);
            system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
            file->SetSpatialRef(&system);
        }
        for (int band = 1; band <= shape.bands; ++band) {
            std::vector<double> values;
            for (int row = 0; row < shape.rows; ++row)
                for (int column = 0; column < shape.columns; ++column)
                    values.push_back(value(band, column, row));
            if (file->GetRasterBand(band)->RasterIO(
                    GF_Write, 0, 0, shape.columns, shape.rows, values.data(), shape.columns, shape.rows, GDT_Float64, 0, 0, nullptr)
                != CE_None)
                return {};
        }
        return path;
    }

private Q_SLOTS:
    void colourBandsBecomeAPicture()
    {
        const QString path = make("rgb.tif", {36, 18, 3}, [](int band, int column, int row) { return band == 1 ? column : band == 2 ? row : 200; });
        const auto picture = readPlatePicture(path, 4096);
        QVERIFY2(picture, picture ? "" : qPrintable(picture.error().message));
        QCOMPARE(picture->width, 36);
        QCOMPARE(picture->height, 18);
        QVERIFY(!picture->isAssumed);
        QCOMPARE(picture->box.west, -180.0);
        QCOMPARE(picture->box.north, 90.0);
        QCOMPARE(picture->pixels[5 * 36 + 7], 0xff000000U | 200U << 16U | 5U << 8U | 7U);
        const auto small = readPlatePicture(path, 18);
        QVERIFY(small);
        QCOMPARE(small->width, 18);
        QCOMPARE(small->height, 9);
    }
    void withoutAPlaceItIsTheWholeGlobeAndSaysSo()
    {
        Shape shape;
        shape.isPlaced = false;
        shape.system = nullptr;
        const auto picture = readPlatePicture(make("bare.tif", shape, [](int, int column, int) { return 7 * column; }), 4096);
        QVERIFY(picture);
        QVERIFY(picture->isAssumed);
        QCOMPARE(picture->box.east, 180.0);
        QCOMPARE(picture->pixels[3], 0xff151515U); // greys of the one band
    }
    void longitudesBeyond180AndRowsFromTheSouthStayWhereTheyAre()
    {
        Shape shape;
        shape.type = GDT_Float32;
        shape.columns = 37; // one column more than a turn, as many files have
        shape.transform = {20.0, 10.0, 0.0, -90.0, 0.0, 10.0};
        const auto relief = readPlateHeights(
            make("south_up.tif", shape, [](int, int column, int row) { return row == 0 && column == 0 ? -9999.0 : 100.0 * row + column; }), 4096);
        QVERIFY2(relief, relief ? "" : qPrintable(relief.error().message));
        QCOMPARE(relief->width, 36);
        QCOMPARE(relief->box.west, 20.0);
        QCOMPARE(relief->box.east, 380.0);
        QCOMPARE(relief->box.south, -90.0);
        QCOMPARE(relief->heights[0], 1700.0F); // the northernmost row comes first
        QCOMPARE(relief->heights[17 * 36 + 3], 3.0F);
    }
    void missingHeightsAreNaN()
    {
        Shape shape;
        shape.type = GDT_Int16;
        const QString path = make("missing.tif", shape, [](int, int column, int) { return column == 4 ? -32768.0 : column; });
        {
            const std::unique_ptr<GDALDataset> file(static_cast<GDALDataset*>(GDALOpen(qPrintable(path), GA_Update)));
            file->GetRasterBand(1)->SetNoDataValue(-32768.0);
        }
        const auto relief = readPlateHeights(path, 4096);
        QVERIFY(relief);
        QVERIFY(std::isnan(relief->heights[4]));
        QCOMPARE(relief->heights[5], 5.0F);
    }
    void projectedRastersAreBroughtToDegrees()
    {
        // A square of 400 km around 50°N 10°E in Lambert's azimuthal projection; what is north of its middle is bright.
        Shape shape;
        shape.columns = shape.rows = 200;
        shape.bands = 3;
        shape.transform = {-200000.0, 2000.0, 0.0, 200000.0, 0.0, -2000.0};
        shape.system = "+proj=laea +lat_0=50 +lon_0=10 +R=6371000";
        const auto picture = readPlatePicture(make("laea.tif", shape, [](int, int, int row) { return row < 100 ? 220 : 30; }), 4096);
        QVERIFY2(picture, picture ? "" : qPrintable(picture.error().message));
        QVERIFY(!picture->isAssumed);
        const auto at = [&](double lon, double lat) {
            const int x = static_cast<int>((lon - picture->box.west) / (picture->box.east - picture->box.west) * picture->width);
            const int y = static_cast<int>((picture->box.north - lat) / (picture->box.north - picture->box.south) * picture->height);
            return picture->pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture->width) + static_cast<std::size_t>(x)];
        };
        QVERIFY(picture->box.west < 7.6 && picture->box.west > 6.5 && picture->box.north > 51.7 && picture->box.north < 52.2);
        QCOMPARE(at(10.0, 50.5), 0xffdcdcdcU);
        QCOMPARE(at(10.0, 49.5), 0xff1e1e1eU);
        QCOMPARE(picture->pixels.front() >> 24U, 0U); // the corner lies beside the square
    }
    void errorsSayWhatAndWhere()
    {
        const auto none = readPlatePicture(m_folder.filePath(QStringLiteral("none.jpg")), 100);
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        const QString text = m_folder.filePath(QStringLiteral("words.tif"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no raster");
        file.close();
        const auto words = readPlateHeights(text, 100);
        QVERIFY(!words);
        QCOMPARE(words.error().code, ErrorCode::Unreadable);
        QVERIFY(words.error().message.contains(QStringLiteral("words.tif")));
        Shape shape;
        shape.system = nullptr;
        shape.transform = {500000.0, 100.0, 0.0, 5000000.0, 0.0, -100.0};
        const auto lost = readPlatePicture(make("lost.tif", shape, [](int, int, int) { return 1; }), 100);
        QVERIFY(!lost);
        QVERIFY2(lost.error().message.contains(QStringLiteral("projection")), qPrintable(lost.error().message));
    }
};

QTEST_GUILESS_MAIN(PlateTest)
#include "plate_test.moc"
