// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace terrella::learning {

enum class NetworkKind { UNet, UNetPlusPlus, Srcnn, Esrgan };
/// What the last layer's values go through. Sigmoid: fractions; Softplus: amounts that are never negative.
enum class Activation { None, Sigmoid, Softplus };

/// A convolutional network from fields to fields on the same cells, or on `scale` times as many in each direction.
/// UNet: Ronneberger et al. 2015, doi:10.1007/978-3-319-24574-4_28; UNet++: Zhou et al. 2018, doi:10.1007/978-3-030-00889-5_1; Srcnn: three
/// convolutions of 9×9, 1×1 and 5×5 without pools (Dong et al. 2016, doi:10.1109/TPAMI.2015.2439281). Esrgan: residual-in-residual dense blocks (Wang
/// et al. 2018, doi:10.1007/978-3-030-11021-5_5) without batch normalisation on the cells of the input, or where it has one pool on coarser ones,
/// whose blocks of cells are laid out as channels and grow again by resizing and convolutions; no discriminator. Blocks of the others are two 3×3
/// convolutions with ReLU, and batch normalisation where it is asked for; fields grow again by bilinear interpolation that is the same everywhere
/// (align_corners false), so that a part of a field gives what the whole gives there.
struct NetworkSpec {
    NetworkKind kind = NetworkKind::UNet;
    int inputs = 1;
    int outputs = 1;
    int base = 32;          ///< channels of the first block; each pool doubles them; of Srcnn: of the first layer, the second has half as many;
                            ///< of Esrgan: of all layers but the dense ones, which have half as many
    std::vector<int> pools; ///< factor of each pool, 2 or more; their number is the depth; of Esrgan one or none
    int blocks = 0;         ///< of Esrgan
    Activation activation = Activation::Sigmoid;
    int scale = 1;
    /// Normalise by the statistics of the batch after each convolution. Then a batch is learnt from as one, and the mean of a field, which tells
    /// seasons apart, only survives in batches that mix them.
    bool batchNorm = false;
    bool operator==(const NetworkSpec&) const = default;

    /// Rows and columns of a field must be multiples of this.
    [[nodiscard]] int divisor() const;
    /// Cells further away than this have no influence on a cell.
    [[nodiscard]] int receptiveRadius() const;
    /// Bytes that training needs for one field of so many cells, about.
    [[nodiscard]] double bytesPerCell() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// How a tensor begins.
/// Scaled: normal with variance 2 / fan-in (He et al. 2015); Small: a hundredth of that, so that the last layer begins at its bias.
enum class Beginning { Zeros, Ones, Scaled, Small };

struct TensorPlan {
    std::string name;
    std::vector<std::int64_t> shape;
    Beginning beginning = Beginning::Zeros;
    std::int64_t fanIn = 1;
    [[nodiscard]] std::size_t size() const;
};

/// A network as TorchScript: its tensors, in the order in which they lie in memory, and the code of its methods. `raw(x)` is what the last layer
/// gives, `forward(x)` has the activation applied.
struct NetworkPlan {
    NetworkSpec spec;
    std::vector<TensorPlan> parameters;
    std::vector<TensorPlan> buffers; ///< running means and variances
    std::string code;
    [[nodiscard]] std::size_t parameterCount() const;
    [[nodiscard]] std::size_t bufferCount() const;
    /// Where a parameter lies in memory; the count of parameters where there is none of that name.
    [[nodiscard]] std::size_t offsetOf(const std::string& parameter) const;
};

/// Errors: OutOfRange names what is too small or too large.
Result<NetworkPlan> planNetwork(const NetworkSpec& spec);
/// Weights to begin with: the same seed gives the same, everywhere.
std::vector<float> beginningOf(const std::vector<TensorPlan>& tensors, std::uint64_t seed);

/// "unet", "unet_plus_plus", "srcnn", "esrgan".
QString networkName(NetworkKind kind);
Result<NetworkKind> parseNetworkKind(const QString& name);
QString activationName(Activation activation);

} // namespace terrella::learning
