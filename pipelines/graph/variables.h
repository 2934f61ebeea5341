// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <map>
#include <set>

namespace terrella {

/// Names in ${…} of a text or of the texts inside a value, in order, each once.
QStringList variablesIn(const QJsonValue& value);
/// A letter or _, then letters, digits and _.
bool isVariableName(const QString& name);

/// Puts the values of variables in place of ${name}. A text that is nothing but ${name} becomes the value, whatever its type (inside a list: its
/// items, where it is a list itself); inside a longer text numbers, true, false and texts are written out. $${ stands for ${ itself.
/// Variables may be made of others.
class Variables {
public:
    Variables() = default;
    /// `outer`: where names are looked up that are not among `values`.
    explicit Variables(QJsonObject values, const Variables* outer = nullptr) : m_values(std::move(values)), m_outer(outer) {}

    /// The first thing that is wrong: an unknown name, a loop, a list inside a text, a ${ without its }.
    struct Fault {
        enum class Kind { None, Undefined, Loop, Type, Malformed };
        Kind kind = Kind::None;
        QString name;    ///< of the variable
        QString message; ///< a sentence
    };
    [[nodiscard]] QJsonValue resolve(const QJsonValue& value, Fault& fault) const;
    [[nodiscard]] QStringList names() const;

private:
    QJsonValue valueOf(const QString& name, Fault& fault, QStringList& open) const;
    QJsonValue resolve(const QJsonValue& value, Fault& fault, QStringList& open) const;
    QJsonValue resolveText(const QString& text, Fault& fault, QStringList& open) const;

    QJsonObject m_values;
    const Variables* m_outer = nullptr;
};

/// Writes another name into every ${before} of a value.
QJsonValue withVariableRenamed(const QJsonValue& value, const QString& before, const QString& after);

} // namespace terrella
