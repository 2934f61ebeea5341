// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/raw_dataset.h"

#include "pipelines/data/unpack.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RawDataset)
};

constexpr std::size_t kMostCoordinates = std::size_t{1} << 27;

} // namespace

std::size_t elementBytes(Element element)
{
    switch (element) {
    case Element::UInt8: return 1;
    case Element::Int16:
    case Element::UInt16: return 2;
    case Element::Int32:
    case Element::UInt32:
    case Element::Float32: return 4;
    case Element::Int64:
    case Element::UInt64:
    case Element::Float64: return 8;
    case Element::Text:
    case Element::Other: break;
    }
    return 0;
}

QString elementName(Element element)
{
    switch (element) {
    case Element::UInt8: return QStringLiteral("uint8");
    case Element::Int16: return QStringLiteral("int16");
    case Element::UInt16: return QStringLiteral("uint16");
    case Element::Int32: return QStringLiteral("int32");
    case Element::UInt32: return QStringLiteral("uint32");
    case Element::Int64: return QStringLiteral("int64");
    case Element::UInt64: return QStringLiteral("uint64");
    case Element::Float32: return QStringLiteral("float32");
    case Element::Float64: return QStringLiteral("float64");
    case Element::Text: return QStringLiteral("text");
    case Element::Other: break;
    }
    return QStringLiteral("other");
}

QString RawAttributes::text(const QString& name) const
{
    const auto found = texts.find(name);
    return found == texts.end() ? QString() : found->second;
}

std::optional<double> RawAttributes::number(const QString& name) const
{
    const auto found = numbers.find(name);
    if (found != numbers.end() && !found->second.empty())
        return found->second.front();
    // Numbers written as text are common enough.
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    return ok ? std::optional<double>(value) : std::nullopt;
}

QJsonObject RawAttributes::toJson() const
{
    QJsonObject out;
    for (const auto& [name, value] : texts)
        out.insert(name, value);
    for (const auto& [name, values] : numbers) {
        if (values.size() == 1) {
            if (std::isfinite(values.front()))
                out.insert(name, values.front());
            continue;
        }
        QJsonArray list;
        for (const double value : values)
            list.append(value);
        out.insert(name, list);
    }
    return out;
}

std::vector<std::size_t> RawDataset::shapeOf(const RawVariable& variable) const
{
    std::vector<std::size_t> shape;
    for (const int d : variable.dimensions)
        shape.push_back(dimensions[static_cast<std::size_t>(d)].size);
    return shape;
}

int RawDataset::find(const QString& name, const QString& group) const
{
    for (QString place = group;; place.truncate(place.lastIndexOf(QLatin1Char('/')))) {
        for (std::size_t v = 0; v < variables.size(); ++v) {
            if (variables[v].name == name && variables[v].group == place)
                return static_cast<int>(v);
        }
        if (place.isEmpty())
            return -1;
    }
}

QString RawDataset::crsOf(int) const { return {}; }

Result<QStringList> RawDataset::readTexts(int variable) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    return Error{ErrorCode::Unsupported, Tr::tr("'%1' in '%2' holds no text.").arg(info.name, path), {}};
}

Result<std::vector<double>> RawDataset::readAll(int variable) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    const std::size_t bytes = elementBytes(info.element);
    if (bytes == 0)
        return Error{ErrorCode::Unsupported, Tr::tr("'%1' in '%2' holds no numbers.").arg(info.name, path), {}};
    const std::vector<std::size_t> shape = shapeOf(info);
    std::size_t total = 1;
    for (const std::size_t n : shape) {
        total *= n;
        if (total > kMostCoordinates)
            return Error{ErrorCode::Unsupported,
                Tr::tr("The coordinate '%1' in '%2' claims more than %3 values; the file is damaged or not gridded data.")
                    .arg(info.name, path)
                    .arg(kMostCoordinates),
                {}};
    }
    std::vector<double> out(total);
    if (total == 0)
        return out;
    std::vector<std::byte> stored(total * bytes);
    TRY_DO(read(variable, std::vector<std::size_t>(shape.size(), 0), shape, stored.data()));
    unpack(info.element, info.packing, stored.data(), std::span<double>(out));
    return out;
}

} // namespace terrella
