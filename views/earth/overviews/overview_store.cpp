// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/overviews/overview_store.h"

#include "pipelines/core/digest.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <set>

namespace terrella::earth {

namespace {

constexpr double bytesOfCell = 1.5;        ///< as packed, about
constexpr double mostBytesOfOne = 1.2e9;   ///< of the overviews of one field
constexpr std::size_t mostCells = 450'000; ///< of one overview
constexpr std::size_t leastCells = 4'000;  ///< with fewer nothing is seen
constexpr std::size_t leastSteps = 24;
constexpr std::size_t mostFiles = 20'000; ///< of a cube that is looked at
constexpr std::uint64_t formatNumber = 1;

/// What says whether the files of a cube are those they were; nothing for what is no plain file of this machine.
std::optional<Digest> identityOf(const Cube& cube)
{
    const QJsonArray files = cube.reference().value(QLatin1String("files")).toArray();
    if (files.isEmpty() || static_cast<std::size_t>(files.size()) > mostFiles)
        return std::nullopt;
    DigestMaker maker;
    for (const QJsonValue& value : files) {
        const QFileInfo info(value.toString());
        if (!info.isFile())
            return std::nullopt;
        maker.add(info.canonicalFilePath()).add(static_cast<std::uint64_t>(info.size()));
        maker.add(static_cast<std::uint64_t>(info.lastModified().toMSecsSinceEpoch()));
    }
    return maker.add(QJsonDocument(cube.reference()).toJson(QJsonDocument::Compact)).result();
}

} // namespace

std::optional<FieldPart> overviewPart(const Grid& grid, std::size_t steps)
{
    if (!hasParts(grid) || steps < leastSteps)
        return std::nullopt;
    const std::size_t columns = textureLayout(grid).columns;
    std::size_t every = 2;
    const auto cells = [&] { return (columns + every - 1) / every * ((grid.ny + every - 1) / every); };
    while (cells() > mostCells || static_cast<double>(cells() * steps) * bytesOfCell > mostBytesOfOne)
        every *= 2;
    return cells() < leastCells ? std::nullopt : std::optional(wholePart(grid, every));
}

OverviewStore::OverviewStore(QString folder, qint64 mostBytes) : m_folder(std::move(folder)), m_mostBytes(mostBytes) {}

QString OverviewStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/terrella/overviews");
}

std::optional<KeptOverviews> OverviewStore::of(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at)
{
    const std::tuple key(cube.get(), variable, at.level, at.member);
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    std::optional<KeptOverviews>& out = m_known[key];
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const Axis* time = signature.axisOf(v, AxisKind::Time);
    const Grid& grid = *signature.gridOf(v);
    const auto part = time ? overviewPart(grid, time->size()) : std::nullopt;
    const auto identity = part ? identityOf(*cube) : std::nullopt;
    if (!identity)
        return out;
    DigestMaker maker;
    maker.add(*identity).add(v.name).add(shownUnits(v).units).add(std::uint64_t{at.level}).add(std::uint64_t{at.member});
    maker.add(std::uint64_t{part->every}).add(formatNumber);
    const QString path = m_folder + QLatin1Char('/') + QString::fromLatin1(maker.result().toHex()) + QStringLiteral(".overviews");
    const OverviewFile::Shape shape{time->size(), part->height(), part->width()};
    makeRoom(static_cast<qint64>(static_cast<double>(shape.size() * shape.steps) * bytesOfCell));
    if (auto file = OverviewFile::open(path, shape))
        out = KeptOverviews{std::move(file), *part};
    return out;
}

void OverviewStore::forget(const Cube* cube)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_known, [cube](const auto& each) { return std::get<0>(each.first) == cube; });
}

/// Files that were written longest ago go first; those in use here stay.
void OverviewStore::makeRoom(qint64 bytes) const
{
    std::set<QString> used;
    for (const auto& [key, known] : m_known)
        if (known)
            used.insert(QFileInfo(known->file->path()).fileName());
    const QFileInfoList all = QDir(m_folder).entryInfoList({QStringLiteral("*.overviews")}, QDir::Files, QDir::Time); // newest first
    qint64 kept = bytes;
    for (const QFileInfo& info : all) {
        if (kept + info.size() > m_mostBytes && !used.contains(info.fileName()))
            QFile::remove(info.filePath());
        else
            kept += info.size();
    }
}

namespace {

/// Between which two blocks the middle of each block of another part lies, and how far from the first.
struct Stop {
    std::size_t low = 0, high = 0;
    float t = 0.0F;
};

/// turn: cells after which those of the coarser part come again; 0: never.
std::vector<Stop> stops(std::size_t first, std::size_t count, std::size_t every, std::size_t cells, std::size_t coarse, std::size_t turn)
{
    const std::size_t n = (cells + coarse - 1) / coarse;
    std::vector<Stop> out;
    for (std::size_t k = 0; k * every < count; ++k) {
        const std::size_t end = std::min((k + 1) * every, count);
        double at = static_cast<double>(first) + 0.5 * static_cast<double>(k * every + end);
        if (turn > 0 && at >= static_cast<double>(turn))
            at -= static_cast<double>(turn);
        // The last block may be narrower than the others, and its middle nearer.
        const double place = at / static_cast<double>(coarse) - 0.5;
        const double last = static_cast<double>(n) - 1.0;
        const double low = std::clamp(std::floor(place), 0.0, last);
        const auto lower = static_cast<std::size_t>(low);
        out.push_back({lower, std::min(lower + 1, n - 1), static_cast<float>(std::clamp(place - low, 0.0, 1.0))});
        if (turn > 0 && place < 0.0)
            out.back() = {n - 1, 0, static_cast<float>(place + 1.0)};
        else if (turn > 0 && lower + 1 == n)
            out.back().high = 0;
    }
    return out;
}

} // namespace

void spread(const Grid& grid, const FieldPart& from, std::span<const float> coarse, const FieldPart& to, bool isLinear, std::span<float> out)
{
    const TextureLayout turn = textureLayout(grid);
    const std::vector<Stop> xs = stops(to.column, to.columns, to.every, turn.columns, from.every, turn.periodic ? turn.columns : 0);
    const std::vector<Stop> ys = stops(to.row, to.rows, to.every, grid.ny, from.every, 0);
    const std::size_t width = from.width();
    for (std::size_t j = 0; j < ys.size(); ++j) {
        const float* a = coarse.data() + ys[j].low * width;
        const float* b = coarse.data() + ys[j].high * width;
        const float ty = ys[j].t;
        float* row = out.data() + j * xs.size();
        for (std::size_t i = 0; i < xs.size(); ++i) {
            const Stop& x = xs[i];
            float v = std::nanf("");
            if (isLinear) {
                const float top = a[x.low] + (a[x.high] - a[x.low]) * x.t, bottom = b[x.low] + (b[x.high] - b[x.low]) * x.t;
                v = top + (bottom - top) * ty;
            }
            row[i] = std::isnan(v) ? (ty < 0.5F ? a : b)[x.t < 0.5F ? x.low : x.high] : v;
        }
    }
}

} // namespace terrella::earth
