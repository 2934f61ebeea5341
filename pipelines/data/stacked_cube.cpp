// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/stacked_cube.h"

#include "pipelines/data/file_cube.h"
#include "pipelines/data/joined_cube.h"
#include "pipelines/data/part_reference.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::StackedCube)
};

using Signatures = std::vector<std::shared_ptr<const CubeSignature>>;

/// Coordinates written by different programs differ in the last digits.
bool sameValues(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
        return x == y || std::abs(x - y) <= 1e-5 + 1e-6 * std::abs(x) || (std::isnan(x) && std::isnan(y));
    });
}

/// What is other in b than in a; empty where they can be stacked.
QString difference(const CubeSignature& a, const CubeSignature& b)
{
    if (a.variables.size() != b.variables.size())
        return Tr::tr("the variables are %1 in one and %2 in the other").arg(a.variableList(), b.variableList());
    for (const Variable& left : a.variables) {
        const auto right = std::ranges::find(b.variables, left.name, &Variable::name);
        if (right == b.variables.end())
            return Tr::tr("'%1' is in one only").arg(left.name);
        if (left.units != right->units)
            return Tr::tr("'%1' is in '%2' in one and in '%3' in the other").arg(left.name, left.units, right->units);
        if (left.axes.size() != right->axes.size())
            return Tr::tr("'%1' has other dimensions in one than in the other").arg(left.name);
        for (std::size_t d = 0; d < left.axes.size(); ++d) {
            const Axis& x = a.axes[static_cast<std::size_t>(left.axes[d])];
            const Axis& y = b.axes[static_cast<std::size_t>(right->axes[d])];
            if (x.size() != y.size())
                return Tr::tr("'%1' has %2 values along '%3' in one and %4 in the other").arg(left.name).arg(x.size()).arg(x.name).arg(y.size());
            if (x.kind != y.kind || !sameValues(x.values, y.values) || (x.kind == AxisKind::Time && x.calendar != y.calendar))
                return Tr::tr("'%1' has other values along '%2'").arg(left.name, x.name);
        }
        const Grid* ga = a.gridOf(left);
        const Grid* gb = b.gridOf(*right);
        if ((ga == nullptr) != (gb == nullptr) || (ga && (ga->kind != gb->kind || ga->ny != gb->ny || ga->nx != gb->nx || ga->steps != gb->steps))
            || (ga && (!sameValues(ga->lat, gb->lat) || !sameValues(ga->lon, gb->lon))))
            return Tr::tr("'%1' lies on another grid").arg(left.name);
    }
    return {};
}

/// Where the new axis comes among a variable's: after time, and after the members where it is none itself.
std::size_t placeOf(const CubeSignature& signature, const Variable& variable, AxisKind kind)
{
    std::size_t place = 0;
    for (std::size_t d = 0; d < variable.axes.size(); ++d) {
        const AxisKind here = signature.axes[static_cast<std::size_t>(variable.axes[d])].kind;
        if (here == AxisKind::Time || (here == AxisKind::Member && kind != AxisKind::Member))
            place = d + 1;
    }
    return place;
}

class StackedCube final : public Cube {
public:
    StackedCube(std::shared_ptr<const CubeSignature> signature, std::vector<std::shared_ptr<const Cube>> parts, int axis, QJsonObject reference)
        : Cube(std::move(signature)),
          m_parts(std::move(parts)),
          m_axis(axis),
          m_reference(std::move(reference))
    {
    }

    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        TRY_DO(checkWindow(signature(), variable, window, out.size()));
        const Variable& info = signature().variables[static_cast<std::size_t>(variable)];
        const auto place = static_cast<std::size_t>(std::ranges::find(info.axes, m_axis) - info.axes.begin());
        Window piece = window;
        piece.start.erase(piece.start.begin() + static_cast<std::ptrdiff_t>(place));
        piece.count.erase(piece.count.begin() + static_cast<std::ptrdiff_t>(place));
        std::size_t inner = 1; ///< values behind one place on the new axis, contiguous
        for (std::size_t d = place + 1; d < window.count.size(); ++d)
            inner *= window.count[d];
        const std::size_t members = window.count[place], first = window.start[place];
        const std::size_t outer = inner == 0 || members == 0 ? 0 : out.size() / (inner * members);
        std::vector<float> buffer(outer > 1 ? outer * inner : 0);
        for (std::size_t m = 0; m < members && outer > 0; ++m) {
            const Cube& part = *m_parts[first + m];
            const int own = part.signature().find(info.name);
            if (outer == 1) {
                TRY_DO(part.read(own, piece, out.subspan(m * inner, inner)));
                continue;
            }
            TRY_DO(part.read(own, piece, buffer));
            for (std::size_t o = 0; o < outer; ++o)
                std::copy_n(buffer.begin() + static_cast<std::ptrdiff_t>(o * inner), inner,
                    out.begin() + static_cast<std::ptrdiff_t>((o * members + m) * inner));
        }
        return {};
    }
    QJsonObject reference() const override { return m_reference; }

private:
    std::vector<std::shared_ptr<const Cube>> m_parts;
    int m_axis; ///< in the signature
    QJsonObject m_reference;
};

/// Another cube under a reference of its own.
class ReferredCube final : public Cube {
public:
    ReferredCube(std::shared_ptr<const Cube> cube, QJsonObject reference)
        : Cube(cube->sharedSignature()),
          m_cube(std::move(cube)),
          m_reference(std::move(reference))
    {
    }
    Result<void> read(int variable, const Window& window, std::span<float> out) const override { return m_cube->read(variable, window, out); }
    QJsonObject reference() const override { return m_reference; }

private:
    std::shared_ptr<const Cube> m_cube;
    QJsonObject m_reference;
};

class MemberCube final : public Cube {
public:
    MemberCube(std::shared_ptr<const CubeSignature> signature, std::shared_ptr<const Cube> cube, std::size_t index)
        : Cube(std::move(signature)),
          m_cube(std::move(cube)),
          m_index(index)
    {
    }
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        TRY_DO(checkWindow(signature(), variable, window, out.size()));
        const CubeSignature& whole = m_cube->signature();
        const int place = whole.dimensionOf(whole.variables[static_cast<std::size_t>(variable)], AxisKind::Member);
        Window full = window;
        if (place >= 0) {
            full.start.insert(full.start.begin() + place, m_index);
            full.count.insert(full.count.begin() + place, 1);
        }
        return m_cube->read(variable, full, out);
    }
    QJsonObject reference() const override { return partsReference({m_cube}, {{QStringLiteral("take_member"), static_cast<qint64>(m_index)}}); }

private:
    std::shared_ptr<const Cube> m_cube;
    std::size_t m_index;
};

/// Headers without data: what joinCubes() needs to say how the result looks.
class HeadersOnly final : public Cube {
public:
    explicit HeadersOnly(std::shared_ptr<const CubeSignature> signature) : Cube(std::move(signature)) {}
    Result<void> read(int, const Window&, std::span<float>) const override
    {
        return Error{ErrorCode::Unreadable, Tr::tr("Only what this cube will hold is known, not its values."), {}};
    }
};

Error cannotStack(const QString& first, const QString& other, const QString& what)
{
    return {ErrorCode::Mismatch, Tr::tr("The results for '%1' and '%2' do not fit together: %3.").arg(first, other, what), {}};
}

Signatures signaturesOf(const std::vector<std::shared_ptr<const Cube>>& parts)
{
    Signatures out;
    for (const auto& part : parts)
        out.push_back(part->sharedSignature());
    return out;
}

} // namespace

Result<std::shared_ptr<const CubeSignature>> stackedSignature(const Signatures& parts, const QStringList& names, const StackAxis& axis)
{
    if (parts.empty() || parts.size() != axis.values.size())
        return Error{ErrorCode::Invalid, Tr::tr("%1 cubes cannot be stacked at %2 values.").arg(parts.size()).arg(axis.values.size()), {}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (const QString what = difference(*parts.front(), *parts[i]); !what.isEmpty())
            return cannotStack(names.value(0), names.value(static_cast<qsizetype>(i)), what);
    }
    auto out = std::make_shared<CubeSignature>(*parts.front());
    Axis added;
    const bool hasMembers = std::ranges::any_of(out->axes, [](const Axis& one) { return one.kind == AxisKind::Member; });
    added.kind = axis.isMember && !hasMembers ? AxisKind::Member : AxisKind::Other;
    added.name = axis.name;
    if (added.kind == AxisKind::Member)
        added.standardName = QStringLiteral("realization");
    added.units = axis.units;
    added.values = axis.values;
    const auto taken = [&](const QString& name) {
        return std::ranges::find(out->axes, name, &Axis::name) != out->axes.end()
            || std::ranges::find(out->variables, name, &Variable::name) != out->variables.end();
    };
    for (int n = 2; taken(added.name); ++n)
        added.name = QStringLiteral("%1_%2").arg(axis.name).arg(n);
    if (!axis.labels.isEmpty()) {
        const bool haveCommas = std::ranges::any_of(axis.labels, [](const QString& label) { return label.contains(QLatin1Char(',')); });
        out->attributes.insert(added.name + QStringLiteral("_labels"), axis.labels.join(haveCommas ? QStringLiteral("; ") : QStringLiteral(", ")));
    }
    out->axes.push_back(added);
    for (Variable& variable : out->variables) {
        const std::size_t place = placeOf(*out, variable, added.kind);
        variable.axes.insert(variable.axes.begin() + static_cast<std::ptrdiff_t>(place), static_cast<int>(out->axes.size()) - 1);
    }
    return std::shared_ptr<const CubeSignature>(std::move(out));
}

Result<std::shared_ptr<const Cube>> stackCubes(const std::vector<std::shared_ptr<const Cube>>& parts, const QStringList& names, const StackAxis& axis)
{
    TRY(auto signature, stackedSignature(signaturesOf(parts), names, axis));
    QJsonArray values;
    for (const double value : axis.values)
        values.append(value);
    const QJsonObject how{{QStringLiteral("stack"),
        QJsonObject{{QStringLiteral("name"), axis.name}, {QStringLiteral("units"), axis.units}, {QStringLiteral("values"), values},
            {QStringLiteral("labels"), QJsonArray::fromStringList(axis.labels)}, {QStringLiteral("member"), axis.isMember}}}};
    const int added = static_cast<int>(signature->axes.size()) - 1;
    return std::shared_ptr<const Cube>(std::make_shared<StackedCube>(std::move(signature), parts, added, partsReference(parts, how)));
}

bool differInTime(const Signatures& parts)
{
    const Axis* first = nullptr;
    for (const auto& part : parts) {
        const auto time = std::ranges::find(part->axes, AxisKind::Time, &Axis::kind);
        if (time == part->axes.end() || time->values.empty())
            return false;
        if (first && !sameValues(first->values, time->values))
            return true;
        first = first ? first : &*time;
    }
    return false;
}

Result<std::shared_ptr<const Cube>> joinInTime(const std::vector<std::shared_ptr<const Cube>>& parts, const QStringList& names)
{
    std::vector<NamedCube> named;
    for (std::size_t i = 0; i < parts.size(); ++i)
        named.push_back({names.value(static_cast<qsizetype>(i)), parts[i]});
    TRY(auto joined, joinCubes(std::move(named), {}));
    return std::shared_ptr<const Cube>(
        std::make_shared<ReferredCube>(std::move(joined), partsReference(parts, {{QStringLiteral("join_time"), QJsonArray::fromStringList(names)}})));
}

Result<std::shared_ptr<const CubeSignature>> joinedInTime(const Signatures& parts, const QStringList& names)
{
    std::vector<std::shared_ptr<const Cube>> headers;
    for (const auto& part : parts)
        headers.push_back(std::make_shared<HeadersOnly>(part));
    TRY(const auto joined, joinInTime(headers, names));
    return joined->sharedSignature();
}

Result<std::shared_ptr<const CubeSignature>> memberSignature(const CubeSignature& cube, std::size_t index)
{
    const auto members = std::ranges::find(cube.axes, AxisKind::Member, &Axis::kind);
    if (members == cube.axes.end())
        return Error{ErrorCode::Mismatch, Tr::tr("There are no members in this cube; it holds: %1.").arg(cube.variableList()), {}};
    if (index >= members->size())
        return Error{ErrorCode::OutOfRange, Tr::tr("There is no member %1: the cube has %2, counted from 0.").arg(index).arg(members->size()), {}};
    const auto gone = static_cast<int>(members - cube.axes.begin());
    auto out = std::make_shared<CubeSignature>(cube);
    out->axes.erase(out->axes.begin() + gone);
    for (Variable& variable : out->variables) {
        std::erase(variable.axes, gone);
        for (int& axis : variable.axes)
            axis -= axis > gone ? 1 : 0;
    }
    return std::shared_ptr<const CubeSignature>(std::move(out));
}

Result<std::shared_ptr<const Cube>> takeMember(std::shared_ptr<const Cube> cube, std::size_t index)
{
    TRY(auto signature, memberSignature(cube->signature(), index));
    return std::shared_ptr<const Cube>(std::make_shared<MemberCube>(std::move(signature), std::move(cube), index));
}

} // namespace terrella
