// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart_view.h"

class QComboBox;
class QLabel;

namespace terrella {

/// What is drawn of a place or a field.
enum class PlotKind {
    Series,
    Profile,
    Parallels,
    Histogram,
    Scatter,
    Quantiles,
    Seasons,
    WindRose,
    TimeLongitude,
    TimeLatitude,
    Returns,
    Section,
    LineTimes,
    LineProfile,
    RegionSeries,
    RegionLongitude,
    RegionLatitude
};
QString plotKindTitle(PlotKind kind);
/// What it shows, in a sentence.
QString plotKindTip(PlotKind kind);
/// Of a line that is drawn on the Earth.
[[nodiscard]] inline bool needsLine(PlotKind kind)
{
    return kind == PlotKind::Section || kind == PlotKind::LineTimes || kind == PlotKind::LineProfile;
}
/// Of a region that is drawn there.
[[nodiscard]] inline bool needsRegion(PlotKind kind)
{
    return kind == PlotKind::RegionSeries || kind == PlotKind::RegionLongitude || kind == PlotKind::RegionLatitude;
}
/// Compares two fields.
[[nodiscard]] inline bool needsPartner(PlotKind kind) { return kind == PlotKind::Scatter || kind == PlotKind::Quantiles; }

/// Beside the Earth: one plot of the place that was clicked or of the field that is shown, of a kind that one chooses. GUI thread.
class PlaceView final : public QWidget {
    Q_OBJECT

public:
    explicit PlaceView(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] PlotKind kind() const { return m_kind; }
    void setKind(PlotKind kind);
    /// Kinds that cannot be drawn of what is shown, with why.
    void setUnfit(const std::vector<std::pair<PlotKind, QString>>& unfit);
    /// What a field can be compared with, or has lines of; kept by name where it is there.
    void setPartners(const QStringList& titles);
    [[nodiscard]] int partner() const; ///< −1: none

    /// keepsView: where one has zoomed to stays, while time plays.
    void showChart(const Chart& chart, bool keepsView = false);
    void showMessage(const QString& sentence);
    void setTime(double seconds);
    /// As at the start.
    void clear();
    [[nodiscard]] ChartView& plot() { return *m_plot; }

Q_SIGNALS:
    void kindChanged();
    void partnerChanged();
    void timeChosen(double seconds); ///< by a click on a plot with time
    void pictureSaved(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillPartners();
    void elideTitle();

    QComboBox* m_kinds;
    QLabel* m_against;
    QComboBox* m_partners;
    QStringList m_titles;       ///< of the partners
    QString m_partner, m_lines; ///< that the user chose, for pairs and for sections
    QLabel* m_title;
    ChartView* m_plot;
    PlotKind m_kind = PlotKind::Series;
};

} // namespace terrella
