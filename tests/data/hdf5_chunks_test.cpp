// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/hdf5_chunks.h"

#include "pipelines/data/cube.h"
#include "pipelines/data/multidim_dataset.h"
#include "tests/data/grid_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <thread>

using namespace terrella;
using namespace terrella::test;

namespace {

constexpr std::size_t steps = 7, ny = 45, nx = 64;

/// Tells every value apart and does not deflate well.
float told(std::size_t t, std::size_t j, std::size_t i)
{
    return static_cast<float>(t * 10000 + j * 100 + i) + 0.37F * static_cast<float>((i * 7919 + j * 104729) % 13);
}

void write(const QString& path, const std::vector<std::size_t>& chunk)
{
    GridFile file(path);
    file.time(counted(steps), "hours since 2020-01-01");
    file.latLon(counted(ny, -44.0, 2.0), counted(nx, 0.0, 5.0));
    file.maps("t", chunk,
        [](std::size_t step, std::span<float> map) {
            for (std::size_t j = 0; j < ny; ++j)
                for (std::size_t i = 0; i < nx; ++i)
                    map[j * nx + i] = told(step, j, i);
        },
        {{"units", "K"}});
}

} // namespace

/// Chunks that are unpacked without the library hold what the library gives.
class Hdf5ChunksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesHoldWhatWasWritten_data()
    {
        QTest::addColumn<QList<int>>("chunk");
        QTest::newRow("a map") << QList<int>{1, 45, 64};
        QTest::newRow("tiles that do not fit") << QList<int>{1, 20, 30};
        QTest::newRow("many steps") << QList<int>{7, 4, 5};
        QTest::newRow("some of each") << QList<int>{3, 11, 64};
    }
    void boxesHoldWhatWasWritten()
    {
        QFETCH(QList<int>, chunk);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chunks.nc"));
        write(path, {chunk.begin(), chunk.end()});
        const auto dataset = openMultidim(path, "netCDF");
        QVERIFY(dataset);
        const int variable = (*dataset)->find(QStringLiteral("t"));
        QVERIFY(variable >= 0);
        const RawVariable& raw = (*dataset)->variables[static_cast<std::size_t>(variable)];
        const Hdf5Chunks chunks(path);
        int direct = 0;
        for (const auto& [start, count] : std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>>{{{0, 0, 0}, {steps, ny, nx}},
                 {{2, 0, 0}, {1, ny, nx}}, {{0, 3, 5}, {7, 30, 50}}, {{6, 40, 60}, {1, 5, 4}}, {{1, 20, 30}, {1, 20, 30}}, {{3, 7, 9}, {2, 1, 1}}}) {
            std::vector<float> own(count[0] * count[1] * count[2], -1.0F), both = own;
            const bool isDirect = chunks.read(raw, start, count, own.data());
            direct += isDirect ? 1 : 0;
            QVERIFY((*dataset)->read(variable, start, count, both.data()));
            std::size_t k = 0;
            for (std::size_t t = 0; t < count[0]; ++t)
                for (std::size_t j = 0; j < count[1]; ++j)
                    for (std::size_t i = 0; i < count[2]; ++i, ++k) {
                        const float wanted = told(start[0] + t, start[1] + j, start[2] + i);
                        QCOMPARE(both[k], wanted);
                        if (isDirect)
                            QCOMPARE(own[k], wanted);
                    }
        }
        QVERIFY2(direct >= 2, "whole chunks are unpacked here");
        std::vector<float> one(1);
        const std::vector<std::size_t> place{3, 7, 9}, single{1, 1, 1};
        QVERIFY2(!chunks.read(raw, place, single, one.data()), "single values are the library's, which keeps their chunk");
    }

    void severalThreadsReadAtOnce()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chunks.nc"));
        write(path, {1, 20, 30});
        const auto cube = openCube({path});
        QVERIFY(cube);
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> team;
            for (std::size_t k = 0; k < 4; ++k)
                team.emplace_back([&, k] {
                    std::vector<float> map(ny * nx);
                    for (std::size_t t = k; t < k + 20; ++t)
                        if (!(*cube)->readField(0, t % steps, 0, map) || map[17 * nx + 40] != told(t % steps, 17, 40))
                            ++wrong;
                });
        }
        QCOMPARE(wrong.load(), 0);
    }

    void damageIsAnErrorAndNoNumbers()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chunks.nc"));
        write(path, {1, ny, nx});
        const auto cube = openCube({path});
        QVERIFY(cube);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 3000)); // of the last chunk
        QCOMPARE(file.write(QByteArray(400, '\x55')), 400);
        file.close();
        std::vector<float> map(ny * nx);
        int failed = 0;
        for (std::size_t t = 0; t < steps; ++t) {
            const auto read = (*cube)->readField(0, t, 0, map);
            if (!read) {
                ++failed;
                QVERIFY2(read.error().message.contains(path), qPrintable(read.error().message));
            } else {
                QCOMPARE(map[17 * nx + 40], told(t, 17, 40));
            }
        }
        QVERIFY(failed >= 1);
    }

    void whatIsNotHdf5IsLeftToOthers()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("other.nc")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CDF\x01 and no more");
        file.close();
        RawVariable variable;
        variable.name = QStringLiteral("t");
        variable.element = Element::Float32;
        variable.dimensions = {0};
        float out = 0.0F;
        const std::vector<std::size_t> start{0}, count{1};
        QVERIFY(!Hdf5Chunks(file.fileName()).read(variable, start, count, &out));
        QVERIFY(!Hdf5Chunks(folder.filePath(QStringLiteral("none.nc"))).read(variable, start, count, &out));
    }
};

QTEST_GUILESS_MAIN(Hdf5ChunksTest)
#include "hdf5_chunks_test.moc"
