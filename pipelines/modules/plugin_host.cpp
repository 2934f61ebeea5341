// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/plugin_host.h"

#include "pipelines/modules/map_modules.h"
#include "pipelines/modules/module_plugin.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QPluginLoader>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <mutex>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PluginHost)
};

/// One plugin file. `status` changes when the library is loaded; the rest is fixed after reading the metadata.
struct Plugin {
    PluginStatus status;
    std::vector<ModuleSpec> specs; ///< empty unless usable
    std::map<QString, std::unique_ptr<Module>> modules;
};

/// Ids as far as they can be read, for the reasons of plugins that are not used.
QStringList idsIn(const QJsonObject& meta)
{
    QStringList out;
    const QJsonArray modules = meta.value(QLatin1String("modules")).toArray();
    for (const QJsonValue& module : modules) {
        const QString id = module.toObject().value(QLatin1String("id")).toString();
        if (!id.isEmpty())
            out.append(id);
    }
    return out;
}

QString sentenceOf(const Error& error)
{
    return error.trail.isEmpty() ? error.message : error.message + QStringLiteral(" (%1)").arg(error.trail.join(QStringLiteral(", ")));
}

Result<std::vector<ModuleSpec>> parseSpecs(const QJsonObject& meta, const QString& theme)
{
    const QJsonValue list = meta.value(QLatin1String("modules"));
    if (!list.isArray())
        return Error{ErrorCode::Invalid, Tr::tr("its metadata list no modules"), {}};
    std::vector<ModuleSpec> out;
    const QJsonArray modules = list.toArray();
    for (const QJsonValue& module : modules) {
        TRY(ModuleSpec spec, parseModuleSpec(module.toObject()));
        if (spec.theme() != theme)
            return Error{ErrorCode::Invalid, Tr::tr("module '%1' does not belong to the theme '%2'").arg(spec.id, theme), {}};
        if (std::ranges::find(out, spec.id, &ModuleSpec::id) != out.end())
            return Error{ErrorCode::Invalid, Tr::tr("module '%1' is there twice").arg(spec.id), {}};
        out.push_back(std::move(spec));
    }
    return out;
}

/// Reads the metadata; runs no code of the plugin.
Plugin inspect(const QString& path)
{
    Plugin plugin;
    plugin.status.path = path;
    const auto skip = [&plugin](const QString& reason) {
        plugin.status.state = PluginState::Skipped;
        plugin.status.reason = reason;
    };
    const QPluginLoader loader(path);
    const QJsonObject outer = loader.metaData();
    if (outer.value(QLatin1String("IID")).toString() != QLatin1String(TERRELLA_PLUGIN_IID)) {
        skip(Tr::tr("This is not a plugin with modules."));
        return plugin;
    }
    const QJsonObject meta = outer.value(QLatin1String("MetaData")).toObject();
    plugin.status.id = meta.value(QLatin1String("id")).toString();
    plugin.status.version = meta.value(QLatin1String("version")).toString();
    plugin.status.modules = idsIn(meta);
    const int api = meta.value(QLatin1String("api")).toInt(-1);
    if (api != kPluginApi) {
        skip(Tr::tr("It was built for plugin API %1, this program has %2; build it again.").arg(api).arg(kPluginApi));
        return plugin;
    }
    if (plugin.status.id.isEmpty()) {
        skip(Tr::tr("Its metadata have no 'id'."));
        return plugin;
    }
    Result<std::vector<ModuleSpec>> specs = parseSpecs(meta, plugin.status.id);
    if (!specs)
        skip(Tr::tr("Its specification is wrong: %1").arg(sentenceOf(specs.error())));
    else
        plugin.specs = *std::move(specs);
    return plugin;
}

Error loadError(const QString& message) { return Error{ErrorCode::Failed, message, {}}; }

/// Opens the library and takes its modules.
Result<std::map<QString, std::unique_ptr<Module>>> open(const Plugin& plugin)
{
    QPluginLoader loader(plugin.status.path);
    // A missing symbol must show now, not in the middle of a run; modules may outlive every host, so the code stays.
    loader.setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
    QObject* instance = loader.instance();
    if (!instance)
        return loadError(Tr::tr("The library does not load: %1").arg(loader.errorString()));
    auto* entry = qobject_cast<ModulePlugin*>(instance);
    if (!entry)
        return loadError(Tr::tr("The library does not offer what its metadata promise."));
    ModuleRegistry registry;
    TRY_DO(entry->registerModules(registry));
    auto modules = registry.take();
    QStringList promised;
    for (const ModuleSpec& spec : plugin.specs)
        promised.append(spec.id);
    for (const QString& id : std::as_const(promised)) {
        if (!modules.contains(id))
            return loadError(Tr::tr("It specifies module '%1', but does not register it.").arg(id));
    }
    for (const auto& [id, module] : modules) {
        if (!promised.contains(id))
            return loadError(Tr::tr("It registers module '%1', which has no specification.").arg(id));
    }
    return modules;
}

} // namespace

struct PluginHost::Private {
    mutable std::mutex mutex; ///< guards status and modules of every plugin
    std::vector<Plugin> plugins;
    std::vector<ModuleSpec> specs;
    std::map<QString, std::size_t> pluginOf;
    const std::vector<std::pair<ModuleSpec, std::unique_ptr<Module>>> own = mapModules(); ///< the engine's, in no list

    [[nodiscard]] const std::pair<ModuleSpec, std::unique_ptr<Module>>* ownModule(const QString& id) const
    {
        const auto it = std::ranges::find_if(own, [&](const auto& module) { return module.first.id == id; });
        return it == own.end() ? nullptr : &*it;
    }

    void add(Plugin plugin)
    {
        for (const Plugin& earlier : plugins) {
            if (earlier.specs.empty() || plugin.specs.empty())
                continue;
            if (earlier.status.id == plugin.status.id)
                return skip(std::move(plugin), Tr::tr("Plugin '%1' is taken from '%2'.").arg(earlier.status.id, earlier.status.path));
        }
        for (const ModuleSpec& spec : plugin.specs) {
            const auto earlier = pluginOf.find(spec.id);
            if (earlier != pluginOf.end())
                return skip(std::move(plugin), Tr::tr("Module '%1' is taken from '%2'.").arg(earlier->first, plugins[earlier->second].status.path));
        }
        for (const ModuleSpec& spec : plugin.specs) {
            pluginOf[spec.id] = plugins.size();
            specs.push_back(spec);
        }
        plugins.push_back(std::move(plugin));
    }

    void skip(Plugin plugin, const QString& reason)
    {
        plugin.specs.clear();
        plugin.status.state = PluginState::Skipped;
        plugin.status.reason = reason;
        plugins.push_back(std::move(plugin));
    }

    /// Why there is no such module.
    [[nodiscard]] Error notThere(const QString& id) const
    {
        for (const Plugin& plugin : plugins) {
            if (plugin.status.modules.contains(id))
                return Error{ErrorCode::NotFound,
                    Tr::tr("Module '%1' is in '%2', which cannot be used. %3").arg(id, plugin.status.path, plugin.status.reason), {}};
        }
        QStringList ids;
        for (const ModuleSpec& spec : specs)
            ids.append(spec.id);
        const QStringList near = nearestNames(id, ids);
        return Error{ErrorCode::NotFound,
            near.isEmpty() ? Tr::tr("Module '%1' is not installed.").arg(id)
                           : Tr::tr("Module '%1' is not installed; did you mean %2?").arg(id, alternatives(near)),
            {}};
    }
};

PluginHost::PluginHost(const QStringList& folders) : d(std::make_unique<Private>())
{
    QSet<QString> seen;
    for (const QString& folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.so")}, QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const QString path = file.canonicalFilePath();
            if (path.isEmpty() || seen.contains(path))
                continue;
            seen.insert(path);
            d->add(inspect(path));
        }
    }
    std::ranges::sort(d->specs, {}, &ModuleSpec::id);
}

PluginHost::~PluginHost() = default;

QStringList PluginHost::defaultFolders()
{
    const QString given = qEnvironmentVariable("TERRELLA_PLUGIN_PATH");
    if (!given.isEmpty())
        return given.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    const QString inside = QStringLiteral("/terrella/plugins");
    const QString above = QCoreApplication::applicationDirPath() + QStringLiteral("/../");
    QStringList out{QDir::cleanPath(above + QLatin1String(TERRELLA_INSTALL_LIBDIR) + inside), QDir::cleanPath(above + QStringLiteral("lib") + inside),
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + inside};
    out.removeDuplicates();
    return out;
}

std::vector<PluginStatus> PluginHost::plugins() const
{
    const std::lock_guard lock(d->mutex);
    std::vector<PluginStatus> out;
    for (const Plugin& plugin : d->plugins)
        out.push_back(plugin.status);
    return out;
}

const std::vector<ModuleSpec>& PluginHost::modules() const { return d->specs; }

const ModuleSpec* PluginHost::find(const QString& id) const
{
    const auto it = std::ranges::lower_bound(d->specs, id, {}, &ModuleSpec::id);
    if (it != d->specs.end() && it->id == id)
        return &*it;
    const auto* own = d->ownModule(id);
    return own ? &own->first : nullptr;
}

Result<const Module*> PluginHost::load(const QString& id)
{
    const std::lock_guard lock(d->mutex);
    const auto owner = d->pluginOf.find(id);
    if (const auto* own = owner == d->pluginOf.end() ? d->ownModule(id) : nullptr)
        return static_cast<const Module*>(own->second.get());
    if (owner == d->pluginOf.end())
        return d->notThere(id);
    Plugin& plugin = d->plugins[owner->second];
    if (plugin.status.state == PluginState::Found) {
        auto modules = open(plugin);
        if (modules) {
            plugin.modules = *std::move(modules);
            plugin.status.state = PluginState::Loaded;
        } else {
            plugin.status.state = PluginState::Failed;
            plugin.status.reason = modules.error().message;
        }
    }
    if (plugin.status.state == PluginState::Failed)
        return loadError(Tr::tr("Plugin '%1' cannot be used. %2").arg(plugin.status.path, plugin.status.reason));
    return static_cast<const Module*>(plugin.modules.at(id).get());
}

} // namespace terrella
