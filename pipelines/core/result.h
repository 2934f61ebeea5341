// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace terrella {

/// What kind of thing went wrong, for programs. terrella-run turns it into an exit code.
enum class ErrorCode {
    Usage,       ///< the command line or a request is malformed
    Invalid,     ///< a pipeline, specification or parameter is wrong
    NotFound,    ///< a file, module, variable or node does not exist
    Unreadable,  ///< a file exists but cannot be read as what it should be
    Unsupported, ///< well formed, but beyond what this program does
    Units,       ///< units that cannot be converted, or that were not stated
    Mismatch,    ///< grids, calendars, reference systems or types that do not fit
    OutOfRange,  ///< a value outside its allowed range, or a selection that is empty
    Memory,      ///< the memory limit does not suffice
    Disk,        ///< writing failed: no space, no permission
    Cancelled,   ///< stopped because somebody asked for it
    Failed       ///< everything else that went wrong while running
};

/// A failure as a value: the code for programs, the sentence for people.
/// The sentence says what, where and the way out. The trail tells what was being done, innermost first.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    QString message;
    QStringList trail;

    /// The same error with one more line of what was being done.
    [[nodiscard]] Error whileDoing(QString what) const
    {
        Error out = *this;
        out.trail.append(std::move(what));
        return out;
    }
    bool operator==(const Error&) const = default;
};

/// Either a value or an Error. Never empty.
template <class T = void>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    T& operator*() &
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    const T& operator*() const&
    {
        assert(hasValue());
        return std::get<0>(m_state);
    }
    T&& operator*() &&
    {
        assert(hasValue());
        return std::get<0>(std::move(m_state));
    }
    T* operator->()
    {
        assert(hasValue());
        return &std::get<0>(m_state);
    }
    const T* operator->() const
    {
        assert(hasValue());
        return &std::get<0>(m_state);
    }

    const Error& error() const&
    {
        assert(!hasValue());
        return std::get<1>(m_state);
    }
    Error&& error() &&
    {
        assert(!hasValue());
        return std::get<1>(std::move(m_state));
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool hasValue() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return hasValue(); }

    const Error& error() const&
    {
        assert(m_error);
        return *m_error;
    }
    Error&& error() &&
    {
        assert(m_error);
        return *std::move(m_error);
    }

private:
    std::optional<Error> m_error;
};

} // namespace terrella

#define TERRELLA_CONCAT_(a, b) a##b
#define TERRELLA_CONCAT(a, b) TERRELLA_CONCAT_(a, b)
#define TERRELLA_TRY_(tmp, declaration, expression)                                                                                                  \
    auto tmp = (expression);                                                                                                                         \
    if (!tmp)                                                                                                                                        \
        return std::move(tmp).error();                                                                                                               \
    declaration = *std::move(tmp)
/// TRY(const int x, parse(text)); returns parse's Error to our caller, or declares x.
#define TRY(declaration, expression) TERRELLA_TRY_(TERRELLA_CONCAT(terrellaTry, __COUNTER__), declaration, expression)
/// TRY_DO(write(file)); the same for a Result without value.
#define TRY_DO(expression)                                                                                                                           \
    do {                                                                                                                                             \
        if (auto terrellaDone = (expression); !terrellaDone)                                                                                         \
            return std::move(terrellaDone).error();                                                                                                  \
    } while (false)
