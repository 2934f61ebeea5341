// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_input.h"

#include "pipelines/core/json.h"
#include "pipelines/graph/edit.h"

namespace terrella::fuzz {

namespace {

void mustHold(bool holds, const char* what)
{
    if (!holds)
        qFatal("%s", what);
}

void roundTrip(const Document& document)
{
    const QByteArray text = document.toText();
    const auto again = Document::parse(text, QStringLiteral("written"));
    mustHold(again.hasValue(), "what was written cannot be read");
    mustHold(again->toText() == text, "written twice it is another text");
}

/// Applies one edit and takes it back.
void tryEdit(Document& document, const QByteArray& line)
{
    const auto json = parseJson(line, QStringLiteral("edit"));
    if (!json)
        return;
    const auto edit = editFromJson(*json);
    if (!edit)
        return;
    const auto again = editFromJson(toJson(*edit));
    mustHold(again && toJson(*again) == toJson(*edit), "an edit is another one after a round trip");
    const QByteArray before = document.toText();
    const auto inverse = apply(document, *edit);
    if (!inverse) {
        mustHold(document.toText() == before, "an edit that failed changed the document");
        return;
    }
    roundTrip(document);
    Document back = document;
    mustHold(apply(back, *inverse).hasValue(), "the inverse of an edit does not apply");
    mustHold(back.toText() == before, "the inverse of an edit gives another document");
}

} // namespace

void tryDocument(const QByteArray& input, PluginHost& host)
{
    const qsizetype cut = input.indexOf("\n---\n");
    auto document = Document::parse(cut < 0 ? input : input.left(cut + 1), QStringLiteral("fuzzed"));
    if (!document) {
        mustHold(!document.error().message.isEmpty(), "an error without a sentence");
        return;
    }
    roundTrip(*document);
    if (cut >= 0)
        for (const QByteArray& line : input.mid(cut + 5).split('\n'))
            tryEdit(*document, line);
    (void)document->topologicalOrder();
    Checker checker(host);
    for (const Problem& problem : checker.check(*document, QStringLiteral("/nonexistent")).all())
        mustHold(!problem.code.isEmpty() && !problem.message.isEmpty(), "a problem without code or sentence");
}

} // namespace terrella::fuzz
