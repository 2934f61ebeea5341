// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/figure_export.h"

#include <QUndoStack>
#include <QWidget>

#include <set>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace terrella {

class FigureForm;
class FigurePage;

/// The figure of a pipeline: a page of views of the Earth and plots, arranged, and exported as one picture. It belongs to the pipeline and is saved
/// with it. GUI thread.
class FigureWindow final : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        EarthPanel& earth;
        Background& background;
        const Theme& theme;
        std::function<QJsonObject()> view;                     ///< of the Earth, as a pipeline keeps it
        std::function<std::pair<QString, Chart>()> plot;       ///< what stands in the plots, with its title
        std::function<QString(const QString& source)> pathOf;  ///< file of a result
        std::function<QString(const QString& source)> titleOf; ///< what it is called
        std::function<QString()> folder;                       ///< where files go
        std::function<QJsonObject()> origin;                   ///< what made it, to be kept in the file
    };
    FigureWindow(const Parts& parts, QWidget* parent);
    ~FigureWindow() override;

    [[nodiscard]] const Figure& figure() const { return m_figure; }
    /// Of another document: nothing to undo.
    void setFigure(const Figure& figure);
    void addEarth();
    void addPlot();
    /// Results have been made.
    void renew();
    /// Every panel is drawn.
    [[nodiscard]] bool isSettled() const { return m_wanted.empty(); }
    void exportTo(const QString& path);
    void undo() { m_undo.undo(); }
    void redo() { m_undo.redo(); }
    [[nodiscard]] QString told() const; ///< how the export goes, or why something cannot be

Q_SIGNALS:
    void edited();                            ///< the pipeline has changes that are not saved
    void viewWanted(const QJsonObject& view); ///< the Earth should show it
    void said(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTools(QHBoxLayout& row);
    void change(Figure figure, const QString& what, bool joins = false);
    void take(const Figure& figure); ///< shows it
    void append(FigurePanel panel, const QString& what);
    void replaceView();
    void choose(int panel);
    void movePanel(int from, int to);
    void removePanel(int panel);
    void want();
    void paintNext();
    void chooseFile();
    [[nodiscard]] QString keyOf(std::size_t panel) const;

    Parts m_parts;
    Figure m_figure;
    QUndoStack m_undo;
    FigurePainter m_painter;
    FigureExport m_export;
    FigurePage* m_page;
    FigureForm* m_form;
    QLabel* m_told;
    QPushButton *m_replace, *m_show, *m_remove, *m_save;
    std::map<int, QString> m_drawn; ///< by id: from what the picture that stands there was made
    std::set<int> m_wanted;         ///< panels to be drawn
    QTimer m_next;
};

} // namespace terrella
