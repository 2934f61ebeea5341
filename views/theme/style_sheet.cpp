// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/style_sheet.h"

#include <utility>

namespace terrella {
namespace {

// @name@ is replaced by a token, @pictures@ by the folder of tinted SVGs.
constexpr const char* kTemplate = R"(
QMainWindow, QDialog { background: @panel@; }
QMainWindow::separator { background: @line@; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent@; }
QWidget { color: @text@; }
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 5px 7px; }

QMenuBar { background: @panel@; border-bottom: 1px solid @line@; padding: 2px 0px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover@; }
QMenu { background: @panel@; border: 1px solid @line@; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::separator { height: 1px; background: @line@; margin: 5px 6px; }
QMenu::icon { padding-left: 8px; }

QToolBar { background: @panel@; border: none; border-bottom: 1px solid @line@; spacing: 0px; padding: 8px; }
QStatusBar { background: @panel@; border-top: 1px solid @line@; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @dim@; padding: 2px 0px; }

QPushButton, QToolButton { background: @raised@; border: 1px solid @line@; border-radius: 6px; padding: 0px 11px; min-height: 26px; }
QPushButton:hover, QToolButton:hover { background: @hover@; }
QPushButton:pressed, QToolButton:pressed { background: @accentSoft@; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent@; }
QPushButton:disabled, QToolButton:disabled { color: @disabled@; }
QToolButton:checked { background: @accentSoft@; }
QToolButton::menu-indicator { image: none; }
QPushButton[look="primary"], QToolButton[look="primary"] { background: @accent@; border: 1px solid @accent@; color: @onAccent@; font-weight: 600; padding: 0px 13px; }
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover { background: @accentHover@; border: 1px solid @accentHover@; }
QPushButton[look="primary"]:focus, QToolButton[look="primary"]:focus { border: 1px solid @text@; }
QPushButton[look="primary"]:disabled, QToolButton[look="primary"]:disabled { background: @raised@; border: 1px solid @line@; color: @disabled@; }
QToolButton[look="flat"], QPushButton[look="flat"] { background: transparent; border: 1px solid transparent; padding: 0px 5px; min-height: 22px; border-radius: 5px; }
QToolButton[look="flat"]:hover, QPushButton[look="flat"]:hover { background: @hover@; }
QToolButton[look="flat"]:focus, QPushButton[look="flat"]:focus { border: 1px solid @accent@; }
QPushButton[look="link"], QToolButton[look="link"] { background: transparent; border: none; color: @accent@; padding: 0px 2px; min-height: 22px; text-align: left; }
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus { text-decoration: underline; border: none; }
QPushButton[look="fix"] { background: @accentSoft@; border: 1px solid transparent; color: @text@; border-radius: 5px; padding: 0px 9px; min-height: 22px; text-align: left; }
QPushButton[look="fix"]:hover, QPushButton[look="fix"]:focus { border: 1px solid @accent@; }
QPushButton[look="field"] { text-align: left; color: @dim@; }
QPushButton[look="card"] { text-align: left; padding: 8px 12px; border-radius: 8px; background: @panel@; }
QPushButton[look="card"]:hover { border: 1px solid @accent@; }
QPushButton[look="fold"] { background: transparent; border: none; text-align: left; color: @dim@; padding: 0px; font-weight: 600; }
QPushButton[look="fold"]:hover, QPushButton[look="fold"]:focus { color: @text@; }

QLineEdit, QSpinBox, QDoubleSpinBox, QPlainTextEdit[look="field"], QComboBox { background: @raised@; border: 1px solid @line@; border-radius: 6px; padding: 0px 9px; min-height: 26px;
    selection-background-color: @accent@; selection-color: @onAccent@; }
QPlainTextEdit[look="field"] { padding: 2px 5px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border: 1px solid @lineStrong@; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on, QPlainTextEdit[look="field"]:focus { border: 1px solid @accent@; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid @fail@; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @disabled@; }
QFileDialog QToolButton { padding: 0px 3px; min-height: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@pictures@chevron-down.svg); width: 12px; height: 12px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0px; min-height: 24px; }
QComboBox QAbstractItemView { background: @panel@; border: 1px solid @line@; padding: 4px; outline: none; selection-background-color: @accentSoft@; selection-color: @text@; }
QCheckBox { spacing: 8px; min-height: 26px; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @lineStrong@; border-radius: 4px; background: @raised@; }
QCheckBox::indicator:checked { background: @accent@; border: 1px solid @accent@; image: url(@pictures@check.svg); }
QCheckBox::indicator:focus { border: 1px solid @accent@; }

QAbstractItemView { background: @panel@; border: none; outline: none; selection-background-color: @accentSoft@; selection-color: @text@; }
QTreeView::item, QListView::item { min-height: 26px; border-radius: 5px; }
QTreeView::item:hover, QListView::item:hover { background: @hover@; }
QTreeView::item:selected, QListView::item:selected { background: @accentSoft@; color: @text@; }
QTableView { background: @panel@; border: none; outline: 0; }
QTableView::item { padding: 0px 8px; border: none; }
QTableView::item:selected { background: @accentSoft@; color: @text@; }
QTableView QLineEdit { border-radius: 0px; padding: 0px 6px; }
QListWidget[look="rows"]::item { padding: 0px 8px; }
QTreeView::branch { background: transparent; border-image: none; image: none; }
QHeaderView { background: @panel@; }
QHeaderView::section { background: @panel@; color: @dim@; border: none; padding: 4px 10px; }
QTextBrowser, QPlainTextEdit { background: @panel@; border: none; selection-background-color: @accent@; selection-color: @onAccent@; }

QTabBar { background: @panel@; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @dim@; padding: 0px 12px; height: 32px; border: none; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; }
QTabBar::tab:focus { color: @accent@; }

QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: @panel@; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: @lineStrong@; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: @dim@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame[look="header"] { background: @panel@; border: none; border-bottom: 1px solid @line@; }
QFrame[look="overlay"], QFrame[look="popup"] { background: @panel@; border: 1px solid @line@; border-radius: 8px; }
QFrame[look="line"] { background: @line@; border: none; }
QWidget[look="panel"] { background: @panel@; }
QWidget[look="canvas"] { background: @canvas@; }
QLabel[look="dim"] { color: @dim@; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="title"] { font-weight: 600; font-size: 15pt; }
QLabel[look="headerTitle"] { color: @dim@; font-weight: 600; }
QLabel[look="error"] { color: @failText@; }
QLabel[look="warning"] { color: @warnText@; }
QLabel[look="variable"] { color: @accent@; background: @raised@; border: 1px solid @line@; border-radius: 6px; padding: 0px 9px; }
QLabel[look="chip"] { color: @dim@; border: 1px solid @line@; border-radius: 4px; padding: 1px 5px; }
QSplitter::handle { background: @line@; }
QProgressBar { background: @line@; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }
)";

} // namespace

QString styleSheetOf(const Tokens& t, const QString& pictures)
{
    QString sheet = QLatin1String(kTemplate);
    const std::pair<const char*, QColor> colours[] = {
        {"@background@", t.background},
        {"@panel@", t.panel},
        {"@raised@", t.raised},
        {"@canvas@", t.canvas},
        {"@line@", t.line},
        {"@lineStrong@", mixed(t.line, t.dim, 0.35)},
        {"@text@", t.text},
        {"@dim@", t.dim},
        {"@accent@", t.accent},
        {"@onAccent@", t.onAccent},
        {"@accentSoft@", t.accentSoft},
        {"@accentHover@", mixed(t.accent, t.text, 0.14)},
        {"@hover@", t.hover},
        {"@fail@", t.fail},
        {"@failText@", t.failText},
        {"@warnText@", t.warnText},
        {"@disabled@", mixed(t.dim, t.panel, 0.35)},
    };
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QLatin1String("@pictures@"), pictures);
    return sheet;
}

} // namespace terrella
