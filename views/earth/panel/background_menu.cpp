// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/background_menu.h"

#include "views/earth/earth_panel.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QMenu>

#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EarthPanel)
};

/// One thing about the ground.
template <class Change>
void change(EarthPanel& panel, const Change& how)
{
    EarthGround ground = panel.ground();
    how(ground);
    panel.setGround(ground);
}

void addSwitch(QMenu& menu, EarthPanel& panel, const QString& title, bool EarthGround::*what, const QString& tip = {})
{
    QAction* action = menu.addAction(title);
    action->setCheckable(true);
    action->setChecked(panel.ground().*what);
    action->setToolTip(tip);
    QObject::connect(action, &QAction::toggled, &panel, [&panel, what](bool on) { change(panel, [&](EarthGround& g) { g.*what = on; }); });
}

/// The last folder, then the file; nothing where the user gives up.
void chooseFile(EarthPanel& panel, EarthGround::Base base, QString EarthGround::*file, const QString& title)
{
    const QString before = panel.ground().*file;
    const QString filter = Text::tr("Rasters (*.tif *.tiff *.nc *.jpg *.jpeg *.png *.jp2 *.vrt *.grib *.asc *.img *.cdf)") + QStringLiteral(";;")
        + Text::tr("All files (*)");
    const QString path = QFileDialog::getOpenFileName(panel.window(), title, before.isEmpty() ? QString() : QFileInfo(before).path(), filter);
    if (path.isEmpty())
        return;
    change(panel, [&](EarthGround& g) {
        g.base = base;
        g.*file = path;
    });
}

/// The light on the hills; what is chosen is seen at once, and taken back where the user gives up.
void chooseLight(EarthPanel& panel)
{
    const EarthGround before = panel.ground();
    QDialog dialog(panel.window());
    dialog.setWindowTitle(Text::tr("Light on the relief"));
    auto* form = new QFormLayout(&dialog);
    const auto add = [&](const QString& label, double EarthGround::*value, double lowest, double highest, double step, int decimals,
                         const QString& suffix, const QString& tip) {
        auto* box = new QDoubleSpinBox(&dialog);
        box->setRange(lowest, highest);
        box->setSingleStep(step);
        box->setDecimals(decimals);
        box->setSuffix(suffix);
        box->setValue(before.*value);
        box->setToolTip(tip);
        box->setKeyboardTracking(false);
        QObject::connect(
            box, &QDoubleSpinBox::valueChanged, &panel, [&panel, value](double to) { change(panel, [&](EarthGround& g) { g.*value = to; }); });
        form->addRow(label, box);
    };
    add(Text::tr("&From"), &EarthGround::azimuth, 0.0, 360.0, 15.0, 0, QStringLiteral("°"),
        Text::tr("Where the light comes from, clockwise from north: 315° is north-west"));
    add(Text::tr("&Height"), &EarthGround::altitude, 1.0, 90.0, 5.0, 0, QStringLiteral("°"), Text::tr("Above the horizon"));
    add(Text::tr("&Exaggeration"), &EarthGround::exaggeration, 0.1, 1000.0, 5.0, 1, QStringLiteral(" ×"), Text::tr("Heights are multiplied by it"));
    add(Text::tr("&Shade on fields"), &EarthGround::strength, 0.0, 1.0, 0.1, 2, QString(),
        Text::tr("0: fields are as they are; 1: shaded slopes are black"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    form->addRow(buttons);
    if (dialog.exec() != QDialog::Accepted)
        panel.setGround(before);
}

void addNight(QMenu& menu, EarthPanel& panel)
{
    addSwitch(menu, panel, Text::tr("Day and &night"), &EarthGround::night,
        Text::tr("The night side, with civil, nautical and astronomical twilight, at the time shown"));
    QMenu* dark = menu.addMenu(Text::tr("&Darkness of the night"));
    dark->setEnabled(panel.ground().night);
    auto* group = new QActionGroup(dark);
    for (const int percent : {20, 40, 60, 80, 95}) {
        QAction* action = dark->addAction(Text::tr("%1 %").arg(percent));
        action->setCheckable(true);
        action->setChecked(std::abs(panel.ground().nightOpacity - 0.01 * percent) < 0.005);
        group->addAction(action);
        QObject::connect(
            action, &QAction::triggered, &panel, [&panel, percent] { change(panel, [&](EarthGround& g) { g.nightOpacity = 0.01 * percent; }); });
    }
}

void addBase(QMenu& menu, EarthPanel& panel)
{
    using Base = EarthGround::Base;
    const EarthGround& ground = panel.ground();
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& title, bool isOn, const auto& chosen) {
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(isOn);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &panel, chosen);
        return action;
    };
    add(Text::tr("&Plain land and sea"), ground.base == Base::Plain,
        [&panel] { change(panel, [](EarthGround& g) { g.base = EarthGround::Base::Plain; }); });
    add(Text::tr("R&elief"), ground.base == Base::Relief && ground.reliefFile.isEmpty(), [&panel] {
        change(panel, [](EarthGround& g) {
            g.base = EarthGround::Base::Relief;
            g.reliefFile.clear();
        });
    })->setToolTip(Text::tr("Hills and the floor of the sea in the light, also through the fields above them"));
    const auto named = [](const QString& title, const QString& file) {
        return file.isEmpty() ? title : title + QStringLiteral("  (") + QFileInfo(file).fileName() + QLatin1Char(')');
    };
    add(named(Text::tr("Relief from a &file…"), ground.reliefFile), ground.base == Base::Relief && !ground.reliefFile.isEmpty(), [&panel] {
        chooseFile(panel, Base::Relief, &EarthGround::reliefFile, Text::tr("Relief from a file"));
    })->setToolTip(Text::tr("Heights in any raster that GDAL reads"));
    add(named(Text::tr("Pict&ure from a file…"), ground.pictureFile), ground.base == Base::Picture, [&panel] {
        chooseFile(panel, Base::Picture, &EarthGround::pictureFile, Text::tr("Picture from a file"));
    })->setToolTip(Text::tr("A picture that says where it lies; one that does not is taken as the whole globe, 180°W to 180°E"));
    QAction* light = menu.addAction(Text::tr("&Light on the relief…"), &panel, [&panel] { chooseLight(panel); });
    light->setEnabled(ground.base == Base::Relief);
}

} // namespace

void fillBackgroundMenu(QMenu& menu, EarthPanel& panel, const QString& coastTitle)
{
    menu.setToolTipsVisible(true);
    addSwitch(menu, panel, QLatin1Char('&') + coastTitle, &EarthGround::coast);
    addSwitch(menu, panel, Text::tr("&Borders"), &EarthGround::borders);
    addSwitch(menu, panel, Text::tr("&Rivers and lakes"), &EarthGround::rivers);
    addSwitch(menu, panel, Text::tr("C&ities"), &EarthGround::cities, Text::tr("More of them appear as you come closer"));
    addSwitch(menu, panel, Text::tr("&Graticule"), &EarthGround::graticule);
    addSwitch(menu, panel, Text::tr("Degrees at the edge of &maps"), &EarthGround::degrees);
    menu.addSeparator();
    addNight(menu, panel);
    menu.addSeparator();
    addBase(menu, panel);
}

} // namespace terrella::earth
