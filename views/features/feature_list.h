#pragma once
#include <memory>

#include <QWidget>

#include "core/base/json.h"
#include "core/segments/vocabulary.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QSpinBox;
class QStackedWidget;
class QCheckBox;

namespace habitus {

namespace kit {
class Form;
}

/// A set of features as a list; below it the chosen one's type and fields. "As text" shows the same set as
/// JSON, to be edited there. Keys that the form does not know stay as they are.
class FeatureList : public QWidget {
  Q_OBJECT
 public:
  explicit FeatureList(QWidget* parent);
  ~FeatureList() override;
  /// The list of features; an error while its text is not JSON.
  Result<Json> features() const;
  void set_features(const Json& features);
  void offer(const segments::Vocabulary& words);

 Q_SIGNALS:
  void changed();

 private:
  struct Entry {
    const char* key;
    QWidget* editor;
    const char* shown = nullptr;  ///< what types call it, when not as the key
  };
  void build_list();
  void build_fields();
  void show_list(int row);
  void show_entry();
  void show_text();
  void take_entry();
  void take_text();
  void add(const QString& type);
  void remove();
  void move(int by);
  void show_field(const Entry& entry, const Json& feature);
  void take_field(const Entry& entry, Json& feature) const;
  QString line_of(const Json& feature) const;

  std::unique_ptr<Json> set_;
  std::vector<Entry> entries_;
  QListWidget* list_;
  QComboBox *more_, *event_, *property_, *sum_, *of_, *stat_, *which_, *attribute_;
  QLineEdit *windows_, *window_, *ends_, *step_, *half_life_, *timeout_, *columns_, *weights_, *name_;
  QSpinBox *k_, *season_;
  QCheckBox* as_text_;
  QStackedWidget* pages_;
  kit::Form* fields_;
  QPlainTextEdit* text_;
  bool filling_ = false;
};

}  // namespace habitus
