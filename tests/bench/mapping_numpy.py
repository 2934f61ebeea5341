# SPDX-License-Identifier: GPL-3.0-or-later
"""Empirical quantile mapping in NumPy, as people write it: the peer of the bench.

Quantiles of definition 7 at (i - 1/2) / NODES of reference and model, corrections interpolated linearly between those of the model and constant beyond:
all cells sorted at once, numpy.interp for each.
usage: mapping_numpy.py SERIES CELLS STEPS NODES OUT
SERIES: float32, [reference, historical, projection][cell][step]; OUT: float32, [cell][step]. Prints the seconds of processor time of the computation.
"""
import sys
import time

import numpy as np


def quantiles(series, p):
    ordered = np.sort(series, axis=1)
    place = p * (series.shape[1] - 1)
    below = np.floor(place).astype(int)
    share = (place - below).astype(np.float32)
    above = np.minimum(below + 1, series.shape[1] - 1)
    return ordered[:, below] * (1.0 - share) + ordered[:, above] * share


def main():
    path, cells, steps, nodes, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    reference, historical, projection = np.fromfile(path, dtype=np.float32).reshape(3, cells, steps)
    p = (np.arange(nodes) + 0.5) / nodes
    best = 1e300
    for _ in range(5):
        begin = time.process_time()
        there, here = quantiles(reference, p), quantiles(historical, p)
        mapped = np.empty_like(projection)
        for cell in range(cells):
            mapped[cell] = projection[cell] + np.interp(projection[cell], here[cell], there[cell] - here[cell])
        best = min(best, time.process_time() - begin)
    print(best)
    mapped.tofile(out)


main()
