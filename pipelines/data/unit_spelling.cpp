// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/unit_spelling.h"

#include <QHash>
#include <QRegularExpression>

#include <cstdlib>

namespace terrella {

namespace {

/// Keys in lower case with single blanks.
const QHash<QString, QString>& meanings()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> out;
        const auto add = [&out](const char* unit, std::initializer_list<const char*> spellings) {
            for (const char* spelling : spellings)
                out.insert(QString::fromUtf8(spelling), QLatin1String(unit));
        };
        add("1",
            {"none", "unitless", "dimensionless", "nondimensional", "non-dimensional", "non dimensional", "-", "--", "~", "0-1", "0 - 1", "(0 - 1)",
                "(0-1)", "[0-1]", "0..1", "fraction", "fractional", "proportion", "ratio", "numeric", "number", "no units", "no unit", "index",
                "boolean", "flag", "mask", "n/a", "na", "1/1", "binary", "count"});
        add("percent", {"%", "pct", "percentage", "per cent", "(0 - 100)", "(0-100)", "0-100"});
        add("degC",
            {"c", "deg c", "deg. c", "deg_c", "degc", "degrees c", "degree c", "degrees_c", "degree_c", "degreesc", "celsius", "celcius",
                "degrees celsius", "degree celsius", "degrees_celsius", "degree_celsius", "deg celsius", "°c", "º c", "ºc", "° c", "oc",
                "centigrade"});
        add("degF", {"f", "deg f", "deg_f", "degf", "degrees f", "fahrenheit", "degrees fahrenheit", "degree fahrenheit", "°f", "° f"});
        add("K", {"k", "kelvin", "kelvins", "deg k", "deg_k", "degk", "degrees k", "degree k", "degrees kelvin", "degrees_k", "°k"});
        add("m",
            {"gpm", "gp m", "gpmeter", "gpmetre", "geopotential meter", "geopotential meters", "geopotential metre", "geopotential metres",
                "geopotential_meter", "geopotential_meters", "m gp", "m of water equivalent", "m water equivalent", "m of water",
                "meters of water equivalent"});
        add("dam", {"gpdm", "gpdam", "dagpm", "decameter", "dam"});
        add("km", {"gpkm"});
        add("mm", {"mm of water equivalent", "mm water equivalent", "mm w.e.", "mm we", "mm of water", "mm h2o"});
        add("millibar", {"mb", "mbar", "mbars", "millibar", "millibars", "mbs"});
        add("hPa", {"hpa", "hectopascal", "hectopascals"});
        add("kPa", {"kpa"});
        add("Pa", {"pa", "pascal", "pascals"});
        add("knot", {"kt", "kts", "kn", "knot", "knots"});
        add("1e-3",
            {"psu", "pss", "pss-78", "pss78", "psal", "practical salinity unit", "practical salinity units", "ppt", "g/kg salinity", "0.001"});
        add("1e-6", {"ppm", "ppmv"});
        add("1e-9", {"ppb", "ppbv"});
        add("degree",
            {"deg", "degs", "degree", "degrees", "°", "º", "degrees true", "degree true", "deg true", "degrees_true",
                "degrees clockwise from north"});
        add("radian", {"rad", "rads"});
        add("dobson", {"du", "dobson", "dobson units"});
        add("sverdrup", {"sv"});
        add("kg", {"kilogram", "kilograms", "kilogramme", "kgs"});
        return out;
    }();
    return table;
}

QString asciiPowers(QString text)
{
    static const QString from = QString::fromUtf8("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺");
    static const QString to = QStringLiteral("0123456789-+");
    for (QChar& c : text)
        if (const qsizetype at = from.indexOf(c); at >= 0)
            c = to.at(at);
    text.replace(QChar(0x2212), QLatin1Char('-')); // minus sign
    text.replace(QChar(0x00b7), QLatin1Char(' ')); // middle dot
    text.replace(QChar(0x22c5), QLatin1Char(' '));
    text.replace(QChar(0x03bc), QLatin1Char('u')); // Greek mu
    text.replace(QChar(0x00b5), QLatin1Char('u')); // micro sign
    return text;
}

} // namespace

QStringList unitSpellings(const QString& unit)
{
    QString text = unit.simplified();
    const QString whole = meanings().value(text.toLower());
    if (!whole.isEmpty())
        return {whole};
    if (text.size() > 2 && text.startsWith(QLatin1Char('[')) && text.endsWith(QLatin1Char(']')))
        return unitSpellings(text.mid(1, text.size() - 2));

    text = asciiPowers(text);
    text.remove(QLatin1Char('{')).remove(QLatin1Char('}')).remove(QLatin1Char('$'));
    text.replace(QLatin1String("**"), QLatin1String("^"));
    static const QRegularExpression blankedPower(QStringLiteral("\\s*\\^\\s*(?:\\(\\s*([+-]?\\d+)\\s*\\)|([+-]?\\d+))"));
    text.replace(blankedPower, QStringLiteral("^\\1\\2"));

    // words with a meaning of their own inside a product: "mb s-1", "gpm", "kt"
    static const QRegularExpression word(QStringLiteral("[A-Za-z_°%]+"));
    QString product;
    qsizetype done = 0;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        product += QStringView(text).mid(done, match.capturedStart() - done);
        const QString found = match.captured();
        const QString meaning = meanings().value(found.toLower());
        // one letter means what UDUNITS says; "Mb" or "PA" with other capitals means what it looks like only when alone
        const bool replace = found.size() > 1 && !meaning.isEmpty() && meaning != QLatin1String("1") && !meaning.at(0).isDigit();
        product += replace ? meaning : found;
        done = match.capturedEnd();
    }
    product += QStringView(text).mid(done);

    QString lower = product;
    static const QRegularExpression longWord(QStringLiteral("[A-Za-z_]{4,}"));
    for (auto it = longWord.globalMatch(product); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        lower.replace(match.capturedStart(), match.capturedLength(), match.captured().toLower());
    }
    QStringList out{product};
    if (lower != product)
        out.append(lower);
    return out;
}

QStringList preferredUnits()
{
    static const char* const names[]
        = {"1", "K", "degC", "degF", "Pa", "hPa", "kPa", "m", "mm", "cm", "dam", "km", "s", "min", "h", "day", "year", "kg", "g", "mol", "W", "J",
            "N", "degree", "radian", "percent", "m s-1", "km h-1", "knot", "cm s-1", "m s-2", "s-1", "s-2", "day-1", "h-1", "m2", "km2", "m3", "km3",
            "m2 s-1", "m2 s-2", "m3 s-1", "m-1", "m-3", "m3 m-3", "kg m-2 s-1", "kg m-2", "kg m-3", "kg s-1", "kg kg-1", "g kg-1", "mm day-1",
            "mm h-1", "m day-1", "cm day-1", "W m-2", "J m-2", "MJ m-2", "MJ m-2 day-1", "kJ m-2", "J kg-1", "W m-1 K-1", "J kg-1 K-1", "N m-2 s",
            "Pa s-1", "hPa h-1", "Pa m-1", "K s-1", "K day-1", "K m-1", "K km-1", "K m s-1", "K m2 kg-1 s-1", "mol m-3", "mmol m-3", "mol m-2 s-1",
            "mg m-3", "ug m-3", "kg ha-1", "t ha-1", "g m-2", "g m-2 day-1", "1e-3", "1e-6", "1e-9", "dobson", "sverdrup", "ha", "um", "nm"};
    QStringList out;
    for (const char* name : names)
        out.append(QLatin1String(name));
    return out;
}

QString spacedProduct(const QString& text)
{
    static const QRegularExpression dot(QStringLiteral("\\.(?=[A-Za-z])"));
    QString out = text;
    return out.replace(dot, QStringLiteral(" "));
}

namespace {

QString sign(const QString& unit)
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> out;
        const auto add = [&out](const char* sign, std::initializer_list<const char*> names) {
            for (const char* name : names)
                out.insert(QLatin1String(name), QString::fromUtf8(sign));
        };
        add("°C", {"degC"});
        add("°F", {"degF"});
        add("°", {"degree", "degrees"});
        add("%", {"percent"});
        add("µm", {"um", "micrometer", "micron", "microns"});
        add("µg", {"ug"});
        add("m", {"meter", "meters", "metre", "metres"});
        add("mm", {"millimeter", "millimeters", "millimetre", "millimetres"});
        add("km", {"kilometer", "kilometers", "kilometre", "kilometres"});
        add("s", {"second", "seconds", "sec", "secs"});
        add("min", {"minute", "minutes"});
        add("h", {"hour", "hours", "hr", "hrs"});
        add("d", {"day", "days"});
        add("yr", {"year", "years"});
        add("hPa", {"millibar"});
        add("kt", {"knot"});
        add("DU", {"dobson"});
        add("Sv", {"sverdrup"});
        add("10⁻³", {"1e-3"});
        add("10⁻⁶", {"1e-6"});
        add("10⁻⁹", {"1e-9"});
        return out;
    }();
    return table.value(unit, unit);
}

QString superscript(int power)
{
    static const QString digits = QString::fromUtf8("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString out = power < 0 ? QString(QChar(0x207b)) : QString();
    for (const QChar c : QString::number(std::abs(power)))
        out += digits.at(c.digitValue());
    return out;
}

/// "kg/m2" to "kg m⁻²". Null where the text is not a plain product.
QString productText(const QString& text)
{
    if (const QString whole = sign(text); whole != text)
        return whole;
    static const QRegularExpression factor(QStringLiteral("\\G\\s*([/.*]?)\\s*([A-Za-z%]+)\\^?([+-]?\\d+)?"));
    QStringList parts;
    qsizetype done = 0;
    while (done < text.size()) {
        const QRegularExpressionMatch match = factor.match(text, done);
        if (!match.hasMatch())
            return {};
        done = match.capturedEnd();
        int power = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
        if (match.captured(1) == QLatin1String("/"))
            power = -power;
        parts.append(sign(match.captured(2)) + (power == 1 ? QString() : superscript(power)));
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString displayText(const QString& unit, const QString& canonical)
{
    const QString asked = unit.simplified().toLower();
    if (asked.startsWith(QLatin1String("degree")) && asked.size() <= 14) {
        if (asked.endsWith(QLatin1String("_north")) || asked.endsWith(QLatin1String("_n")))
            return QStringLiteral("°N");
        if (asked.endsWith(QLatin1String("_east")) || asked.endsWith(QLatin1String("_e")))
            return QStringLiteral("°E");
    }
    const QStringList spellings = unitSpellings(unit);
    if (const QString text = spellings.isEmpty() ? QString() : productText(spellings.last().trimmed()); !text.isEmpty())
        return text;
    const QString text = productText(canonical);
    return text.isEmpty() ? canonical : text;
}

} // namespace terrella
