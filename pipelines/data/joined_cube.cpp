// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/joined_cube.h"

#include "pipelines/data/file_cube.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::JoinedCube)
};

/// A stretch of time steps of one variable that lies in one part.
struct Stretch {
    std::size_t part = 0;
    int variable = 0;
    std::size_t first = 0; ///< step on the joined axis
    std::size_t count = 0;
};

class JoinedCube final : public Cube {
public:
    JoinedCube(std::shared_ptr<const CubeSignature> signature, std::vector<NamedCube> parts, std::vector<std::vector<Stretch>> stretches,
        OpenOptions options)
        : Cube(std::move(signature)),
          m_parts(std::move(parts)),
          m_stretches(std::move(stretches)),
          m_options(std::move(options))
    {
    }

    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

    QJsonObject reference() const override
    {
        QJsonArray files;
        for (const NamedCube& part : m_parts)
            files.append(part.name);
        return {{QStringLiteral("files"), files}, {QStringLiteral("options"), m_options.toJson()}};
    }

    std::vector<CubePart> parts(int variable) const override
    {
        std::vector<CubePart> out;
        for (const Stretch& stretch : m_stretches[static_cast<std::size_t>(variable)]) {
            for (CubePart part : m_parts[stretch.part].cube->parts(stretch.variable)) {
                part.first += stretch.first;
                out.push_back(std::move(part));
            }
        }
        return out;
    }
    std::size_t rowsReadTogether(int variable) const override
    {
        std::size_t most = 1;
        for (const Stretch& stretch : m_stretches[static_cast<std::size_t>(variable)])
            most = std::max(most, m_parts[stretch.part].cube->rowsReadTogether(stretch.variable));
        return most;
    }
    std::size_t stepsReadTogether(int variable) const override
    {
        std::size_t most = 1;
        for (const Stretch& stretch : m_stretches[static_cast<std::size_t>(variable)])
            most = std::max(most, m_parts[stretch.part].cube->stepsReadTogether(stretch.variable));
        return most;
    }
    /// They share what they keep.
    void keepAtMost(std::size_t bytes) const override { m_parts.front().cube->keepAtMost(bytes); }

private:
    std::vector<NamedCube> m_parts;
    std::vector<std::vector<Stretch>> m_stretches; // by variable
    OpenOptions m_options;
};

Result<void> JoinedCube::read(int variable, const Window& window, std::span<float> out) const
{
    TRY_DO(checkWindow(signature(), variable, window, out.size()));
    const auto& stretches = m_stretches[static_cast<std::size_t>(variable)];
    const int time = signature().dimensionOf(signature().variables[static_cast<std::size_t>(variable)], AxisKind::Time);
    if (stretches.size() == 1 || time < 0)
        return m_parts[stretches.front().part].cube->read(stretches.front().variable, window, out);
    const auto t = static_cast<std::size_t>(time); // always the first axis: the canonical order begins with it
    const std::size_t from = window.start[t];
    const std::size_t to = from + window.count[t];
    const std::size_t slice = window.count[t] == 0 ? 0 : out.size() / window.count[t];
    for (const Stretch& stretch : stretches) {
        const std::size_t begin = std::max(from, stretch.first);
        const std::size_t end = std::min(to, stretch.first + stretch.count);
        if (begin >= end)
            continue;
        Window piece = window;
        piece.start[t] = begin - stretch.first;
        piece.count[t] = end - begin;
        TRY_DO(m_parts[stretch.part].cube->read(stretch.variable, piece, out.subspan((begin - from) * slice, (end - begin) * slice)));
    }
    return {};
}

/// Coordinates written by different programs differ in the last digits.
bool sameValues(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
        return x == y || std::abs(x - y) <= 1e-5 + 1e-6 * std::abs(x) || (std::isnan(x) && std::isnan(y));
    });
}

bool sameAxis(const Axis& a, const Axis& b)
{
    return a.kind == b.kind && a.size() == b.size() && (a.kind != AxisKind::Time || a.calendar == b.calendar) && sameValues(a.values, b.values);
}

bool sameGrid(const Grid& a, const Grid& b)
{
    return a.kind == b.kind && a.ny == b.ny && a.nx == b.nx && a.steps == b.steps && sameValues(a.lat, b.lat) && sameValues(a.lon, b.lon);
}

/// Gathers parts one after the other into one signature.
class Joiner {
public:
    Joiner(std::vector<NamedCube> parts, const OpenOptions& options) : m_parts(std::move(parts)), m_options(options) {}

    Result<std::shared_ptr<const Cube>> join();

private:
    struct Series {
        std::size_t model; ///< part whose description counts
        int variable;
        std::vector<std::pair<std::size_t, int>> members; ///< part, variable
    };
    Result<void> checkFits(const Series& series, std::size_t part, int variable) const;
    Result<void> addSeries(const QString& name, Series& series);
    int addAxis(const Axis& axis);
    int addGrid(const Grid& grid);
    const CubeSignature& signatureOf(std::size_t part) const { return m_parts[part].cube->signature(); }

    std::vector<NamedCube> m_parts;
    const OpenOptions& m_options;
    std::shared_ptr<CubeSignature> m_signature = std::make_shared<CubeSignature>();
    std::vector<std::vector<Stretch>> m_stretches;
};

int Joiner::addAxis(const Axis& axis)
{
    for (std::size_t a = 0; a < m_signature->axes.size(); ++a) {
        if (m_signature->axes[a].name == axis.name && sameAxis(m_signature->axes[a], axis))
            return static_cast<int>(a);
    }
    Axis added = axis;
    for (int n = 2; std::any_of(m_signature->axes.begin(), m_signature->axes.end(), [&](const Axis& other) { return other.name == added.name; }); ++n)
        added.name = QStringLiteral("%1_%2").arg(axis.name).arg(n);
    m_signature->axes.push_back(std::move(added));
    return static_cast<int>(m_signature->axes.size()) - 1;
}

int Joiner::addGrid(const Grid& grid)
{
    for (std::size_t g = 0; g < m_signature->grids.size(); ++g) {
        if (sameGrid(m_signature->grids[g], grid))
            return static_cast<int>(g);
    }
    m_signature->grids.push_back(grid);
    return static_cast<int>(m_signature->grids.size()) - 1;
}

Result<void> Joiner::checkFits(const Series& series, std::size_t part, int variable) const
{
    const CubeSignature& model = signatureOf(series.model);
    const CubeSignature& other = signatureOf(part);
    const Variable& a = model.variables[static_cast<std::size_t>(series.variable)];
    const Variable& b = other.variables[static_cast<std::size_t>(variable)];
    const auto differ = [&](const QString& what) {
        return Error{ErrorCode::Mismatch,
            Tr::tr("'%1' and '%2' cannot be joined: '%3' has %4. Open them one by one.")
                .arg(m_parts[series.model].name, m_parts[part].name, a.name, what),
            {}};
    };
    if (a.units != b.units)
        return differ(Tr::tr("the unit '%1' in one and '%2' in the other").arg(a.units, b.units));
    if (a.axes.size() != b.axes.size())
        return differ(Tr::tr("other dimensions in one than in the other"));
    for (std::size_t d = 0; d < a.axes.size(); ++d) {
        const Axis& x = model.axes[static_cast<std::size_t>(a.axes[d])];
        const Axis& y = other.axes[static_cast<std::size_t>(b.axes[d])];
        if (x.kind == AxisKind::Time && y.kind == AxisKind::Time) {
            if (x.calendar != y.calendar)
                return differ(Tr::tr("the calendar %1 in one and %2 in the other").arg(calendarName(x.calendar), calendarName(y.calendar)));
        } else if (!sameAxis(x, y)) {
            return differ(Tr::tr("different values along '%1'").arg(x.name));
        }
    }
    const Grid* ga = model.gridOf(a);
    const Grid* gb = other.gridOf(b);
    if ((ga == nullptr) != (gb == nullptr) || (ga && ga->steps == 1 && !sameGrid(*ga, *gb))
        || (ga && (ga->kind != gb->kind || ga->size() != gb->size())))
        return differ(Tr::tr("another grid in one than in the other"));
    return {};
}

Result<void> Joiner::addSeries(const QString& name, Series& series)
{
    const CubeSignature& model = signatureOf(series.model);
    Variable variable = model.variables[static_cast<std::size_t>(series.variable)];
    variable.name = name;
    const Grid* grid = model.gridOf(variable);
    Grid joinedGrid = grid ? *grid : Grid();
    std::vector<Stretch> stretches;
    const int time = model.dimensionOf(variable, AxisKind::Time);
    if (series.members.size() > 1 && time < 0)
        return Error{ErrorCode::Mismatch,
            Tr::tr("'%1' is in '%2' and in '%3', and neither says at what time. Open one of them, or files that hold a time axis.")
                .arg(name, m_parts[series.members[0].first].name, m_parts[series.members[1].first].name),
            {}};
    Axis joined;
    if (time >= 0) {
        const auto timesOf = [&](const std::pair<std::size_t, int>& member) -> const Axis& {
            return *signatureOf(member.first).axisOf(signatureOf(member.first).variables[static_cast<std::size_t>(member.second)], AxisKind::Time);
        };
        std::stable_sort(series.members.begin(), series.members.end(),
            [&](const auto& a, const auto& b) { return timesOf(a).values.front() < timesOf(b).values.front(); });
        joined = timesOf({series.model, series.variable});
        joined.values.clear();
        const bool moves = joinedGrid.steps > 1;
        if (moves) {
            joinedGrid.lat.clear();
            joinedGrid.lon.clear();
            joinedGrid.steps = 0;
        }
        for (std::size_t m = 0; m < series.members.size(); ++m) {
            const Axis& times = timesOf(series.members[m]);
            if (!joined.values.empty() && times.values.front() <= joined.values.back())
                return Error{ErrorCode::Mismatch,
                    Tr::tr("'%1' and '%2' overlap in time: one goes to %3, the other begins at %4. Leave one of them out.")
                        .arg(m_parts[series.members[m - 1].first].name, m_parts[series.members[m].first].name,
                            isoText(joined.values.back(), joined.calendar), isoText(times.values.front(), times.calendar)),
                    {}};
            stretches.push_back({series.members[m].first, series.members[m].second, joined.values.size(), times.size()});
            joined.values.insert(joined.values.end(), times.values.begin(), times.values.end());
            if (moves) {
                const CubeSignature& other = signatureOf(series.members[m].first);
                const Grid& mesh = *other.gridOf(other.variables[static_cast<std::size_t>(series.members[m].second)]);
                for (std::size_t s = 0; s < times.size(); ++s) {
                    const auto from = static_cast<std::ptrdiff_t>((mesh.steps > 1 ? s : 0) * mesh.size());
                    const auto to = from + static_cast<std::ptrdiff_t>(mesh.size());
                    joinedGrid.lat.insert(joinedGrid.lat.end(), mesh.lat.begin() + from, mesh.lat.begin() + to);
                    joinedGrid.lon.insert(joinedGrid.lon.end(), mesh.lon.begin() + from, mesh.lon.begin() + to);
                    ++joinedGrid.steps;
                }
            }
        }
    } else {
        stretches.push_back({series.members.front().first, series.members.front().second, 0, 1});
    }
    for (std::size_t d = 0; d < variable.axes.size(); ++d)
        variable.axes[d] = addAxis(static_cast<int>(d) == time ? joined : model.axes[static_cast<std::size_t>(variable.axes[d])]);
    variable.grid = grid ? addGrid(joinedGrid) : -1;
    m_signature->variables.push_back(std::move(variable));
    m_stretches.push_back(std::move(stretches));
    return {};
}

Result<std::shared_ptr<const Cube>> Joiner::join()
{
    m_signature->attributes = signatureOf(0).attributes;
    // In the order of first appearance.
    QStringList order;
    std::map<QString, Series> all;
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        const CubeSignature& signature = signatureOf(p);
        for (std::size_t v = 0; v < signature.variables.size(); ++v) {
            const QString& name = signature.variables[v].name;
            const auto found = all.find(name);
            if (found == all.end()) {
                order.append(name);
                all.emplace(name, Series{p, static_cast<int>(v), {{p, static_cast<int>(v)}}});
                continue;
            }
            // What does not change with time (orography, masks) is taken from the first file.
            if (signature.dimensionOf(signature.variables[v], AxisKind::Time) < 0 && m_parts.size() > 1 && signature.variables.size() > 1)
                continue;
            TRY_DO(checkFits(found->second, p, static_cast<int>(v)));
            found->second.members.emplace_back(p, static_cast<int>(v));
        }
    }
    for (const QString& name : m_options.variables) {
        if (!order.contains(name))
            return Error{ErrorCode::NotFound,
                Tr::tr("No variable '%1' in '%2' and %3 more; they have: %4.")
                    .arg(name, m_parts.front().name)
                    .arg(m_parts.size() - 1)
                    .arg(order.join(QStringLiteral(", "))),
                {}};
    }
    for (const QString& name : order) {
        if (m_options.variables.isEmpty() || m_options.variables.contains(name))
            TRY_DO(addSeries(name, all.at(name)));
    }
    return std::shared_ptr<const Cube>(std::make_shared<JoinedCube>(m_signature, std::move(m_parts), std::move(m_stretches), m_options));
}

} // namespace

Result<std::shared_ptr<const Cube>> joinCubes(std::vector<NamedCube> parts, const OpenOptions& options)
{
    return Joiner(std::move(parts), options).join();
}

} // namespace terrella
