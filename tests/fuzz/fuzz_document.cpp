// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: pipelines and edits. Built with the preset `fuzz`.
#include "tests/fuzz/document_input.h"

#include <QCoreApplication>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int count = 0;
    static QCoreApplication app(count, nullptr);
    static terrella::PluginHost host(terrella::PluginHost::defaultFolders());
    terrella::fuzz::tryDocument(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)), host);
    return 0;
}
