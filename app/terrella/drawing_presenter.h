// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/earth_drawings.h"

#include <QJsonObject>
#include <QObject>

#include <functional>

class QMenu;

namespace terrella {

class Background;
class EarthPanel;
class PipelineModel;

/// Regions drawn on the Earth become values of parameters, and what is drawn for itself is kept in the pipeline's view; both are steps of undo. Reads
/// countries and coasts, once they are wanted, on a worker thread.
class DrawingPresenter final : public QObject {
    Q_OBJECT

public:
    /// view: as the pipeline keeps it now.
    DrawingPresenter(EarthPanel& earth, PipelineModel& model, Background& background, std::function<QJsonObject()> view, QObject* parent = nullptr);

    /// Lets the user choose how the region of a parameter is drawn.
    void drawParameter(const QString& node, const QString& key, const QPoint& globalPosition);
    /// The region of the selected node stands on the Earth.
    void showNode(const QString& node);
    /// Parameters of the selected node that are regions: (key, title).
    [[nodiscard]] std::vector<std::pair<QString, QString>> regionParameters() const;
    void setRegion(const QString& node, const QString& key, const Drawing& region, const QString& what);
    [[nodiscard]] const QString& node() const { return m_node; }
    /// Id of a curtain that stands on the Earth; empty: there is none.
    [[nodiscard]] QString curtain() const;
    /// Adds one of the topmost field with levels, along the lines that are drawn (or asks for one); removes all.
    void setCurtain(bool isWanted);

Q_SIGNALS:
    void said(const QString& sentence);

private:
    void refreshParameter();
    void keep(const QString& what);
    void takeViews();
    void readAreas();
    void readCoasts();
    void findCoast(const NamedArea& country, const std::shared_ptr<const CoastLines>& coasts, double km);

    EarthPanel& m_earth;
    PipelineModel& m_model;
    Background& m_background;
    std::function<QJsonObject()> m_view;
    QString m_node, m_key; ///< whose region stands on the Earth
    int m_coast = 0;       ///< number of the coast that was asked for last
};

} // namespace terrella
