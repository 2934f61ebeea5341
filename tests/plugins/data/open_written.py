# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens files with xarray, every warning an error, and prints the mean of every variable as JSON: {file: {variable: mean}}."""
import json
import sys
import warnings

import netCDF4  # noqa: F401: what the libraries warn of one another while they are loaded is not about our files
import numpy
import xarray
import zarr  # noqa: F401

warnings.simplefilter("error")
means = {}
for path in sys.argv[1:]:
    options = {"engine": "zarr"} if path.endswith(".zarr") else {"engine": "netcdf4"}
    with xarray.open_dataset(path, decode_coords="all", **options) as data:
        data.load()
        found = {}
        for name, variable in data.data_vars.items():
            if variable.dtype.kind == "f":
                found[str(name)] = float(numpy.nanmean(variable.values.astype("f8")))
        if "time" in data.coords:
            found["time count"] = int(data["time"].size)
        # what CF calls coordinates must have been found
        found["has positions"] = int("lat" in data.coords and "lon" in data.coords)
        means[path] = found
print(json.dumps(means))
