// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/cluster_form.h"

#include "pipelines/core/files.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QStyle>

namespace terrella {
namespace {

constexpr int kLabelWidth = 112;
constexpr int kLinesHeight = 60;
constexpr int kRowsOfAField = 3; ///< the fields, and what is wrong with the first and the second

void polishAnew(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

ClusterForm::ClusterForm(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(this);
    page->setProperty("look", "page");
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(20, 12, 20, 16);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(0, kLabelWidth);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);

    addSection(tr("Connection"));
    addText("name", tr("Name"), &Cluster::name, tr("levante"), tr("As nodes of pipelines name it: letters, digits, “-”, “_” and “.”"));
    m_host = addChoice("host", tr("Host"), &Cluster::host, tr("levante, or me@levante.dkrz.de"),
        tr("What you would write behind “ssh”: an alias of ~/.ssh/config, or user@host. Agent, jump hosts and known hosts work as in a terminal"),
        false);
    addSection(tr("A job"));
    addText("memory", tr("Memory"), &Cluster::memory, tr("16G"), tr("On each node. It must be given: without it some sites give 1 MB"), true);
    addNumber("cpus", tr("CPUs"), &Cluster::cpus, tr("For each task: threads of the engine"));
    addText(
        "time", tr("Time limit"), &Cluster::time, tr("2:00:00"), tr("Minutes, hours:minutes:seconds or days-hours; empty: the partition's"), true);
    m_partition = addChoice("partition", tr("Partition"), &Cluster::partition, tr("the site's"),
        tr("Empty: the site's own choice. A test of the connection offers what there is"), true);
    addText("account", tr("Account"), &Cluster::account, tr("the site's"), tr("That pays for the time"), true);
    addText("qos", tr("Quality"), &Cluster::qos, tr("the site's"), tr("Quality of service (QOS)"), true);
    addNumber("nodes", tr("Nodes"), &Cluster::nodes, tr("Of a job"));
    addNumber("tasks", tr("Tasks"), &Cluster::tasks, tr("Of a job"));
    addText("gpus", tr("GPUs"), &Cluster::gpus, tr("none"), tr("A number, or kind and number: a100:2"), true);
    addText("constraint", tr("Constraint"), &Cluster::constraint, tr("none"), tr("Features that nodes must have"), true);
    addSection(tr("On the cluster"));
    addText("folder", tr("Working folder"), &Cluster::folder, QStringLiteral("$SCRATCH/terrella"),
        tr("A path, or one that begins with ~ or a variable of the cluster, such as $SCRATCH"));
    addLines("setup", tr("Set-up lines"), &Cluster::setup, tr("module load gdal"), tr("Shell before the engine starts, one command a line"));
    addText("engine", tr("Engine"), &Cluster::engine, QStringLiteral("terrella-run"),
        tr("terrella-run there: found on the PATH after the set-up lines, or a path such as ~/terrella-bundle/terrella-run"));
    addLines("options", tr("More for sbatch"), &Cluster::options, QStringLiteral("--mail-type=END"),
        tr("Further #SBATCH options, one a line, without “#SBATCH”"));
    addText("patience", tr("Patience"), &Cluster::patience, QStringLiteral("15"),
        tr("How long a run waits for a cluster that cannot be reached: minutes, hours:minutes:seconds; 0: not at all. The jobs there go on"), true);
    addNumber("array_limit", tr("At once"), &Cluster::arrayLimit, tr("Members of an array of jobs that run at once; 0: as many as Slurm lets"));
    m_grid->setRowStretch(m_row + kRowsOfAField, 1);
    setWidget(page);
    setFocusPolicy(Qt::NoFocus);
}

void ClusterForm::addSection(const QString& title)
{
    if (m_isSecondHalf)
        m_row += kRowsOfAField;
    m_isSecondHalf = false;
    auto* label = new QLabel(title, this);
    label->setProperty("look", "headerTitle");
    label->setContentsMargins(0, m_row == 0 ? 0 : 12, 0, 4);
    m_grid->addWidget(label, m_row++, 0, 1, 4);
}

void ClusterForm::addField(const char* key, const QString& title, QWidget* editor, const QString& hint, bool half)
{
    if (m_isSecondHalf && !half) {
        m_row += kRowsOfAField;
        m_isSecondHalf = false;
    }
    const int column = m_isSecondHalf ? 2 : 0;
    auto* label = new QLabel(title, this);
    label->setProperty("look", "dim");
    label->setMinimumHeight(28);
    label->setBuddy(editor);
    label->setToolTip(hint);
    editor->setObjectName(QLatin1String(key));
    editor->setAccessibleName(title);
    editor->setAccessibleDescription(hint);
    editor->setToolTip(hint);
    auto* problem = new QLabel(this);
    problem->setProperty("look", "error");
    problem->setFont(m_theme.smallFont());
    problem->setWordWrap(true);
    problem->hide();
    m_grid->addWidget(label, m_row, column, Qt::AlignTop);
    m_grid->addWidget(editor, m_row, column + 1, 1, half ? 1 : 3);
    m_grid->addWidget(problem, m_row + (column == 0 ? 1 : 2), 1, 1, 3);
    Field& field = m_fields[QLatin1String(key)];
    field.editor = editor;
    field.problem = problem;
    m_isSecondHalf = half && !m_isSecondHalf;
    if (!m_isSecondHalf)
        m_row += kRowsOfAField;
}

void ClusterForm::addText(const char* key, const QString& title, QString Cluster::*member, const QString& placeholder, const QString& hint, bool half)
{
    auto* edit = new QLineEdit(this);
    edit->setPlaceholderText(placeholder);
    edit->setMinimumWidth(80);
    addField(key, title, edit, hint, half);
    Field& field = m_fields[QLatin1String(key)];
    field.show = [edit, member](const Cluster& cluster) { edit->setText(cluster.*member); };
    field.take = [edit, member](Cluster& cluster) { cluster.*member = edit->text().trimmed(); };
    field.isEmpty = [edit] { return edit->text().trimmed().isEmpty(); };
    connect(edit, &QLineEdit::textChanged, this, &ClusterForm::take);
}

void ClusterForm::addNumber(const char* key, const QString& title, int Cluster::*member, const QString& hint)
{
    auto* edit = new QLineEdit(this);
    edit->setMinimumWidth(80);
    edit->setMaxLength(6);
    addField(key, title, edit, hint, true);
    Field& field = m_fields[QLatin1String(key)];
    field.show = [edit, member](const Cluster& cluster) { edit->setText(QString::number(cluster.*member)); };
    field.take = [edit, member](Cluster& cluster) { cluster.*member = edit->text().trimmed().toInt(); }; // 0, which is refused, where it is no number
    field.isEmpty = [edit] { return edit->text().trimmed().isEmpty(); };
    connect(edit, &QLineEdit::textChanged, this, &ClusterForm::take);
}

void ClusterForm::addLines(const char* key, const QString& title, QStringList Cluster::*member, const QString& placeholder, const QString& hint)
{
    auto* edit = new QPlainTextEdit(this);
    edit->setProperty("look", "field");
    edit->setPlaceholderText(placeholder);
    edit->setFixedHeight(kLinesHeight);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    addField(key, title, edit, hint);
    Field& field = m_fields[QLatin1String(key)];
    field.show = [edit, member](const Cluster& cluster) { edit->setPlainText((cluster.*member).join(QLatin1Char('\n'))); };
    field.take = [edit, member](Cluster& cluster) {
        cluster.*member = {};
        for (const QString& line : edit->toPlainText().split(QLatin1Char('\n'))) {
            if (!line.trimmed().isEmpty())
                (cluster.*member).append(line.trimmed());
        }
    };
    field.isEmpty = [edit] { return edit->toPlainText().trimmed().isEmpty(); };
    connect(edit, &QPlainTextEdit::textChanged, this, &ClusterForm::take);
}

QComboBox* ClusterForm::addChoice(
    const char* key, const QString& title, QString Cluster::*member, const QString& placeholder, const QString& hint, bool half)
{
    auto* combo = new QComboBox(this);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setCompleter(nullptr); // a host that begins like another is not that other
    combo->setMinimumWidth(80);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->lineEdit()->setPlaceholderText(placeholder);
    addField(key, title, combo, hint, half);
    Field& field = m_fields[QLatin1String(key)];
    field.show = [combo, member](const Cluster& cluster) { combo->setEditText(cluster.*member); };
    field.take = [combo, member](Cluster& cluster) { cluster.*member = combo->currentText().trimmed(); };
    field.isEmpty = [combo] { return combo->currentText().trimmed().isEmpty(); };
    // An item's words tell its limits as well; its name is what counts.
    connect(combo, &QComboBox::activated, this, [combo](int index) { combo->setEditText(combo->itemData(index).toString()); });
    connect(combo, &QComboBox::editTextChanged, this, &ClusterForm::take);
    return combo;
}

void ClusterForm::show(const Cluster& cluster, bool isNew)
{
    m_isNew = isNew;
    {
        const QScopedValueRollback quiet(m_isShowing, true);
        m_cluster = cluster;
        for (const auto& [key, field] : m_fields)
            field.show(cluster);
    }
    take();
}

Cluster ClusterForm::cluster() const
{
    Cluster out = m_cluster;
    for (const auto& [key, field] : m_fields)
        field.take(out);
    return out;
}

void ClusterForm::take()
{
    if (m_isShowing)
        return;
    const Cluster now = cluster();
    std::map<QString, QString> sentences;
    if (m_takenNames.contains(now.name))
        sentences[QStringLiteral("name")] = tr("There is a cluster of this name already.");
    for (const SettingProblem& problem : settingProblems(now))
        sentences.emplace(problem.key, problem.sentence);
    m_hasProblems = !sentences.empty();
    for (const auto& [key, field] : m_fields) {
        const auto found = sentences.find(key);
        const bool isProblem = found != sentences.end();
        const bool isWrong = isProblem && !(m_isNew && field.isEmpty());
        field.problem->setText(isProblem ? found->second : QString());
        field.problem->setVisible(isProblem);
        if (const char* look = isWrong ? "error" : "dim"; field.problem->property("look") != QLatin1String(look)) {
            field.problem->setProperty("look", look);
            polishAnew(field.problem);
        }
        if (field.editor->property("wrong").toBool() != isWrong) {
            field.editor->setProperty("wrong", isWrong);
            polishAnew(field.editor);
        }
    }
    Q_EMIT changed();
}

void ClusterForm::setAliases(const QStringList& aliases)
{
    const QScopedValueRollback quiet(m_isShowing, true);
    const QString text = m_host->currentText();
    m_host->clear();
    for (const QString& alias : aliases)
        m_host->addItem(alias, alias);
    m_host->setEditText(text);
}

void ClusterForm::setPartitions(const std::vector<SlurmPartition>& partitions)
{
    const QScopedValueRollback quiet(m_isShowing, true);
    const QString text = m_partition->currentText();
    m_partition->clear();
    for (const SlurmPartition& one : partitions) {
        QString words = tr("%1 · at most %2 · %3 CPUs · %4").arg(one.name, one.timeLimit).arg(one.cpus).arg(bytesText(one.memory));
        if (!one.gpus.isEmpty())
            words += QStringLiteral(" · ") + one.gpus;
        if (!one.isUp)
            words = tr("%1 (down)").arg(words);
        m_partition->addItem(words, one.name);
    }
    m_partition->view()->setMinimumWidth(m_partition->view()->sizeHintForColumn(0) + 24);
    m_partition->setEditText(text);
}

QWidget* ClusterForm::field(const QString& key) const
{
    const auto found = m_fields.find(key);
    return found == m_fields.end() ? nullptr : found->second.editor;
}

QString ClusterForm::problemAt(const QString& key) const
{
    const auto found = m_fields.find(key);
    return found == m_fields.end() ? QString() : found->second.problem->text();
}

void ClusterForm::focus(const QString& key)
{
    if (QWidget* editor = field(key)) {
        ensureWidgetVisible(editor);
        editor->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace terrella
