#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes lines or polygons of a TopoJSON file apart into GeoJSON.

usage: topojson_to_geojson.py coast|borders|land|countries|OBJECT FILE.json [SIMPLIFY] [CODES.json] > OUT.geojson

A coast is an arc that one country uses, a border an arc that two share; "countries" are polygons with name and ISO codes
(CODES.json lists [alpha-2, alpha-3, numeric, …]); any other word is an object of the file, whose arcs are taken as lines.
Edges that only close polygons along the antimeridian and at the south pole are left out of lines. SIMPLIFY, in degrees of
a great circle, leaves out points that lie nearer to the line than that (Douglas and Peucker).
"""
import json
import math
import sys


def simplified(points, tolerance):
    """What remains of a line; longitudes count less towards the poles."""
    if tolerance <= 0 or len(points) < 3:
        return points
    squeeze = math.cos(math.radians(points[len(points) // 2][1]))
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    work = [(0, len(points) - 1)]
    while work:
        first, last = work.pop()
        ax, ay = points[first][0] * squeeze, points[first][1]
        dx, dy = points[last][0] * squeeze - ax, points[last][1] - ay
        span = math.hypot(dx, dy)
        worst, at = tolerance, None
        for k in range(first + 1, last):
            px, py = points[k][0] * squeeze - ax, points[k][1] - ay
            away = abs(px * dy - py * dx) / span if span > 1e-9 else math.hypot(px, py)
            if away > worst:
                worst, at = away, k
        if at is not None:
            keep[at] = True
            work += [(first, at), (at, last)]
    out = [p for p, kept in zip(points, keep) if kept]
    return [] if len(out) == 2 and out[0] == out[1] else out  # an island too small to be seen


def decoded(topology, tolerance):
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append([round(x * sx + tx, 4), round(y * sy + ty, 4)])
        yield simplified(points, tolerance)


def rings(geometry):
    if geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def arcs_of(geometry):
    """Numbers of the arcs, whatever the geometry is."""
    def flat(nested):
        for each in nested:
            if isinstance(each, list):
                yield from flat(each)
            else:
                yield each if each >= 0 else ~each
    yield from flat(geometry.get("arcs", []))


def polygons(geometry, arcs):
    for polygon in rings(geometry):
        coordinates = []
        for ring in polygon:
            points = []
            for k in ring:
                arc = arcs[k] if k >= 0 else arcs[~k][::-1]
                points.extend(arc if not points else arc[1:])
            if len(points) > 3:
                coordinates.append(points)
        if coordinates:
            yield coordinates


def visible_parts(points):
    """A line without the pieces that run along the antimeridian or the bottom of the map."""
    if not points:
        return
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


def lines(topology, what, arcs):
    objects = topology["objects"]
    users = [set() for _ in arcs]
    between = what in ("coast", "borders")
    for number, geometry in enumerate(objects["countries" if between else what]["geometries"]):
        for k in arcs_of(geometry):
            users[k].add(number)
    for points, used in zip(arcs, users):
        if len(used) == 2 if what == "borders" else len(used) == 1 if what == "coast" else used:
            yield from visible_parts(points)


def main():
    what, path, *more = sys.argv[1:]
    topology = json.load(open(path, encoding="utf-8"))
    arcs = list(decoded(topology, float(more[0]) if more else 0))
    features = []
    if what == "land":
        for geometry in topology["objects"]["land"]["geometries"]:
            features.extend(({}, {"type": "Polygon", "coordinates": p}) for p in polygons(geometry, arcs))
    elif what == "countries":
        codes = {"Kosovo": ("XK", "XKX")}  # it has no number
        codes |= {numeric: (two, three) for two, three, numeric, *_ in json.load(open(more[1], encoding="utf-8"))}
        for geometry in topology["objects"]["countries"]["geometries"]:
            name = geometry["properties"]["name"]
            two, three = codes.get(geometry.get("id", name), ("", ""))
            about = {"name": name, "iso_a2": two, "iso_a3": three}
            features.append((about, {"type": "MultiPolygon", "coordinates": list(polygons(geometry, arcs))}))
    else:
        # Many in one, near each other in the file as they are on the Earth: rows of their own would take as much room again.
        parts = list(lines(topology, what, arcs))
        features = [({}, {"type": "MultiLineString", "coordinates": parts[k:k + 100]}) for k in range(0, len(parts), 100)]
    json.dump({"type": "FeatureCollection",
               "features": [{"type": "Feature", "properties": about, "geometry": g} for about, g in features]}, sys.stdout)


if __name__ == "__main__":
    main()
