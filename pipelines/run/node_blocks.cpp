// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_blocks.h"

#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

void addNumbers(DigestMaker& maker, const std::vector<double>& values)
{
    maker.add(static_cast<std::uint64_t>(values.size())).addBytes(values.data(), values.size() * sizeof(double));
}

/// All that a module sees of a cube beside its values, but for what one more file would change: the time axes and the attributes of the whole.
/// A mesh that moves is different at every step, and counts whole.
void addSignature(DigestMaker& maker, const CubeSignature& signature)
{
    for (const Axis& axis : signature.axes) {
        const bool isTime = axis.kind == AxisKind::Time;
        maker.add(static_cast<std::uint64_t>(axis.kind)).add(axis.name).add(axis.standardName).add(axis.units).add(axis.positive);
        maker.add(static_cast<std::uint64_t>(axis.calendar));
        addNumbers(maker, isTime ? std::vector<double>() : axis.values);
    }
    for (const Grid& grid : signature.grids) {
        maker.add(static_cast<std::uint64_t>(grid.kind)).add(static_cast<std::uint64_t>(grid.ny)).add(static_cast<std::uint64_t>(grid.nx));
        maker.add(static_cast<std::uint64_t>(grid.steps)).add(grid.crs).add(static_cast<std::uint64_t>(grid.periodic));
        for (const auto* numbers : {&grid.lat, &grid.lon, &grid.y, &grid.x})
            addNumbers(maker, *numbers);
    }
    for (const Variable& variable : signature.variables) {
        maker.add(variable.name).add(variable.standardName).add(variable.longName).add(variable.units).add(variable.cellMethods);
        maker.add(canonicalJson(variable.attributes)).add(static_cast<std::uint64_t>(variable.axes.size()));
        for (const int axis : variable.axes)
            maker.add(static_cast<std::uint64_t>(axis));
        maker.add(static_cast<std::uint64_t>(variable.grid + 1));
    }
}

} // namespace

NodeBlocks::NodeBlocks(
    const Store& store, const ModuleSpec& spec, const NodeBasis& basis, const ValueMap& values, FileIdentities& files, std::stop_token stop)
    : m_root(store.root()),
      m_spec(spec),
      m_basis(basis),
      m_values(values),
      m_files(files),
      m_stop(std::move(stop))
{
}

std::optional<Digest> NodeBlocks::contentOf(const Cube& cube, int variable, std::size_t step)
{
    if (const auto source = cube.sourceOf(variable, step)) {
        const auto content = contentOf(*source->cube, source->variable, source->step);
        return content ? std::optional(DigestMaker().add(*content).add(source->how).result()) : std::nullopt;
    }
    const std::lock_guard lock(m_mutex);
    const auto at = [step](const Steps& steps) { return step < steps.size() ? std::optional(steps[step]) : std::nullopt; };
    // Only inputs live as long as this object: of others, another cube may come to lie at the same address.
    if (!keyOf(cube))
        return at(digestsOf(cube, variable));
    const auto [known, isNew] = m_contents.try_emplace({&cube, variable});
    if (isNew)
        known->second = digestsOf(cube, variable);
    return at(known->second);
}

std::optional<QString> NodeBlocks::keyOf(const Cube& cube) const
{
    for (const auto& [port, values] : m_values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto* input = std::get_if<std::shared_ptr<const Cube>>(&values[i]);
            if (input && input->get() == &cube)
                return m_basis.inputs.at(port).at(i).key;
        }
    }
    return {};
}

NodeBlocks::Steps NodeBlocks::digestsOf(const Cube& cube, int variable)
{
    const CubeSignature& signature = cube.signature();
    const Axis* time = signature.axisOf(signature.variables.at(static_cast<std::size_t>(variable)), AxisKind::Time);
    const std::size_t count = time ? time->size() : 1;
    if (const auto parts = cube.parts(variable); !parts.empty())
        return digestsOfFiles(parts, count);
    const auto key = keyOf(cube);
    if (!key)
        return {};
    // Where nobody noted the values of a step, it is known by the result that it belongs to.
    Steps steps = cube.stepDigests(variable);
    steps.resize(count);
    for (std::size_t step = 0; step < count; ++step) {
        if (steps[step].isNull())
            steps[step] = DigestMaker().add(*key).add(static_cast<std::uint64_t>(variable)).add(static_cast<std::uint64_t>(step)).result();
    }
    return steps;
}

NodeBlocks::Steps NodeBlocks::digestsOfFiles(const std::vector<CubePart>& parts, std::size_t count)
{
    Steps out(count);
    std::size_t known = 0;
    for (const CubePart& part : parts) {
        const auto identity = m_files.identity(part.file, m_stop);
        if (!identity)
            return {};
        m_identities[part.file] = *identity;
        for (std::size_t k = 0; k < part.count && part.first + k < count; ++k, ++known)
            out[part.first + k] = DigestMaker().add(*identity).add(part.variable).add(static_cast<std::uint64_t>(part.firstInFile + k)).result();
    }
    return known == count ? out : Steps();
}

Digest NodeBlocks::familyOf(const QStringList& choosing) const
{
    QJsonObject parameters = m_basis.parameters;
    for (const auto& [parameter, files] : m_basis.files) {
        QJsonArray identities;
        for (const auto& [path, identity] : files)
            identities.append(identity);
        parameters.insert(parameter, identities);
    }
    for (const QString& parameter : choosing)
        parameters.remove(parameter);
    DigestMaker maker;
    maker.add(m_spec.id).add(m_spec.version).add(canonicalJson(parameters));
    for (const auto& [port, values] : m_values) {
        maker.add(port).add(static_cast<std::uint64_t>(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&values[i]);
            if (cube)
                addSignature(maker, (*cube)->signature());
            else
                maker.add(m_basis.inputs.at(port).at(i).key);
        }
    }
    return maker.result();
}

std::shared_ptr<BlockFolder> NodeBlocks::folder(const QString& name, const Digest& family)
{
    const std::lock_guard lock(m_mutex);
    auto& known = m_folders[name];
    if (!known)
        known = std::make_shared<BlockFolder>(m_root + QStringLiteral("/blocks/") + name, family);
    return known;
}

std::shared_ptr<BlockShelf> NodeBlocks::shelf(const QStringList& choosing)
{
    Digest family;
    {
        const std::lock_guard lock(m_mutex);
        const auto [known, isNew] = m_families.try_emplace(choosing.join(QLatin1Char(' ')));
        if (isNew)
            known->second = familyOf(choosing);
        family = known->second;
    }
    return folder(QString::fromLatin1(family.toHex()), family);
}

std::shared_ptr<BlockShelf> NodeBlocks::passingShelf(const Digest& family)
{
    auto out = folder(QString::fromLatin1(family.toHex()) + QStringLiteral("-passing"), family);
    const std::lock_guard lock(m_mutex);
    m_passing.push_back(out);
    return out;
}

void NodeBlocks::count(std::size_t computed, std::size_t reused)
{
    m_computed += computed;
    m_reused += reused;
}

Result<void> NodeBlocks::checkFilesUnchanged()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [path, identity] : m_identities) {
        const auto now = m_files.identity(path, m_stop);
        if (now && *now == identity)
            continue;
        for (const auto& [name, kept] : m_folders)
            kept->removeOwn();
        if (!now && now.error().code == ErrorCode::Cancelled)
            return now.error();
        return Error{ErrorCode::Failed, Tr::tr("'%1' changed while it was being read. Run again when it is complete.").arg(path), {}};
    }
    return {};
}

std::vector<std::shared_ptr<BlockFolder>> NodeBlocks::passing()
{
    const std::lock_guard lock(m_mutex);
    return m_passing;
}

} // namespace terrella
