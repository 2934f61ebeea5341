// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/output_controller.h"

#include "app/terrella/background.h"
#include "app/terrella/document_controller.h"
#include "app/terrella/film_dialog.h"
#include "app/terrella/picture_dialog.h"
#include "app/terrella/picture_origin.h"
#include "app/terrella/picture_saver.h"
#include "app/terrella/run_controller.h"
#include "views/earth/earth_panel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace terrella {

OutputController::OutputController(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) {}

QJsonObject OutputController::origin() const
{
    Document document = m_parts.model.whole();
    document.views = QJsonArray{m_parts.view()};
    QJsonObject results, modules;
    static const QRegularExpression key(QStringLiteral("objects/[0-9a-f]{2}/([0-9a-f]{64})"));
    for (const auto& [id, node] : document.nodes) {
        modules.insert(node.module, node.version);
        const auto outputs = m_parts.runs.resultsOf(id);
        for (auto it = outputs.begin(); it != outputs.end(); ++it)
            if (const auto match = key.match(it.value()); match.hasMatch())
                results.insert(id + QLatin1Char('.') + it.key(), match.captured(1));
    }
    return {{QStringLiteral("terrella_picture"), 1}, {QStringLiteral("version"), QStringLiteral(TERRELLA_VERSION)},
        {QStringLiteral("saved"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}, {QStringLiteral("name"), m_parts.document.name()},
        {QStringLiteral("folder"), m_parts.document.baseFolder()}, {QStringLiteral("pipeline"), QJsonDocument::fromJson(document.toText()).object()},
        {QStringLiteral("results"), results}, {QStringLiteral("modules"), modules}};
}

EarthPicture OutputController::proposed() const
{
    EarthPicture out;
    if (const auto field = m_parts.earth.shownField())
        out.title = fieldTitle(*field);
    out.credits = tr("%1 Made with Terrella %2.").arg(m_parts.earth.groundCredits(), QStringLiteral(TERRELLA_VERSION)).trimmed();
    return out;
}

void OutputController::takeWritten(const QString& path, const Result<void>& done)
{
    Q_EMIT said(done ? tr("Saved %1.").arg(QFileInfo(path).fileName()) : done.error().message);
}

void OutputController::exportPicture()
{
    PictureDialog dialog(m_parts.earth, m_parts.settings, m_parts.theme, proposed(), m_parts.document.baseFolder(), &m_parts.window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    savePicture(dialog.picture(), dialog.path());
}

void OutputController::savePicture(const PictureSettings& settings, const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    m_told = 0.0;
    Q_EMIT drawing(tr("Drawing %1 …").arg(name));
    m_drawing = takePicture(
        m_parts.earth, settings,
        [this, settings, path, name, made = origin()](const Result<EarthSheet>& sheet) {
            m_drawing.release()->deleteLater(); // it is it that calls
            if (!sheet)
                return takeWritten(path, sheet.error());
            Q_EMIT said(tr("Writing %1 …").arg(name));
            m_parts.background.run<Result<void>>(
                this,
                [sheet = *sheet, settings, path, made]() -> Result<void> {
                    TRY_DO(terrella::savePicture(sheet, settings, path));
                    return writeOrigin(path, made);
                },
                [this, path](const Result<void>& done) { takeWritten(path, done); });
        },
        [this, name](double part) {
            if (part - m_told < 0.1)
                return;
            m_told = part;
            Q_EMIT drawing(tr("Drawing %1: %2 %").arg(name).arg(qRound(100.0 * part)));
        });
}

void OutputController::stopDrawing()
{
    if (std::exchange(m_drawing, nullptr))
        Q_EMIT said(tr("The picture was not finished; nothing was written."));
}

void OutputController::keepOrigin(const QString& path)
{
    m_parts.background.run<Result<void>>(
        this, [path, made = origin()] { return writeOrigin(path, made); }, [this, path](const Result<void>& done) { takeWritten(path, done); });
}

void OutputController::exportFilm()
{
    if (m_parts.earth.times().size() < 2) {
        Q_EMIT said(tr("A film needs a field or tracks with several times on the Earth."));
        return;
    }
    FilmDialog dialog(
        m_parts.earth, m_parts.settings, m_parts.theme, proposed(), m_parts.document.baseFolder(), [this] { return originText(origin()); },
        &m_parts.window);
    connect(&dialog, &FilmDialog::made, this, [this](const QString& path) {
        if (QFileInfo(path).suffix().toLower() == QLatin1String("gif")) // a GIF's comment is put into it afterwards
            keepOrigin(path);
        else
            takeWritten(path, {});
    });
    dialog.exec();
}

void OutputController::exportField()
{
    const auto field = m_parts.earth.shownField();
    if (!field) {
        Q_EMIT said(tr("No field is shown on the Earth."));
        return;
    }
    const QString name = field->cube->signature().variables[static_cast<std::size_t>(field->variable)].name;
    QString path = QFileDialog::getSaveFileName(&m_parts.window, tr("Export the field"),
        m_parts.document.baseFolder() + QLatin1Char('/') + name + QStringLiteral(".tif"), tr("GeoTIFF (*.tif)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".tif");
    Q_EMIT said(tr("Writing %1 …").arg(QFileInfo(path).fileName()));
    const QJsonObject attributes{{QStringLiteral("terrella_origin"), QString::fromLatin1(originText(origin()))}};
    m_parts.background.run<Result<void>>(
        this, [field = *field, seconds = m_parts.earth.time(), path, attributes] { return exportFieldTif(field, seconds, path, attributes); },
        [this, path](const Result<void>& done) { takeWritten(path, done); });
}

void OutputController::openPicture(const QString& path)
{
    m_parts.background.run<QJsonObject>(
        this, [path] { return readOrigin(path); },
        [this, path](const QJsonObject& made) {
            const QString name = QFileInfo(path).fileName();
            if (made.isEmpty()) {
                Q_EMIT said(tr("%1 does not say what made it: it was not saved by Terrella, or another program has saved it since.").arg(name));
                return;
            }
            auto document = Document::fromObject(made.value(QLatin1String("pipeline")).toObject(), name);
            if (!document)
                Q_EMIT said(document.error().message);
            else
                m_parts.document.openCopy(*std::move(document), made.value(QLatin1String("folder")).toString(), QFileInfo(path).completeBaseName());
        });
}

} // namespace terrella
