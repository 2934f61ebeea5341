// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/picture_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace terrella {

PictureDialog::PictureDialog(
    EarthPanel& earth, QSettings& settings, const Theme& theme, const EarthPicture& proposed, const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_form(new PictureForm(earth, settings, theme, proposed, this)),
      m_kind(new QComboBox(this)),
      m_folder(folder)
{
    setWindowTitle(tr("Export picture"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(16);
    layout->addWidget(m_form);
    for (const auto& [suffix, title, tip] :
        {std::tuple{"png", tr("PNG"), tr("Pixels, exact")}, {"jpg", tr("JPEG"), tr("Pixels, smaller and a little blurred")},
            {"svg", tr("SVG"), tr("Letters, bar and lines as such; the Earth itself as pixels")},
            {"pdf", tr("PDF"), tr("Letters, bar and lines as such; the Earth itself as pixels")}}) {
        m_kind->addItem(title, QString::fromLatin1(suffix));
        m_kind->setItemData(m_kind->count() - 1, tip, Qt::ToolTipRole);
    }
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(settings.value(QStringLiteral("picture/kind"), QStringLiteral("png")))));
    m_kind->setToolTip(m_kind->currentData(Qt::ToolTipRole).toString());
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { m_kind->setToolTip(m_kind->currentData(Qt::ToolTipRole).toString()); });
    m_form->addRow(tr("Kind of file"), m_kind);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* save = new QPushButton(tr("Save…"), this);
    save->setProperty("look", "primary");
    save->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this, &settings] {
        settings.setValue(QStringLiteral("picture/kind"), m_kind->currentData());
        m_form->remember();
        choosePath();
    });
}

void PictureDialog::choosePath()
{
    const QString suffix = m_kind->currentData().toString();
    m_path = QFileDialog::getSaveFileName(
        this, tr("Save the picture"), m_folder + QStringLiteral("/earth.") + suffix, QStringLiteral("%1 (*.%2)").arg(m_kind->currentText(), suffix));
    if (m_path.isEmpty())
        return;
    if (QFileInfo(m_path).suffix().isEmpty())
        m_path += QLatin1Char('.') + suffix;
    accept();
}

} // namespace terrella
