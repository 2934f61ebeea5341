#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes natural_earth.gpkg beside this script from the npm package world-atlas (Natural Earth as TopoJSON).
# Needs npm, python3 and ogr2ogr (Debian: npm python3 gdal-bin). Run again only to take a newer edition.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent world-atlas@2.0.2 >/dev/null && tar xzf world-atlas-*.tgz)
out="$work/natural_earth.gpkg"
add() { # layer, what, file
    python3 "$here/topojson_to_geojson.py" "$2" "$work/package/$3" >"$work/$1.geojson"
    mode=-update
    [ -f "$out" ] || mode=
    ogr2ogr -f GPKG $mode -nln "$1" -a_srs EPSG:4326 -lco SPATIAL_INDEX=NO -lco GEOMETRY_NAME=geom "$out" "$work/$1.geojson"
}
add coastline_110m coast countries-110m.json
add coastline_50m coast countries-50m.json
add borders_110m borders countries-110m.json
add borders_50m borders countries-50m.json
add land_110m land land-110m.json
mv "$out" "$here/natural_earth.gpkg"
ls -l "$here/natural_earth.gpkg"
