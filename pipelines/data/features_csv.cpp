// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as CSV (RFC 4180), as pandas.read_csv and QGIS take them without a question.
#include "pipelines/data/features_io.h"

#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <ogr_geometry.h>

#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FeaturesWriter)
};

constexpr qsizetype flushBytes = 1 << 22;

void appendText(QByteArray& out, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool quote = utf8.isEmpty() || utf8.startsWith(' ') || utf8.endsWith(' ') || utf8.contains(',') || utf8.contains('"') || utf8.contains('\n')
        || utf8.contains('\r');
    if (!quote) {
        out += utf8;
        return;
    }
    out += '"';
    out += QByteArray(utf8).replace("\"", "\"\"");
    out += '"';
}

void appendNumber(QByteArray& out, double value)
{
    if (!std::isnan(value))
        out += numberText(value).toLatin1();
}

void appendWkt(QByteArray& out, const QByteArray& wkb)
{
    OGRGeometry* geometry = nullptr;
    if (wkb.isEmpty() || OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &geometry, static_cast<size_t>(wkb.size())) != OGRERR_NONE)
        return;
    const std::unique_ptr<OGRGeometry> owned(geometry);
    out += '"' + QByteArray::fromStdString(geometry->exportToWkt()) + '"';
}

} // namespace

Result<void> RowWatch::at(std::size_t row) const
{
    if (row % 256 != 0)
        return {};
    if (m_stop.stop_requested())
        return Error{ErrorCode::Cancelled, Tr::tr("Stopped while writing."), {}};
    if (m_progress)
        m_progress(static_cast<double>(row) / static_cast<double>(m_rows));
    return {};
}

Result<void> writeCsv(const Features& features, const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    TRY_DO(features.checkConsistent());
    const bool points = features.info.geometry == GeometryKind::Point;
    const bool shapes = !points && features.info.geometry != GeometryKind::None;
    QSet<QString> taken;
    for (const ColumnInfo& column : features.info.columns)
        taken.insert(column.name.toLower());
    const auto freeName = [&taken](QString name) {
        while (taken.contains(name))
            name.prepend(QLatin1String("geometry_"));
        return name;
    };
    QStringList header;
    if (points)
        header << freeName(QStringLiteral("lon")) << freeName(QStringLiteral("lat"));
    for (const ColumnInfo& column : features.info.columns)
        header << column.name;
    if (shapes)
        header << freeName(QStringLiteral("wkt"));

    QByteArray out;
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (i > 0)
            out += ',';
        appendText(out, header.at(i));
    }
    out += '\n';

    TRY(TemporaryFolder folder, TemporaryFolder::beside(path));
    const QString name = QFileInfo(path).fileName();
    TRY(DiskFile file, DiskFile::open(folder.filePath(name)));
    std::size_t written = 0;
    const auto flush = [&]() -> Result<void> {
        if (auto done = file.writeAt(written, out.constData(), static_cast<std::size_t>(out.size())); !done) {
            Error error = std::move(done).error();
            error.message.replace(folder.filePath(name), path);
            return error;
        }
        written += static_cast<std::size_t>(out.size());
        out.clear();
        return {};
    };
    const RowWatch watch(features.rowCount(), progress, std::move(stop));
    for (std::size_t row = 0; row < features.rowCount(); ++row) {
        TRY_DO(watch.at(row));
        bool first = true;
        const auto separate = [&] {
            if (!first)
                out += ',';
            first = false;
        };
        if (points) {
            separate();
            appendNumber(out, features.lon[row]);
            separate();
            appendNumber(out, features.lat[row]);
        }
        for (std::size_t c = 0; c < features.columns.size(); ++c) {
            const ColumnValues& values = features.columns[c];
            separate();
            switch (features.info.columns[c].type) {
            case ColumnType::Integer:
                if (values.integer[row] != std::numeric_limits<qint64>::min())
                    out += QByteArray::number(values.integer[row]);
                break;
            case ColumnType::Real: appendNumber(out, values.real[row]); break;
            case ColumnType::Text:
                if (!values.text[row].isNull())
                    appendText(out, values.text[row]);
                break;
            case ColumnType::Time:
                if (!std::isnan(values.real[row]))
                    out += isoText(values.real[row], features.info.calendar).toLatin1();
                break;
            }
        }
        if (shapes) {
            separate();
            appendWkt(out, features.wkb[row]);
        }
        out += '\n';
        if (out.size() > flushBytes)
            TRY_DO(flush());
    }
    TRY_DO(flush());
    TRY_DO(file.close());
    if (progress)
        progress(1.0);
    return folder.publishFileAs(name, path);
}

} // namespace terrella
