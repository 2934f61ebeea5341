// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/gdal_scope.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <dlfcn.h>
#include <gdal.h>

#include <algorithm>
#include <cstdint>
#include <exception>

namespace terrella {

namespace {

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text)
{
    auto* scope = static_cast<GdalScope*>(CPLGetErrorHandlerUserData());
    if (scope && (level == CE_Warning || level == CE_Failure))
        scope->report(level == CE_Failure, text ? text : "");
}

/// HDF5 keeps its error printing per thread, and libnetcdf silences only the thread it was first used on; others would
/// print every attribute that is merely absent. Found at run time, since only GDAL's netCDF driver links HDF5.
void silenceHdf5OnThisThread()
{
    thread_local bool silent = false;
    if (silent)
        return;
    using SetAuto = int (*)(std::int64_t stack, void* function, void* data);
    if (const auto setAuto = reinterpret_cast<SetAuto>(dlsym(RTLD_DEFAULT, "H5Eset_auto2")))
        setAuto(0, nullptr, nullptr);
    silent = true;
}

constexpr std::size_t kMostGdalCache = std::size_t{128} << 20;

} // namespace

void limitGdalCache(std::size_t bytes)
{
    if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
        GDALSetCacheMax64(static_cast<GIntBig>(std::min(bytes, kMostGdalCache)));
}

GdalScope::GdalScope()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // GDAL's own share is 5% of the machine, however large; blocks that are worth keeping we keep ourselves.
        limitGdalCache(kMostGdalCache);
    });
    silenceHdf5OnThisThread();
    CPLPushErrorHandlerEx(collect, this);
}

GdalScope::~GdalScope()
{
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalScope::report(bool failure, const char* text)
{
    // Called from C: nothing may leave through here.
    try {
        QStringList& list = failure ? m_failures : m_warnings;
        const QString line = QString::fromUtf8(text).simplified();
        if (list.size() < 20 && !line.isEmpty() && !list.contains(line))
            list.append(line);
    } catch (const std::exception&) {
        m_failures.clear();
    }
}

QString GdalScope::reason() const { return m_failures.isEmpty() ? QString() : m_failures.last(); }

Error GdalScope::error(ErrorCode code, const QString& sentence) const
{
    Error out{code, sentence, {}};
    for (const QString& line : m_failures)
        out.trail.append(QStringLiteral("GDAL: ") + line);
    return out;
}

void GdalScope::clear()
{
    m_failures.clear();
    m_warnings.clear();
}

GdalOption::GdalOption(const char* key, const char* value) : m_key(key)
{
    const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
    m_wasSet = before != nullptr;
    if (before)
        m_before = before;
    CPLSetThreadLocalConfigOption(key, value);
}

GdalOption::~GdalOption() { CPLSetThreadLocalConfigOption(m_key, m_wasSet ? m_before.c_str() : nullptr); }

std::mutex& netCdfMutex()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace terrella
