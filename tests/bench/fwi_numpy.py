# SPDX-License-Identifier: GPL-3.0-or-later
"""The Canadian Fire Weather Index System in plain NumPy, as people write it: the peer of the bench.

Van Wagner 1987 (FTR-35), equations 1 to 30, with the constant and the humidity limit of cffdrs 1.9.2; day lengths of the far north in July.
usage: fwi_numpy.py WEATHER CELLS DAYS OUT
WEATHER: float32, [day][temperature degC, humidity %, wind km/h, rain mm][cell]; OUT: float64, the fire weather index of the last day.
Prints the seconds of processor time of the computation.
"""
import sys
import time

import numpy as np

K = 250.0 * 59.5 / 101.0
LE, LF = 12.4, 6.4


def next_ffmc(f, t, h, w, p):
    m = K * (101.0 - f) / (59.5 + f)
    rf = np.maximum(p - 0.5, 1e-9)
    wet = m + 42.5 * rf * np.exp(-100.0 / (251.0 - m)) * (1.0 - np.exp(-6.93 / rf))
    wet = np.where(m > 150.0, wet + 0.0015 * (m - 150.0) ** 2 * np.sqrt(rf), wet)
    m = np.where(p > 0.5, np.minimum(wet, 250.0), m)
    common = 0.18 * (21.1 - t) * (1.0 - np.exp(-0.115 * h))
    ed = 0.942 * h**0.679 + 11.0 * np.exp((h - 100.0) / 10.0) + common
    ew = 0.618 * h**0.753 + 10.0 * np.exp((h - 100.0) / 10.0) + common
    x = h / 100.0
    kd = (0.424 * (1.0 - x**1.7) + 0.0694 * np.sqrt(w) * (1.0 - x**8)) * 0.581 * np.exp(0.0365 * t)
    y = (100.0 - h) / 100.0
    kw = (0.424 * (1.0 - y**1.7) + 0.0694 * np.sqrt(w) * (1.0 - y**8)) * 0.581 * np.exp(0.0365 * t)
    m = np.where(m > ed, ed + (m - ed) * 10.0**-kd, np.where(m < ew, ew - (ew - m) * 10.0**-kw, m))
    return np.clip(59.5 * (250.0 - m) / (K + m), 0.0, 101.0)


def next_dmc(p0, t, h, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        re = 0.92 * p - 1.27
        mo = 20.0 + 280.0 / np.exp(0.023 * p0)
        b = np.where(p0 <= 33.0, 100.0 / (0.5 + 0.3 * p0), np.where(p0 <= 65.0, 14.0 - 1.3 * np.log(p0), 6.2 * np.log(p0) - 17.2))
        mr = mo + 1000.0 * re / (48.77 + b * re)
        pr = np.maximum(43.43 * (5.6348 - np.log(mr - 20.0)), 0.0)
    return np.where(p > 1.5, pr, p0) + 1.894 * (np.maximum(t, -1.1) + 1.1) * (100.0 - h) * LE * 1e-4


def next_dc(d0, t, p):
    with np.errstate(invalid="ignore"):
        dr = np.maximum(d0 - 400.0 * np.log(1.0 + 3.937 * (0.83 * p - 1.27) / (800.0 * np.exp(-d0 / 400.0))), 0.0)
    return np.where(p > 2.8, dr, d0) + np.maximum((0.36 * (np.maximum(t, -2.8) + 2.8) + LF) / 2.0, 0.0)


def indices(f, p, d, w):
    m = K * (101.0 - f) / (59.5 + f)
    isi = 0.208 * np.exp(0.05039 * w) * 91.9 * np.exp(-0.1386 * m) * (1.0 + m**5.31 / 4.93e7)
    with np.errstate(invalid="ignore", divide="ignore"):
        low = 0.8 * p * d / (p + 0.4 * d)
        high = np.maximum(p - (1.0 - 0.8 * d / (p + 0.4 * d)) * (0.92 + (0.0114 * p) ** 1.7), 0.0)
    bui = np.where(p + 0.4 * d > 0.0, np.where(p <= 0.4 * d, low, high), 0.0)
    fd = np.where(bui <= 80.0, 0.626 * bui**0.809 + 2.0, 1000.0 / (25.0 + 108.64 * np.exp(-0.023 * bui)))
    b = 0.1 * isi * fd
    return np.where(b > 1.0, np.exp(2.72 * (0.434 * np.log(np.maximum(b, 1.0 + 1e-12))) ** 0.647), b)


def main():
    path, cells, days, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    weather = np.fromfile(path, dtype=np.float32).reshape(days, 4, cells)
    f, p, d = (np.full(cells, start) for start in (85.0, 6.0, 15.0))
    begin = time.process_time()
    for day in weather:
        t, h, w, r = day.astype(np.float64)
        h = np.minimum(h, 99.9999)
        f, p, d = next_ffmc(f, t, h, w, r), next_dmc(p, t, h, r), next_dc(d, t, r)
        fwi = indices(f, p, d, w)
    print(time.process_time() - begin)
    fwi.tofile(out)


main()
