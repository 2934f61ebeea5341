// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/units.h"

#include "pipelines/data/unit_spelling.h"

#include <QCoreApplication>
#include <QHash>

#include <udunits2.h>

#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace terrella {

void UnitConversion::apply(std::span<float> values) const
{
    if (isIdentity())
        return;
    for (float& value : values)
        value = static_cast<float>((*this)(value));
}

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Units)
};

struct FreeUnit {
    void operator()(ut_unit* unit) const { ut_free(unit); }
};
struct FreeSystem {
    void operator()(ut_system* system) const { ut_free_system(system); }
};
struct FreeConverter {
    void operator()(cv_converter* converter) const { cv_free(converter); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;

enum class Outcome { Linear, UnknownFrom, UnknownTo, OtherDimension, NotLinear, NoDatabase };
struct Answer {
    Outcome outcome = Outcome::Linear;
    UnitConversion conversion;
};

/// UDUNITS keeps a status and an error handler for the whole process, so that one lock has to guard every call of it.
class Database {
public:
    static Database& get()
    {
        static Database database; // the library's own state is one for the process, and so is its guard
        return database;
    }

    Answer convert(const QString& from, const QString& to)
    {
        const std::lock_guard lock(m_mutex);
        const std::pair key(from, to);
        if (const auto known = m_answers.constFind(key); known != m_answers.constEnd())
            return *known;
        const Answer answer = compute(from, to);
        m_answers.insert(key, answer);
        return answer;
    }

    bool knows(const QString& unit)
    {
        const std::lock_guard lock(m_mutex);
        return parse(unit) != nullptr;
    }

    QString canonical(const QString& unit)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_canonical.constFind(unit); known != m_canonical.constEnd())
            return *known;
        const QString text = format(unit);
        m_canonical.insert(unit, text);
        return text;
    }

    /// `combine` makes a new unit of the two, or null.
    template <class Combine>
    Result<QString> combined(const QString& a, const QString& b, const Combine& combine)
    {
        const std::lock_guard lock(m_mutex);
        const Unit first = parse(a), second = parse(b);
        if (!first || !second)
            return Error{ErrorCode::Units, Tr::tr("The unit '%1' is not known.").arg(first ? b : a), {}};
        const Unit made{combine(first.get(), second.get())};
        if (!made)
            return Error{ErrorCode::Units, Tr::tr("'%1' has no such power.").arg(a), {}};
        return format(made.get(), a);
    }

private:
    Database()
    {
        ut_set_error_message_handler(ut_ignore);
        m_system.reset(ut_read_xml(nullptr));
        if (!m_system)
            return;
        for (const QString& name : preferredUnits())
            if (Unit unit = parse(name))
                m_preferred.emplace_back(name, std::move(unit));
    }

    Unit parse(const QString& unit) const
    {
        if (!m_system || unit.trimmed().isEmpty())
            return nullptr;
        for (const QString& spelling : unitSpellings(unit))
            if (Unit parsed{ut_parse(m_system.get(), spelling.toUtf8().constData(), UT_UTF8)})
                return parsed;
        return nullptr;
    }

    static std::optional<UnitConversion> linear(const ut_unit* from, const ut_unit* to)
    {
        const std::unique_ptr<cv_converter, FreeConverter> converter(ut_get_converter(const_cast<ut_unit*>(from), const_cast<ut_unit*>(to)));
        if (!converter)
            return std::nullopt;
        const auto at = [&](double x) { return cv_convert_double(converter.get(), x); };
        UnitConversion out;
        out.offset = tidy(at(0.0));
        out.scale = tidy(out.offset == 0.0 ? at(1.0) : (at(1024.0) - at(0.0)) / 1024.0);
        for (const double probe : {-3.0, 2.0, 1000.0}) {
            const double expected = out(probe);
            if (!(std::abs(at(probe) - expected) <= 1e-9 * (std::abs(expected) + std::abs(out.offset)) + 1e-300))
                return std::nullopt;
        }
        return out;
    }

    /// 0.01 and not 0.010000000000000002: the neighbour with few figures, where there is one.
    static double tidy(double value)
    {
        const double shorter = QString::number(value, 'g', 13).toDouble();
        return std::abs(shorter - value) <= 1e-14 * std::abs(value) ? shorter : value;
    }

    Answer compute(const QString& from, const QString& to) const
    {
        if (!m_system)
            return {Outcome::NoDatabase, {}};
        const Unit a = parse(from);
        if (!a)
            return {Outcome::UnknownFrom, {}};
        const Unit b = parse(to);
        if (!b)
            return {Outcome::UnknownTo, {}};
        if (ut_are_convertible(a.get(), b.get()) == 0)
            return {Outcome::OtherDimension, {}};
        if (const auto conversion = linear(a.get(), b.get()))
            return {Outcome::Linear, *conversion};
        if (ut_compare(a.get(), b.get()) == 0)
            return {};
        return {Outcome::NotLinear, {}};
    }

    QString format(const QString& unit) const
    {
        const Unit parsed = parse(unit);
        return parsed ? format(parsed.get(), unit.trimmed()) : unit.trimmed();
    }

    /// otherwise: where UDUNITS has no name for it.
    QString format(const ut_unit* parsed, const QString& otherwise) const
    {
        for (const auto& [name, candidate] : m_preferred) {
            if (ut_are_convertible(parsed, candidate.get()) == 0)
                continue;
            const auto same = linear(parsed, candidate.get());
            if (same && std::abs(same->scale - 1.0) < 1e-12 && std::abs(same->offset) < 1e-12)
                return name;
        }
        char buffer[256];
        const int length = ut_format(parsed, buffer, sizeof buffer, UT_ASCII);
        if (length <= 0 || length >= static_cast<int>(sizeof buffer))
            return otherwise;
        return spacedProduct(QString::fromLatin1(buffer, length));
    }

    std::mutex m_mutex;
    std::unique_ptr<ut_system, FreeSystem> m_system;
    std::vector<std::pair<QString, Unit>> m_preferred; // after the system: freed before it
    QHash<std::pair<QString, QString>, Answer> m_answers;
    QHash<QString, QString> m_canonical;
};

} // namespace

namespace units {

bool isKnown(const QString& unit) { return Database::get().knows(unit); }

bool sameDimension(const QString& from, const QString& to)
{
    if (from.trimmed().isEmpty() || to.trimmed().isEmpty())
        return from.trimmed() == to.trimmed();
    const Outcome outcome = Database::get().convert(from, to).outcome;
    return outcome == Outcome::Linear || outcome == Outcome::NotLinear || from == to;
}

Result<UnitConversion> conversion(const QString& from, const QString& to)
{
    const QString a = from.trimmed();
    const QString b = to.trimmed();
    if (a == b)
        return UnitConversion{};
    if (a.isEmpty())
        return Error{ErrorCode::Units, Tr::tr("No units are stated, so that nothing can be converted to '%1'; state the units first.").arg(b), {}};
    if (b.isEmpty())
        return Error{ErrorCode::Units, Tr::tr("'%1' cannot be converted to values without units; name the units that you want.").arg(a), {}};
    const Answer answer = Database::get().convert(a, b);
    switch (answer.outcome) {
    case Outcome::Linear: return answer.conversion;
    case Outcome::UnknownFrom: return Error{ErrorCode::Units, Tr::tr("'%1' cannot be converted to '%2': the unit '%1' is not known.").arg(a, b), {}};
    case Outcome::UnknownTo: return Error{ErrorCode::Units, Tr::tr("'%1' cannot be converted to '%2': the unit '%2' is not known.").arg(a, b), {}};
    case Outcome::OtherDimension:
        return Error{ErrorCode::Units, Tr::tr("'%1' cannot be converted to '%2': they measure different things.").arg(a, b), {}};
    case Outcome::NotLinear:
        return Error{ErrorCode::Units, Tr::tr("'%1' cannot be converted to '%2': one of them is a logarithmic scale.").arg(a, b), {}};
    case Outcome::NoDatabase: break;
    }
    return Error{ErrorCode::Units,
        Tr::tr("'%1' cannot be converted to '%2': the database of UDUNITS-2 cannot be read; install libudunits2-data.").arg(a, b), {}};
}

QString canonical(const QString& unit) { return Database::get().canonical(unit); }

Result<QString> product(const QString& a, const QString& b)
{
    return Database::get().combined(a, b, [](const ut_unit* first, const ut_unit* second) { return ut_multiply(first, second); });
}

Result<QString> power(const QString& unit, int exponent)
{
    return Database::get().combined(unit, unit, [exponent](const ut_unit* base, const ut_unit*) { return ut_raise(base, exponent); });
}

Result<QString> root(const QString& unit, int degree)
{
    return Database::get().combined(unit, unit, [degree](const ut_unit* base, const ut_unit*) { return ut_root(base, degree); });
}

QString display(const QString& unit) { return isKnown(unit) ? displayText(unit, canonical(unit)) : unit.trimmed(); }

} // namespace units
} // namespace terrella
