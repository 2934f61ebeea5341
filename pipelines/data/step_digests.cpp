// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/step_digests.h"

#include "pipelines/data/missing.h"
#include "pipelines/data/zarr_boxes.h"

#include <cstring>

namespace terrella {

namespace {

constexpr std::size_t kMostFields = std::size_t{1} << 20;

} // namespace

StepDigests::StepDigests(const CubeSignature& signature, const Variable& variable) : m_shape(signature.shapeOf(variable))
{
    m_hasTime = signature.dimensionOf(variable, AxisKind::Time) == 0;
    for (const int axis : variable.axes) {
        const AxisKind kind = signature.axes[static_cast<std::size_t>(axis)].kind;
        if (kind == AxisKind::Y || kind == AxisKind::X || kind == AxisKind::Cell)
            break;
        m_fields *= m_shape[m_outer++];
    }
    if (m_outer == m_shape.size() || m_fields > kMostFields)
        m_fields = 0; // single numbers: not worth it
    m_digests.resize(m_fields);
}

void StepDigests::add(const Window& window, std::span<const float> values)
{
    if (m_fields == 0)
        return;
    std::size_t size = 1;
    bool isWhole = true;
    for (std::size_t d = m_outer; d < m_shape.size(); ++d) {
        isWhole = isWhole && window.count[d] == m_shape[d];
        size *= window.count[d];
    }
    const zarr::Index count(window.count.begin(), window.count.begin() + static_cast<std::ptrdiff_t>(m_outer));
    zarr::Index at(m_outer, 0);
    std::size_t offset = 0;
    do {
        std::size_t number = 0;
        for (std::size_t d = 0; d < m_outer; ++d)
            number = number * m_shape[d] + window.start[d] + at[d];
        const Digest digest = isWhole ? digestOfValues(values.subspan(offset, size)) : Digest();
        offset += size;
        const std::lock_guard lock(m_mutex);
        m_digests[number] = digest;
    } while (zarr::advance(at, count, m_outer));
}

Window StepDigests::fieldAt(std::size_t number) const
{
    Window out = Window::all(m_shape);
    for (std::size_t d = m_outer; d-- > 0;) {
        out.start[d] = number % m_shape[d];
        out.count[d] = 1;
        number /= m_shape[d];
    }
    return out;
}

std::vector<Window> StepDigests::unknown() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Window> out;
    for (std::size_t number = 0; number < m_digests.size(); ++number) {
        if (m_digests[number].isNull())
            out.push_back(fieldAt(number));
    }
    return out;
}

std::vector<Digest> StepDigests::perStep() const
{
    const std::lock_guard lock(m_mutex);
    const std::size_t steps = m_hasTime ? m_shape.front() : 1;
    std::vector<Digest> out(m_fields == 0 ? 0 : steps);
    for (std::size_t step = 0; step < out.size(); ++step) {
        const std::size_t slices = m_fields / steps;
        const auto of = std::span(m_digests).subspan(step * slices, slices);
        if (std::ranges::any_of(of, [](const Digest& digest) { return digest.isNull(); }))
            continue;
        out[step] = digestOfBytes(of.data(), of.size_bytes());
    }
    return out;
}

QJsonObject digestsToJson(const std::map<QString, std::vector<Digest>>& byVariable)
{
    QJsonObject steps;
    for (const auto& [name, digests] : byVariable) {
        const QByteArray bytes(reinterpret_cast<const char*>(digests.data()), static_cast<qsizetype>(digests.size() * sizeof(Digest)));
        steps.insert(name, QString::fromLatin1(bytes.toBase64()));
    }
    return {{QStringLiteral("format"), 1}, {QStringLiteral("steps"), steps}};
}

std::map<QString, std::vector<Digest>> digestsFromJson(const QJsonObject& json)
{
    std::map<QString, std::vector<Digest>> out;
    const QJsonObject steps = json.value(QLatin1String("steps")).toObject();
    for (auto it = steps.begin(); it != steps.end(); ++it) {
        const QByteArray bytes = QByteArray::fromBase64(it.value().toString().toLatin1());
        std::vector<Digest> digests(static_cast<std::size_t>(bytes.size()) / sizeof(Digest));
        std::memcpy(digests.data(), bytes.constData(), digests.size() * sizeof(Digest));
        out[it.key()] = std::move(digests);
    }
    return out;
}

} // namespace terrella
