// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/spectrum.h"

#include <Eigen/Core>
#include <unsupported/Eigen/FFT>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace terrella::downscale {

namespace {

/// The orthonormal discrete cosine transform (type II), by the Fourier transform of the line and its mirror image.
class CosineTransform {
public:
    void transform(std::vector<double>& line)
    {
        const std::size_t n = line.size();
        m_mirrored.resize(2 * n);
        for (std::size_t k = 0; k < n; ++k)
            m_mirrored[k] = m_mirrored[2 * n - 1 - k] = line[k];
        m_fft.fwd(m_waves, m_mirrored);
        const double count = static_cast<double>(n);
        for (std::size_t k = 0; k < n; ++k) {
            const double angle = -std::numbers::pi * static_cast<double>(k) / (2.0 * count);
            const double sum = 0.5 * (m_waves[k] * std::polar(1.0, angle)).real();
            line[k] = sum * std::sqrt((k == 0 ? 1.0 : 2.0) / count);
        }
    }

private:
    Eigen::FFT<double> m_fft;
    std::vector<double> m_mirrored;
    std::vector<std::complex<double>> m_waves;
};

} // namespace

FieldBox completeBox(std::span<const unsigned char> ok, std::size_t ny, std::size_t nx)
{
    FieldBox box{0, 0, ny, nx};
    const auto shareLacking = [&](std::size_t row, std::size_t column, std::size_t rows, std::size_t columns) {
        std::size_t lacking = 0;
        for (std::size_t j = row; j < row + rows; ++j) {
            for (std::size_t i = column; i < column + columns; ++i)
                lacking += ok[j * nx + i] == 0 ? 1 : 0;
        }
        return static_cast<double>(lacking) / static_cast<double>(rows * columns);
    };
    while (box.rows > 0 && box.columns > 0 && shareLacking(box.row, box.column, box.rows, box.columns) > 0.0) {
        const double first = shareLacking(box.row, box.column, 1, box.columns);
        const double last = shareLacking(box.row + box.rows - 1, box.column, 1, box.columns);
        const double left = shareLacking(box.row, box.column, box.rows, 1);
        const double right = shareLacking(box.row, box.column + box.columns - 1, box.rows, 1);
        const double worst = std::max({first, last, left, right});
        // A hole in the middle: the shorter way out is taken from the side that is longer.
        if (worst <= 0.0) {
            box.rows >= box.columns ? --box.rows : --box.columns;
        } else if (worst == first) {
            ++box.row;
            --box.rows;
        } else if (worst == last) {
            --box.rows;
        } else if (worst == left) {
            ++box.column;
            --box.columns;
        } else {
            --box.columns;
        }
    }
    return box;
}

RadialSpectrum radialSpectrum(std::span<const float> field, std::size_t nx, const FieldBox& box, double dy, double dx)
{
    std::vector<double> waves(box.rows * box.columns), line(box.columns);
    CosineTransform cosine;
    for (std::size_t j = 0; j < box.rows; ++j) {
        for (std::size_t i = 0; i < box.columns; ++i)
            line[i] = static_cast<double>(field[(box.row + j) * nx + box.column + i]);
        cosine.transform(line);
        std::ranges::copy(line, waves.begin() + static_cast<std::ptrdiff_t>(j * box.columns));
    }
    line.resize(box.rows);
    const double height = static_cast<double>(box.rows) * dy, width = static_cast<double>(box.columns) * dx, shorter = std::min(height, width);
    const double cells = static_cast<double>(box.rows * box.columns);
    RadialSpectrum out;
    for (std::size_t i = 0; i < box.columns; ++i) {
        for (std::size_t j = 0; j < box.rows; ++j)
            line[j] = waves[j * box.columns + i];
        cosine.transform(line);
        for (std::size_t j = 0; j < box.rows; ++j) {
            if (i == 0 && j == 0)
                continue;
            const double k = std::hypot(static_cast<double>(j) / height, static_cast<double>(i) / width);
            const auto ring = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(k * shorter)));
            if (out.variance.size() < ring)
                out.variance.resize(ring, 0.0);
            out.variance[ring - 1] += line[j] * line[j] / cells;
        }
    }
    for (std::size_t ring = 1; ring <= out.variance.size(); ++ring)
        out.wavelength.push_back(2.0 * shorter / static_cast<double>(ring));
    return out;
}

} // namespace terrella::downscale
