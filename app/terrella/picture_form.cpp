// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/picture_form.h"

#include "views/earth/earth_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSpinBox>

namespace terrella {

namespace {
constexpr int kPreviewWidth = 460, kPreviewHeight = 320;
constexpr int kSoonMs = 120;
constexpr double kCmPerInch = 2.54;
} // namespace

PictureForm::PictureForm(EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, QWidget* parent)
    : QWidget(parent),
      m_earth(earth),
      m_settings(settings),
      m_rows(new QGridLayout),
      m_preview(new QLabel(this)),
      m_told(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(6);
    layout->addLayout(m_rows);
    auto* right = new QVBoxLayout;
    right->setSpacing(4);
    m_preview->setFixedSize(kPreviewWidth, kPreviewHeight);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setWordWrap(true);
    m_preview->setAccessibleName(tr("Preview"));
    m_told->setProperty("look", "dim");
    m_told->setFont(theme.smallFont());
    right->addWidget(m_preview);
    right->addWidget(m_told);
    right->addStretch(1);
    layout->addLayout(right);
    const auto kept = [&settings](const char* key, const QVariant& otherwise) {
        return settings.value(QStringLiteral("picture/") + QLatin1String(key), otherwise);
    };
    m_width = addNumber(tr("Width"), tr(" px"), 64, 16384, kept("width", 1920).toInt());
    m_height = addNumber(tr("Height"), tr(" px"), 64, 16384, kept("height", 1080).toInt());
    m_dots = addNumber(tr("Resolution"), tr(" dpi"), 36, 1200, kept("dpi", 144).toInt());
    m_dots->setToolTip(tr("Letters and lines grow with it: at 300 dpi they are as large on paper as on the screen"));
    m_title = new QLineEdit(proposed.title, this);
    m_credits = new QLineEdit(kept("credits", proposed.credits).toString(), this);
    addRow(tr("Title"), m_title);
    addRow(tr("Credits"), m_credits);
    for (QLineEdit* edit : {m_title, m_credits})
        edit->setCursorPosition(0); // the beginning of what is too long is seen
    m_bar = addCheck(tr("Colour bar"), tr("Colours, unit and numbers of the topmost field"), kept("bar", true).toBool());
    m_legend = addCheck(tr("Legend"), tr("The layers that are seen"), kept("legend", false).toBool());
    m_scale = addCheck(tr("Scale bar"), tr("A length on the ground; it is right at the middle of the picture"), kept("scale", true).toBool());
    m_time = addCheck(tr("Time"), tr("The time that is shown"), kept("time", true).toBool());
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &PictureForm::preview);
    const auto changed = [this] {
        tell();
        m_soon.start();
    };
    for (QSpinBox* box : {m_width, m_height, m_dots})
        connect(box, &QSpinBox::valueChanged, this, changed);
    for (QLineEdit* edit : {m_title, m_credits})
        connect(edit, &QLineEdit::textChanged, this, changed);
    for (QCheckBox* box : {m_bar, m_legend, m_scale, m_time})
        connect(box, &QCheckBox::toggled, this, changed);
    connect(&earth, &EarthPanel::settled, this, changed);
    changed();
}

void PictureForm::setForScreen() { m_told->hide(); }

void PictureForm::addRow(const QString& title, QWidget* field)
{
    auto* label = new QLabel(title, this);
    label->setBuddy(field);
    label->setProperty("look", "dim");
    const int row = m_rows->rowCount();
    m_rows->addWidget(label, row, 0);
    m_rows->addWidget(field, row, 1);
    m_rows->setRowStretch(row, 0);
    field->setMinimumWidth(190);
    field->setAccessibleName(title);
}

QSpinBox* PictureForm::addNumber(const QString& title, const QString& unit, int least, int most, int value)
{
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(unit);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setKeyboardTracking(false);
    addRow(title, box);
    return box;
}

QCheckBox* PictureForm::addCheck(const QString& title, const QString& tip, bool isOn)
{
    auto* box = new QCheckBox(title, this);
    box->setChecked(isOn);
    box->setToolTip(tip);
    m_rows->addWidget(box, m_rows->rowCount(), 1);
    return box;
}

PictureSettings PictureForm::picture() const
{
    PictureSettings out;
    out.pixels = {m_width->value(), m_height->value()};
    out.dotsPerInch = m_dots->value();
    out.what = {m_title->text(), m_credits->text(), m_bar->isChecked(), m_legend->isChecked(), m_scale->isChecked(), m_time->isChecked()};
    return out;
}

void PictureForm::remember()
{
    const PictureSettings now = picture();
    const std::pair<const char*, QVariant> values[]
        = {{"width", now.pixels.width()}, {"height", now.pixels.height()}, {"dpi", now.dotsPerInch}, {"credits", now.what.credits},
            {"bar", now.what.hasBar}, {"legend", now.what.hasLegend}, {"scale", now.what.hasScale}, {"time", now.what.hasTime}};
    for (const auto& [key, value] : values)
        m_settings.setValue(QStringLiteral("picture/") + QLatin1String(key), value);
}

void PictureForm::tell()
{
    const PictureSettings now = picture();
    const auto cm = [&now](int pixels) { return QLocale().toString(kCmPerInch * pixels / now.dotsPerInch, 'f', 1); };
    m_told->setText(tr("%1 × %2 cm on paper").arg(cm(now.pixels.width()), cm(now.pixels.height())));
}

/// The same picture, smaller.
void PictureForm::preview()
{
    if (m_isQuiet)
        return;
    const PictureSettings now = picture();
    const double sharp = devicePixelRatioF();
    const QSizeF area = now.area(), shown = area.scaled(kPreviewWidth, kPreviewHeight, Qt::KeepAspectRatio);
    QImage image((shown * sharp).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    const double scale = image.width() / area.width();
    image.fill(palette().color(QPalette::Window)); // the last row may be half a row
    QPainter painter(&image);
    painter.scale(scale, scale);
    const auto done = m_earth.paintPicture(painter, QRectF({}, area), scale, now.what);
    painter.end();
    if (!done) {
        m_preview->setText(done.error().message);
        return;
    }
    image.setDevicePixelRatio(sharp);
    m_preview->setPixmap(QPixmap::fromImage(image));
}

} // namespace terrella
