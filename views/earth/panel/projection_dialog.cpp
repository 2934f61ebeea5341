// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/projection_dialog.h"

#include "views/earth/background.h"
#include "views/earth/camera.h"
#include "views/earth/map_lines.h"
#include "views/earth/natural_earth.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSignalBlocker>

namespace terrella {

using namespace earth;

namespace {

constexpr QSize previewSize(380, 230);

/// Further projections that people of the field use, as PROJ or EPSG name them.
std::vector<std::pair<QString, QString>> others()
{
    return {{QStringLiteral("+proj=wintri +R=1"), ProjectionDialog::tr("Winkel tripel")},
        {QStringLiteral("+proj=sinu +R=1"), ProjectionDialog::tr("Sinusoidal (MODIS)")},
        {QStringLiteral("+proj=igh +R=1"), ProjectionDialog::tr("Goode homolosine")},
        {QStringLiteral("+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=0 +lon_0=0 +R=1"), ProjectionDialog::tr("Mollweide, oblique")},
        {QStringLiteral("EPSG:3035"), ProjectionDialog::tr("Europe, equal area (EPSG:3035)")},
        {QStringLiteral("EPSG:3413"), ProjectionDialog::tr("Sea ice, north (EPSG:3413)")},
        {QStringLiteral("EPSG:3031"), ProjectionDialog::tr("Antarctica (EPSG:3031)")},
        {QStringLiteral("EPSG:5070"), ProjectionDialog::tr("United States, equal area (EPSG:5070)")}};
}

/// A map as the dialog draws it.
struct Drawn {
    QRectF bounds;
    QPainterPath edge;
    QPainterPath graticule;
    QPainterPath coast;
};

QPainterPath pathOf(const SceneLines& lines)
{
    QPainterPath out;
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        out.moveTo(lines.points[lines.starts[part]].x, lines.points[lines.starts[part]].y);
        for (std::size_t k = lines.starts[part] + 1; k < lines.starts[part + 1]; ++k)
            out.lineTo(lines.points[k].x, lines.points[k].y);
    }
    return out;
}

/// What is seen of the globe from its middle.
SceneLines seenFrom(const SceneLines& lines, const Camera& camera)
{
    SceneLines out;
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        for (std::size_t k = lines.starts[part]; k < lines.starts[part + 1]; ++k) {
            const Vec3& p = lines.points[k];
            if (dot(p, camera.eyeDirection()) > 0.0)
                out.add({dot(p, camera.east()), dot(p, camera.north()), 0.0}, 0.0);
            else
                out.endPart();
        }
        out.endPart();
    }
    return out;
}

Drawn drawn(const Projection& projection, const std::vector<Ring>& coast)
{
    SceneLines coastLines;
    for (const Ring& ring : coast)
        projectLine(projection, ring.lon, ring.lat, coastLines);
    SceneLines mesh = graticule(projection, 30.0);
    Drawn out{projection.bounds(), pathOf(outline(projection)), {}, {}};
    if (projection.isGlobe()) {
        const Camera camera;
        coastLines = seenFrom(coastLines, camera);
        mesh = seenFrom(mesh, camera);
        out.edge.addEllipse(QPointF(), 1.0, 1.0);
    }
    out.graticule = pathOf(mesh);
    out.coast = pathOf(coastLines);
    return out;
}

} // namespace

/// Draws the map that comes out; works it out on a thread of its own.
class ProjectionDialog::Preview final : public QWidget {
public:
    Preview(const EarthTheme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) { setFixedSize(previewSize); }

    void show(std::shared_ptr<const Projection> projection)
    {
        m_working.submit(QStringLiteral("preview"), [this, projection, coast = m_coast](const std::stop_token&) -> Background::Answer {
            if (coast->empty())
                if (auto read = readOutlines(naturalEarthPath(), QStringLiteral("coastline_110m")))
                    *coast = *std::move(read); // one thread works at a time
            return [this, map = drawn(*projection, *coast)] {
                m_map = map;
                update();
            };
        });
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.raised);
        painter.drawRoundedRect(rect(), 6.0, 6.0);
        if (m_map.bounds.isEmpty())
            return;
        const double scale = std::min((width() - 28.0) / m_map.bounds.width(), (height() - 28.0) / m_map.bounds.height());
        painter.translate(0.5 * width(), 0.5 * height());
        painter.scale(scale, -scale);
        painter.translate(-m_map.bounds.center());
        const auto stroke = [&](const QPainterPath& path, const QColor& colour, double width) {
            QPen pen(colour, width);
            pen.setCosmetic(true);
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(path);
        };
        stroke(m_map.graticule, m_theme.line, 1.0);
        stroke(m_map.coast, m_theme.text, 1.0);
        stroke(m_map.edge, m_theme.dim, 1.4);
    }

private:
    const EarthTheme m_theme;
    Drawn m_map;
    std::shared_ptr<std::vector<Ring>> m_coast = std::make_shared<std::vector<Ring>>();
    Background m_working{this};
};

ProjectionDialog::ProjectionDialog(const QString& projection, const EarthTheme& theme, QWidget* parent)
    : QDialog(parent),
      m_kind(new QComboBox(this)),
      m_definition(new QLineEdit(projection, this)),
      m_lon(new QDoubleSpinBox(this)),
      m_lat(new QDoubleSpinBox(this)),
      m_message(new QLabel(this)),
      m_accept(new QPushButton(tr("Draw"), this)),
      m_preview(new Preview(theme, this))
{
    setWindowTitle(tr("Projection"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setSizeConstraint(QLayout::SetFixedSize);
    for (const QString& name : Projection::builtIn())
        m_kind->addItem(Projection::title(name), name);
    m_kind->insertSeparator(m_kind->count());
    for (const auto& [definition, title] : others())
        m_kind->addItem(title, definition);
    m_kind->addItem(tr("Another"), QString());
    m_lon->setRange(-180.0, 180.0);
    m_lat->setRange(-90.0, 90.0);
    for (QDoubleSpinBox* box : {m_lon, m_lat}) {
        box->setDecimals(1);
        box->setSingleStep(5.0);
        box->setWrapping(box == m_lon);
    }
    m_lon->setSuffix(tr(" °E", "degrees east, behind a number"));
    m_lat->setSuffix(tr(" °N", "degrees north, behind a number"));
    m_lon->setToolTip(tr("Longitude of the middle of the map; west is negative"));
    m_lat->setToolTip(tr("Latitude of the middle of the map; south is negative"));
    m_definition->setToolTip(tr("A PROJ string (\"+proj=…\"), a code (\"EPSG:3035\"), or a name with its middle (\"robinson@150\")"));
    m_definition->setMinimumWidth(380);
    m_message->setProperty("look", "dim");
    QFont small = font();
    small.setPointSizeF(0.9 * small.pointSizeF());
    m_message->setFont(small);
    m_message->setWordWrap(true);
    m_message->setFixedHeight(3 * QFontMetrics(small).lineSpacing());
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto row = [&, at = 0](const QString& text, QWidget* widget, QWidget* buddy) mutable {
        auto* label = new QLabel(text, this);
        label->setProperty("look", "dim");
        label->setBuddy(buddy);
        buddy->setAccessibleName(text);
        grid->addWidget(label, at, 0);
        grid->addWidget(widget, at++, 1);
    };
    auto* middle = new QWidget(this);
    auto* middleRow = new QHBoxLayout(middle);
    middleRow->setContentsMargins(0, 0, 0, 0);
    middleRow->addWidget(m_lon, 1);
    middleRow->addWidget(m_lat, 1);
    row(tr("Projection"), m_kind, m_kind);
    row(tr("Middle"), middle, m_lon);
    m_lat->setAccessibleName(tr("Latitude of the middle"));
    row(tr("Definition"), m_definition, m_definition);
    grid->addWidget(m_message, 3, 1);
    grid->addWidget(m_preview, 4, 1);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_accept->setProperty("look", "primary");
    m_accept->setDefault(true);
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    grid->addLayout(buttons, 5, 0, 1, 2);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProjectionDialog::chooseKind);
    connect(m_lon, &QDoubleSpinBox::valueChanged, this, &ProjectionDialog::centre);
    connect(m_lat, &QDoubleSpinBox::valueChanged, this, &ProjectionDialog::centre);
    connect(m_definition, &QLineEdit::textChanged, this, &ProjectionDialog::show);
    show(projection);
    m_kind->setFocus();
}

ProjectionDialog::~ProjectionDialog() = default;

QString ProjectionDialog::projection() const { return m_definition->text().trimmed(); }

void ProjectionDialog::chooseKind()
{
    const QString definition = m_kind->currentData().toString();
    if (!definition.isEmpty())
        m_definition->setText(definition);
    else
        m_definition->setFocus();
}

void ProjectionDialog::centre()
{
    if (const QString name = Projection::centredOn(projection(), m_lon->value(), m_lat->value()); !name.isEmpty())
        m_definition->setText(name);
}

/// Tries what is written and shows what comes of it.
void ProjectionDialog::show(const QString& name)
{
    const auto made = Projection::make(name);
    m_accept->setEnabled(bool(made));
    m_message->setText(made ? QString() : made.error().message);
    const QSignalBlocker quietKind(m_kind);
    const QString kind = name.section(QLatin1Char('@'), 0, 0).trimmed();
    const int index = m_kind->findData(kind);
    m_kind->setCurrentIndex(index >= 0 ? index : m_kind->count() - 1);
    if (!made)
        return;
    const QSignalBlocker quietLon(m_lon);
    const QSignalBlocker quietLat(m_lat);
    if (!m_lon->hasFocus())
        m_lon->setValue((*made)->centralLongitude());
    if (!m_lat->hasFocus())
        m_lat->setValue((*made)->centralLatitude());
    m_lon->setEnabled(!Projection::centredOn(name, 0.0, 0.0).isEmpty());
    m_lat->setEnabled(Projection::centredOn(name, 0.0, 0.0) != Projection::centredOn(name, 0.0, 10.0));
    m_preview->show(*made);
}

} // namespace terrella
