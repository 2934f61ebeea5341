// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/place_reading.h"
#include "views/theme/theme.h"

#include <QJsonObject>
#include <QObject>
#include <QSettings>

#include <functional>
#include <memory>

namespace terrella {

class Background;
class DocumentController;
class EarthPanel;
class PipelineModel;
class RunController;
struct EarthPicture;
struct PictureSettings;

/// What leaves the program to be shown to others: pictures, films, GeoTIFFs; each carries what made it, and opens again as that. GUI thread.
class OutputController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EarthPanel& earth;
        PipelineModel& model;
        RunController& runs;
        DocumentController& document;
        Background& background;
        QSettings& settings;
        const Theme& theme;
        QWidget& window;
        std::function<QJsonObject()> view; ///< as it is kept with a pipeline
    };
    explicit OutputController(const Parts& parts, QObject* parent = nullptr);

    void exportPicture();
    /// Draws it part by part and writes it elsewhere; the window goes on.
    void savePicture(const PictureSettings& settings, const QString& path);
    /// Gives up the picture that is being drawn.
    void stopDrawing();
    void exportFilm();
    /// The field that is shown, at the time that is shown.
    void exportField();
    /// Puts what made it into a picture that has been written: of a plot.
    void keepOrigin(const QString& path);
    /// A picture or film opens as the pipeline and view it came from.
    void openPicture(const QString& path);

    /// What made what is seen now (picture_origin.h).
    [[nodiscard]] QJsonObject origin() const;

Q_SIGNALS:
    void said(const QString& sentence);
    /// While a picture is drawn, which stopDrawing() ends.
    void drawing(const QString& sentence);

private:
    void takeWritten(const QString& path, const Result<void>& done);
    [[nodiscard]] EarthPicture proposed() const;

    Parts m_parts;
    std::unique_ptr<QObject> m_drawing;
    double m_told = 0.0; ///< of the picture that is being drawn
};

/// One field of a cube at one time and level, as a GeoTIFF in its own units. Errors say what a GeoTIFF cannot hold. Reads and writes: for a worker.
Result<void> exportFieldTif(const ShownField& field, double seconds, const QString& path, const QJsonObject& attributes);

} // namespace terrella
