// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/empty_hint.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace terrella {
namespace {

QPushButton* makeCard(const Theme& theme, const QString& title, const QString& detail, QWidget* parent)
{
    auto* card = new QPushButton(parent);
    card->setProperty("look", "card");
    card->setAccessibleName(title);
    card->setAccessibleDescription(detail);
    card->setFixedHeight(54);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 7, 14, 8);
    layout->setSpacing(1);
    auto* first = new QLabel(title, card);
    first->setProperty("look", "strong");
    auto* second = new QLabel(detail, card);
    second->setProperty("look", "dim");
    second->setFont(theme.smallFont());
    for (QLabel* label : {first, second}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        layout->addWidget(label);
    }
    return card;
}

} // namespace

EmptyHint::EmptyHint(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_cards(new QVBoxLayout)
{
    setFixedWidth(340);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* title = new QLabel(tr("Begin with an example"), this);
    title->setProperty("look", "strong");
    title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(title);
    m_cards->setSpacing(6);
    layout->addLayout(m_cards);
    auto* hint = new QPushButton(tr("or press Tab to add a module"), this);
    hint->setProperty("look", "link");
    hint->setStyleSheet(QStringLiteral("text-align: center;"));
    connect(hint, &QPushButton::clicked, this, &EmptyHint::addModuleRequested);
    layout->addWidget(hint);
    setExamples({});
}

void EmptyHint::setExamples(const std::vector<Example>& examples)
{
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    constexpr int most = 5; // in the least window
    int shown = 0;
    for (const Example& example : examples) {
        if (shown++ == most)
            break;
        auto* card = makeCard(m_theme, example.title, example.detail, this);
        connect(card, &QPushButton::clicked, this, [this, path = example.path] { Q_EMIT exampleChosen(path); });
        m_cards->addWidget(card);
    }
    auto* own = makeCard(m_theme, tr("Your own data"), tr("NetCDF, GRIB, Zarr or GeoTIFF: open a file, or drop it here"), this);
    connect(own, &QPushButton::clicked, this, &EmptyHint::openDataRequested);
    m_cards->addWidget(own);
    adjustSize();
}

} // namespace terrella
