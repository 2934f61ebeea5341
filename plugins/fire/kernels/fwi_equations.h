// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/kernels/fwi.h"

#include <cmath>

// Part of the loop that calls it, or the loop does not become vector code.
#define TERRELLA_INLINE [[gnu::always_inline]] inline

namespace terrella::fire::equations {

// By value: std::max returns a reference, which is in the way.
TERRELLA_INLINE double greater(double a, double b) { return a > b ? a : b; }
TERRELLA_INLINE double smaller(double a, double b) { return a < b ? a : b; }

// Written without jumps: both sides of every choice are computed and one is taken, so that a loop over places becomes vector code. What
// stands under a root or in a quotient is kept away from where it has no value; those results are not taken.

/// Fine fuel moisture after yesterday's code. FTR-35, equation 1.
TERRELLA_INLINE double moistureOf(double k, double ffmc) { return k * (101.0 - ffmc) / (59.5 + ffmc); }

/// Moisture after rain. Equations 2 and 3.
TERRELLA_INLINE double moistureAfterRain(double before, double rainMm)
{
    const double effective = greater(rainMm - 0.5, 1e-9);
    const double wetter = before
        + 42.5 * effective * std::exp(-100.0 / (251.0 - smaller(before, 250.0)))
            * (1.0 - std::exp(greater(-6.93 / effective, -700.0))); // smaller is nothing, and slow
    const double above = greater(before - 150.0, 0.0);
    return smaller(wetter + 0.0015 * above * above * std::sqrt(effective), 250.0);
}

/// Equations 4 to 9: drying towards, or wetting up to, the equilibrium of the day.
TERRELLA_INLINE double moistureAtNight(double before, double temperature, double humidity, double wind)
{
    const double h = humidity, share = h / 100.0, dryShare = (100.0 - h) / 100.0;
    const double logH = std::log(greater(h, 1e-9));
    const double common = std::exp((h - 100.0) / 10.0), warm = 0.18 * (21.1 - temperature) * (1.0 - std::exp(-0.115 * h));
    const double drying = 0.942 * std::exp(0.679 * logH) + 11.0 * common + warm;
    const double wetting = 0.618 * std::exp(0.753 * logH) + 10.0 * common + warm;
    const bool dries = before > drying;
    const double x = greater(dries ? share : dryShare, 0.0);
    const double x2 = x * x, x4 = x2 * x2;
    const double rate = 0.424 * (1.0 - std::exp(1.7 * std::log(greater(x, 1e-12)))) + 0.0694 * std::sqrt(wind) * (1.0 - x4 * x4);
    const double k = 0.581 * rate * std::exp(0.0365 * temperature);
    const double fade = std::exp(-2.302585092994046 * k);
    const double aim = dries ? drying : wetting;
    const double moved = aim + (before - aim) * fade;
    return dries || before < wetting ? moved : before;
}

/// Equation 10.
TERRELLA_INLINE double codeOf(double k, double moisture, double least)
{
    return smaller(greater(59.5 * (250.0 - moisture) / (k + moisture), least), 101.0);
}

/// Duff moisture after rain: equations 11 to 15. OfGeff: of the code of ECMWF and the Fortran program of 1985, which round otherwise.
template <bool OfGeff>
TERRELLA_INLINE double dmcAfterRain(double before, double rainMm)
{
    const double effective = greater(0.92 * rainMm - 1.27, 0.0);
    const double p = greater(before, 0.0), logP = std::log(greater(p, 1e-9));
    const double above20 = OfGeff ? std::exp(5.6348 - p / 43.43) : 280.0 * std::exp(-0.023 * p);
    const double small = 100.0 / (0.5 + 0.3 * p), middle = 14.0 - 1.3 * logP, large = 6.2 * logP - 17.2;
    const double slope = p <= 33.0 ? small : (p <= 65.0 ? middle : large);
    const double logWetted = std::log(greater(above20 + 1000.0 * effective / (48.77 + slope * effective), 1e-9));
    return greater(OfGeff ? 244.72 - 43.43 * logWetted : 43.43 * (5.6348 - logWetted), 0.0);
}

/// Equations 16 and 17.
TERRELLA_INLINE double dmcDrying(double temperature, double humidity, double le)
{
    return 1.894 * (greater(temperature, -1.1) + 1.1) * (100.0 - humidity) * le * 1e-4;
}

/// Equations 18 to 20.
TERRELLA_INLINE double dcAfterRain(double before, double rainMm)
{
    const double effective = 0.83 * rainMm - 1.27;
    const double equivalent = 800.0 * std::exp(-before / 400.0);
    return greater(before - 400.0 * std::log(1.0 + 3.937 * greater(effective, 0.0) / equivalent), 0.0);
}

/// Equations 21 and 22, halved as equation 23 takes it.
TERRELLA_INLINE double dcDrying(double temperature, double lf, bool mayFall)
{
    const double half = (0.36 * (greater(temperature, -2.8) + 2.8) + lf) / 2.0;
    return mayFall ? half : greater(half, 0.0);
}

/// Equations 24 to 26.
TERRELLA_INLINE double isi(double k, double ffmc, double wind)
{
    const double m = moistureOf(k, ffmc);
    const double power = std::exp(5.31 * std::log(greater(m, 1e-12)));
    return 0.208 * 91.9 * std::exp(0.05039 * wind - 0.1386 * m) * (1.0 + power / 4.93e7);
}

/// Equation 27.
TERRELLA_INLINE double bui(double p, double d)
{
    const double sum = p + 0.4 * d, safe = greater(sum, 1e-12);
    const double low = 0.8 * p * d / safe;
    const double bracket = 0.92 + std::exp(1.7 * std::log(greater(0.0114 * p, 1e-12)));
    const double high = greater(p - (1.0 - 0.8 * d / safe) * bracket, 0.0);
    const double value = p <= 0.4 * d ? low : high;
    return sum > 0.0 ? value : 0.0;
}

/// Equations 28 to 30.
TERRELLA_INLINE double fwi(double spread, double build)
{
    const bool isLow = build <= 80.0;
    const double power = std::exp(isLow ? 0.809 * std::log(greater(build, 1e-12)) : -0.023 * build); // one of the two is needed
    const double b = 0.1 * spread * (isLow ? 0.626 * power + 2.0 : 1000.0 / (25.0 + 108.64 * power));
    const double logB = std::log(greater(b, 1.0 + 1e-12));
    const double scaled = std::exp(2.72 * std::exp(0.647 * std::log(0.434 * logB)));
    return b > 1.0 ? scaled : b;
}

/// Equation 41 (daily severity rating).
TERRELLA_INLINE double dsr(double index) { return 0.0272 * std::exp(1.77 * std::log(greater(index, 1e-12))); }

} // namespace terrella::fire::equations
