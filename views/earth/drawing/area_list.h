// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/panel/overlay.h"

class QLineEdit;
class QListWidget;

namespace terrella::earth {

/// Countries by name, with a field that finds one: beside the view while one is chosen. GUI thread.
class AreaList final : public Overlay {
    Q_OBJECT
public:
    explicit AreaList(QWidget* parent);
    void setAreas(const std::shared_ptr<const std::vector<NamedArea>>& areas);
    /// Ready for typing, with nothing sought. what: is asked for in the field.
    void open(const QString& what);

Q_SIGNALS:
    void chosen(int index);
    void pointed(int index); ///< the one that the list stands at
    void givenUp();

protected:
    void themeChanged() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find();
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace terrella::earth
