// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/error_code.h"

#include <array>

namespace terrella {

namespace {

struct Name {
    ErrorCode code;
    const char* text;
};

constexpr std::array kNames{Name{ErrorCode::Usage, "usage"}, Name{ErrorCode::Invalid, "invalid"}, Name{ErrorCode::NotFound, "not_found"},
    Name{ErrorCode::Unreadable, "unreadable"}, Name{ErrorCode::Unsupported, "unsupported"}, Name{ErrorCode::Units, "units"},
    Name{ErrorCode::Mismatch, "mismatch"}, Name{ErrorCode::OutOfRange, "out_of_range"}, Name{ErrorCode::Memory, "memory"},
    Name{ErrorCode::Disk, "disk"}, Name{ErrorCode::Cancelled, "cancelled"}, Name{ErrorCode::Failed, "failed"}};

} // namespace

QString errorCodeName(ErrorCode code)
{
    for (const Name& name : kNames) {
        if (name.code == code)
            return QString::fromLatin1(name.text);
    }
    return QStringLiteral("failed");
}

std::optional<ErrorCode> parseErrorCode(const QString& name)
{
    for (const Name& known : kNames) {
        if (name == QLatin1String(known.text))
            return known.code;
    }
    return std::nullopt;
}

} // namespace terrella
