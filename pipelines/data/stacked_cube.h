// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// The dimension along which cubes are stacked.
struct StackAxis {
    QString name;
    QString units;
    std::vector<double> values; ///< one for each cube
    QStringList labels;         ///< what the values stand for; empty: they speak for themselves. Kept as the attribute NAME_labels
    bool isMember = false;      ///< an ensemble, else some other dimension
};

/// Several cubes with the same variables on the same axes as one with a further dimension, after time. Errors name two of them and what differs.
Result<std::shared_ptr<const CubeSignature>> stackedSignature(
    const std::vector<std::shared_ptr<const CubeSignature>>& parts, const QStringList& names, const StackAxis& axis);
/// The same for cubes: a view that reads the parts when it is read. As a reference it names the parts, so that storing it copies nothing.
Result<std::shared_ptr<const Cube>> stackCubes(
    const std::vector<std::shared_ptr<const Cube>>& parts, const QStringList& names, const StackAxis& axis);

/// Whether the parts hold other times each, so that they belong one after the other.
bool differInTime(const std::vector<std::shared_ptr<const CubeSignature>>& parts);
/// Joined along time (joined_cube.h), as a view of the parts like a stack.
Result<std::shared_ptr<const Cube>> joinInTime(const std::vector<std::shared_ptr<const Cube>>& parts, const QStringList& names);
Result<std::shared_ptr<const CubeSignature>> joinedInTime(const std::vector<std::shared_ptr<const CubeSignature>>& parts, const QStringList& names);

/// The cube of one member, without that axis; variables that have none are as they were. Error OutOfRange, with the number there are.
Result<std::shared_ptr<const CubeSignature>> memberSignature(const CubeSignature& cube, std::size_t index);
Result<std::shared_ptr<const Cube>> takeMember(std::shared_ptr<const Cube> cube, std::size_t index);

/// Whether a reference names parts, and opening it. Internal to openReference().
bool namesParts(const QJsonObject& reference);
Result<std::shared_ptr<const Cube>> openParts(const QJsonObject& reference);
/// Paths of stored results in a reference with parts, as they are written beside other results of the store ("../../ab/abcd…/cube.zarr") and as they
/// are read from a file there.
QJsonObject withRelativeParts(const QJsonObject& reference);
QJsonObject withAbsoluteParts(const QJsonObject& reference, const QString& folder);
/// Keys of the stored results that a reference with parts needs.
QStringList storedParts(const QJsonObject& reference);

} // namespace terrella
