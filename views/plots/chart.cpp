// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Chart)
};

/// Lines of cells.
class Table {
public:
    explicit Table(QChar separator) : m_separator(separator) {}

    void part(const QString& name)
    {
        if (!m_out.isEmpty())
            m_out += QLatin1Char('\n');
        if (!name.isEmpty())
            row({name});
    }
    void row(const QStringList& cells)
    {
        for (qsizetype k = 0; k < cells.size(); ++k) {
            if (k > 0)
                m_out += m_separator;
            m_out += quoted(cells.at(k));
        }
        m_out += QLatin1Char('\n');
    }
    [[nodiscard]] const QString& text() const { return m_out; }

private:
    [[nodiscard]] QString quoted(QString cell) const
    {
        if (!cell.contains(m_separator) && !cell.contains(QLatin1Char('"')) && !cell.contains(QLatin1Char('\n')))
            return cell;
        return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    }

    QChar m_separator;
    QString m_out;
};

QString exact(double value) { return std::isnan(value) ? QString() : QString::number(value, 'g', 9); }

QString place(const ChartAxis& axis, double at)
{
    for (const auto& [where, text] : axis.fixed)
        if (where == at)
            return text;
    return axis.ticks && axis.text ? axis.text(at) : QString::number(at, 'g', 12); // dates as dates
}

QString head(const ChartAxis& axis, const QString& otherwise) { return axis.label.isEmpty() ? otherwise : axis.label; }

bool isInTable(const ChartLine& line) { return !isFrame(line.look) && line.look != LineLook::Reference; }

bool ascends(const std::vector<double>& places)
{
    for (std::size_t k = 1; k < places.size(); ++k)
        if (!(places[k] > places[k - 1]))
            return false;
    return true;
}

/// Lines whose places ascend stand side by side, a row for each place that any has.
void writeRuns(const Chart& chart, Table& table)
{
    std::vector<const ChartLine*> runs;
    std::map<double, QStringList> rows;
    for (const ChartLine& line : chart.lines)
        if (isInTable(line) && ascends(line.x))
            runs.push_back(&line);
    if (runs.empty())
        return;
    QStringList titles{head(chart.x, QStringLiteral("x"))};
    for (std::size_t r = 0; r < runs.size(); ++r) {
        titles.append(runs[r]->name.isEmpty() ? head(chart.y, QStringLiteral("y")) : runs[r]->name);
        for (std::size_t k = 0; k < runs[r]->x.size(); ++k) {
            QStringList& row = rows[runs[r]->x[k]];
            row.resize(static_cast<qsizetype>(runs.size()));
            row[static_cast<qsizetype>(r)] = exact(runs[r]->y[k]);
        }
    }
    table.part({});
    table.row(titles);
    for (const auto& [at, cells] : rows)
        table.row(QStringList{place(chart.x, at)} + cells);
}

void writeLines(const Chart& chart, Table& table)
{
    writeRuns(chart, table);
    for (const ChartLine& line : chart.lines) {
        if (!isInTable(line) || ascends(line.x))
            continue;
        table.part({});
        table.row({head(chart.x, QStringLiteral("x")), line.name.isEmpty() ? head(chart.y, QStringLiteral("y")) : line.name});
        for (std::size_t k = 0; k < line.x.size(); ++k)
            table.row({place(chart.x, line.x[k]), exact(line.y[k])});
    }
}

void writeBoxes(const Chart& chart, Table& table)
{
    if (chart.boxes.empty())
        return;
    table.part({});
    table.row({Text::tr("box"), Text::tr("values"), Text::tr("lower whisker"), Text::tr("first quartile"), Text::tr("median"),
        Text::tr("third quartile"), Text::tr("upper whisker")});
    for (const ChartBox& box : chart.boxes)
        table.row({box.name, box.count > 0 ? QString::number(box.count) : QString(), exact(box.low), exact(box.q1), exact(box.median), exact(box.q3),
            exact(box.high)});
}

} // namespace

Chart sayInstead(const QString& title, const QString& sentence)
{
    Chart out;
    out.title = title;
    out.message = sentence;
    return out;
}

QString withUnits(const QString& label, const QString& units)
{
    const QString shown = units == QLatin1String("1") ? QString() : units;
    if (label.isEmpty())
        return shown;
    return shown.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, shown);
}

QString chartNumber(double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    return QString::number(value, 'g', digits).replace(QLatin1Char('-'), QChar(0x2212));
}

QString chartTable(const Chart& chart, QChar separator)
{
    Table table(separator);
    writeLines(chart, table);
    for (const ChartBand& band : chart.bands) {
        table.part(band.name);
        table.row({head(chart.x, QStringLiteral("x")), Text::tr("lower"), Text::tr("upper")});
        for (std::size_t k = 0; k < band.x.size(); ++k)
            table.row({place(chart.x, band.x[k]), exact(band.low[k]), exact(band.high[k])});
    }
    for (const ChartBars& bars : chart.bars) {
        table.part(bars.name);
        table.row({Text::tr("from"), Text::tr("to"), head(chart.y, QStringLiteral("y"))});
        for (std::size_t k = 0; k < bars.heights.size(); ++k)
            table.row({exact(bars.edges[k]), exact(bars.edges[k + 1]), exact(bars.heights[k])});
    }
    writeBoxes(chart, table);
    if (std::ranges::any_of(chart.areas, [](const ChartArea& area) { return !area.isGround; })) {
        table.part({});
        for (const ChartArea& area : chart.areas)
            if (!area.isGround)
                table.row(area.tip.split(QLatin1Char('\n')));
    }
    if (const std::optional<ChartImage>& image = chart.data ? chart.data : chart.image) {
        table.part(image->label);
        QStringList titles{head(chart.y, QStringLiteral("y"))};
        for (const double x : image->x)
            titles.append(place(chart.x, x));
        table.row(titles);
        for (std::size_t j = 0; j < image->y.size(); ++j) {
            QStringList cells{chart.data ? QString::number(image->y[j], 'g', 12) : place(chart.y, image->y[j])};
            for (std::size_t i = 0; i < image->x.size(); ++i)
                cells.append(exact(static_cast<double>(image->values[j * image->x.size() + i])));
            table.row(cells);
        }
    }
    return table.text();
}

} // namespace terrella
