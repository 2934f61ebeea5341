#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terrella's view of the Earth beside ParaView and QGIS, where they are installed: the same files, the same size of picture, one after the other in
rounds; medians, and ratios of this run alone.

    bench_peers.py TERRELLA_BENCH_EARTH [--rounds 3] [--only paraview,qgis] [--spacing 0.25] [--keep FOLDER]

Makes a field of six times, a daily year on a grid of 1 degree and 10^5 points of tracks. The programs draw with the same software or hardware OpenGL, on a
virtual display of their own. ParaView is found as pvpython (Debian: python3-paraview, which cannot be installed beside libvtk9-dev; its package unpacked
into a folder of its own serves as well: TERRELLA_PARAVIEW_PYTHON=…/usr/lib/python3/dist-packages), QGIS by python3-qgis.
"""
import argparse
import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

import netCDF4
import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = [("first", "first picture of the field from its file"), ("step", "next time step"), ("range", "another colour range"),
        ("frame", "frame at 1280 × 800, turned by 2°"), ("year", "a step of a daily year, 1° (mean of all)"), ("tracks", "frame with 10⁵ points of tracks, turned")]


def write_field(path, spacing, steps):
    lat = numpy.arange(90.0, -90.0 - 1e-9, -spacing)
    lon = numpy.arange(0.0, 360.0 - 1e-9, spacing)
    with netCDF4.Dataset(path, "w") as file:
        for name, values, standard, units in (("lat", lat, "latitude", "degrees_north"), ("lon", lon, "longitude", "degrees_east")):
            file.createDimension(name, len(values))
            variable = file.createVariable(name, "f8", (name,))
            variable.standard_name, variable.units = standard, units
            variable[:] = values
        file.createDimension("time", steps)
        time = file.createVariable("time", "f8", ("time",))
        time.standard_name, time.units, time.calendar = "time", "days since 2001-01-01", "standard"
        time[:] = numpy.arange(steps)
        field = file.createVariable("t2m", "f4", ("time", "lat", "lon"), chunksizes=(1, len(lat), len(lon)))
        field.standard_name, field.units = "air_temperature", "K"
        for k in range(steps):
            waves = 6.0 * numpy.sin(numpy.radians(5.0 * lon + 8.0 * k))[None, :] * numpy.cos(numpy.radians(lat))[:, None]
            field[k] = 270.0 + 28.0 * numpy.cos(numpy.radians(lat))[:, None] + waves


def make_tracks(points):
    """Lists of (lon, lat, wind), a hundred points each."""
    random.seed(7)
    out = []
    for _ in range(points // 100):
        lon, lat, wind = random.uniform(-180.0, 180.0), random.uniform(-25.0, 25.0), random.uniform(10.0, 30.0)
        side, track = (-1.0 if lat < 0.0 else 1.0), []
        for k in range(100):
            track.append(((lon + 180.0) % 360.0 - 180.0, lat, wind))
            lon += -0.9 if k < 50 else 0.8
            lat = max(-70.0, min(70.0, lat + side * random.uniform(0.0, 0.7)))
            wind = max(8.0, min(74.0, wind + random.uniform(-2.0, 2.2)))
        out.append(track)
    return out


def write_csv(path, tracks):
    with open(path, "w") as file:
        file.write("track_id,time,lon,lat,wind\n")
        for number, track in enumerate(tracks):
            for k, (lon, lat, wind) in enumerate(track):
                file.write("%d,2001-01-%02dT%02d:00:00Z,%.4f,%.4f,%.3f\n" % (number, 1 + k // 4, 6 * (k % 4), lon, lat, wind))


def write_vtk(path, tracks):
    """On the unit sphere, as ParaView draws lines."""
    count = sum(len(track) for track in tracks)
    with open(path, "w") as file:
        file.write("# vtk DataFile Version 3.0\ntracks\nASCII\nDATASET POLYDATA\nPOINTS %d float\n" % count)
        for track in tracks:
            for lon, lat, _ in track:
                a, b = math.radians(lon), math.radians(lat)
                file.write("%.6f %.6f %.6f\n" % (math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b)))
        file.write("LINES %d %d\n" % (len(tracks), count + len(tracks)))
        at = 0
        for track in tracks:
            file.write(" ".join([str(len(track))] + [str(at + k) for k in range(len(track))]) + "\n")
            at += len(track)
        file.write("POINT_DATA %d\nSCALARS wind float 1\nLOOKUP_TABLE default\n" % count)
        for track in tracks:
            file.write("".join("%.3f\n" % wind for _, _, wind in track))


def write_segments(path, tracks):
    """One line for each segment: QGIS colours lines, not points of lines."""
    from osgeo import ogr, osr
    place = osr.SpatialReference()
    place.ImportFromEPSG(4326)
    place.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = file.CreateLayer("segments", place, ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("wind", ogr.OFTReal))
    layer.StartTransaction()
    for track in tracks:
        for (lon0, lat0, wind), (lon1, lat1, _) in zip(track, track[1:]):
            if abs(lon1 - lon0) > 180.0:
                continue
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("wind", wind)
            line = ogr.Geometry(ogr.wkbLineString)
            line.AddPoint_2D(lon0, lat0)
            line.AddPoint_2D(lon1, lat1)
            feature.SetGeometry(line)
            layer.CreateFeature(feature)
    layer.CommitTransaction()


def display():
    """A virtual display of the bench's own; its process and its name."""
    read, write = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "+extension", "GLX"], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    number = os.fdopen(read).readline().strip()
    return process, ":" + number


def peers(only):
    """Name, command and environment of those that are installed; a line for each that is not."""
    out = []
    modules = os.environ.get("TERRELLA_PARAVIEW_PYTHON")
    if "paraview" in only:
        script = os.path.join(HERE, "paraview_bench.py")
        if modules:
            out.append(("paraview", ["/usr/bin/python3", script], {"PYTHONPATH": modules}, "vtk"))
        elif shutil.which("pvpython"):
            out.append(("paraview", ["pvpython", script], {}, "vtk"))
        else:
            print("Left out: ParaView, which is not installed (Debian: python3-paraview).")
    if "qgis" in only:
        if subprocess.run(["/usr/bin/python3", "-c", "import qgis.core"], capture_output=True).returncode == 0:
            out.append(("qgis", ["/usr/bin/python3", os.path.join(HERE, "qgis_bench.py")], {}, "gpkg"))
        else:
            print("Left out: QGIS, which is not installed (Debian: python3-qgis).")
    return out


def measure(name, command, files, extra, environment):
    done = subprocess.run(command + files, env=dict(environment, **extra), capture_output=True, text=True, timeout=1800)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not lines:
        print("%s could not be measured:\n%s" % (name, (done.stderr or done.stdout).strip()[-600:]))
        return None
    return json.loads(lines[-1])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", default="paraview,qgis")
    arguments.add_argument("--spacing", type=float, default=0.25)
    arguments.add_argument("--keep", help="where the files are kept for the next time")
    chosen = arguments.parse_args()
    folder = chosen.keep or tempfile.mkdtemp(prefix="terrella-peers-")
    os.makedirs(folder, exist_ok=True)
    file = {name: os.path.join(folder, name) for name in ("field.nc", "year.nc", "tracks.csv", "tracks.vtk", "tracks.gpkg")}
    screen = None
    try:
        if not all(os.path.exists(path) for path in file.values()):
            write_field(file["field.nc"], chosen.spacing, 6)
            write_field(file["year.nc"], 1.0, 365)
            tracks = make_tracks(100_000)
            write_csv(file["tracks.csv"], tracks)
            write_vtk(file["tracks.vtk"], tracks)
            if os.path.exists(file["tracks.gpkg"]):
                os.remove(file["tracks.gpkg"])
            write_segments(file["tracks.gpkg"], tracks)
        screen, name = display()
        environment = dict(os.environ, DISPLAY=name, LIBGL_ALWAYS_SOFTWARE=os.environ.get("LIBGL_ALWAYS_SOFTWARE", "1"))
        programs = [("terrella", [os.path.abspath(chosen.program)], {}, "csv")] + peers(chosen.only.split(","))
        found = {}
        for _ in range(chosen.rounds):
            for name, command, extra, kind in programs:
                answer = measure(name, command, [file["field.nc"], file["year.nc"], file["tracks." + kind]], extra, environment)
                if answer:
                    found.setdefault(name, []).append(answer)
        return table(found, chosen.rounds)
    finally:
        if screen:
            screen.terminate()
        if not chosen.keep:
            shutil.rmtree(folder, ignore_errors=True)


def table(found, rounds):
    if "terrella" not in found:
        return 1
    print("\nMilliseconds, medians of %d rounds that took turns (the machine's other work counts in all alike; compare within this run only)" % rounds)
    names = list(found)
    print("%-44s" % "" + "".join("%18s" % found[name][0]["program"][:18] for name in names) + "".join("%12s" % ("÷ ours: " + name[:3]) for name in names[1:]))
    behind = []
    for key, title in ROWS:
        values = {name: statistics.median(each[key] for each in found[name] if key in each) for name in names if any(key in each for each in found[name])}
        line = "%-44s" % title + "".join("%18.1f" % values[name] if name in values else "%18s" % "–" for name in names)
        for name in names[1:]:
            ratio = values[name] / values["terrella"] if name in values and "terrella" in values else None
            line += "%12.1f" % ratio if ratio else "%12s" % "–"
            if ratio and ratio < 1.0:
                behind.append("%s: %s" % (name, title))
        print(line)
    bare = [each["frame"] / each["bare"] for each in found["terrella"] if "bare" in each]
    if bare:
        print("%-44s%18.2f   (budget 1.5)" % ("globe frame ÷ bare textured sphere", statistics.median(bare)))
    for each in behind:
        print("Behind " + each)
    return 0


sys.exit(main())
