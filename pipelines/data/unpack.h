// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

#include <span>

namespace terrella {

/// Turns stored elements into values: missing becomes NaN, packing is undone. `stored` holds out.size() elements.
/// Each kind of element has its own plain loop, so that compilers can use vector instructions.
void unpack(Element element, const Packing& packing, const void* stored, std::span<float> out);
void unpack(Element element, const Packing& packing, const void* stored, std::span<double> out);
/// The same where `values` already holds the stored float32 elements.
void unpackInPlace(const Packing& packing, std::span<float> values);

/// Reads scale_factor, add_offset, _FillValue, missing_value, valid_range, valid_min, valid_max and _Unsigned.
/// `netCdfDefaults`: the fill values that NetCDF libraries write when nobody states one count as missing, too.
Packing packingOf(const RawAttributes& attributes, Element element, bool netCdfDefaults);

} // namespace terrella
