#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What QGIS takes for a picture of a field and of tracks, off the screen with QgsMapRendererParallelJob. Prints JSON, milliseconds. It has no globe: a
frame is its map, moved by two degrees.

    qgis_bench.py FIELD.nc YEAR.nc TRACKS.gpkg
"""
import json
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (Qgis, QgsApplication, QgsColorRampShader, QgsCoordinateReferenceSystem, QgsGradientColorRamp, QgsGraduatedSymbolRenderer,  # noqa: E402
                       QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRasterShader, QgsRectangle, QgsRendererRange,
                       QgsSingleBandPseudoColorRenderer, QgsLineSymbol, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
field, year, tracks = sys.argv[1:4]
out = {"program": "QGIS %s" % Qgis.QGIS_VERSION.split("-")[0]}
crs = QgsCoordinateReferenceSystem("EPSG:4326")
STOPS = [(0.0, "#440154"), (0.25, "#3b528b"), (0.5, "#21918c"), (0.75, "#5ec962"), (1.0, "#fde725")]


def milliseconds(work):
    begin = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - begin)


def draw(layers, shift=0.0):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1280, 800))
    settings.setDestinationCrs(crs)
    settings.setExtent(QgsRectangle(shift, -90.0, 360.0 + shift, 90.0))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if job.renderedImage().isNull():
        sys.exit("QGIS drew nothing.")


def coloured(layer, band, low):
    ramp = QgsColorRampShader(low, low + 60.0)
    ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(low + 60.0 * part, QColor(colour)) for part, colour in STOPS])
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader))


def opened(path):
    layer = QgsRasterLayer('NETCDF:"%s":t2m' % path, "t2m", "gdal")
    if not layer.isValid():
        sys.exit("QGIS cannot open %s." % path)
    layer.setCrs(crs)
    coloured(layer, 1, 240.0)
    return layer


layers = []


def first():
    layers.append(opened(field))
    draw(layers)


out["first"] = milliseconds(first)


def at(layer, band):
    coloured(layer, band, 240.0)
    draw([layer])


out["step"] = statistics.median(milliseconds(lambda k=k: at(layers[0], k)) for k in range(2, 7))


def ranged(low):
    coloured(layers[0], 2, low)
    draw(layers)


out["range"] = statistics.median(milliseconds(lambda k=k: ranged(235.0 + k)) for k in range(5))
out["frame"] = statistics.median(milliseconds(lambda k=k: draw(layers, 2.0 * k)) for k in range(1, 16))
days = opened(year)
out["year"] = milliseconds(lambda: [at(days, band) for band in range(1, days.bandCount() + 1)]) / days.bandCount()
lines = QgsVectorLayer(tracks + "|layername=segments", "tracks", "ogr")
if not lines.isValid():
    sys.exit("QGIS cannot open %s." % tracks)
ranges = []
for k in range(5):
    symbol = QgsLineSymbol.createSimple({"line_color": STOPS[k][1], "line_width": "3", "line_width_unit": "Pixel"})
    ranges.append(QgsRendererRange(15.0 * k, 15.0 * (k + 1), symbol, str(k)))
lines.setRenderer(QgsGraduatedSymbolRenderer("wind", ranges))
out["tracks"] = statistics.median(milliseconds(lambda k=k: draw([lines], -180.0 + 2.0 * k)) for k in range(1, 6))
print(json.dumps(out))
