// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/write_plan.h"

#include "pipelines/core/files.h"
#include "pipelines/data/cube_export.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::WriteData)
};

struct FormatRow {
    FileFormat format;
    DataType type;
    const char* key;
    const char* title;
    std::array<const char*, 3> extensions;
};

constexpr std::array kFormats{FormatRow{FileFormat::NetCdf, DataType::Cube, "netcdf", "NetCDF-4", {"nc", "nc4", "cdf"}},
    FormatRow{FileFormat::Zarr, DataType::Cube, "zarr", "Zarr", {"zarr", nullptr, nullptr}},
    FormatRow{FileFormat::Cog, DataType::Cube, "cog", "GeoTIFF", {"tif", "tiff", nullptr}},
    FormatRow{FileFormat::GeoPackage, DataType::Features, "gpkg", "GeoPackage", {"gpkg", nullptr, nullptr}},
    FormatRow{FileFormat::GeoJson, DataType::Features, "geojson", "GeoJSON", {"geojson", "json", nullptr}},
    FormatRow{FileFormat::Csv, DataType::Features, "csv", "CSV", {"csv", nullptr, nullptr}},
    FormatRow{FileFormat::Json, DataType::Report, "json", "JSON", {"json", nullptr, nullptr}}};

const FormatRow& rowOf(FileFormat format) { return *std::ranges::find(kFormats, format, &FormatRow::format); }

bool hasExtension(const FormatRow& row, const QString& extension)
{
    return std::ranges::any_of(row.extensions, [&](const char* known) { return known && extension == QLatin1String(known); });
}

QString kindText(DataType type)
{
    switch (type) {
    case DataType::Cube: return Tr::tr("A cube");
    case DataType::Features: return Tr::tr("A table");
    case DataType::Model: return Tr::tr("A model");
    case DataType::Report: break;
    }
    return Tr::tr("A report");
}

/// "NetCDF-4 (.nc), Zarr (.zarr), …": what that kind of data can be written as.
QString possibleFormats(DataType type)
{
    QStringList out;
    for (const FormatRow& row : kFormats)
        if (row.type == type)
            out.append(QStringLiteral("%1 (.%2)").arg(QLatin1String(row.title), QLatin1String(row.extensions[0])));
    return out.join(QStringLiteral(", "));
}

std::optional<FileFormat> chooseFormat(const QString& wanted, const QString& path, DataType type, CheckResult& check)
{
    const QString extension = QFileInfo(path).suffix().toLower();
    const bool automatic = wanted == QLatin1String("auto");
    for (const FormatRow& row : kFormats) {
        if (row.type == type && (automatic ? hasExtension(row, extension) : wanted == QLatin1String(row.key)))
            return row.format;
    }
    if (!automatic)
        check.error(QStringLiteral("format.kind"),
            Tr::tr("%1 cannot be written as %2; it is written as %3.").arg(kindText(type), wanted, possibleFormats(type)), {},
            QStringLiteral("format"));
    else if (extension.isEmpty())
        check.error(QStringLiteral("format.unknown"),
            Tr::tr("The name '%1' has no extension, which says the format. %2 is written as %3.")
                .arg(QFileInfo(path).fileName(), kindText(type), possibleFormats(type)),
            {}, QStringLiteral("file"));
    else
        check.error(QStringLiteral("format.kind"),
            Tr::tr("%1 cannot be written as .%2; it is written as %3.").arg(kindText(type), extension, possibleFormats(type)), {},
            QStringLiteral("file"));
    return std::nullopt;
}

/// Pairs "name=value"; what is none is a problem.
std::vector<std::pair<QString, QString>> pairsOf(const QStringList& texts, const char* parameter, const QString& example, CheckResult& check)
{
    std::vector<std::pair<QString, QString>> out;
    for (const QString& text : texts) {
        const QString name = text.section(QLatin1Char('='), 0, 0).trimmed();
        const QString value = text.section(QLatin1Char('='), 1).trimmed();
        if (name.isEmpty() || value.isEmpty() || !text.contains(QLatin1Char('=')))
            check.error(
                QStringLiteral("parameter.form"), Tr::tr("'%1' cannot be used: it must read %2.").arg(text, example), {}, QLatin1String(parameter));
        else
            out.emplace_back(name, value);
    }
    return out;
}

std::vector<int> chooseVariables(const CubeSignature& cube, const QStringList& names, CheckResult& check)
{
    std::vector<int> out;
    for (const QString& name : names) {
        const int v = cube.find(name);
        if (v < 0)
            check.error(QStringLiteral("variable.missing"), Tr::tr("There is no variable '%1'; there are: %2.").arg(name, cube.variableList()),
                QStringLiteral("data"), QStringLiteral("variables"));
        else if (std::ranges::find(out, v) == out.end())
            out.push_back(v);
    }
    if (names.isEmpty())
        for (std::size_t v = 0; v < cube.variables.size(); ++v)
            out.push_back(static_cast<int>(v));
    if (cube.variables.empty())
        check.error(QStringLiteral("variable.missing"), Tr::tr("The cube has no variables, so there is nothing to write."), QStringLiteral("data"));
    return out;
}

/// What no format can hold.
void checkVariables(const CubeSignature& cube, const std::vector<int>& variables, FileFormat format, CheckResult& check)
{
    QSet<QString> names;
    for (const int v : variables) {
        const Variable& variable = cube.variables[static_cast<std::size_t>(v)];
        if (names.contains(variable.name))
            check.error(QStringLiteral("variable.twice"),
                Tr::tr("Two variables are named '%1'; rename one of them before writing.").arg(variable.name), QStringLiteral("data"));
        names.insert(variable.name);
        const std::vector<std::size_t> shape = cube.shapeOf(variable);
        if (std::ranges::find(shape, std::size_t{0}) != shape.end())
            check.error(QStringLiteral("axis.empty"), Tr::tr("'%1' has an empty axis; there is nothing to write.").arg(variable.name),
                QStringLiteral("data"));
        else if (format == FileFormat::Cog) {
            if (const auto fits = checkCog(cube, variable); !fits)
                check.error(QStringLiteral("format.grid"), fits.error().message, QStringLiteral("data"), QStringLiteral("file"));
        }
    }
}

struct SplitPart {
    QString suffix; ///< "_1999", "_1999-07", or empty
    std::size_t first = 0;
    std::size_t steps = 0; ///< 0: all
};

/// Runs of steps of one year or month.
std::vector<SplitPart> splitTime(const CubeSignature& cube, const std::vector<int>& variables, const QString& by, CheckResult& check)
{
    if (by == QLatin1String("none"))
        return {{}};
    const Axis* time = nullptr;
    for (const int v : variables) {
        const Axis* axis = cube.axisOf(cube.variables[static_cast<std::size_t>(v)], AxisKind::Time);
        if (axis && time && axis != time) {
            check.error(QStringLiteral("time.several"),
                Tr::tr("The variables lie on several time axes, which cannot be split together. Name those of one axis in 'variables'."),
                QStringLiteral("data"), QStringLiteral("split"));
            return {};
        }
        time = axis ? axis : time;
    }
    if (!time) {
        check.error(QStringLiteral("time.missing"), Tr::tr("The data have no time axis that could be split into a file for each %1.").arg(by),
            QStringLiteral("data"), QStringLiteral("split"));
        return {};
    }
    std::vector<SplitPart> out;
    for (std::size_t i = 0; i < time->size(); ++i) {
        const DateTime date = fromSeconds(time->values[i], time->calendar);
        QString suffix = QStringLiteral("_%1").arg(date.year, 4, 10, QLatin1Char('0'));
        if (by == QLatin1String("month"))
            suffix += QStringLiteral("-%1").arg(date.month, 2, 10, QLatin1Char('0'));
        if (out.empty() || out.back().suffix != suffix)
            out.push_back({suffix, i, 0});
        ++out.back().steps;
    }
    return out;
}

void checkChunks(const CubeSignature& cube, const std::vector<int>& variables, WritePlan& plan, const QStringList& texts, CheckResult& check)
{
    QStringList axes;
    for (const int v : variables)
        for (const int a : cube.variables[static_cast<std::size_t>(v)].axes)
            if (const QString& name = cube.axes[static_cast<std::size_t>(a)].name; !axes.contains(name))
                axes.append(name);
    for (const auto& [name, text] : pairsOf(texts, "chunks", Tr::tr("axis=length, as in time=24"), check)) {
        bool whole = false;
        const qint64 length = text.toLongLong(&whole);
        if (!axes.contains(name))
            check.error(QStringLiteral("axis.missing"), Tr::tr("There is no axis '%1'; there are: %2.").arg(name, axes.join(QStringLiteral(", "))),
                QStringLiteral("data"), QStringLiteral("chunks"));
        else if (!whole || length < 1)
            check.error(QStringLiteral("parameter.form"),
                Tr::tr("The chunk length of '%1' must be a whole number of at least 1; it is '%2'.").arg(name, text), {}, QStringLiteral("chunks"));
        else
            plan.chunks[name] = static_cast<std::size_t>(length);
    }
}

void planCube(const CubeSignature& cube, const Parameters& parameters, WritePlan& plan, CheckResult& check)
{
    const std::vector<int> variables = chooseVariables(cube, parameters.texts(QStringLiteral("variables")), check);
    checkVariables(cube, variables, plan.format, check);
    checkChunks(cube, variables, plan, parameters.texts(QStringLiteral("chunks")), check);
    for (const SplitPart& part : splitTime(cube, variables, parameters.text(QStringLiteral("split")), check)) {
        if (plan.format != FileFormat::Cog || variables.size() == 1) {
            plan.files.push_back({withSuffix(plan.path, part.suffix), variables, part.first, part.steps});
            continue;
        }
        for (const int v : variables) // a GeoTIFF holds one variable
            plan.files.push_back({withSuffix(plan.path, QLatin1Char('_') + cube.variables[static_cast<std::size_t>(v)].name + part.suffix), {v},
                part.first, part.steps});
    }
    QSet<QString> names;
    for (const CubeFile& file : plan.files) {
        if (names.contains(file.path))
            check.error(QStringLiteral("time.order"),
                Tr::tr("The times are not in order, so that '%1' would be written twice. Sort them first.").arg(file.path), QStringLiteral("data"),
                QStringLiteral("split"));
        names.insert(file.path);
    }
    qint64 bytes = 0;
    for (const int v : variables) {
        qint64 size = plan.packs ? sizeof(qint16) : sizeof(float);
        for (const std::size_t n : cube.shapeOf(cube.variables[static_cast<std::size_t>(v)]))
            size *= static_cast<qint64>(n);
        bytes += size;
    }
    if (const auto free = freeBytes(plan.path); free && *free < bytes)
        check.warning(QStringLiteral("disk.room"),
            Tr::tr("Uncompressed these are %1; %2 are free where '%3' is to be written.").arg(bytesText(bytes), bytesText(*free), plan.path), {},
            QStringLiteral("file"));
}

} // namespace

QString formatKey(FileFormat format) { return QLatin1String(rowOf(format).key); }

QString formatTitle(FileFormat format) { return QLatin1String(rowOf(format).title); }

QString withSuffix(const QString& path, const QString& suffix)
{
    const QFileInfo file(path);
    if (suffix.isEmpty())
        return path;
    const QString name = file.completeBaseName() + suffix + (file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix());
    return QDir(file.path()).filePath(name);
}

std::optional<WritePlan> planWrite(const Signature& input, const Parameters& parameters, CheckResult& check)
{
    WritePlan plan;
    plan.path = parameters.text(QStringLiteral("file"));
    if (plan.path.startsWith(QLatin1String("~/")))
        plan.path = QDir::homePath() + plan.path.mid(1);
    if (plan.path.startsWith(QLatin1String("/vsi")) || plan.path.contains(QLatin1String("://"))) {
        check.error(QStringLiteral("file.remote"), Tr::tr("'%1' is no path on this machine; only those can be written.").arg(plan.path), {},
            QStringLiteral("file"));
        return std::nullopt;
    }
    plan.path = QDir::cleanPath(plan.path);
    const auto format = chooseFormat(parameters.text(QStringLiteral("format")), plan.path, typeOf(input), check);
    if (!format)
        return std::nullopt;
    plan.format = *format;
    plan.packs = parameters.text(QStringLiteral("packing")) == QLatin1String("int16");
    plan.compression = static_cast<int>(parameters.integer(QStringLiteral("compression")));
    plan.layout = parameters.text(QStringLiteral("chunking")) == QLatin1String("series") ? ChunkLayout::Series : ChunkLayout::Fields;
    const QString example = Tr::tr("name=text, as in institution=My institute");
    for (const auto& [name, value] : pairsOf(parameters.texts(QStringLiteral("attributes")), "attributes", example, check))
        plan.attributes.insert(name, value);
    const QFileInfo target(plan.path);
    if (target.isDir() && plan.format != FileFormat::Zarr)
        check.error(QStringLiteral("file.folder"), Tr::tr("'%1' is a folder; name a file in it.").arg(plan.path), {}, QStringLiteral("file"));
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&input); cube && *cube)
        planCube(**cube, parameters, plan, check);
    return check.hasErrors() ? std::nullopt : std::optional(std::move(plan));
}

} // namespace terrella::data
