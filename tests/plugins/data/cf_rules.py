# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the CF conventions (1.8) that matter to readers, checked on NetCDF files. Prints one line for every breach."""
import re
import sys

import netCDF4
import numpy

CALENDARS = {"standard", "gregorian", "proleptic_gregorian", "noleap", "365_day", "all_leap", "366_day", "360_day", "julian", "none"}
GRID_MAPPINGS = {
    "albers_conical_equal_area", "azimuthal_equidistant", "geostationary", "lambert_azimuthal_equal_area", "lambert_conformal_conic",
    "lambert_cylindrical_equal_area", "latitude_longitude", "mercator", "oblique_mercator", "orthographic", "polar_stereographic",
    "rotated_latitude_longitude", "sinusoidal", "stereographic", "transverse_mercator", "vertical_perspective"}
# Standard names of the files in the tests with their canonical units, from version 79 of the standard name table.
STANDARD_NAMES = {
    "air_pressure": "Pa", "air_pressure_at_mean_sea_level": "Pa", "air_temperature": "K", "grid_latitude": "degree", "grid_longitude": "degree",
    "latitude": "degree_north", "longitude": "degree_east", "precipitation_flux": "kg m-2 s-1", "projection_x_coordinate": "m",
    "projection_y_coordinate": "m", "realization": "1", "sea_surface_temperature": "K", "surface_altitude": "m", "time": "s"}
ALIKE = {
    "Pa": {"Pa", "hPa"}, "K": {"K", "degC"}, "degree": {"degree", "degrees"}, "degree_north": {"degrees_north"}, "degree_east": {"degrees_east"},
    "m": {"m"}, "1": {"1"}, "kg m-2 s-1": {"kg m-2 s-1"}}
METHOD = r"(?:\w+: )+(?:point|sum|maximum|median|mid_range|minimum|mean|mode|range|standard_deviation|variance)" \
         r"(?: (?:where|over|within) \w+)*(?: \((?:interval: [^)]+|comment: [^)]+|[^)]+)\))?"
NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")


def breaches(data):
    names = set(data.variables)
    if not re.fullmatch(r"CF-1\.\d+", str(getattr(data, "Conventions", ""))):
        yield "Conventions"
    if not re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ: Terrella \d", str(getattr(data, "history", ""))):
        yield "history has no time and program"
    bounds = {v.bounds for v in data.variables.values() if hasattr(v, "bounds")}
    mappings = {v.grid_mapping for v in data.variables.values() if hasattr(v, "grid_mapping")}
    for name, variable in data.variables.items():
        attributes = set(variable.ncattrs())
        if not NAME.match(name) or not all(NAME.match(a) or a in ("_FillValue",) for a in attributes):
            yield f"{name}: a name with letters that CF does not recommend"
        if name in bounds or name in mappings:
            continue
        is_coordinate = variable.dimensions == (name,)
        yield from units(name, variable, attributes)
        if is_coordinate:
            yield from coordinate(data, name, variable, attributes)
        if "bounds" in attributes:
            yield from cells(data, name, variable)
        if "cell_methods" in attributes and not re.fullmatch(f"{METHOD}(?: {METHOD})*", variable.cell_methods):
            yield f"{name}: cell_methods '{variable.cell_methods}'"
        for other in str(getattr(variable, "coordinates", "")).split():
            if other not in names:
                yield f"{name}: coordinates names '{other}', which is not there"
            elif not set(data.variables[other].dimensions) <= set(variable.dimensions):
                yield f"{name}: '{other}' has dimensions of its own"
        if "grid_mapping" in attributes:
            yield from mapping(data, name, variable)
        yield from order(data, name, variable)
        if "_FillValue" in attributes and variable.getncattr("_FillValue").dtype != variable.dtype:
            yield f"{name}: _FillValue of another type"
        if ("scale_factor" in attributes) != ("add_offset" in attributes):
            yield f"{name}: scale_factor without add_offset"
        if "scale_factor" in attributes and numpy.dtype(variable.dtype).kind != "i":
            yield f"{name}: packed as {variable.dtype}"


def units(name, variable, attributes):
    standard_name = getattr(variable, "standard_name", None)
    if standard_name is None:
        return
    if standard_name not in STANDARD_NAMES:
        yield f"{name}: standard_name '{standard_name}' is not in the table"
    elif standard_name != "time" and getattr(variable, "units", "") not in ALIKE[STANDARD_NAMES[standard_name]]:
        yield f"{name}: units '{getattr(variable, 'units', '')}' of {standard_name}"
    if standard_name == "time":
        if not re.match(r"(seconds|minutes|hours|days) since \d{4}-\d{1,2}-\d{1,2}", variable.units):
            yield f"{name}: units '{variable.units}'"
        if getattr(variable, "calendar", "") not in CALENDARS:
            yield f"{name}: calendar '{getattr(variable, 'calendar', '')}'"


def coordinate(data, name, variable, attributes):
    values = numpy.ma.getdata(variable[:])
    if "_FillValue" in attributes or not numpy.isfinite(values).all():
        yield f"{name}: missing values in a coordinate"
    steps = numpy.diff(values)
    if steps.size and not ((steps > 0).all() or (steps < 0).all()):
        yield f"{name}: not monotonic"
    if getattr(variable, "axis", "") == "Z" and getattr(variable, "positive", "") not in ("up", "down"):
        yield f"{name}: a vertical axis without positive"


def cells(data, name, variable):
    if variable.bounds not in data.variables:
        yield f"{name}: no bounds variable '{variable.bounds}'"
        return
    edges = data.variables[variable.bounds]
    if edges.dimensions[:-1] != variable.dimensions or edges.shape[-1] != 2:
        yield f"{name}: bounds of shape {edges.shape}"
        return
    low, high = edges[:].min(axis=-1), edges[:].max(axis=-1)
    if not ((low <= variable[:]) & (variable[:] <= high) & (low < high)).all():
        yield f"{name}: values outside their bounds"
    if not numpy.allclose(edges[1:, 0], edges[:-1, 1]):
        yield f"{name}: cells that do not touch"


def mapping(data, name, variable):
    crs = data.variables.get(variable.grid_mapping)
    if crs is None:
        yield f"{name}: no grid mapping '{variable.grid_mapping}'"
    elif getattr(crs, "grid_mapping_name", "") not in GRID_MAPPINGS:
        yield f"{name}: grid_mapping_name '{getattr(crs, 'grid_mapping_name', '')}'"


def order(data, name, variable):
    """Dimensions in the recommended order T, Z, Y, X, others to the left of Z."""
    axes = [getattr(data.variables[d], "axis", "") if d in data.variables else "" for d in variable.dimensions]
    known = [a for a in axes if a]
    if known != sorted(known, key="TZYX".index):
        yield f"{name}: dimensions in the order {axes}"


failed = False
for path in sys.argv[1:]:
    with netCDF4.Dataset(path) as file:
        for line in breaches(file):
            failed = True
            print(f"{path.rsplit('/', 1)[-1]}: {line}")
sys.exit(failed)
