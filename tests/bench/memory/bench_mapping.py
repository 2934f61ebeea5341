#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What quantile mapping holds in memory: the peak of a run whose data are many times its limit.

    bench_mapping.py TERRELLA_RUN [--years 10 30] [--limit 128M] [--most 256] [--columns 8]

Makes a climate (downscale.idealised_climate) of so many years, interpolates it to 8 by 8 times as many cells and maps quantiles by month. Tiles keep what
is held within the limit whatever the years. Prints the size of the fine data (three periods and the result), the seconds and the peak of the largest
process, and ends with an error where that exceeds --most MB.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("program")
arguments.add_argument("--years", type=int, nargs="+", default=[10, 30])
arguments.add_argument("--columns", type=int, default=8, help="coarse columns; 5 rows")
arguments.add_argument("--limit", default="128M")
arguments.add_argument("--most", type=float, default=256.0, help="MB that the peak may reach")
chosen = arguments.parse_args()
program = os.path.abspath(chosen.program)

PERIODS = [("past", "historical"), ("future", "projection")]
NODES = ([{"id": "climate", "module": "downscale.idealised_climate"}, {"id": "map", "module": "downscale.quantile_map", "parameters": {"variables": ["tas"]}}]
         + [{"id": id, "module": "downscale.interpolate", "parameters": {"variables": ["tas"]}} for id, _ in PERIODS])
LINKS = ([{"from": "climate.reference", "to": "map.reference"}]
         + [{"from": "climate." + port, "to": id + ".data"} for id, port in PERIODS]
         + [{"from": "climate.elevation", "to": id + ".like"} for id, _ in PERIODS]
         + [{"from": id + ".data", "to": "map." + port} for id, port in PERIODS])

kept = True
for years in chosen.years:  # peaks of all children so far: from few years to many
    folder = tempfile.mkdtemp(prefix="mapping-")
    try:
        for node in NODES:
            if node["id"] == "climate":
                node["parameters"] = {"years": years, "columns": chosen.columns}
        with open(os.path.join(folder, "mapping.terrella"), "w") as file:
            json.dump({"terrella": 1, "nodes": sorted(NODES, key=lambda node: node["id"]), "links": sorted(LINKS, key=lambda link: (link["from"], link["to"]))}, file)
        environment = dict(os.environ, TERRELLA_STORE=os.path.join(folder, "store"), TERRELLA_RUNS=os.path.join(folder, "runs"))
        begin = time.time()
        done = subprocess.run([program, "run", "mapping.terrella", "--memory", chosen.limit], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024.0
        size = 4 * 4 * years * 365.25 * 5 * chosen.columns * 64 / 1e6
        kept = kept and peak <= chosen.most
        print("%3d years: %6.0f MB of data, limit %s: peak %4.0f MB, %5.1f s" % (years, size, chosen.limit, peak, time.time() - begin))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
sys.exit(0 if kept else "The peak exceeds %g MB." % chosen.most)
