// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/arguments.h"

#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::Arguments)
};

Error usageError(const QString& message) { return {ErrorCode::Usage, message, {}}; }

QString optionWords(const OptionSpec& option)
{
    QString words = option.letter.isNull() ? QStringLiteral("    ") : QStringLiteral("-%1, ").arg(option.letter);
    words += QStringLiteral("--") + option.name;
    if (!option.value.isEmpty())
        words += QLatin1Char(' ') + option.value;
    return words;
}

constexpr QChar kHeldBlank(0xE000); // of the private use area: no text has it

/// Blanks in square brackets replaced, so that "[--to NODE]" is not broken.
QString heldTogether(QString text)
{
    int depth = 0;
    for (QChar& c : text) {
        depth += c == QLatin1Char('[') ? 1 : (c == QLatin1Char(']') ? -1 : 0);
        if (depth > 0 && c == QLatin1Char(' '))
            c = kHeldBlank;
    }
    return text;
}

const OptionSpec& helpOption()
{
    static const OptionSpec option{QStringLiteral("help"), QLatin1Char('h'), {}, Tr::tr("show this text"), false};
    return option;
}

/// Walks over the words of one command line.
class Reader {
public:
    Reader(const CommandSpec& spec, const QStringList& words) : m_spec(spec), m_words(words) {}

    Result<Arguments> read()
    {
        bool onlyOperands = false;
        for (; m_next < m_words.size(); ++m_next) {
            const QString& word = m_words[m_next];
            if (onlyOperands || word == QLatin1String("-") || !word.startsWith(QLatin1Char('-')))
                m_out.operands.append(word);
            else if (word == QLatin1String("--"))
                onlyOperands = true;
            else if (word.startsWith(QLatin1String("--")))
                TRY_DO(readLong(word));
            else
                TRY_DO(readShort(word));
        }
        if (!m_out.has(QStringLiteral("help")))
            TRY_DO(checkOperands());
        return std::move(m_out);
    }

private:
    [[nodiscard]] QString whereToLook() const { return Tr::tr("'terrella-run %1 --help' lists what there is.").arg(m_spec.name); }

    [[nodiscard]] const OptionSpec* find(const QString& name, QChar letter) const
    {
        if (name == helpOption().name || letter == helpOption().letter)
            return &helpOption();
        for (const OptionSpec& option : m_spec.options) {
            if ((!name.isEmpty() && option.name == name) || (!letter.isNull() && option.letter == letter))
                return &option;
        }
        return nullptr;
    }

    Result<void> readLong(const QString& word)
    {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const OptionSpec* option = find(name, {});
        if (!option) {
            QStringList names{helpOption().name};
            for (const OptionSpec& known : m_spec.options)
                names.append(known.name);
            const QStringList near = nearestNames(name, names);
            return usageError(near.isEmpty() ? Tr::tr("Unknown option '--%1'. %2").arg(name, whereToLook())
                                             : Tr::tr("Unknown option '--%1'; did you mean '--%2'? %3").arg(name, near.first(), whereToLook()));
        }
        if (option->value.isEmpty()) {
            if (equals >= 0)
                return usageError(Tr::tr("The option '--%1' takes no value. %2").arg(name, whereToLook()));
            m_out.options[name] = QStringList{QString()};
            return {};
        }
        if (equals >= 0)
            return store(*option, word.mid(equals + 1));
        return storeNext(*option);
    }

    Result<void> readShort(const QString& word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            const OptionSpec* option = find({}, word[i]);
            if (!option)
                return usageError(Tr::tr("Unknown option '-%1'. %2").arg(QString(word[i]), whereToLook()));
            if (option->value.isEmpty()) {
                m_out.options[option->name] = QStringList{QString()};
                continue;
            }
            if (i + 1 < word.size())
                return store(*option, word.mid(i + 1));
            return storeNext(*option);
        }
        return {};
    }

    Result<void> storeNext(const OptionSpec& option)
    {
        if (m_next + 1 >= m_words.size())
            return usageError(Tr::tr("The option '--%1' wants a value: --%1 %2. %3").arg(option.name, option.value, whereToLook()));
        return store(option, m_words[++m_next]);
    }

    Result<void> store(const OptionSpec& option, const QString& value)
    {
        QStringList& values = m_out.options[option.name];
        if (!option.many && !values.isEmpty())
            return usageError(Tr::tr("The option '--%1' is given twice.").arg(option.name));
        values.append(value);
        return {};
    }

    [[nodiscard]] Result<void> checkOperands() const
    {
        if (m_out.operands.size() < m_spec.required)
            return usageError(
                Tr::tr("'terrella-run %1' wants %2: terrella-run %1 %3").arg(m_spec.name, m_spec.operands[m_out.operands.size()], m_spec.synopsis));
        if (!m_spec.manyOperands && m_out.operands.size() > m_spec.operands.size())
            return usageError(Tr::tr("'%1' is one argument too many: terrella-run %2 %3")
                                  .arg(m_out.operands[m_spec.operands.size()], m_spec.name, m_spec.synopsis));
        return {};
    }

    const CommandSpec& m_spec;
    const QStringList& m_words;
    qsizetype m_next = 0;
    Arguments m_out;
};

} // namespace

QString Arguments::value(const QString& name) const
{
    const auto it = options.find(name);
    return it == options.end() || it->second.isEmpty() ? QString() : it->second.last();
}

QStringList Arguments::values(const QString& name) const
{
    const auto it = options.find(name);
    return it == options.end() ? QStringList() : it->second;
}

Result<Arguments> parseArguments(const CommandSpec& spec, const QStringList& words) { return Reader(spec, words).read(); }

QString usageText(const CommandSpec& spec, int width)
{
    const QString before = Tr::tr("Usage: %1").arg(QStringLiteral("terrella-run ") + spec.name + QLatin1Char(' '));
    const int indent = static_cast<int>(before.size());
    QString out = before + wrapped(heldTogether(spec.synopsis), width - indent, indent);
    out = out.replace(kHeldBlank, QLatin1Char(' ')).trimmed() + QLatin1String("\n\n");
    out += wrapped(spec.summary, width, 0) + QLatin1Char('\n');
    if (!spec.description.isEmpty()) {
        for (const QString& paragraph : spec.description.split(QStringLiteral("\n\n")))
            out += QLatin1Char('\n') + wrapped(paragraph, width, 0) + QLatin1Char('\n');
    }
    out += QLatin1Char('\n') + Tr::tr("Options:") + QLatin1Char('\n');
    std::vector<const OptionSpec*> options;
    for (const OptionSpec& option : spec.options)
        options.push_back(&option);
    options.push_back(&helpOption());
    qsizetype column = 0;
    for (const OptionSpec* option : options)
        column = std::max(column, optionWords(*option).size());
    for (const OptionSpec* option : options) {
        const int helpColumn = static_cast<int>(column) + 4;
        out += QStringLiteral("  ") + optionWords(*option).leftJustified(column) + QStringLiteral("  ")
            + wrapped(option->help, width - helpColumn, helpColumn) + QLatin1Char('\n');
    }
    if (!spec.examples.isEmpty()) {
        out += QLatin1Char('\n') + Tr::tr("Examples:") + QLatin1Char('\n');
        for (const QString& line : spec.examples.split(QLatin1Char('\n')))
            out += QStringLiteral("  ") + line + QLatin1Char('\n');
    }
    return out;
}

QString didYouMean(const QString& wrong, const QStringList& names)
{
    const QStringList near = nearestNames(wrong, names);
    return near.isEmpty() ? QStringLiteral(".") : Tr::tr("; did you mean %1?").arg(alternatives(near));
}

Result<qint64> parseBytes(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([KMGT]?)(iB|B)?\\s*$"), QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return usageError(Tr::tr("'%1' is no amount of memory; write it like 500M, 2G or 2GiB.").arg(text));
    const QString unit = match.captured(2).toUpper();
    const bool decimal = !unit.isEmpty() && match.captured(3).compare(QLatin1String("B"), Qt::CaseInsensitive) == 0;
    const int power = unit.isEmpty() ? 0 : static_cast<int>(QStringLiteral("KMGT").indexOf(unit)) + 1;
    const double bytes = match.captured(1).toDouble() * std::pow(decimal ? 1000.0 : 1024.0, power);
    if (bytes < 1.0 || bytes > 9.0e18)
        return usageError(Tr::tr("'%1' is no usable amount of memory; write it like 500M, 2G or 2GiB.").arg(text));
    return static_cast<qint64>(bytes);
}

QString wrapped(const QString& text, int width, int indent)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '));
    QString out;
    qsizetype used = 0;
    const qsizetype room = std::max(20, width);
    for (const QString& word : words) {
        if (used > 0 && used + 1 + word.size() > room) {
            out += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            used = 0;
        } else if (used > 0) {
            out += QLatin1Char(' ');
            ++used;
        }
        out += word;
        used += word.size();
    }
    return out;
}

} // namespace terrella::cli
