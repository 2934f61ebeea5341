// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"
#include "views/earth/layers/times.h"

#include <QWidget>

#include <vector>

namespace terrella::earth {

/// The slider of the time: the moment above, dates beneath, then a strip for each layer with the times that it has.
class TimeTrack final : public QWidget {
    Q_OBJECT
public:
    static constexpr int lineY = 28; ///< of the line, from above
    explicit TimeTrack(QWidget* parent);
    void setTheme(const EarthTheme& theme);
    void setTimes(const std::vector<double>& times, Calendar calendar);
    void setNow(double seconds);
    /// Said in place of the moment's own date; note: what is shown of it, where that is another time.
    void setMoment(const QString& text, const QString& note);
    /// The picture of the moment is not there yet.
    void setReading(bool reading);
    /// What is played; both ends those of the times: everything.
    void setPeriod(double first, double last);
    void setLayers(std::vector<LayerTimes> layers);
    void setShown(std::vector<ShownTime> shown);
    [[nodiscard]] const std::vector<double>& times() const { return m_times; }
    [[nodiscard]] QString momentText() const { return m_moment; }
    [[nodiscard]] double xOf(double seconds) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Height of the part above the strips, and of all.
    [[nodiscard]] int heightNeeded() const;

Q_SIGNALS:
    void chosen(double seconds);
    void stepWanted(int by);
    void endWanted(bool last);
    void periodChosen(double first, double last);
    void playWanted();
    void dateWanted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip { None, Handle, First, Last };
    struct Run { ///< pixels of a strip that hold times
        int from = 0, count = 0;
    };
    [[nodiscard]] bool moves() const { return m_times.size() > 1; }
    [[nodiscard]] double left() const;
    [[nodiscard]] double right() const;
    [[nodiscard]] double secondsAt(double x) const;
    [[nodiscard]] double nearest(double seconds) const;
    [[nodiscard]] bool hasPeriod() const;
    [[nodiscard]] Grip gripAt(const QPointF& at) const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] QString tipAt(const QPoint& at) const;
    void drag(double x);
    void layStrips();
    void paintMoment(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void paintDates(QPainter& painter) const;
    void paintStrips(QPainter& painter) const;

    std::vector<double> m_times;
    Calendar m_calendar = Calendar::Standard;
    double m_now = 0.0, m_first = 0.0, m_last = 0.0;
    QString m_moment, m_note;
    bool m_isReading = false;
    std::vector<LayerTimes> m_layers;
    std::vector<ShownTime> m_shown;
    std::vector<std::vector<Run>> m_strips;
    EarthTheme m_theme = EarthTheme::dark();
    Grip m_grip = Grip::None;
};

} // namespace terrella::earth
