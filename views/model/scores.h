#pragma once
#include <QDialog>

#include "core/ingest/sniff.h"
#include "core/models/external.h"

class QComboBox;
class QLineEdit;

namespace habitus {

namespace kit {
class Form;
}

/// Which columns of a table of scores say what; what it looks like is proposed.
class ScoresDialog : public QDialog {
  Q_OBJECT
 public:
  ScoresDialog(const ingest::Sample& sample, const QStringList& targets, QWidget* parent);

 Q_SIGNALS:
  void wanted(const models::ScoreTable& table);

 private:
  void propose(const ingest::Sample& sample);
  void take();

  std::string path_;
  kit::Form* form_;
  QLineEdit* name_;
  QComboBox *actor_, *score_, *outcome_, *date_;
};

}  // namespace habitus
