#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run holds in memory, and what its limit costs: the peak of all its processes and ratios of times.

    bench_memory.py TERRELLA_RUN [--rows N] [--columns N] [--years N] [--limit 512M] [--most 700] [--keep FOLDER]

Makes years of daily fields (make_years.py), deflated and raw, and runs open, select, anomaly, regrid and a 95th percentile over them with and without
the limit, and over several times the years with it. Fails where the peak exceeds --most MB. Nodes whose module is not installed are left out.
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
arguments.add_argument("--rows", type=int, default=181)
arguments.add_argument("--columns", type=int, default=360)
arguments.add_argument("--years", type=int, default=4, help="of the longer run")
arguments.add_argument("--limit", default="512M")
arguments.add_argument("--most", type=float, default=700.0, help="MB")
arguments.add_argument("--only", choices=["raw", "deflated"], help="one kind of file")
arguments.add_argument("--repeat", type=int, default=1, help="runs of each kind, in turns; the median counts")
arguments.add_argument("--keep", help="folder for data and results that are kept")
chosen = arguments.parse_args()


def installed():
    listed = subprocess.run([chosen.program, "modules", "--json"], capture_output=True, text=True, check=True).stdout
    return listed


def chain(modules):
    """open → select → anomaly → regrid → percentile → write, of what is there."""
    nodes = {"open": {"module": "data.open", "parameters": {"files": ["data/*.nc"]}},
             "select": {"module": "data.select", "parameters": {"variables": ["t2m"]}}}
    links, last = ["open.data>select.data"], "select"
    more = json.loads(os.environ.get("TERRELLA_BENCH_NODES", "null")) or DEFAULT
    for name, module, parameters in more:
        if '"%s"' % module not in modules:
            print("  left out: %s is not installed" % module)
            continue
        nodes[name] = {"module": module, "parameters": parameters}
        links.append("%s.data>%s.data" % (last, name))
        last = name
    return {"terrella": 1, "nodes": [dict(node, id=id) for id, node in sorted(nodes.items())],
            "links": [dict(zip(("from", "to"), link.split(">"))) for link in sorted(links)]}


DEFAULT = [["anomaly", "data.anomaly", {}],
           ["regrid", "data.regrid", {"resolution": 1.0}],
           ["percentile", "data.statistics", {"statistic": "percentiles", "percentiles": ["95"]}]]


def memory_of(pid):
    """MB that a process and its children hold now."""
    total = 0
    for line in open("/proc/%d/status" % pid):
        if line.startswith("VmRSS:"):
            total += int(line.split()[1]) / 1000.0 * 1.024
    for child in open("/proc/%d/task/%d/children" % (pid, pid)).read().split():
        total += memory_of(int(child))
    return total


def run(folder, limit):
    shutil.rmtree(os.path.join(folder, "store"), ignore_errors=True)
    environment = dict(os.environ, TERRELLA_STORE=os.path.join(folder, "store"), TERRELLA_RUNS=os.path.join(folder, "runs"))
    begin = time.monotonic()
    process = subprocess.Popen([chosen.program, "run", "chain.terrella"] + (["--memory", limit] if limit else ["--memory", "16G"]),
                               cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = 0.0
    drained = []
    reader = threading.Thread(target=lambda: drained.append(process.stderr.read()))
    reader.start()
    while process.poll() is None:
        try:
            peak = max(peak, memory_of(process.pid))
        except (OSError, ValueError):
            pass
        time.sleep(0.01)
    reader.join()
    if process.returncode != 0:
        sys.exit("the run failed:\n" + drained[0][-2000:])
    return time.monotonic() - begin, peak


def median(values):
    return sorted(values)[len(values) // 2]


def prepare(folder, years, deflate, pipeline):
    data = os.path.join(folder, "data")
    if not os.path.isdir(data):
        subprocess.run([os.path.join(here, "make_years.py"), data, "--years", str(years), "--rows", str(chosen.rows), "--columns", str(chosen.columns),
                        "--deflate", str(deflate)], check=True)
    with open(os.path.join(folder, "chain.terrella"), "w") as file:
        json.dump(pipeline, file)


def main():
    root = chosen.keep or tempfile.mkdtemp(prefix="terrella-bench-")
    pipeline = chain(installed())
    good = True
    for kind, deflate in (("raw", 0), ("deflated", 1)):
        if chosen.only and kind != chosen.only:
            continue
        one, many = os.path.join(root, kind + "-1"), os.path.join(root, "%s-%d" % (kind, chosen.years))
        for folder, years in ((one, 1), (many, chosen.years)):
            os.makedirs(folder, exist_ok=True)
            prepare(folder, years, deflate, pipeline)
        limited, free, longer = [], [], []
        for _ in range(chosen.repeat):
            free.append(run(one, None))
            limited.append(run(one, chosen.limit))
            longer.append(run(many, chosen.limit))
        ratio = median([a[0] / b[0] for a, b in zip(limited, free)])
        growth = median([a[0] / b[0] for a, b in zip(longer, limited)]) / chosen.years
        peak, peakLonger = max(p for _, p in limited), max(p for _, p in longer)
        print("  %-9s one year within %s: peak %.0f MB (without limit %.0f MB), %.2f times the time without limit" %
              (kind, chosen.limit, peak, max(p for _, p in free), ratio))
        print("  %-9s %d years within %s: peak %.0f MB, %.2f times the time of one year each" % (kind, chosen.years, chosen.limit, peakLonger, growth))
        good = good and max(peak, peakLonger) <= chosen.most
    if not chosen.keep:
        shutil.rmtree(root)
    sys.exit(0 if good else "the peak exceeds %.0f MB" % chosen.most)


main()
