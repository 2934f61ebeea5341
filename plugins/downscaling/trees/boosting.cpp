// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/boosting.h"

#include <xgboost/c_api.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

Error failure()
{
    return {ErrorCode::Failed, Tr::tr("XGBoost says: %1").arg(QString::fromUtf8(XGBGetLastError()).section(QLatin1Char('\n'), 0, 0)), {}};
}

#define ASK(call)                                                                                                                                    \
    if ((call) != 0)                                                                                                                                 \
    return failure()

/// A matrix of XGBoost's own.
struct Matrix {
    DMatrixHandle handle = nullptr;
    Matrix() = default;
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix()
    {
        if (handle)
            XGDMatrixFree(handle);
    }
    Result<void> make(const TreeRows& rows)
    {
        constexpr float missing = std::numeric_limits<float>::quiet_NaN();
        ASK(XGDMatrixCreateFromMat(rows.values.data(), rows.count(), rows.features, missing, &handle));
        ASK(XGDMatrixSetFloatInfo(handle, "label", rows.targets.data(), rows.count()));
        return {};
    }
};

/// "[3]\ttraining-rmse:0.5\tvalidation-rmse:0.6"
double errorIn(const char* text, const char* name)
{
    const char* at = std::strstr(text, name);
    return at ? std::strtod(at + std::strlen(name), nullptr) : std::nan("");
}

} // namespace

struct BoostedTrees::Handle {
    BoosterHandle booster = nullptr;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (booster)
            XGBoosterFree(booster);
    }
};

BoostedTrees::~BoostedTrees() = default;
BoostedTrees::BoostedTrees(BoostedTrees&&) noexcept = default;
BoostedTrees& BoostedTrees::operator=(BoostedTrees&&) noexcept = default;

Result<BoostedTrees> BoostedTrees::train(
    const TreeRows& training, const TreeRows& validation, const TreeRules& rules, const std::function<bool(int round, const Round&)>& told)
{
    Matrix rows, held;
    TRY_DO(rows.make(training));
    const bool validates = validation.count() > 0;
    if (validates)
        TRY_DO(held.make(validation));
    BoostedTrees out;
    out.m_handle = std::make_unique<Handle>();
    const std::array<DMatrixHandle, 2> matrices{rows.handle, held.handle};
    const bst_ulong known = validates ? 2 : 1;
    ASK(XGBoosterCreate(matrices.data(), known, &out.m_handle->booster));
    const BoosterHandle booster = out.m_handle->booster;
    const std::pair<const char*, QByteArray> settings[]{{"tree_method", "hist"}, {"objective", "reg:squarederror"}, {"eval_metric", "rmse"},
        {"verbosity", "0"}, {"nthread", "1"}, {"max_bin", "256"}, {"max_depth", QByteArray::number(rules.depth)},
        {"learning_rate", QByteArray::number(rules.rate)}, {"reg_lambda", QByteArray::number(rules.lambda)},
        {"min_child_weight", QByteArray::number(rules.leastLeaf)}, {"subsample", QByteArray::number(rules.rowShare)},
        {"seed", QByteArray::number(static_cast<qulonglong>(rules.seed))}};
    for (const auto& [key, value] : settings)
        ASK(XGBoosterSetParam(booster, key, value.constData()));
    std::array<const char*, 2> names{"training", "validation"};
    std::array<DMatrixHandle, 2> judged = matrices;
    double best = std::numeric_limits<double>::infinity();
    int rounds = 0;
    for (int round = 0; round < rules.trees; ++round) {
        ASK(XGBoosterUpdateOneIter(booster, round, rows.handle));
        rounds = round + 1;
        const char* text = nullptr;
        ASK(XGBoosterEvalOneIter(booster, round, judged.data(), names.data(), known, &text));
        const Round errors{errorIn(text, "training-rmse:"), validates ? errorIn(text, "validation-rmse:") : std::nan("")};
        if (!told(round, errors))
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped."), {}};
        if (!validates || errors.validation < best) {
            best = errors.validation;
            out.m_trees = round + 1;
        } else if (rules.patience > 0 && round + 1 - out.m_trees >= rules.patience) {
            break;
        }
    }
    out.m_validation = validates ? best : std::nan("");
    TRY_DO(out.keepBest(rounds));
    return out;
}

Result<void> BoostedTrees::keepBest(int rounds)
{
    if (m_trees == rounds)
        return {};
    auto kept = std::make_unique<Handle>();
    ASK(XGBoosterSlice(m_handle->booster, 0, m_trees, 1, &kept->booster));
    m_handle = std::move(kept);
    return {};
}

Result<BoostedTrees> BoostedTrees::read(const QByteArray& saved, std::size_t features)
{
    BoostedTrees out;
    out.m_handle = std::make_unique<Handle>();
    ASK(XGBoosterCreate(nullptr, 0, &out.m_handle->booster));
    ASK(XGBoosterLoadModelFromBuffer(out.m_handle->booster, saved.constData(), static_cast<bst_ulong>(saved.size())));
    ASK(XGBoosterSetParam(out.m_handle->booster, "nthread", "1"));
    bst_ulong known = 0;
    ASK(XGBoosterGetNumFeature(out.m_handle->booster, &known));
    ASK(XGBoosterBoostedRounds(out.m_handle->booster, &out.m_trees));
    if (known != features)
        return Error{ErrorCode::Invalid, Tr::tr("The trees were made for %1 features and get %2.").arg(known).arg(features), {}};
    out.m_validation = std::nan("");
    return out;
}

Result<void> BoostedTrees::predict(std::span<const float> values, std::size_t features, std::span<float> out) const
{
    const QJsonObject array{{QStringLiteral("data"), QJsonArray{static_cast<qint64>(reinterpret_cast<std::intptr_t>(values.data())), true}},
        {QStringLiteral("shape"), QJsonArray{static_cast<qint64>(out.size()), static_cast<qint64>(features)}},
        {QStringLiteral("typestr"), QStringLiteral("<f4")}, {QStringLiteral("version"), 3}};
    const QByteArray config = QByteArrayLiteral("{\"type\":0,\"training\":false,\"iteration_begin\":0,\"iteration_end\":")
        + QByteArray::number(m_trees) + QByteArrayLiteral(",\"strict_shape\":false,\"cache_id\":0,\"missing\":NaN}");
    const bst_ulong* shape = nullptr;
    bst_ulong dimensions = 0;
    const float* result = nullptr;
    ASK(XGBoosterPredictFromDense(m_handle->booster, QJsonDocument(array).toJson(QJsonDocument::Compact).constData(), config.constData(), nullptr,
        &shape, &dimensions, &result));
    std::copy_n(result, out.size(), out.begin());
    return {};
}

Result<QByteArray> BoostedTrees::saved(const char* format) const
{
    bst_ulong length = 0;
    const char* text = nullptr;
    ASK(XGBoosterSaveModelToBuffer(m_handle->booster, format, &length, &text));
    return QByteArray(text, static_cast<qsizetype>(length));
}

} // namespace terrella::downscale
