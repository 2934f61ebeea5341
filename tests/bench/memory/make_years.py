#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes synthetic years of a daily field as NetCDF-4, one file a year: a seasonal cycle, travelling waves and noise.

    make_years.py FOLDER [--years N] [--rows 721] [--columns 1440] [--deflate LEVEL]

A year of 0.25 degrees (721 x 1440, 365 days) is 1.5 GB of values.
"""
import argparse
import os

import netCDF4
import numpy as np

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("folder")
arguments.add_argument("--years", type=int, default=1)
arguments.add_argument("--rows", type=int, default=721)
arguments.add_argument("--columns", type=int, default=1440)
arguments.add_argument("--deflate", type=int, default=0, help="level 1 to 9; 0: not compressed")
chosen = arguments.parse_args()

os.makedirs(chosen.folder, exist_ok=True)
latitudes = np.linspace(90.0, -90.0, chosen.rows)
longitudes = np.arange(chosen.columns) * (360.0 / chosen.columns)
phi, lam = np.deg2rad(latitudes)[:, None], np.deg2rad(longitudes)[None, :]
random = np.random.default_rng(1)
noise = random.standard_normal((chosen.rows, chosen.columns)).astype("f4")

for year in range(chosen.years):
    path = os.path.join(chosen.folder, "t2m-%d.nc" % (2001 + year))
    with netCDF4.Dataset(path, "w") as file:
        file.Conventions = "CF-1.8"
        for name, values, units, standard_name in (("lat", latitudes, "degrees_north", "latitude"), ("lon", longitudes, "degrees_east", "longitude")):
            file.createDimension(name, len(values))
            variable = file.createVariable(name, "f8", (name,))
            variable.units, variable.standard_name = units, standard_name
            variable[:] = values
        file.createDimension("time", 365)
        time = file.createVariable("time", "f8", ("time",))
        time.units, time.calendar, time.standard_name = "days since 2001-01-01", "365_day", "time"
        time[:] = 365.0 * year + np.arange(365)
        packed = {"zlib": True, "complevel": chosen.deflate, "shuffle": True, "chunksizes": (1, chosen.rows, chosen.columns)} if chosen.deflate else {"contiguous": True}
        field = file.createVariable("t2m", "f4", ("time", "lat", "lon"), **packed)
        field.units, field.standard_name = "K", "air_temperature"
        for day in range(365):
            season = np.sin(2 * np.pi * (day - 100) / 365.0)
            values = 288.0 - 40.0 * np.sin(phi) ** 2 + 12.0 * season * np.sin(phi) + 4.0 * np.cos(phi) * np.sin(5 * lam + 0.4 * (day + 365 * year))
            values = values + 2.0 * np.roll(noise, (37 * (day + 365 * year), 113 * day), axis=(0, 1))
            field[day] = (np.round(values * 64.0) / 64.0).astype("f4")  # as packed data are: of limited precision
