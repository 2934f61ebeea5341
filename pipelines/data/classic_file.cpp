// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/classic_netcdf.h"
#include "pipelines/data/gdal_scope.h"

#include <cpl_vsi.h>

namespace terrella {

bool isClassicNetCdf(const QByteArray& bytes)
{
    return bytes.startsWith("CDF") && bytes.size() > 3 && (bytes[3] == 1 || bytes[3] == 2 || bytes[3] == 5);
}

std::optional<std::int64_t> classicFileLength(const QString& path)
{
    constexpr qsizetype longest = 1 << 24;
    GdalScope scope;
    VSILFILE* file = VSIFOpenL(path.toUtf8().constData(), "rb");
    if (!file)
        return 0;
    QByteArray bytes;
    std::optional<std::int64_t> length = 0;
    for (qsizetype wanted = 65536; wanted <= longest; wanted *= 4) {
        const qsizetype had = bytes.size();
        bytes.resize(wanted);
        bytes.resize(had + static_cast<qsizetype>(VSIFReadL(bytes.data() + had, 1, static_cast<std::size_t>(wanted - had), file)));
        const auto header = readClassicHeader(bytes);
        if (!header || header->damaged || header->complete || bytes.size() < wanted) {
            length = header && header->complete ? std::optional(static_cast<std::int64_t>(header->fileBytes)) : std::nullopt;
            break;
        }
    }
    VSIFCloseL(file);
    return length;
}

bool isDamagedClassic(const QString& path)
{
    QByteArray head(4, '\0');
    {
        GdalScope scope;
        VSILFILE* file = VSIFOpenL(path.toUtf8().constData(), "rb");
        if (!file)
            return false;
        head.resize(static_cast<qsizetype>(VSIFReadL(head.data(), 1, static_cast<std::size_t>(head.size()), file)));
        VSIFCloseL(file);
    }
    return isClassicNetCdf(head) && !classicFileLength(path);
}

} // namespace terrella
