// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/terminal.h"

#include "pipelines/core/json.h"

#include <QJsonDocument>

#include <clocale>
#include <cstdio>
#include <cstring>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace terrella::cli {

namespace {

/// One write call where possible: lines of several threads do not mix.
void writeAll(int descriptor, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(descriptor, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // the reader has gone; there is nobody left to tell
        done += written;
    }
}

} // namespace

Terminal Terminal::of(int descriptor)
{
    Terminal out;
    const QByteArray term = qgetenv("TERM");
    out.interactive = ::isatty(descriptor) == 1 && !term.isEmpty() && term != "dumb";
    out.colour = out.interactive && qEnvironmentVariableIsEmpty("NO_COLOR");
    out.unicode = std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0;
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        out.width = size.ws_col;
        out.height = size.ws_row;
    }
    return out;
}

void out(const QString& text) { writeAll(STDOUT_FILENO, text.toUtf8()); }

void outBytes(const QByteArray& bytes) { writeAll(STDOUT_FILENO, bytes); }

void outJson(const QJsonObject& object) { writeAll(STDOUT_FILENO, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'); }

void outPrettyJson(const QJsonObject& object) { writeAll(STDOUT_FILENO, prettyJson(object)); }

void log(const QString& line) { writeAll(STDERR_FILENO, line.toUtf8() + '\n'); }

void complain(const QString& sentence) { log(QStringLiteral("terrella-run: ") + sentence); }

QString tableText(const std::vector<QStringList>& rows, int indent)
{
    std::vector<qsizetype> widths;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            if (widths.size() <= column)
                widths.push_back(0);
            widths[column] = std::max(widths[column], row[i].size());
        }
    }
    QString text;
    for (const QStringList& row : rows) {
        QString line(indent, QLatin1Char(' '));
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[static_cast<std::size_t>(i)] + 2) : row[i];
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

} // namespace terrella::cli
