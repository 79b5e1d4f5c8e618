#pragma once
#include <functional>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QVBoxLayout;

namespace habitus::kit {

/// A label above an editor, help below; when the value is wrong, a red border, ⚠ and one line: what is wrong,
/// what to write.
class Field : public QWidget {
  Q_OBJECT
 public:
  Field(const QString& label, QWidget* editor, const QString& help, QWidget* parent);
  QWidget* editor() const { return editor_; }
  void set_error(const QString& text);  ///< empty: all is well
  void set_help(const QString& text);
  bool wrong() const;

 private:
  void dress();
  QWidget* editor_;
  QLabel *label_, *below_;
  QString help_, error_;
};

/// A column of fields under 320 wide. Editors get their label as accessible name.
class Form : public QWidget {
  Q_OBJECT
 public:
  explicit Form(QWidget* parent = nullptr);
  QLineEdit* text(const QString& label, const QString& help = {});
  QComboBox* choice(const QString& label,
                    const QString& help = {});  ///< add items yourself: text for people, data for specs
  QComboBox* suggest(const QString& label, const QString& help = {});  ///< editable, completes while typing
  QSpinBox* whole(const QString& label, int low, int high, int value, const QString& help = {});
  QDoubleSpinBox* real(const QString& label, double low, double high, double value, int decimals,
                       const QString& help = {});
  QCheckBox* check(const QString& label, bool on = false);
  QPlainTextEdit* prose(const QString& label, int lines, const QString& help = {});
  void section(const QString& title);  ///< a hairline and a small title
  void add(QWidget* widget);           ///< anything else
  Field* add(const QString& label, QWidget* editor, const QString& help = {});
  /// The field around an editor this form made.
  Field* field(const QWidget* editor) const;
  void finish();  ///< pushes everything up; call once after the last field

 private:
  QVBoxLayout* column_;
};

/// Sets a combo to the item whose data (or text) is `value`; adds it when an editable combo does not have it.
void select_data(QComboBox* combo, const QString& value);

}  // namespace habitus::kit
