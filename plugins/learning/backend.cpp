// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/backend.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <dlfcn.h>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

using Entry = const Backend* (*)();

Error missing(const char* why)
{
    return Error{ErrorCode::Unsupported,
        Tr::tr("Networks need LibTorch, which cannot be loaded: %1. Install the package libtorch1.13, and see that libterrella_torch.so lies beside "
               "Terrella's other libraries.")
            .arg(QString::fromLocal8Bit(why ? why : "?")),
        {}};
}

Result<const Backend*> load()
{
    // Not linked: LibTorch takes half a second to load and brings OpenCV and Qt 5 with it, which nobody needs who only lists or checks modules.
    Dl_info self = {};
    if (::dladdr(reinterpret_cast<const void*>(&load), &self) == 0 || !self.dli_fname)
        return missing("the place of libterrella_learning.so is not known");
    const QString path = QFileInfo(QFile::decodeName(self.dli_fname)).absolutePath() + QStringLiteral("/libterrella_torch.so");
    void* library = ::dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return missing(::dlerror());
    const auto entry = reinterpret_cast<Entry>(::dlsym(library, "terrella_learning_backend"));
    if (!entry)
        return missing(::dlerror());
    return entry();
}

} // namespace

Result<const Backend*> backend()
{
    static const Result<const Backend*> loaded = load(); // never unloaded: LibTorch has threads of its own
    return loaded;
}

} // namespace terrella::learning
