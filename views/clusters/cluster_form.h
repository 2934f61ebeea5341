// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/slurm.h"
#include "views/theme/theme.h"

#include <QScrollArea>

#include <functional>
#include <map>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace terrella {

/// The settings of one cluster as fields. What is wrong is said below the field that it is about.
class ClusterForm final : public QScrollArea {
    Q_OBJECT

public:
    ClusterForm(const Theme& theme, QWidget* parent = nullptr);

    /// isNew: what is not filled in yet is unfinished, not wrong.
    void show(const Cluster& cluster, bool isNew = false);
    /// As the fields have it now; what the form has no field for is kept.
    [[nodiscard]] Cluster cluster() const;
    /// Offered for the host: names of ~/.ssh/config.
    void setAliases(const QStringList& aliases);
    /// Offered for the partition, as a test told of them.
    void setPartitions(const std::vector<SlurmPartition>& partitions);
    /// Said at the name instead of anything else.
    void setTakenNames(const QStringList& names) { m_takenNames = names; }
    [[nodiscard]] bool hasProblems() const { return m_hasProblems; }
    /// By the key of the setting.
    [[nodiscard]] QWidget* field(const QString& key) const;
    [[nodiscard]] QString problemAt(const QString& key) const;
    void focus(const QString& key);

Q_SIGNALS:
    void changed();

private:
    struct Field {
        QWidget* editor = nullptr;
        QLabel* problem = nullptr;
        std::function<void(const Cluster&)> show;
        std::function<void(Cluster&)> take;
        std::function<bool()> isEmpty;
    };
    void addSection(const QString& title);
    /// Half a row where `half`; two halves share one row.
    void addField(const char* key, const QString& title, QWidget* editor, const QString& hint, bool half = false);
    void addText(const char* key, const QString& title, QString Cluster::*member, const QString& placeholder, const QString& hint, bool half = false);
    void addNumber(const char* key, const QString& title, int Cluster::*member, const QString& hint);
    void addLines(const char* key, const QString& title, QStringList Cluster::*member, const QString& placeholder, const QString& hint);
    QComboBox* addChoice(const char* key, const QString& title, QString Cluster::*member, const QString& placeholder, const QString& hint, bool half);
    void take();

    const Theme& m_theme;
    QGridLayout* m_grid;
    int m_row = 0;
    bool m_isSecondHalf = false;
    std::map<QString, Field> m_fields;
    QComboBox* m_host = nullptr;
    QComboBox* m_partition = nullptr;
    QStringList m_takenNames;
    Cluster m_cluster;
    bool m_isNew = false;
    bool m_isShowing = false;
    bool m_hasProblems = false;
};

} // namespace terrella
