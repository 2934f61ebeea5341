// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace terrella {

Tokens Tokens::dark()
{
    Tokens t;
    t.isDark = true;
    t.background = 0x14181d;
    t.panel = 0x1b2127;
    t.raised = 0x222a32;
    t.node = 0x222a32;
    t.canvas = 0x171c22;
    t.dots = 0x2a333c;
    t.line = 0x2d3741;
    t.text = 0xe3e8ed;
    t.dim = 0x8f9daa;
    t.accent = 0x2fb5c7;
    t.onAccent = 0x062227;
    t.accentSoft = 0x1d3d46;
    t.hover = 0x28323b;
    t.ok = t.okText = 0x46b27b;
    t.warn = t.warnText = 0xe0a83e;
    t.fail = t.failText = 0xe5665a;
    t.sky = 0x0c1014;
    t.failText = 0xee7a6f;
    t.cube = 0x3f8fe8;
    t.features = 0x3aa76d;
    t.model = 0x9a63d8;
    t.report = 0xe08b3c;
    return t;
}

Tokens Tokens::light()
{
    Tokens t;
    t.isDark = false;
    t.background = 0xeef0f3;
    t.panel = 0xffffff;
    t.raised = 0xf5f7f9;
    t.node = 0xffffff;
    t.canvas = 0xf3f5f7;
    t.dots = 0xd5dae0;
    t.line = 0xd7dce2;
    t.text = 0x1d2731;
    t.dim = 0x5f6d7c;
    t.accent = 0x0b7f91;
    t.onAccent = 0xffffff;
    t.accentSoft = 0xd8edf0;
    t.hover = 0xe9edf1;
    t.ok = 0x2b8a57;
    t.okText = 0x23774a;
    t.warn = 0xa86f00;
    t.warnText = 0x8f5e00;
    t.fail = t.failText = 0xc93a2e;
    t.sky = 0xe4e9ee;
    t.cube = 0x3f8fe8;
    t.features = 0x3aa76d;
    t.model = 0x9a63d8;
    t.report = 0xe08b3c;
    return t;
}

QColor Tokens::port(DataType type) const
{
    switch (type) {
    case DataType::Cube: return cube;
    case DataType::Features: return features;
    case DataType::Model: return model;
    case DataType::Report: return report;
    }
    return dim;
}

QColor Tokens::stripe(const QString& theme) const
{
    struct Entry {
        const char* theme;
        QRgb dark, light;
    };
    static constexpr Entry kStripes[] = {
        {"data", 0x6c7b89, 0x667686},
        {"cyclones", 0xd15a85, 0xc4426f},
        {"fire", 0xe0883a, 0xd97a24},
        {"downscale", 0x9a63d8, 0x8a50cc},
        {"water", 0x3f8fe8, 0x2f7fd8},
        {"learning", 0xb05fae, 0x8f3f8d},
    };
    for (const Entry& entry : kStripes)
        if (theme == QLatin1String(entry.theme))
            return QColor(isDark ? entry.dark : entry.light);
    return dim;
}

double contrast(const QColor& a, const QColor& b)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const auto luminance = [&](const QColor& c) { return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF()); };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto mix = [t](double x, double y) { return static_cast<float>(x * (1.0 - t) + y * t); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()), mix(a.alphaF(), b.alphaF()));
}

} // namespace terrella
