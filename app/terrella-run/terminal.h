// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace terrella::cli {

/// What can be done on an output.
struct Terminal {
    bool interactive = false; ///< a terminal that understands cursor movements: isatty and TERM is not "dumb"
    bool colour = false;      ///< interactive, and NO_COLOR is unset
    bool unicode = true;      ///< the locale's characters are UTF-8
    int width = 80;           ///< columns
    int height = 24;          ///< lines
    /// 1: stdout, 2: stderr.
    static Terminal of(int descriptor);
};

/// Writes to stdout (data). One call per piece; flushed, so that readers at the other end of a pipe see whole lines.
void out(const QString& text);
void outBytes(const QByteArray& bytes);
/// One line of compact JSON on stdout.
void outJson(const QJsonObject& object);
/// Pretty JSON on stdout.
void outPrettyJson(const QJsonObject& object);
/// Writes a line to stderr (log).
void log(const QString& line);
/// "terrella-run: …" on stderr: an error or a warning.
void complain(const QString& sentence);

/// Columns padded to equal width with two blanks between; no trailing blanks. The last column is not padded.
QString tableText(const std::vector<QStringList>& rows, int indent = 0);

} // namespace terrella::cli
