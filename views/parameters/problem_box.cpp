// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/problem_box.h"

#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace terrella {
namespace {

/// Says what it does as far as there is room, the whole of it in its tooltip.
class FixButton final : public QPushButton {
public:
    FixButton(const QString& title, QWidget* parent) : QPushButton(title, parent), m_title(title)
    {
        setProperty("look", "fix");
        setToolTip(QStringLiteral("<p>%1</p>").arg(title.toHtmlEscaped()));
        setAccessibleName(title);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setMinimumWidth(40);
        setCursor(Qt::PointingHandCursor);
    }

    [[nodiscard]] QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(m_title) + kPadding, QPushButton::sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QPushButton::resizeEvent(event);
        QString text = fontMetrics().elidedText(m_title, Qt::ElideRight, width() - kPadding + 2);
        setText(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    }

private:
    static constexpr int kPadding = 22;
    QString m_title;
};

bool same(const std::vector<Problem>& a, const std::vector<Problem>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Problem& x, const Problem& y) { return toJson(x) == toJson(y); });
}

} // namespace

ProblemBox::ProblemBox(const QFont& font, QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setFont(font);
    m_layout->setContentsMargins(0, 0, 0, 4);
    m_layout->setSpacing(4);
    hide();
}

void ProblemBox::show(const std::vector<Problem>& problems)
{
    if (same(problems, m_problems))
        return;
    m_problems = problems;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may have been the cause
        delete item;
    }
    for (const Problem& problem : problems) {
        auto* label = new QLabel(problem.message, this);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("look", problem.severity == Severity::Error ? "error" : "warning");
        label->setFont(font());
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_layout->addWidget(label);
        for (const Fix& fix : problem.fixes) {
            auto* button = new FixButton(fix.title, this);
            connect(button, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixChosen(Fix(fix)); });
            m_layout->addWidget(button);
        }
    }
    setVisible(!problems.empty());
}

QString ProblemBox::text() const
{
    QStringList lines;
    for (const Problem& problem : m_problems)
        lines.append(problem.message);
    return lines.join(QLatin1Char('\n'));
}

} // namespace terrella
