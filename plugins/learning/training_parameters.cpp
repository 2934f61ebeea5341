// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/training_parameters.h"

#include <QJsonArray>

namespace terrella::learning {

void readTraining(const Parameters& parameters, TrainingRules& rules)
{
    const auto count = [&](const char* key) { return static_cast<std::size_t>(parameters.integer(QLatin1String(key))); };
    rules.loss.kind = *parseLoss(parameters.text(QStringLiteral("loss"))); // one of the specification's choices
    rules.adam.rate = parameters.real(QStringLiteral("learning_rate"));
    rules.batch = count("batch");
    rules.epochs = count("epochs");
    rules.patience = count("patience");
    rules.patch = count("patch");
    rules.seed = count("seed");
}

QJsonObject curvesOf(const std::vector<Epoch>& epochs)
{
    QJsonArray training, validation;
    for (const Epoch& epoch : epochs) {
        training.append(epoch.training);
        validation.append(epoch.validation);
    }
    return {{QStringLiteral("training"), training}, {QStringLiteral("validation"), validation}};
}

} // namespace terrella::learning
