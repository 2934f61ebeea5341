#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the coastlines, borders or land of a world-atlas TopoJSON file apart into GeoJSON.

usage: topojson_to_geojson.py coast|borders|land FILE.json > OUT.geojson

A coast is an arc that one country uses, a border an arc that two share. Edges that only close polygons along the
antimeridian and at the south pole are left out of lines.
"""
import json
import sys


def decoded(topology):
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append([round(x * sx + tx, 4), round(y * sy + ty, 4)])
        yield points


def rings(geometry):
    if geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def visible_parts(points):
    """A line without the pieces that run along the antimeridian or the bottom of the map."""
    part = [points[0]]
    for a, b in zip(points, points[1:]):
        on_edge = (abs(a[0]) > 179.99 and abs(b[0]) > 179.99) or (a[1] < -89.9 and b[1] < -89.9)
        if on_edge:
            if len(part) > 1:
                yield part
            part = [b]
        else:
            part.append(b)
    if len(part) > 1:
        yield part


def main():
    what, path = sys.argv[1:]
    topology = json.load(open(path, encoding="utf-8"))
    arcs = list(decoded(topology))
    features = []
    if what == "land":
        for geometry in topology["objects"]["land"]["geometries"]:
            for polygon in rings(geometry):
                coordinates = []
                for ring in polygon:
                    points = []
                    for k in ring:
                        arc = arcs[k] if k >= 0 else arcs[~k][::-1]
                        points.extend(arc if not points else arc[1:])
                    coordinates.append(points)
                features.append({"type": "Polygon", "coordinates": coordinates})
    else:
        users = [set() for _ in arcs]
        for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
            for polygon in rings(country):
                for ring in polygon:
                    for k in ring:
                        users[k if k >= 0 else ~k].add(number)
        for points, countries in zip(arcs, users):
            if len(countries) == (1 if what == "coast" else 2):
                features.extend({"type": "LineString", "coordinates": part} for part in visible_parts(points))
    json.dump({"type": "FeatureCollection",
               "features": [{"type": "Feature", "properties": {}, "geometry": g} for g in features]}, sys.stdout)


if __name__ == "__main__":
    main()
