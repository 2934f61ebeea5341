// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QRgb>
#include <QStringList>

#include <vector>

namespace terrella {

/// Classes of values by breaks: n ascending breaks part n + 1 classes. A value on a break belongs to the class above it. A value.
struct EarthClasses {
    std::vector<double> breaks; ///< in the units that are shown
    QStringList names;          ///< n + 1, from the lowest class
    std::vector<QRgb> colours;  ///< n + 1

    [[nodiscard]] bool isEmpty() const { return breaks.empty(); }
    bool operator==(const EarthClasses&) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    /// Empty where breaks do not grow; names and colours that are missing are made up.
    static EarthClasses fromJson(const QJsonObject& object);
};

} // namespace terrella
