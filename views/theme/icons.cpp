// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/icons.h"

#include "pipelines/core/resources.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace terrella {

QByteArray tintedSvg(const QString& name, const QColor& color)
{
    QFile file(resourcePath(QStringLiteral("icons/%1.svg").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

QPixmap tintedPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    const QByteArray svg = tintedSvg(name, color);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon tintedIcon(const QString& name, const QColor& color, const QColor& disabled)
{
    QIcon icon;
    for (const int size : {16, 32}) {
        icon.addPixmap(tintedPixmap(name, color, size), QIcon::Normal);
        icon.addPixmap(tintedPixmap(name, disabled, size), QIcon::Disabled);
    }
    return icon;
}

} // namespace terrella
