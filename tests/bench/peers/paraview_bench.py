#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ParaView takes for a picture of a field and of tracks; for pvpython, or python3 where ParaView's modules are found. Prints JSON, milliseconds.

    paraview_bench.py FIELD.nc YEAR.nc TRACKS.vtk
"""
import json
import statistics
import sys
import time

import paraview
import paraview.simple as pv

paraview.simple._DisableFirstRenderCameraReset()
field, year, tracks = sys.argv[1:4]
out = {"program": "ParaView %s" % pv.GetParaViewVersion()}


def milliseconds(work):
    begin = time.perf_counter()
    work()
    took = 1e3 * (time.perf_counter() - begin)
    print("%.0f ms" % took, file=sys.stderr, flush=True)
    return took


view = pv.CreateView("RenderView")
view.ViewSize = [1280, 800]
view.CameraPosition = [8.0, 0.0, 1.0]
view.CameraFocalPoint = [0.0, 0.0, 0.0]
view.CameraViewUp = [0.0, 0.0, 1.0]
view.CameraViewAngle = 20.0
pv.Render(view)  # the window and its context are there, as those of a program that runs


def opened(path):
    """The field on the sphere, coloured, at its first time."""
    reader = pv.NetCDFReader(FileName=[path])
    reader.SphericalCoordinates = 1
    reader.UpdatePipelineInformation()
    # ParaView lays the sphere by the vertical coordinate, of which there is none: its radius is 1.
    shown = pv.Show(reader, view)
    pv.ColorBy(shown, ("CELLS", "t2m") if "t2m" in reader.CellData.keys() else ("POINTS", "t2m"))
    table = pv.GetColorTransferFunction("t2m")
    table.ApplyPreset("Viridis (matplotlib)", True)
    table.RescaleTransferFunction(240.0, 300.0)
    return reader, shown


def draw():
    pv.Render(view)


kept = []


def first():
    kept.extend(opened(field))
    draw()


out["first"] = milliseconds(first)
reader, shown = kept
bounds = reader.GetDataInformation().GetBounds()
reach = max(abs(each) for each in bounds)
view.CameraPosition = [6.2 * reach, 0.0, 1.0 * reach]
draw()
times = list(reader.TimestepValues)


def at(moment):
    view.ViewTime = moment
    draw()


out["step"] = statistics.median(milliseconds(lambda k=k: at(times[k])) for k in range(1, 6))
table = pv.GetColorTransferFunction("t2m")


def ranged(low):
    table.RescaleTransferFunction(low, low + 60.0)
    draw()


out["range"] = statistics.median(milliseconds(lambda k=k: ranged(235.0 + k)) for k in range(5))
camera = view.GetActiveCamera()


def turned():
    camera.Azimuth(2.0)
    draw()


out["frame"] = statistics.median(milliseconds(turned) for _ in range(15))
pv.Delete(shown)
pv.Delete(reader)
reader, shown = opened(year)
draw()
days = list(reader.TimestepValues)[::6]  # a step takes as long as any other, and all of them take minutes
out["year"] = milliseconds(lambda: [at(day) for day in days]) / len(days)
pv.Hide(reader, view)
lines = pv.LegacyVTKReader(FileNames=[tracks])
shown = pv.Show(lines, view)
pv.ColorBy(shown, ("POINTS", "wind"))
shown.LineWidth = 3.0
view.CameraPosition = [6.2, 0.0, 1.0]
draw()
out["tracks"] = statistics.median(milliseconds(turned) for _ in range(9))
print(json.dumps(out))
