// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the program, each defined once.
#include "app/terrella/menus.h"

#include "app/terrella/cluster_actions.h"
#include "app/terrella/compare_menu.h"
#include "app/terrella/draw_menu.h"
#include "app/terrella/figure_window.h"
#include "app/terrella/group_actions.h"
#include "app/terrella/inspector.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/time_actions.h"
#include "app/terrella/workspace.h"
#include "pipelines/run/run_folder.h"
#include "views/canvas/canvas_view.h"
#include "views/earth/earth_panel.h"
#include "views/parameters/parameter_form.h"
#include "views/runs/runs_panel.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDockWidget>
#include <QFileDialog>
#include <QMessageBox>
#include <QUrl>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Actions)
};
using A = Actions::Description;

void showFigure(Workspace& w)
{
    w.figure().show();
    w.figure().raise();
    w.figure().activateWindow();
}

void makeFileActions(Workspace& w)
{
    Actions& a = w.actions();
    a.add({QStringLiteral("new"), Text::tr("&New"), QKeySequence::New, QStringLiteral("new")}, [&w] { w.document().newDocument(); });
    a.add({QStringLiteral("open"), Text::tr("&Open…"), QKeySequence::Open, QStringLiteral("open")}, [&w] { w.openDialog(); });
    a.add({QStringLiteral("openData"), Text::tr("Open &data…"), QKeySequence(QStringLiteral("Ctrl+Shift+O")), {},
              Text::tr("Add data files as a node and show them")},
        [&w] { w.openDataDialog(); });
    a.add({QStringLiteral("save"), Text::tr("&Save"), QKeySequence::Save, QStringLiteral("save")}, [&w] { w.document().save(); });
    a.add({QStringLiteral("saveAs"), Text::tr("Save &as…"), QKeySequence(QStringLiteral("Ctrl+Shift+S"))}, [&w] {
        const QString path = QFileDialog::getSaveFileName(&w.window(), Text::tr("Save the pipeline as"),
            w.document().baseFolder() + QLatin1Char('/') + w.document().name(), Text::tr("Pipelines (*.terrella)"));
        if (!path.isEmpty())
            w.document().saveAs(path);
    });
    a.add({QStringLiteral("savePicture"), Text::tr("Export &picture…"), QKeySequence(QStringLiteral("Ctrl+Shift+P")), QStringLiteral("picture"),
              Text::tr("The Earth as PNG, JPEG, SVG or PDF of any size, with title, legend, scale bar and credits")},
        [&w] { w.output().exportPicture(); });
    a.add({QStringLiteral("exportFilm"), Text::tr("Export f&ilm…"), QKeySequence(QStringLiteral("Ctrl+Shift+F")), {},
              Text::tr("The Earth through time as MP4, WebM or GIF")},
        [&w] { w.output().exportFilm(); });
    a.add({QStringLiteral("figure"), Text::tr("Fi&gure…"), QKeySequence(QStringLiteral("Ctrl+Shift+D")), {},
              Text::tr("A page of several views and plots for a paper or a report")},
        [&w] { showFigure(w); });
    a.add({QStringLiteral("addToFigure"), Text::tr("&Add to the figure"), QKeySequence(QStringLiteral("Ctrl+Alt+D")), {},
              Text::tr("A panel of the figure with what the Earth shows now")},
        [&w] {
            w.figure().addEarth();
            showFigure(w);
        });
    a.add({QStringLiteral("exportField"), Text::tr("Export the &field as GeoTIFF…"), QKeySequence(QStringLiteral("Ctrl+Shift+T")), {},
              Text::tr("The field that is shown, at the time that is shown, for geographic information systems")},
        [&w] { w.output().exportField(); });
    a.add({QStringLiteral("quit"), Text::tr("&Quit"), QKeySequence::Quit}, [&w] { w.window().close(); });
}

void makeEditActions(Workspace& w, CanvasView& canvas)
{
    Actions& a = w.actions();
    QUndoStack& stack = w.model().undoStack();
    QAction* undo = a.add({QStringLiteral("undo"), Text::tr("&Undo"), QKeySequence::Undo, QStringLiteral("undo")}, [&stack] { stack.undo(); });
    QAction* redo = a.add({QStringLiteral("redo"), Text::tr("&Redo"), QKeySequence::Redo, QStringLiteral("redo")}, [&stack] { stack.redo(); });
    const auto refresh = [&stack, undo, redo] {
        undo->setEnabled(stack.canUndo());
        redo->setEnabled(stack.canRedo());
        undo->setText(stack.canUndo() ? Text::tr("&Undo: %1").arg(stack.undoText()) : Text::tr("&Undo"));
        redo->setText(stack.canRedo() ? Text::tr("&Redo: %1").arg(stack.redoText()) : Text::tr("&Redo"));
    };
    QObject::connect(&stack, &QUndoStack::indexChanged, undo, refresh);
    refresh();
    // The canvas's own keys: a text field keeps Ctrl+C and Delete for itself.
    const auto onCanvas = [&canvas](QAction* action) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        canvas.addAction(action);
    };
    onCanvas(a.add({QStringLiteral("cut"), Text::tr("Cu&t"), QKeySequence::Cut}, [&canvas] { canvas.cut(); }));
    onCanvas(a.add({QStringLiteral("copy"), Text::tr("&Copy"), QKeySequence::Copy}, [&canvas] { canvas.copy(); }));
    onCanvas(a.add({QStringLiteral("paste"), Text::tr("&Paste"), QKeySequence::Paste}, [&canvas] { canvas.paste(); }));
    onCanvas(a.add({QStringLiteral("duplicate"), Text::tr("&Duplicate"), QKeySequence(QStringLiteral("Ctrl+D")), QStringLiteral("duplicate")},
        [&canvas] { canvas.duplicate(); }));
    onCanvas(a.add(
        {QStringLiteral("delete"), Text::tr("De&lete"), QKeySequence::Delete, QStringLiteral("trash")}, [&canvas] { canvas.deleteSelected(); }));
    onCanvas(a.add({QStringLiteral("selectAll"), Text::tr("Select &all"), QKeySequence::SelectAll}, [&canvas] { canvas.selectAll(); }));
    a.add({QStringLiteral("addModule"), Text::tr("Add a &module…"), QKeySequence(QStringLiteral("Ctrl+M")), QStringLiteral("plus"),
              Text::tr("Add a module to the canvas (Tab on the canvas)")},
        [&canvas] { canvas.openAddPopup(canvas.placeForNewNode()); });
    a.add({QStringLiteral("link"), Text::tr("&Link the selected node…"), QKeySequence(QStringLiteral("Ctrl+L"))},
        [&canvas] { canvas.openConnectPopup(); });
}

void makeViewActions(Workspace& w, CanvasView& canvas, Inspector& inspector)
{
    Actions& a = w.actions();
    a.add({QStringLiteral("zoomIn"), Text::tr("Zoom &in"), QKeySequence::ZoomIn, QStringLiteral("plus")}, [&canvas] { canvas.zoomIn(); });
    a.add({QStringLiteral("zoomOut"), Text::tr("Zoom &out"), QKeySequence::ZoomOut, QStringLiteral("minus")}, [&canvas] { canvas.zoomOut(); });
    a.add({QStringLiteral("zoomNormal"), Text::tr("&100 %"), QKeySequence(QStringLiteral("Ctrl+0"))}, [&canvas] { canvas.setZoom(1.0); });
    a.add({QStringLiteral("fit"), Text::tr("&Fit the pipeline into view"), QKeySequence(QStringLiteral("Ctrl+9")), QStringLiteral("fit")},
        [&canvas] { canvas.fit(); });
    a.add({QStringLiteral("earthAll"), Text::tr("See the whole &Earth"), QKeySequence(QStringLiteral("Ctrl+Home")), QStringLiteral("globe")},
        [&w] { w.earth().zoomToAll(); });
    a.add({QStringLiteral("earthData"), Text::tr("See all &layers"), QKeySequence(QStringLiteral("Ctrl+Shift+Home")), {},
              Text::tr("Come as near as shows all that is visible")},
        [&w] {
            if (!w.earth().zoomToLayer())
                w.earth().zoomToAll();
        });
    a.add({QStringLiteral("play"), Text::tr("&Play through time"), QKeySequence(QStringLiteral("Ctrl+Space")), QStringLiteral("run")}, [&w] {
        if (w.earth().isPlaying())
            w.earth().pause();
        else
            w.earth().play();
    });
    a.add({QStringLiteral("events"), Text::tr("&Events"), QKeySequence(QStringLiteral("F6")), {},
              Text::tr("The cyclones, fires and other events on the Earth as a table")},
        [&w] { w.showEvents(); });
    QAction* follow = a.add({QStringLiteral("follow"), Text::tr("F&ollow the selected event"), QKeySequence(QStringLiteral("Ctrl+Alt+F")), {},
                                Text::tr("The camera stays over the event while time goes on; Escape ends that"), true},
        [&w] { w.earth().setFollowing(!w.earth().isFollowing()); });
    const auto refresh = [&w, follow] {
        follow->setEnabled(!w.earth().selectedEvents().isEmpty());
        follow->setChecked(w.earth().isFollowing());
    };
    QObject::connect(&w.earth(), &EarthPanel::eventsSelected, follow, refresh);
    QObject::connect(&w.earth(), &EarthPanel::followingChanged, follow, refresh);
    refresh();
    a.add({QStringLiteral("parameters"), Text::tr("Go to &parameters"), QKeySequence(QStringLiteral("F4"))}, [&inspector] {
        inspector.showTab(Inspector::Parameters);
        inspector.form().focusFirst();
    });
    a.add({QStringLiteral("goToCanvas"), Text::tr("Go to &canvas"), QKeySequence(QStringLiteral("F2"))},
        [&canvas] { canvas.setFocus(Qt::ShortcutFocusReason); });
    a.add({QStringLiteral("goToEarth"), Text::tr("Go to E&arth"), QKeySequence(QStringLiteral("F3"))},
        [&w] { w.earth().setFocus(Qt::ShortcutFocusReason); });
    a.add({QStringLiteral("earthAlone"), Text::tr("The Earth a&lone"), QKeySequence(QStringLiteral("F9")), QStringLiteral("globe"),
              Text::tr("Give the Earth the whole window, or put the panels back")},
        [&w] { w.window().toggleEarthAlone(); });
    a.add({QStringLiteral("resetLayout"), Text::tr("&Reset the layout")}, [&w] { w.window().resetLayout(); });
    a.add({QStringLiteral("toggleModules"), Text::tr("Modules"), QKeySequence(QStringLiteral("Ctrl+B")), QStringLiteral("sidebar"),
              Text::tr("Show or hide the list of modules")},
        [&w] { w.window().toggleModules(); });
    a.add({QStringLiteral("search"), Text::tr("&Search actions and modules…"), QKeySequence(QStringLiteral("Ctrl+K")), QStringLiteral("search")},
        [&w] { w.openSearch(); });
}

} // namespace

void makeActions(Workspace& w, CanvasView& canvas, Inspector& inspector, RunsPanel& runs)
{
    Actions& a = w.actions();
    makeFileActions(w);
    makeEditActions(w, canvas);
    makeViewActions(w, canvas, inspector);
    makeGroupActions(w);
    makeClusterActions(w);
    makeCompareActions(w);
    makeTimeActions(w);
    makeDrawActions(w);
    a.add({QStringLiteral("run"), Text::tr("&Run"), QKeySequence(QStringLiteral("Ctrl+R")), QStringLiteral("run"),
              Text::tr("Run what is not up to date")},
        [&w] { w.runs().start(); });
    a.add({QStringLiteral("runTo"), Text::tr("Run &to here"), QKeySequence(QStringLiteral("Ctrl+Shift+R")), QStringLiteral("run-to"),
              Text::tr("Run the selected node and all it needs")},
        [&w, &canvas] { w.runs().start(canvas.canvas().selectedNode()); });
    a.add({QStringLiteral("stop"), Text::tr("&Stop"), QKeySequence(QStringLiteral("Ctrl+.")), QStringLiteral("stop"),
              Text::tr("Stop the run; what is finished is kept")},
        [&w] { w.runs().stop(); });
    const auto show = [&w, &runs](RunsPanel::Tab tab) {
        w.window().showRuns();
        runs.showTab(tab);
    };
    a.add({QStringLiteral("showRuns"), Text::tr("Show &runs")}, [show] { show(RunsPanel::Runs); });
    a.add({QStringLiteral("showLog"), Text::tr("Show the &log")}, [show] { show(RunsPanel::Log); });
    a.add({QStringLiteral("showProblems"), Text::tr("Show &problems")}, [show] { show(RunsPanel::Problems); });
    a.add({QStringLiteral("help"), Text::tr("&Help on the selected node"), QKeySequence::HelpContents, QStringLiteral("help")},
        [&inspector] { inspector.showTab(Inspector::Help); });
    a.add({QStringLiteral("about"), Text::tr("&About Terrella")}, [&w] {
        QMessageBox::about(&w.window(), Text::tr("About Terrella"),
            Text::tr("<b>Terrella %1</b><p>A workbench for digital twins of the Earth.</p><p>Free software under the GNU General Public License, "
                     "version 3 or later. "
                     "Coastlines, rivers, countries: Natural Earth; cities: GeoNames (CC BY 4.0); relief: ETOPO5, NOAA. Drawn with Qt and VTK, read "
                     "with GDAL.</p>")
                .arg(QStringLiteral(TERRELLA_VERSION)));
    });
}

void openInDesktop(const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }

QString RunFolderPaths::pipeline(const QString& runFolder)
{
    const auto folder = RunFolder::open(runFolder);
    return folder ? folder->pipelinePath() : runFolder + QStringLiteral("/pipeline.terrella");
}

} // namespace terrella
