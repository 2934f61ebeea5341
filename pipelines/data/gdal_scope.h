// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <mutex>
#include <string>

namespace terrella {

/// Collects what GDAL complains of on this thread, instead of its printing to stderr, and makes sure that its drivers are registered.
/// Put one on the stack around every use of GDAL; scopes nest. Belongs to the thread that made it.
class GdalScope {
public:
    GdalScope();
    ~GdalScope();
    GdalScope(const GdalScope&) = delete;
    GdalScope& operator=(const GdalScope&) = delete;

    /// The last failure GDAL reported since this scope began, in one line, or empty. Warnings do not count.
    [[nodiscard]] QString reason() const;
    /// Warnings that GDAL gave, each once.
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }
    /// An error made of our sentence; what GDAL said goes into the trail.
    [[nodiscard]] Error error(ErrorCode code, const QString& sentence) const;
    void clear();

    /// Called by GDAL through a plain function.
    void report(bool failure, const char* text);

private:
    QStringList m_failures;
    QStringList m_warnings;
};

/// Sets one of GDAL's options for this thread while the object lives.
class GdalOption {
public:
    GdalOption(const char* key, const char* value);
    ~GdalOption();
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;

private:
    const char* m_key;
    std::string m_before;
    bool m_wasSet;
};

/// What GDAL may keep of rasters that were read, in the whole process; 128 MiB at most. GDAL_CACHEMAX overrules it.
void limitGdalCache(std::size_t bytes);

/// The one lock for everything that ends in libnetcdf or libhdf5, which do not stand two threads at once.
std::mutex& netCdfMutex();

} // namespace terrella
