// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/trained_card.h"

#include <QJsonObject>

namespace terrella::learning {

void noteTraining(
    ModelCard& card, const std::vector<ChannelRange>& ranges, const std::vector<double>& correlation, const Training& trained, const Backend& backend)
{
    for (std::size_t k = 0; k < card.inputs.size(); ++k)
        card.inputs[k].range = ranges[k];
    card.correlation = correlation;
    QJsonObject training = card.json.value(QLatin1String("training")).toObject();
    training.insert(QStringLiteral("epochs"), static_cast<qint64>(trained.epochs.size()));
    training.insert(QStringLiteral("best_epoch"), static_cast<qint64>(trained.best + 1));
    training.insert(QStringLiteral("stopped_early"), trained.stoppedEarly);
    training.insert(QStringLiteral("best_loss_of_validation"), trained.epochs[trained.best].validation);
    card.json.insert(QStringLiteral("training"), training);
    card.json.insert(QStringLiteral("versions"),
        QJsonObject{{QStringLiteral("terrella"), QStringLiteral(TERRELLA_VERSION)}, {QStringLiteral("libtorch"), backend.version()}});
}

} // namespace terrella::learning
