// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/matching.h"
#include "plugins/learning/kernels/training_domain.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace terrella::learning {

/// One input channel of a network: a variable, and what it was made to before the network saw it: (value − mean) / deviation, missing values 0.
struct CardChannel {
    QString name, standardName, units;
    ChannelRange range;
    bool anomaly = false; ///< what is usual at the time is taken away before; the range is of what is left
};

/// One output channel.
struct CardOutput {
    QString name, standardName, units, longName;
};

/// What a model's card must say so that the model can be run (help page "learned-models"). Channels are in the network's order; cubes are matched to
/// them by name, never by position.
struct ModelCard {
    QString task; ///< "burned_fraction"; empty: not stated
    std::vector<CardChannel> inputs;
    std::vector<CardOutput> outputs;
    std::size_t cycleChannels = 0;     ///< channels after the inputs that tell of the time of the year and the day
    std::size_t divisor = 1;           ///< rows and columns must be multiples
    std::optional<std::size_t> radius; ///< cells further away have no influence; not stated: fields are predicted whole
    std::size_t wrap = 0;              ///< columns added on both sides of a global grid
    std::size_t scale = 1;
    double bytesPerCell = 4000.0;    ///< memory that it takes to predict
    std::vector<double> correlation; ///< of the input channels in training; empty: not stated
    QJsonObject json;                ///< all of it

    [[nodiscard]] std::vector<ChannelRange> ranges() const;
    [[nodiscard]] std::size_t channels() const { return inputs.size() + cycleChannels; } ///< of the network
};

/// what: names the model in errors. Error Invalid says what is missing or wrong.
Result<ModelCard> readCard(const QJsonObject& json, const QString& what);
/// The part of a card that readCard() reads.
QJsonObject toJson(const ModelCard& card);

/// For each input channel the variable of that name, else of that standard name, with the conversion to the channel's units; what is not there, does
/// not convert or is converted is told as matchVariable() does.
std::optional<std::vector<MatchedVariable>> matchChannels(const CubeSignature& cube, const ModelCard& card, const QString& port, CheckResult& check);

/// What the card says of the grid that it was trained on.
QJsonObject gridOnCard(const Grid& grid);
/// Whether that is this grid.
bool isGridOfCard(const QJsonObject& card, const Grid& grid);

} // namespace terrella::learning
