// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/mesh.h"

#include <algorithm>

namespace terrella::cyclones {

namespace {
bool isPole(double latDeg) { return std::abs(latDeg) > 90.0 - 1e-6; }
} // namespace

Mesh Mesh::latLon(std::span<const double> lat, std::span<const double> lon, bool periodic, bool diagonal)
{
    Mesh mesh;
    mesh.m_ny = lat.size();
    mesh.m_nx = lon.size();
    mesh.m_periodic = periodic && lon.size() > 1;
    mesh.m_diagonal = diagonal;
    mesh.m_firstIsPole = !lat.empty() && isPole(lat.front());
    mesh.m_lastIsPole = !lat.empty() && isPole(lat.back());
    mesh.m_lat.assign(lat.begin(), lat.end());
    mesh.m_lon.assign(lon.begin(), lon.end());
    mesh.prepare();
    return mesh;
}

Mesh Mesh::curvilinear(std::span<const double> lat, std::span<const double> lon, std::size_t ny, std::size_t nx, bool diagonal)
{
    Mesh mesh;
    mesh.m_ny = ny;
    mesh.m_nx = nx;
    mesh.m_separable = false;
    mesh.m_diagonal = diagonal;
    mesh.m_lat.assign(lat.begin(), lat.end());
    mesh.m_lon.assign(lon.begin(), lon.end());
    mesh.prepare();
    return mesh;
}

void Mesh::prepare()
{
    m_sinLat.resize(m_lat.size());
    m_cosLat.resize(m_lat.size());
    m_lonRad.resize(m_lon.size());
    for (std::size_t k = 0; k < m_lat.size(); ++k) {
        m_sinLat[k] = std::sin(m_lat[k] * kRadPerDeg);
        m_cosLat[k] = std::cos(m_lat[k] * kRadPerDeg);
    }
    std::ranges::transform(m_lon, m_lonRad.begin(), [](double lon) { return lon * kRadPerDeg; });
}

DistanceFrom::DistanceFrom(const Mesh& mesh) : m_mesh(&mesh)
{
    if (mesh.m_separable) {
        m_cosLon.resize(mesh.m_nx);
        m_stamp.resize(mesh.m_nx, 0);
    }
}

void DistanceFrom::setOrigin(std::uint32_t cell)
{
    const Mesh& m = *m_mesh;
    const std::size_t row = m.m_separable ? cell / m.m_nx : cell;
    const std::size_t column = m.m_separable ? cell % m.m_nx : cell;
    m_sin = m.m_sinLat[row];
    m_cos = m.m_cosLat[row];
    m_lonRad = m.m_lonRad[column];
    if (++m_epoch == 0) {
        std::ranges::fill(m_stamp, 0U);
        m_epoch = 1;
    }
}

} // namespace terrella::cyclones
