// SPDX-License-Identifier: GPL-3.0-or-later
// Projections of the panel and their middle.
#include "views/earth/earth_panel.h"
#include "views/earth/earth_panel_private.h"
#include "views/earth/panel/projection_dialog.h"

#include <utility>

namespace terrella {

using namespace earth;

Result<void> EarthPanel::Private::project(const QString& name, bool toHome)
{
    if (name == panel.projection())
        return {};
    TRY(auto made, Projection::make(name));
    wasSettled = false;
    view->setProjection(std::move(made), toHome);
    layers->projectionChanged();
    outlines->projectionChanged();
    drawings->projectionChanged();
    projectionButton->setText(Projection::title(name) + QStringLiteral(" ▾"));
    Q_EMIT panel.projectionChanged(name);
    return {};
}

void EarthPanel::Private::turn()
{
    if (!wantedCentre || layers->outstanding() > 0 || outlines->outstanding() > 0)
        return;
    const LatLon place = *std::exchange(wantedCentre, std::nullopt);
    if (const QString name = Projection::centredOn(panel.projection(), place.lon, place.lat); !name.isEmpty())
        (void)project(name, false);
}

Result<void> EarthPanel::setProjection(const QString& name)
{
    m_d->wantedCentre.reset();
    return m_d->project(name, true);
}

std::vector<std::pair<QString, QString>> EarthPanel::projections()
{
    std::vector<std::pair<QString, QString>> out;
    for (const QString& name : Projection::builtIn())
        out.emplace_back(name, Projection::title(name));
    return out;
}

QString EarthPanel::projectionTitle(const QString& name) { return Projection::title(name); }

void EarthPanel::chooseProjection()
{
    ProjectionDialog dialog(projection(), m_d->theme, window());
    if (dialog.exec() == QDialog::Accepted)
        (void)setProjection(dialog.projection()); // the dialog has tried it
}

bool EarthPanel::hasCentre() const { return !Projection::centredOn(projection(), 0.0, 0.0).isEmpty(); }

void EarthPanel::setCentre(double lonDeg, double latDeg)
{
    m_d->wantedCentre = LatLon{latDeg, lonDeg};
    m_d->turn();
}

void EarthPanel::setExaggeration(double times)
{
    m_d->wasSettled = false;
    m_d->layers->setExaggeration(times);
}

double EarthPanel::exaggeration() const { return m_d->layers->exaggeration(); }

QString EarthPanel::projection() const { return m_d->view->projection()->name(); }

} // namespace terrella
