// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/parameter_editor.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"
#include "pipelines/graph/variables.h"
#include "views/parameters/field_edit.h"
#include "views/parameters/value_text.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

/// A combo box that leaves the wheel to the form around it.
class QuietCombo final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

void fill(QWidget* editor, QWidget* field)
{
    auto* layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field);
    editor->setFocusProxy(field);
}

/// Text, numbers, regions, periods, files: one line.
class LineEditor final : public ParameterEditor {
public:
    LineEditor(const ParameterSpec& spec, const Theme& theme, QWidget* parent)
        : ParameterEditor(parent),
          m_spec(spec),
          m_line(new FieldEdit(theme, this))
    {
        m_field = m_line;
        fill(this, m_line);
        switch (spec.type) {
        case ParameterType::Region:
            m_line->setSuffix(tr("draw on map"), true);
            m_line->setPlaceholderText(tr("everywhere"));
            connect(m_line, &FieldEdit::suffixClicked, this, &ParameterEditor::drawRequested);
            break;
        case ParameterType::Period: m_line->setPlaceholderText(tr("the whole time")); break;
        case ParameterType::File:
        case ParameterType::Files:
            m_line->setSuffix(tr("browse"), true);
            m_line->setPlaceholderText(tr("no file yet"));
            connect(m_line, &FieldEdit::suffixClicked, this, [this] { browse(); });
            break;
        default:
            m_line->setSuffix(units::display(spec.unit));
            if (spec.defaultValue.isUndefined() || spec.defaultValue.isNull())
                m_line->setPlaceholderText(spec.required ? tr("needed") : tr("not set"));
        }
        connect(m_line, &QLineEdit::editingFinished, this, [this] { commit(); });
        connect(m_line, &FieldEdit::stepped, this, [this](int steps) { step(steps); });
    }

    void setValue(const QJsonValue& value) override
    {
        m_shown = textOf(value);
        if (m_line->text() != m_shown)
            m_line->setText(m_shown);
        m_line->setCursorPosition(0);
        m_line->setToolTip(m_spec.type == ParameterType::File || m_spec.type == ParameterType::Files ? m_shown : QString());
    }

private:
    [[nodiscard]] QString textOf(const QJsonValue& value) const
    {
        if (value.isString() && !variablesIn(value).isEmpty())
            return value.toString(); // ${name}, whatever the type
        switch (m_spec.type) {
        case ParameterType::Integer:
        case ParameterType::Real: return value.isDouble() ? numberText(value.toDouble()) : QString();
        case ParameterType::Region: return regionFieldText(value);
        case ParameterType::Period: return periodFieldText(value);
        case ParameterType::Files: {
            QStringList files;
            for (const QJsonValue& file : value.toArray())
                files.append(file.toString());
            return files.join(QStringLiteral("; "));
        }
        default: return value.toString();
        }
    }

    [[nodiscard]] Result<QJsonValue> parsed() const
    {
        const QString text = m_line->text();
        const bool isVariable = text.startsWith(QLatin1String("${")) && text.indexOf(QLatin1Char('}')) == text.size() - 1;
        if (isVariable && !variablesIn(text).isEmpty())
            return QJsonValue(text);
        switch (m_spec.type) {
        case ParameterType::Integer: return parseNumberText(text, true);
        case ParameterType::Real: return parseNumberText(text, false);
        case ParameterType::Region: return parseRegionText(text);
        case ParameterType::Period: return parsePeriodText(text);
        case ParameterType::Files: {
            QJsonArray files;
            for (const QString& file : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
                if (!file.trimmed().isEmpty())
                    files.append(file.trimmed());
            return QJsonValue(files);
        }
        default: return QJsonValue(text);
        }
    }

    void commit()
    {
        if (m_line->text() == m_shown)
            return;
        const auto value = parsed();
        if (!value) {
            Q_EMIT unreadable(value.error().message);
            return;
        }
        m_shown = m_line->text();
        Q_EMIT edited(*value);
    }

    void step(int steps)
    {
        if (m_spec.type != ParameterType::Integer && m_spec.type != ParameterType::Real)
            return;
        const auto value = parsed();
        if (!value || !value->isDouble())
            return;
        const double now = value->toDouble();
        double size = 1.0;
        if (m_spec.type == ParameterType::Real && now != 0.0)
            size = std::pow(10.0, std::floor(std::log10(std::abs(now))) - 1.0);
        m_line->setText(numberText(std::round((now + steps * size) / size) * size));
        commit();
    }

    void browse()
    {
        const QString filter
            = tr("Data (*.nc *.nc4 *.cdf *.h5 *.hdf5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff *.zarr *.gpkg *.geojson *.csv);;All files (*)");
        const QString folder = m_line->text().section(QLatin1Char(';'), 0, 0);
        QStringList chosen;
        if (m_spec.type == ParameterType::Files)
            chosen = QFileDialog::getOpenFileNames(window(), m_spec.title, folder, filter);
        else if (const QString file = m_spec.written ? QFileDialog::getSaveFileName(window(), m_spec.title, folder, filter)
                                                     : QFileDialog::getOpenFileName(window(), m_spec.title, folder, filter);
                 !file.isEmpty())
            chosen = {file};
        if (chosen.isEmpty())
            return;
        m_line->setText(chosen.join(QStringLiteral("; ")));
        commit();
    }

    ParameterSpec m_spec;
    FieldEdit* m_line;
    QString m_shown; ///< as set or committed: leaving an unchanged field is no edit
};

class FlagEditor final : public ParameterEditor {
public:
    FlagEditor(const ParameterSpec&, const Theme&, QWidget* parent) : ParameterEditor(parent), m_box(new QCheckBox(this))
    {
        m_field = m_box;
        fill(this, m_box);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT edited(on); });
    }
    void setValue(const QJsonValue& value) override { m_box->setChecked(value.toBool()); }

private:
    QCheckBox* m_box;
};

class ChoiceEditor final : public ParameterEditor {
public:
    ChoiceEditor(const ParameterSpec& spec, const Theme&, QWidget* parent) : ParameterEditor(parent), m_combo(new QuietCombo(this))
    {
        m_field = m_combo;
        fill(this, m_combo);
        for (const auto& option : spec.choices)
            m_combo->addItem(option.title.isEmpty() ? option.value : option.title, option.value);
        m_combo->setFocusPolicy(Qt::StrongFocus);
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long choices make no panel wide
        connect(m_combo, &QComboBox::activated, this, [this](int index) { Q_EMIT edited(m_combo->itemData(index).toString()); });
    }
    void setValue(const QJsonValue& value) override { m_combo->setCurrentIndex(m_combo->findData(value.toString())); }

private:
    QuietCombo* m_combo;
};

/// Offers the variables of the connected data; any name can be typed.
class VariableEditor final : public ParameterEditor {
public:
    VariableEditor(const ParameterSpec& spec, const Theme&, QWidget* parent) : ParameterEditor(parent), m_combo(new QuietCombo(this))
    {
        m_field = m_combo;
        fill(this, m_combo);
        m_combo->setEditable(true);
        m_combo->setInsertPolicy(QComboBox::NoInsert);
        m_combo->setFocusPolicy(Qt::StrongFocus);
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_combo->lineEdit()->setPlaceholderText(spec.required ? tr("needed") : tr("found by its standard name"));
        connect(m_combo, &QComboBox::activated, this, [this](int index) { commit(m_combo->itemData(index).toString()); });
        connect(m_combo->lineEdit(), &QLineEdit::editingFinished, this, [this] {
            const int index = m_combo->findText(m_combo->currentText());
            commit(index >= 0 ? m_combo->itemData(index).toString() : m_combo->currentText().trimmed());
        });
    }
    void setValue(const QJsonValue& value) override
    {
        m_value = value.toString();
        const int index = m_combo->findData(m_value);
        m_combo->setCurrentIndex(index);
        if (index < 0)
            m_combo->setEditText(m_value);
        m_combo->lineEdit()->setCursorPosition(0);
    }
    void setVariables(const std::vector<VariableChoice>& variables) override
    {
        const QSignalBlocker quiet(m_combo);
        m_combo->clear();
        for (const VariableChoice& variable : variables)
            m_combo->addItem(variable.title.isEmpty() ? variable.name : tr("%1 (%2)").arg(variable.name, variable.title), variable.name);
        setValue(m_value);
    }

private:
    void commit(const QString& name)
    {
        if (name == m_value)
            return;
        m_value = name;
        Q_EMIT edited(name.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(name));
    }
    QuietCombo* m_combo;
    QString m_value;
};

/// Several texts, one a line; grows with them up to five lines.
class ListEditor final : public ParameterEditor {
public:
    ListEditor(const ParameterSpec&, const Theme&, QWidget* parent) : ParameterEditor(parent), m_edit(new QPlainTextEdit(this))
    {
        m_field = m_edit;
        fill(this, m_edit);
        m_edit->setProperty("look", "field");
        m_edit->setTabChangesFocus(true);
        m_edit->setPlaceholderText(tr("one a line"));
        m_edit->installEventFilter(this);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { grow(); });
        grow();
    }
    void setValue(const QJsonValue& value) override
    {
        QStringList texts;
        for (const QJsonValue& entry : value.toArray())
            texts.append(entry.toString());
        m_shown = texts.join(QLatin1Char('\n'));
        if (m_edit->toPlainText() != m_shown)
            m_edit->setPlainText(m_shown);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusOut && m_edit->toPlainText() != m_shown) {
            m_shown = m_edit->toPlainText();
            QJsonArray texts;
            for (const QString& line : m_shown.split(QLatin1Char('\n')))
                if (!line.trimmed().isEmpty())
                    texts.append(line.trimmed());
            Q_EMIT edited(texts);
        }
        return ParameterEditor::eventFilter(watched, event);
    }

private:
    void grow()
    {
        const int lines = std::clamp(m_edit->document()->blockCount(), 1, 5);
        m_edit->setFixedHeight(std::max(28, lines * m_edit->fontMetrics().lineSpacing() + 18));
        m_edit->setVerticalScrollBarPolicy(m_edit->document()->blockCount() > 5 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    }
    QPlainTextEdit* m_edit;
    QString m_shown;
};

} // namespace

void ParameterEditor::setWrong(bool isWrong)
{
    if (!m_field || m_field->property("wrong").toBool() == isWrong)
        return;
    m_field->setProperty("wrong", isWrong);
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
}

ParameterEditor* ParameterEditor::make(const ParameterSpec& spec, const Theme& theme, QWidget* parent)
{
    switch (spec.type) {
    case ParameterType::Flag: return new FlagEditor(spec, theme, parent);
    case ParameterType::Choice: return new ChoiceEditor(spec, theme, parent);
    case ParameterType::Variable: return new VariableEditor(spec, theme, parent);
    case ParameterType::TextList: return new ListEditor(spec, theme, parent);
    default: return new LineEditor(spec, theme, parent);
    }
}

} // namespace terrella
