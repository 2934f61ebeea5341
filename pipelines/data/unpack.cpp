// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/unpack.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace terrella {

namespace {

/// A fill value as the stored type would hold it, or nothing where it cannot.
template <class Stored>
bool holds(double fill)
{
    if constexpr (std::is_floating_point_v<Stored>)
        return true;
    else
        return fill >= static_cast<double>(std::numeric_limits<Stored>::lowest()) && fill <= static_cast<double>(std::numeric_limits<Stored>::max())
            && fill == std::floor(fill);
}

template <class Stored>
std::vector<Stored> fillsOf(const Packing& packing)
{
    std::vector<Stored> out;
    for (const double fill : packing.fills) {
        if (!std::isnan(fill) && holds<Stored>(fill) && std::find(out.begin(), out.end(), static_cast<Stored>(fill)) == out.end())
            out.push_back(static_cast<Stored>(fill));
    }
    return out;
}

template <class Stored, class Value>
void unpackLoop(const Packing& packing, const Stored* stored, Value* out, std::size_t count)
{
    const double scale = packing.scale;
    const double offset = packing.offset;
    const double wrap = packing.unsignedHint ? std::exp2(8.0 * static_cast<double>(sizeof(Stored))) : 0.0;
    if (wrap != 0.0 && std::is_signed_v<Stored>) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = static_cast<double>(stored[i]);
            out[i] = static_cast<Value>((value < 0 ? value + wrap : value) * scale + offset);
        }
    } else if (packing.isScaled()) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = static_cast<Value>(static_cast<double>(stored[i]) * scale + offset);
    } else if (static_cast<const void*>(out) != static_cast<const void*>(stored)) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = static_cast<Value>(stored[i]);
    }
}

template <class Stored, class Value>
void markMissing(const Packing& packing, const Stored* stored, Value* out, std::size_t count)
{
    constexpr Value nan = std::numeric_limits<Value>::quiet_NaN();
    for (const Stored fill : fillsOf<Stored>(packing)) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = stored[i] == fill ? nan : out[i];
    }
    if (packing.low > -HUGE_VAL || packing.high < HUGE_VAL) {
        const double low = packing.low;
        const double high = packing.high;
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = static_cast<double>(stored[i]);
            out[i] = value < low || value > high ? nan : out[i];
        }
    }
}

template <class Stored, class Value>
void unpackAs(const Packing& packing, const void* stored, std::span<Value> out)
{
    const auto* from = static_cast<const Stored*>(stored);
    // Blocks small enough for the cache, since there may be several passes.
    constexpr std::size_t step = 8192;
    for (std::size_t i = 0; i < out.size(); i += step) {
        const std::size_t count = std::min(step, out.size() - i);
        unpackLoop(packing, from + i, out.data() + i, count);
        markMissing(packing, from + i, out.data() + i, count);
    }
}

template <class Value>
void unpackAny(Element element, const Packing& packing, const void* stored, std::span<Value> out)
{
    switch (element) {
    case Element::UInt8: return unpackAs<std::uint8_t>(packing, stored, out);
    case Element::Int16: return unpackAs<std::int16_t>(packing, stored, out);
    case Element::UInt16: return unpackAs<std::uint16_t>(packing, stored, out);
    case Element::Int32: return unpackAs<std::int32_t>(packing, stored, out);
    case Element::UInt32: return unpackAs<std::uint32_t>(packing, stored, out);
    case Element::Int64: return unpackAs<std::int64_t>(packing, stored, out);
    case Element::UInt64: return unpackAs<std::uint64_t>(packing, stored, out);
    case Element::Float32: return unpackAs<float>(packing, stored, out);
    case Element::Float64: return unpackAs<double>(packing, stored, out);
    case Element::Text:
    case Element::Other: break;
    }
    std::fill(out.begin(), out.end(), std::numeric_limits<Value>::quiet_NaN());
}

} // namespace

void unpack(Element element, const Packing& packing, const void* stored, std::span<float> out) { unpackAny<float>(element, packing, stored, out); }

void unpack(Element element, const Packing& packing, const void* stored, std::span<double> out) { unpackAny<double>(element, packing, stored, out); }

void unpackInPlace(const Packing& packing, std::span<float> values)
{
    const bool ranged = packing.low > -HUGE_VAL || packing.high < HUGE_VAL;
    const std::vector<float> fills = fillsOf<float>(packing);
    if (!packing.isScaled()) {
        // Marking reads each element before it writes it, so one array serves as both. Blocks stay in the cache between the passes.
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        constexpr std::size_t step = 8192;
        for (std::size_t i = 0; i < values.size(); i += step) {
            const std::span<float> part = values.subspan(i, std::min(step, values.size() - i));
            for (const float fill : fills) {
                for (float& value : part)
                    value = value == fill ? nan : value;
            }
            if (ranged) {
                for (float& value : part)
                    value = value < packing.low || value > packing.high ? nan : value;
            }
        }
        return;
    }
    for (float& value : values) {
        const bool missing = std::find(fills.begin(), fills.end(), value) != fills.end() || value < packing.low || value > packing.high;
        value = missing ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(static_cast<double>(value) * packing.scale + packing.offset);
    }
}

Packing packingOf(const RawAttributes& attributes, Element element, bool netCdfDefaults)
{
    Packing out;
    const double scale = attributes.number(QStringLiteral("scale_factor")).value_or(1.0);
    const double offset = attributes.number(QStringLiteral("add_offset")).value_or(0.0);
    out.scale = std::isfinite(scale) && scale != 0.0 ? scale : 1.0;
    out.offset = std::isfinite(offset) ? offset : 0.0;
    const auto fillsFrom = [&](const QString& name) {
        const auto found = attributes.numbers.find(name);
        if (found != attributes.numbers.end())
            out.fills.insert(out.fills.end(), found->second.begin(), found->second.end());
        else if (const auto number = attributes.number(name))
            out.fills.push_back(*number);
    };
    fillsFrom(QStringLiteral("_FillValue"));
    fillsFrom(QStringLiteral("missing_value"));
    if (netCdfDefaults && !attributes.has(QStringLiteral("_FillValue"))) {
        if (element == Element::Float32 || element == Element::Float64)
            out.fills.push_back(9.9692099683868690e+36);
        else if (element == Element::Int16)
            out.fills.push_back(-32767);
        else if (element == Element::Int32)
            out.fills.push_back(-2147483647);
    }
    const QString unsignedHint = attributes.text(QStringLiteral("_Unsigned"));
    out.unsignedHint = unsignedHint.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0 && element == Element::Int16;
    if (out.unsignedHint)
        return out; // ranges of reinterpreted numbers are stated in either sense
    const auto range = attributes.numbers.find(QStringLiteral("valid_range"));
    if (range != attributes.numbers.end() && range->second.size() == 2) {
        out.low = range->second[0];
        out.high = range->second[1];
    }
    if (const auto low = attributes.number(QStringLiteral("valid_min")))
        out.low = *low;
    if (const auto high = attributes.number(QStringLiteral("valid_max")))
        out.high = *high;
    // A range stated in unpacked units, against the conventions, would wipe the field: it does not fit the stored integers.
    const bool integer = element != Element::Float32 && element != Element::Float64;
    if (std::isnan(out.low) || std::isnan(out.high) || out.low >= out.high
        || (integer && out.isScaled() && (out.low != std::floor(out.low) || out.high != std::floor(out.high)))) {
        out.low = -HUGE_VAL;
        out.high = HUGE_VAL;
    }
    return out;
}

} // namespace terrella
