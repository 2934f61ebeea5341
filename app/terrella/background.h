// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/worker_pool.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>

namespace terrella {

/// Runs work on a thread of its own and hands the answer to the GUI thread. Nothing is called once `context` is gone.
class Background final : public QObject {
public:
    explicit Background(int threads, QObject* parent = nullptr) : QObject(parent), m_pool(threads) {}

    template <class T>
    void run(QObject* context, std::function<T()> work, std::function<void(T)> done)
    {
        ++*m_outstanding;
        // The guard is made and read in the GUI thread only; the worker just carries it.
        auto guard = std::make_shared<QPointer<QObject>>(context);
        m_pool.submit([outstanding = m_outstanding, guard, work = std::move(work), done = std::move(done)]() mutable {
            auto answer = std::make_shared<T>(work());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [outstanding, guard, answer, done = std::move(done)] {
                    --*outstanding;
                    if (*guard)
                        done(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
    }
    [[nodiscard]] bool isIdle() const { return *m_outstanding == 0; }

private:
    std::shared_ptr<std::atomic<int>> m_outstanding = std::make_shared<std::atomic<int>>(0);
    WorkerPool m_pool;
};

} // namespace terrella
