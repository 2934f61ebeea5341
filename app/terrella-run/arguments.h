// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace terrella::cli {

/// An option as it is written and explained.
struct OptionSpec {
    QString name;  ///< without the dashes
    QChar letter;  ///< '\0': no short form
    QString value; ///< what stands in its place in the help text ("DIR"); empty: the option is a flag
    QString help;
    bool many = false; ///< may be given several times
};

/// What a subcommand takes.
struct CommandSpec {
    QString name;
    QString synopsis; ///< after the name: "FILE [--set NODE.PARAMETER=VALUE]…"
    QString summary;  ///< one line
    QString description;
    std::vector<OptionSpec> options;
    QStringList operands;      ///< names of the positional arguments, for error sentences
    int required = 0;          ///< of the operands
    bool manyOperands = false; ///< the last operand may be repeated
    QString examples;          ///< lines to copy
};

/// A command line, taken apart.
struct Arguments {
    std::map<QString, QStringList> options; ///< flags have one empty value
    QStringList operands;

    [[nodiscard]] bool has(const QString& name) const { return options.contains(name); }
    [[nodiscard]] QString value(const QString& name) const;
    [[nodiscard]] QStringList values(const QString& name) const;
};

/// `--name value`, `--name=value`, `-x value`, `-xvalue`; after `--` only operands. Every command knows `--help` and `-h`.
/// Errors (Usage) name the nearest option.
Result<Arguments> parseArguments(const CommandSpec& spec, const QStringList& words);

/// The text of `terrella-run COMMAND --help`, at most `width` columns wide.
QString usageText(const CommandSpec& spec, int width);

/// How a sentence about a wrong name ends: "; did you mean 'detect_1'?" or ".".
QString didYouMean(const QString& wrong, const QStringList& names);

/// "2G", "500M", "2GiB", "1.5 GB" as bytes: K, M, G, T and KiB … count in 1024, KB … in 1000.
Result<qint64> parseBytes(const QString& text);

/// Text broken at blanks into lines of at most `width` columns; each but the first is indented, which comes on top.
QString wrapped(const QString& text, int width, int indent);

} // namespace terrella::cli
