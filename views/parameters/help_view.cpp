// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/help_view.h"

#include "pipelines/data/units.h"
#include "pipelines/modules/help_page.h"
#include "views/canvas/module_catalogue.h"

#include <QFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>

#include <utility>

namespace terrella {

HelpView::HelpView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenExternalLinks(true);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(14);
    document()->setIndentWidth(18);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setAccessibleName(tr("Help"));
    showNothing();
}

void HelpView::showNothing()
{
    m_shown.clear();
    setPage(tr("Select a node to read about its module."));
}

void HelpView::showModule(const QString& id, const ModuleSpec* spec)
{
    if (id == m_shown)
        return;
    m_shown = spec ? id : QString();
    QFile page(helpPagePath(id));
    if (page.open(QIODevice::ReadOnly)) {
        setPage(QString::fromUtf8(page.readAll()));
        return;
    }
    if (!spec) {
        setPage(tr("The module %1 is not installed here.").arg(id));
        return;
    }
    QString text = QStringLiteral("# %1\n\n%2\n").arg(spec->title, spec->summary);
    if (!spec->parameters.empty()) {
        text += QStringLiteral("\n## %1\n\n").arg(tr("Parameters"));
        for (const ParameterSpec& parameter : spec->parameters) {
            const QString standard = parameterText(parameter, parameter.defaultValue);
            text += QStringLiteral("* **%1**%2 %3%4\n")
                        .arg(parameter.title, parameter.unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(units::display(parameter.unit)),
                            parameter.help, standard.isEmpty() ? QString() : QLatin1Char(' ') + tr("Default: %1.").arg(standard));
        }
    }
    setPage(text);
}

void HelpView::setPage(const QString& markdown)
{
    m_waiting = markdown;
    if (isVisible())
        layOut();
}

void HelpView::showEvent(QShowEvent* event)
{
    QTextBrowser::showEvent(event);
    layOut();
}

void HelpView::layOut()
{
    if (!m_waiting)
        return;
    setMarkdown(*std::exchange(m_waiting, std::nullopt));
    QTextCursor all(document());
    all.beginEditBlock(); // laid out once, not for each block
    // Qt's markdown headings are twice the text's size: too loud for a panel.
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        if (level > 0) {
            format.setTopMargin(level == 1 ? 0 : 10);
            format.setBottomMargin(4);
            cursor.setBlockFormat(format);
            cursor.select(QTextCursor::BlockUnderCursor);
            QTextCharFormat text;
            text.setProperty(QTextFormat::FontSizeAdjustment, 0);
            text.setFontPointSize(level == 1 ? 13.0 : 10.5);
            text.setFontWeight(QFont::DemiBold);
            cursor.mergeCharFormat(text);
        } else {
            format.setNonBreakableLines(false);
            format.setLineHeight(122, QTextBlockFormat::ProportionalHeight);
            cursor.setBlockFormat(format);
        }
    }
    all.endEditBlock();
    moveCursor(QTextCursor::Start);
}

} // namespace terrella
