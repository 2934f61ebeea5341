// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QStringList>

#include <vector>

namespace terrella::test {

/// Keys that stand twice in one object of a valid JSON text. Readers of JSON keep one of them and say nothing.
inline QStringList duplicateKeys(const QByteArray& json)
{
    QStringList out;
    std::vector<QSet<QByteArray>> objects; // of the objects that are open; arrays have an empty set
    bool keyMayFollow = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '{' || c == '[') {
            objects.emplace_back();
            keyMayFollow = c == '{';
        } else if (c == '}' || c == ']') {
            objects.pop_back();
            keyMayFollow = false;
        } else if (c == ',') {
            keyMayFollow = true; // in arrays no ':' follows the text
        } else if (c == '"') {
            const qsizetype first = i + 1;
            for (i = first; i < json.size() && json[i] != '"'; ++i)
                i += json[i] == '\\' ? 1 : 0;
            const QByteArray text = json.mid(first, i - first);
            qsizetype next = i + 1;
            while (next < json.size() && QByteArrayView(" \t\r\n").contains(json[next]))
                ++next;
            if (!keyMayFollow || next >= json.size() || json[next] != ':')
                continue;
            if (objects.back().contains(text))
                out.append(QString::fromUtf8(text));
            objects.back().insert(text);
            keyMayFollow = false;
        }
    }
    return out;
}

} // namespace terrella::test
