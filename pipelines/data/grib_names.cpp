// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grib_names.h"

#include <QHash>
#include <QRegularExpression>

namespace terrella {

namespace {

/// WMO and NCEP abbreviations and ECMWF's, and the short name for both.
QString baseName(const QString& element)
{
    static const QHash<QString, QString> names{{QStringLiteral("TMP"), QStringLiteral("t")}, {QStringLiteral("UGRD"), QStringLiteral("u")},
        {QStringLiteral("VGRD"), QStringLiteral("v")}, {QStringLiteral("HGT"), QStringLiteral("gh")}, {QStringLiteral("GP"), QStringLiteral("z")},
        {QStringLiteral("RH"), QStringLiteral("r")}, {QStringLiteral("SPFH"), QStringLiteral("q")}, {QStringLiteral("VVEL"), QStringLiteral("w")},
        {QStringLiteral("DZDT"), QStringLiteral("wz")}, {QStringLiteral("RELV"), QStringLiteral("vo")}, {QStringLiteral("RELD"), QStringLiteral("d")},
        {QStringLiteral("PRES"), QStringLiteral("pres")}, {QStringLiteral("DPT"), QStringLiteral("d")}, {QStringLiteral("2T"), QStringLiteral("t2m")},
        {QStringLiteral("2D"), QStringLiteral("d2m")}, {QStringLiteral("10U"), QStringLiteral("u10")}, {QStringLiteral("10V"), QStringLiteral("v10")},
        {QStringLiteral("100U"), QStringLiteral("u100")}, {QStringLiteral("100V"), QStringLiteral("v100")},
        {QStringLiteral("SSTK"), QStringLiteral("sst")}, {QStringLiteral("CI"), QStringLiteral("siconc")},
        {QStringLiteral("APCP"), QStringLiteral("tp")}, {QStringLiteral("LAND"), QStringLiteral("lsm")},
        {QStringLiteral("ICEC"), QStringLiteral("siconc")}, {QStringLiteral("PRMSL"), QStringLiteral("prmsl")},
        {QStringLiteral("MSLET"), QStringLiteral("mslet")}};
    static const QRegularExpression strange(QStringLiteral("[^A-Za-z0-9_]+"));
    const auto found = names.find(element);
    QString out = found != names.end() ? *found : element.toLower().replace(strange, QStringLiteral("_"));
    if (!out.isEmpty() && out.front().isDigit())
        out.prepend(QLatin1Char('v'));
    return out;
}

} // namespace

bool gribLevelsMakeAxis(const GribParameter& parameter)
{
    static const QStringList kinds{QStringLiteral("ISBL"), QStringLiteral("HYBL"), QStringLiteral("SIGL"), QStringLiteral("ISEL"),
        QStringLiteral("THEL"), QStringLiteral("DBSL"), QStringLiteral("GPML"), QStringLiteral("PVL"), QStringLiteral("ETAL"),
        QStringLiteral("EHYB")};
    if (kinds.contains(parameter.levelType))
        return !parameter.layer;
    return parameter.levelType == QLatin1String("HTGL") && !parameter.layer;
}

QString gribAxisName(const QString& levelType)
{
    static const QHash<QString, QString> names{{QStringLiteral("ISBL"), QStringLiteral("isobaric")},
        {QStringLiteral("HYBL"), QStringLiteral("hybrid")}, {QStringLiteral("SIGL"), QStringLiteral("sigma")},
        {QStringLiteral("ISEL"), QStringLiteral("theta")}, {QStringLiteral("THEL"), QStringLiteral("theta")},
        {QStringLiteral("DBSL"), QStringLiteral("depth_below_sea")}, {QStringLiteral("GPML"), QStringLiteral("altitude")},
        {QStringLiteral("HTGL"), QStringLiteral("height")}, {QStringLiteral("PVL"), QStringLiteral("potential_vorticity")}};
    const auto found = names.find(levelType);
    return found != names.end() ? *found : levelType.toLower();
}

QString gribName(const GribParameter& parameter)
{
    const QString base = baseName(parameter.element);
    static const QRegularExpression strange(QStringLiteral("[^A-Za-z0-9]+"));
    const QString kind = QString(parameter.levelType).remove(strange);
    if (parameter.element.front().isDigit())
        return base; // ECMWF's names say the height themselves
    if (parameter.layer)
        return QStringLiteral("%1_%2_layer").arg(base, kind.toLower());
    if (kind == QLatin1String("ISBL") || kind == QLatin1String("HYBL"))
        return base;
    if (kind == QLatin1String("HTGL") && parameter.level == 2.0)
        return base == QLatin1String("t") || base == QLatin1String("d") ? base + QStringLiteral("2m") : base + QStringLiteral("_2m");
    if (kind == QLatin1String("HTGL") && parameter.level == 10.0)
        return base == QLatin1String("u") || base == QLatin1String("v") ? base + QStringLiteral("10") : base + QStringLiteral("_10m");
    if (kind == QLatin1String("HTGL"))
        return base + QStringLiteral("_height");
    if (kind == QLatin1String("MSL") || kind.isEmpty())
        return base == QLatin1String("pres") ? QStringLiteral("prmsl") : base;
    if (kind == QLatin1String("SFC")) {
        if (base == QLatin1String("pres"))
            return QStringLiteral("sp");
        if (base == QLatin1String("gh"))
            return QStringLiteral("orog");
        static const QStringList aloft{QStringLiteral("t"), QStringLiteral("u"), QStringLiteral("v"), QStringLiteral("r"), QStringLiteral("q"),
            QStringLiteral("w"), QStringLiteral("d")};
        return aloft.contains(base) ? base + QStringLiteral("_sfc") : base;
    }
    return QStringLiteral("%1_%2").arg(base, kind.toLower());
}

} // namespace terrella
