// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/run_places.h"

#include "pipelines/places/job_record.h"

#include <QDir>

namespace terrella {

RunPlaces placesOfRun(const QString& runFolder)
{
    RunPlaces out;
    const QDir records(runFolder + QStringLiteral("/places"));
    for (const QString& name : records.entryList({QStringLiteral("part-*.json")}, QDir::Files, QDir::Name)) {
        const JobRecord record = JobRecord::load(records.filePath(name));
        if (!record.place.isEmpty() && !out.places.contains(record.place))
            out.places.append(record.place);
        out.hasOpenJob = out.hasOpenJob || record.state == QLatin1String("sending") || record.state == QLatin1String("submitted");
    }
    return out;
}

} // namespace terrella
