// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: lines of requests for `terrella-run serve`. Built with the preset `fuzz`.
#include "tests/fuzz/serve_input.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int count = 0;
    static QCoreApplication app(count, nullptr);
    static const QTemporaryDir store;
    static const bool set = qputenv("TERRELLA_STORE", store.path().toLocal8Bit());
    static terrella::cli::ServeEngine engine;
    (void)set;
    terrella::fuzz::tryServe(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)), engine);
    return 0;
}
