// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/background.h"
#include "views/earth/ground/city_layout.h"
#include "views/earth/ground/text_labels.h"
#include "views/earth/scene/scene_widget.h"

#include <memory>

namespace terrella::earth {

/// Cities with their names, as many as the view has room for; laid out on a thread of its own while the view moves. GUI thread.
class Cities final : public QObject {
    Q_OBJECT
public:
    Cities(SceneWidget& view, QObject* parent);
    ~Cities() override;

    void setShown(bool shown);
    void setOnBright(bool isOnBright);
    /// After the camera, the size or the projection has changed.
    void viewChanged();
    /// For a picture of another size, tile by tile: the same names in each. Then again what the screen has.
    void layOutFor(const Camera& camera, const QSizeF& view, double pixelRatio);
    void layOutForScreen();
    [[nodiscard]] int outstanding() const { return m_working.outstanding(); }
    /// Names in the view, for tests.
    [[nodiscard]] std::vector<QString> names() const;

Q_SIGNALS:
    void drawn();

private:
    struct Data;
    struct Asked;
    struct Found;
    [[nodiscard]] Asked asked(const Camera& camera, const QSizeF& view, double pixelRatio) const;
    static std::shared_ptr<Found> layOut(Data& data, const Asked& asked);
    void take(const Found& found);

    SceneWidget& m_view;
    bool m_isShown = false;
    bool m_isOnBright = false;
    std::shared_ptr<Data> m_data;           ///< locked while it is worked with
    std::shared_ptr<const Found> m_found;   ///< on the screen
    std::shared_ptr<const Found> m_picture; ///< of the last picture
    Background m_working{this};
};

} // namespace terrella::earth
