// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/data/grid_file.h"

#include <QString>

namespace terrella::test {

/// Small Zarr stores of weather, each with something of its own: what a mistake is made of. Days 0, 1, 2, … since 2001-01-01 unless said otherwise.
struct WeatherFile {
    std::vector<double> lat = counted(7, 60, -5), lon = counted(9, 0, 5);
    std::vector<double> days = counted(10);
    std::string calendar = "standard";
    std::string since = "2001-01-01";
    struct Field {
        std::string name, standardName, units;
        GridFile::Attributes more;
    };
    std::vector<Field> fields{{"msl", "air_pressure_at_mean_sea_level", "Pa", {}}};
    std::vector<double> levels; ///< hPa; none: fields have no level axis

    void write(const QString& path) const
    {
        GridFile file(path, "Zarr");
        file.time(days, "days since " + since, calendar);
        file.latLon(lat, lon);
        std::vector<std::string> axes{"time", "lat", "lon"};
        std::size_t cells = days.size() * lat.size() * lon.size();
        if (!levels.empty()) {
            file.dimension("level", levels.size());
            file.variable(
                "level", {"level"}, GridFile::Type::Double, levels, {{"units", "hPa"}, {"standard_name", "air_pressure"}, {"positive", "down"}});
            axes.insert(axes.begin() + 1, "level");
            cells *= levels.size();
        }
        for (const Field& field : fields) {
            GridFile::Attributes attributes = field.more;
            if (!field.units.empty())
                attributes["units"] = field.units;
            if (!field.standardName.empty())
                attributes["standard_name"] = field.standardName;
            file.variable(field.name, axes, GridFile::Type::Float, counted(cells, 100000.0, 0.5), attributes);
        }
        file.close();
    }
};

} // namespace terrella::test
