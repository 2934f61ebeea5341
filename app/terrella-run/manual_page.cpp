// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/manual_page.h"

#include "app/terrella-run/module_text.h"

#include <QCoreApplication>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ManualPage)
};

constexpr int kWidth = 78;

/// Text as groff must see it to print it as it is.
QString escaped(const QString& text)
{
    QString out;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        QString one = line;
        one.replace(QLatin1Char('\\'), QLatin1String("\\e"));
        one.replace(QLatin1Char('-'), QLatin1String("\\-"));
        if (one.startsWith(QLatin1Char('.')) || one.startsWith(QLatin1Char('\'')))
            one.prepend(QLatin1String("\\&"));
        out += one + QLatin1Char('\n');
    }
    out.chop(1);
    return out;
}

QString heading(const QString& name, int section, const QString& version)
{
    return QStringLiteral(".TH \"%1\" %2 \"\" \"Terrella %3\"\n").arg(escaped(name.toUpper()), QString::number(section), version);
}

QString part(const QString& title) { return QStringLiteral(".SH ") + title + QLatin1Char('\n'); }

QString verbatim(const QString& text) { return QStringLiteral(".nf\n") + escaped(text.trimmed()) + QStringLiteral("\n.fi\n"); }

QString nameLine(const QString& name, const QString& summary)
{
    return part(Tr::tr("NAME")) + escaped(name + QStringLiteral(" - ") + summary) + QLatin1Char('\n');
}

} // namespace

QString commandManualPage(const CommandSpec& spec, const QString& version)
{
    const QString name = QStringLiteral("terrella-run-") + spec.name;
    QString out = heading(name, 1, version) + nameLine(name, spec.summary);
    out += part(Tr::tr("SYNOPSIS")) + QStringLiteral(".B ") + escaped(QStringLiteral("terrella-run ") + spec.name) + QLatin1Char('\n')
        + escaped(spec.synopsis) + QLatin1Char('\n');
    out += part(Tr::tr("DESCRIPTION"));
    for (const QString& paragraph : spec.description.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        out += escaped(paragraph) + QStringLiteral("\n.PP\n");
    if (!spec.options.empty())
        out += part(Tr::tr("OPTIONS"));
    for (const OptionSpec& option : spec.options) {
        QString words = option.letter.isNull() ? QString() : QStringLiteral("-%1, ").arg(option.letter);
        words += QStringLiteral("--") + option.name;
        out += QStringLiteral(".TP\n.B ") + escaped(words)
            + (option.value.isEmpty() ? QString() : QStringLiteral(" \\fI%1\\fR").arg(escaped(option.value))) + QLatin1Char('\n')
            + escaped(option.help) + QLatin1Char('\n');
    }
    if (!spec.examples.isEmpty())
        out += part(Tr::tr("EXAMPLES")) + verbatim(spec.examples);
    return out + part(Tr::tr("SEE ALSO")) + QStringLiteral(".BR terrella\\-run (1)\n");
}

QString plainManualPage(const QString& name, int section, const QString& summary, const QString& text, const QString& version)
{
    return heading(name, section, version) + nameLine(name, summary) + part(Tr::tr("DESCRIPTION")) + verbatim(text);
}

QString moduleManualPage(const ModuleSpec& module, const QString& helpPage, const QString& version)
{
    return plainManualPage(QStringLiteral("terrella-") + module.id, 7, module.summary, moduleText(module, helpPage, kWidth), version)
        + part(Tr::tr("SEE ALSO")) + QStringLiteral(".BR terrella (1),\n.BR terrella\\-run (1)\n");
}

} // namespace terrella::cli
