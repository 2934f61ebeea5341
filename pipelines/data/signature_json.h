// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

namespace terrella {

/// The whole of a signature, for another process of the same version: coordinates exactly, as base64 of little-endian doubles. describe() is the
/// short form.
QJsonObject signatureToJson(const Signature& signature);
/// Error Invalid: what does not fit together, whoever made it.
Result<Signature> signatureFromJson(const QJsonObject& json);

} // namespace terrella
