#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run holds in memory, and what its limit costs: the peak of all its processes and ratios of times.

    bench_memory.py TERRELLA_RUN [--rows 721] [--columns 1440] [--fewer 1] [--years N] [--resolution 1.0] [--limit 512M] [--most 700] [--only raw]
                    [--repeat N] [--keep FOLDER]

Makes years of daily fields (make_years.py), raw and deflated, and runs open, select, anomaly, regrid, 95th percentile and writing over few years with
and without the limit, and over more with it. What a run holds grows with the years until a node's share of the memory is full, and not beyond: to see
that, let the fewer years fill it already (--fewer 16 --years 64 --rows 61 --columns 120 --resolution 4 --limit 96M). Peaks are sums of the high-water
marks of the processes that live at once, so never too low. Ends with an error where one exceeds --most MB.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

here = os.path.dirname(os.path.abspath(__file__))
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("program")
arguments.add_argument("--rows", type=int, default=721)
arguments.add_argument("--columns", type=int, default=1440)
arguments.add_argument("--fewer", type=int, default=1, help="years of the shorter runs")
arguments.add_argument("--years", type=int, default=4, help="of the longer run; none where it is not longer")
arguments.add_argument("--resolution", type=float, default=1.0, help="degrees, to which is regridded")
arguments.add_argument("--limit", default="512M")
arguments.add_argument("--most", type=float, default=700.0, help="MB that the peak may reach")
arguments.add_argument("--only", choices=["raw", "deflated"], help="one kind of file")
arguments.add_argument("--repeat", type=int, default=1, help="runs of each kind, in turns; the median counts")
arguments.add_argument("--folder", help="where the data are made and removed again; needs three times their size")
arguments.add_argument("--keep", help="folder for data and results that are kept")
chosen = arguments.parse_args()
chosen.program = os.path.abspath(chosen.program)  # runs start in other folders

CHAIN = [("open", "data.open", {"files": ["data/*.nc"]}),
         ("select", "data.select", {"variables": ["t2m"]}),
         ("anomaly", "data.anomaly", {}),
         ("regrid", "data.regrid", {"resolution": chosen.resolution}),
         ("percentile", "data.statistics", {"statistic": "percentiles", "percentiles": ["95"]})]
PIPELINE = {"terrella": 1,
            "nodes": [{"id": id, "module": module, "parameters": parameters} for id, module, parameters in sorted(CHAIN)],
            "links": sorted(({"from": a[0] + ".data", "to": b[0] + ".data"} for a, b in zip(CHAIN, CHAIN[1:])), key=lambda link: link["from"])}


def memory_of(root):
    """MB: high-water marks of a process and of its descendants that live now."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name) as file:
                parents[int(name)] = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            pass  # gone
    family = {root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        if not more:
            break
        family |= more
    total = 0
    for pid in family:
        try:
            with open("/proc/%d/status" % pid) as file:
                total += sum(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
        except OSError:
            pass
    return total / 1e6


def run(folder, limit):
    """Seconds and MB of a run with an empty store."""
    for name in ("store", "runs", "out"):
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    environment = dict(os.environ, TERRELLA_STORE=os.path.join(folder, "store"), TERRELLA_RUNS=os.path.join(folder, "runs"))
    begin = time.monotonic()
    process = subprocess.Popen([chosen.program, "run", "chain.terrella", "--out", "out", "--memory", limit], cwd=folder, env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    reader.start()
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory_of(process.pid))
        time.sleep(0.05)
    seconds = time.monotonic() - begin
    reader.join()
    if process.returncode != 0:
        sys.exit("the run failed:\n" + said[0][-2000:])
    if not any(os.path.getsize(os.path.join(folder, "out", name)) > 0 for name in os.listdir(os.path.join(folder, "out"))):
        sys.exit("the run wrote nothing")
    for name in ("store", "runs", "out"):
        if not chosen.keep:
            shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    return seconds, peak


def median(values):
    return sorted(values)[len(values) // 2]


def prepare(folder, years, deflate):
    data = os.path.join(folder, "data")
    if not os.path.isdir(data):
        subprocess.run([sys.executable, os.path.join(here, "make_years.py"), data, "--years", str(years), "--rows", str(chosen.rows),
                        "--columns", str(chosen.columns), "--deflate", str(deflate)], check=True)
    with open(os.path.join(folder, "chain.terrella"), "w") as file:
        json.dump(PIPELINE, file)


def measure(root, kind, deflate):
    few, many = os.path.join(root, "%s-%d" % (kind, chosen.fewer)), os.path.join(root, "%s-%d" % (kind, chosen.years))
    for folder, years in {few: chosen.fewer, many: max(chosen.fewer, chosen.years)}.items():
        os.makedirs(folder, exist_ok=True)
        prepare(folder, years, deflate)
    limited, free, longer = [], [], []
    for _ in range(chosen.repeat):
        free.append(run(few, "16G"))
        limited.append(run(few, chosen.limit))
        if chosen.years > chosen.fewer:
            longer.append(run(many, chosen.limit))
    peak = max(p for _, p in limited)
    print("  %-8s %d year(s) within %s: peak %.0f MB (%.0f MB within 16G), %.2f times the time within 16G (%.1f s)" %
          (kind, chosen.fewer, chosen.limit, peak, max(p for _, p in free), median([a[0] / b[0] for a, b in zip(limited, free)]), median([t for t, _ in limited])))
    if longer:
        peak_longer = max(p for _, p in longer)
        growth = median([a[0] / b[0] for a, b in zip(longer, limited)])
        print("  %-8s %d years within %s: peak %.0f MB (%.2f times that of %d), %.2f times the time" %
              (kind, chosen.years, chosen.limit, peak_longer, peak_longer / peak, chosen.fewer, growth))
        peak = max(peak, peak_longer)
    sys.stdout.flush()
    return peak


def main():
    root = chosen.keep or tempfile.mkdtemp(prefix="terrella-bench-", dir=chosen.folder)
    peaks = []
    try:
        for kind, deflate in (("raw", 0), ("deflated", 1)):
            if chosen.only in (None, kind):
                peaks.append(measure(root, kind, deflate))
    finally:
        if not chosen.keep:
            shutil.rmtree(root)
    sys.exit(0 if max(peaks) <= chosen.most else "the peak exceeds %.0f MB" % chosen.most)


main()
