// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace terrella {

/// What a run's folder tells of the clusters that it used.
struct RunPlaces {
    QStringList places;      ///< each once
    bool hasOpenJob = false; ///< a job was being sent or had been submitted when it was last written
};
RunPlaces placesOfRun(const QString& runFolder);

} // namespace terrella
