#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Means of ETOPO5's heights on cells of 10 minutes of arc, as a small GeoTIFF.

usage: relief_to_tif.py etopo5.cdf OUT.tif

ETOPO5 has heights at the crossings of 5-minute lines (longitudes 0 … 359°55′, latitudes 90 … −90). A cell of 10 minutes
whose edges are such lines takes 3 × 3 of them, weighted by the area that each stands for within the cell. Steps of 10 m
on land and 25 m in the sea, which deflates to a third.
"""
import sys

import numpy
from osgeo import gdal, osr

gdal.UseExceptions()


def main():
    source, target = sys.argv[1:]
    heights = gdal.Open(source).ReadAsArray().astype("f8")  # 2161 x 4320, north first
    heights = numpy.roll(heights, 2160, axis=1)             # from 180°W
    heights = numpy.concatenate([heights, heights[:, :1]], axis=1)
    west = 0.25 * heights[:, 0:-2:2] + 0.5 * heights[:, 1:-1:2] + 0.25 * heights[:, 2::2]
    cells = 0.25 * west[0:-2:2] + 0.5 * west[1:-1:2] + 0.25 * west[2::2]
    rounded = numpy.where(cells >= 0.0, numpy.round(cells / 10.0) * 10.0, numpy.round(cells / 25.0) * 25.0)
    rounded = numpy.where((cells > 0.0) & (rounded == 0.0), 5.0, rounded).astype("i2")  # flat coasts stay land
    out = gdal.GetDriverByName("GTiff").Create(target, 2160, 1080, 1, gdal.GDT_Int16,
                                               ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES"])
    out.SetGeoTransform([-180.0, 1.0 / 6.0, 0.0, 90.0, 0.0, -1.0 / 6.0])
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    out.SetProjection(system.ExportToWkt())
    out.GetRasterBand(1).SetUnitType("m")
    out.GetRasterBand(1).WriteArray(rounded)


if __name__ == "__main__":
    main()
