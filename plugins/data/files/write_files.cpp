// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/write_files.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/data/cube_export.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/features_io.h"
#include "plugins/data/files/cube_part.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::WriteData)
};

/// The path that may be written, which is another one where that was asked for.
Result<QString> freePath(const QString& path, Overwrite overwrite, const RunContext& context)
{
    if (!QFileInfo::exists(path) || overwrite == Overwrite::Replace)
        return path;
    switch (overwrite) {
    case Overwrite::NewName:
        for (int n = 2;; ++n) {
            if (const QString other = withSuffix(path, QStringLiteral("-%1").arg(n)); !QFileInfo::exists(other))
                return other;
        }
    case Overwrite::Own:
        if (context.isOwnEffect(path))
            return path;
        return Error{ErrorCode::Disk,
            Tr::tr("'%1' exists, and it is not what this node wrote there; it is left alone. Choose another name, or set 'overwrite' to 'replace'.")
                .arg(path),
            {}};
    case Overwrite::Refuse:
    case Overwrite::Replace: break;
    }
    return Error{ErrorCode::Disk, Tr::tr("'%1' exists already and is left alone, as 'overwrite' says. Choose another name.").arg(path), {}};
}

/// A file that replaces what the input is read from would change the input under the reader, and with it the result of the next run.
Result<void> checkNotInput(const Cube& cube, const QString& path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    if (target.isEmpty())
        return {};
    for (const QJsonValue& file : cube.reference().value(QLatin1String("files")).toArray()) {
        if (QFileInfo(file.toString()).canonicalFilePath() == target)
            return Error{ErrorCode::Invalid, Tr::tr("'%1' is what is being read; it cannot be written too. Choose another name.").arg(path), {}};
    }
    return {};
}

/// Makes a file beside its place and moves it there; sentences name the place.
Result<void> publish(const QString& path, RunContext& context, const std::function<Result<void>(const QString& temporary)>& make)
{
    TRY(TemporaryFolder folder, TemporaryFolder::beside(path));
    const QString temporary = folder.filePath(QFileInfo(path).fileName());
    auto done = make(temporary);
    if (done)
        done = context.publishEffect(temporary, path);
    if (!done) {
        Error error = std::move(done).error();
        error.message.replace(temporary, path);
        return context.cancelled() ? RunContext::cancelledError() : error;
    }
    return {};
}

/// A line for the history. The time may be given from outside, so that the same run makes the same file (reproducible-builds.org).
QString historyLine(const WritePlan& plan)
{
    const qint64 epoch = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong();
    const QDateTime now = epoch > 0 ? QDateTime::fromSecsSinceEpoch(epoch, Qt::UTC) : QDateTime::currentDateTimeUtc();
    QString how = formatTitle(plan.format);
    if (plan.compression > 0)
        how += QStringLiteral(", deflate %1").arg(plan.compression);
    if (plan.packs)
        how += QStringLiteral(", packed to int16");
    return QStringLiteral("%1: Terrella %2, data.write: %3").arg(now.toString(Qt::ISODate), QStringLiteral(TERRELLA_VERSION), how);
}

ExportSettings settingsOf(const WritePlan& plan, RunContext& context, double from, double to)
{
    ExportSettings out;
    out.history = historyLine(plan);
    out.attributes = plan.attributes;
    out.compression = plan.compression;
    out.layout = plan.layout;
    out.chunks = plan.chunks;
    out.threads = context.threads();
    out.memory = context.memoryLimit();
    out.stop = context.stopToken();
    out.progress = [&context, from, to](double fraction) { context.progress(from + (to - from) * fraction); };
    return out;
}

Result<void> checkMemory(const CubeSignature& signature, const WritePlan& plan, const ExportSettings& settings, const RunContext& context)
{
    std::size_t values = largestChunk(signature, settings);
    if (plan.format == FileFormat::Cog) { // whole fields
        values = 0;
        for (const Variable& variable : signature.variables) {
            const std::vector<std::size_t> shape = signature.shapeOf(variable);
            values = std::max(values, shape.size() < 2 ? std::size_t{1} : shape[shape.size() - 2] * shape.back());
        }
    }
    const std::size_t needed = 3 * values * sizeof(float); // as read, as arranged, as compressed
    if (needed <= context.memoryLimit())
        return {};
    return Error{ErrorCode::Memory,
        Tr::tr("One chunk takes %1 while it is written; there are %2. Choose smaller chunks, or give the run more memory.")
            .arg(bytesText(static_cast<qint64>(needed)), bytesText(static_cast<qint64>(context.memoryLimit()))),
        {}};
}

Result<void> exportAs(FileFormat format, const Cube& cube, const QString& path, const ExportSettings& settings)
{
    switch (format) {
    case FileFormat::NetCdf: return exportNetCdf(cube, path, settings);
    case FileFormat::Zarr: return exportZarr(cube, path, settings);
    default: break;
    }
    return exportCog(cube, path, settings);
}

QJsonObject fileJson(const QString& path, FileFormat format, const QStringList& variables)
{
    return {{QStringLiteral("path"), path}, {QStringLiteral("format"), formatKey(format)}, {QStringLiteral("bytes"), bytesAt(path)},
        {QStringLiteral("variables"), QJsonArray::fromStringList(variables)}};
}

QJsonObject contentOf(const QJsonArray& files)
{
    qint64 bytes = 0;
    for (const QJsonValue& file : files)
        bytes += file.toObject().value(QLatin1String("bytes")).toInteger();
    return {{QStringLiteral("files"), files}, {QStringLiteral("bytes"), bytes}};
}

/// How values were packed, by variable.
QJsonObject packingJson(const CubeSignature& signature, const std::vector<Packing>& packing)
{
    QJsonObject out;
    for (std::size_t v = 0; v < packing.size(); ++v)
        out.insert(signature.variables[v].name,
            QJsonObject{{QStringLiteral("scale_factor"), packing[v].scale}, {QStringLiteral("add_offset"), packing[v].offset},
                {QStringLiteral("largest_error"), packing[v].largestError()}, {QStringLiteral("units"), signature.variables[v].units}});
    return out;
}

/// The plan's files one after the other, with the packing of the variables that they hold.
class CubeFiles {
public:
    CubeFiles(const std::shared_ptr<const Cube>& cube, const WritePlan& plan, Overwrite overwrite, RunContext& context)
        : m_cube(cube),
          m_plan(plan),
          m_overwrite(overwrite),
          m_context(context)
    {
    }

    Result<QJsonObject> write()
    {
        TRY_DO(findRanges());
        QJsonArray files;
        const double each = (1.0 - m_done) / static_cast<double>(m_plan.files.size());
        for (std::size_t i = 0; i < m_plan.files.size(); ++i) {
            const double from = m_done + each * static_cast<double>(i);
            TRY(const QJsonObject file, writeOne(m_plan.files[i], from, i + 1 == m_plan.files.size() ? 1.0 : from + each));
            files.append(file);
        }
        QJsonObject out = contentOf(files);
        if (m_plan.packs)
            out.insert(QStringLiteral("packing"), m_packingJson);
        return out;
    }

private:
    /// One scale and offset for each variable in all files, so that they can be joined again.
    Result<void> findRanges()
    {
        if (!m_plan.packs)
            return {};
        std::vector<int> variables;
        for (const CubeFile& file : m_plan.files)
            for (const int v : file.variables)
                if (std::ranges::find(variables, v) == variables.end())
                    variables.push_back(v);
        const auto part = CubePart::of(m_cube, variables);
        const auto progress = [this](double fraction) { m_context.progress(0.3 * fraction, Tr::tr("looking for the range of the values")); };
        TRY(const std::vector<Packing> found, findPacking(*part, progress, m_context.stopToken()));
        m_packingJson = packingJson(part->signature(), found);
        for (std::size_t i = 0; i < variables.size(); ++i)
            m_packing[variables[i]] = found[i];
        m_done = 0.3;
        return {};
    }

    Result<QJsonObject> writeOne(const CubeFile& file, double from, double to)
    {
        const auto part = CubePart::of(m_cube, file.variables, file.firstStep, file.steps);
        ExportSettings settings = settingsOf(m_plan, m_context, from, to);
        for (const int v : file.variables)
            if (m_plan.packs)
                settings.packing.push_back(m_packing.at(v));
        TRY_DO(checkMemory(part->signature(), m_plan, settings, m_context));
        TRY(const QString path, freePath(file.path, m_overwrite, m_context));
        TRY_DO(checkNotInput(*m_cube, path));
        TRY_DO(publish(path, m_context, [&](const QString& temporary) { return exportAs(m_plan.format, *part, temporary, settings); }));
        QStringList names;
        for (const Variable& variable : part->signature().variables)
            names.append(variable.name);
        QJsonObject out = fileJson(path, m_plan.format, names);
        if (file.steps > 0)
            out.insert(QStringLiteral("steps"), static_cast<qint64>(file.steps));
        return out;
    }

    const std::shared_ptr<const Cube>& m_cube;
    const WritePlan& m_plan;
    Overwrite m_overwrite;
    RunContext& m_context;
    double m_done = 0.0;
    std::map<int, Packing> m_packing; ///< by variable of the cube
    QJsonObject m_packingJson;
};

} // namespace

Result<QJsonObject> writeCube(const std::shared_ptr<const Cube>& cube, const WritePlan& plan, Overwrite overwrite, RunContext& context)
{
    return CubeFiles(cube, plan, overwrite, context).write();
}

Result<QJsonObject> writeTable(const Features& features, const WritePlan& plan, Overwrite overwrite, RunContext& context)
{
    TRY(const QString path, freePath(plan.path, overwrite, context));
    const auto progress = [&context](double fraction) { context.progress(fraction); };
    TRY_DO(publish(path, context, [&](const QString& temporary) {
        switch (plan.format) {
        case FileFormat::GeoPackage: return writeGeoPackage(features, temporary, progress, context.stopToken());
        case FileFormat::GeoJson: return writeGeoJson(features, temporary, progress, context.stopToken());
        default: return writeCsv(features, temporary, progress, context.stopToken());
        }
    }));
    QStringList columns;
    for (const ColumnInfo& column : features.info.columns)
        columns.append(column.name);
    QJsonObject file = fileJson(path, plan.format, columns);
    file.insert(QStringLiteral("rows"), static_cast<qint64>(features.rowCount()));
    return contentOf({file});
}

Result<QJsonObject> writeReport(const Report& report, const WritePlan& plan, Overwrite overwrite, RunContext& context)
{
    TRY(const QString path, freePath(plan.path, overwrite, context));
    const QByteArray text = prettyJson({{QStringLiteral("title"), report.title}, {QStringLiteral("content"), report.content}});
    TRY_DO(publish(
        path, context, [&](const QString& temporary) { return writeWholeFile(temporary, text.constData(), static_cast<std::size_t>(text.size())); }));
    context.progress(1.0);
    return contentOf({fileJson(path, plan.format, {})});
}

} // namespace terrella::data
