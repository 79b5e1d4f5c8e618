#include "app/shell/period_box.h"

#include <QDate>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/shell/selection_bar.h"
#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

QDate day_of(const std::string& iso) { return QDate::fromString(kit::text_of(iso).left(10), Qt::ISODate); }

QString spoken(const QDate& day) { return QLocale().toString(day, SelectionBar::tr("d MMM yyyy", "a day")); }

/// One or two fields for days; an empty one is open.
class DayBox : public QDialog {
 public:
  DayBox(QWidget* below, const QString& title) : QDialog(below, Qt::Popup), form_(new kit::Form(this)) {
    setWindowTitle(title);
    setAccessibleName(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 12);
    column->addWidget(form_);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    auto* clear = new QPushButton(SelectionBar::tr("Clear"), this);
    auto* apply = new QPushButton(SelectionBar::tr("Apply"), this);
    apply->setProperty("filled", true);
    apply->setDefault(true);
    row->addStretch(1);
    row->addWidget(clear);
    row->addWidget(apply);
    column->addLayout(row);
    connect(clear, &QPushButton::clicked, this, [this] {
      for (QLineEdit* field : fields_) field->clear();
    });
    connect(apply, &QPushButton::clicked, this, [this] {
      if (read()) accept();
    });
    move(below->mapToGlobal(QPoint(0, below->height() + 2)));
  }
  void add(const QString& label, const QDate& day, const QString& help) {
    auto* field = form_->text(label, help);
    field->setText(day.isValid() ? day.toString(Qt::ISODate) : QString());
    field->setPlaceholderText(SelectionBar::tr("YYYY-MM-DD, empty = open"));
    fields_.push_back(field);
  }
  QDate day(size_t i) const { return QDate::fromString(fields_[i]->text().trimmed(), Qt::ISODate); }

 private:
  bool read() {
    bool fine = true;
    for (size_t i = 0; i < fields_.size(); ++i) {
      const bool bad = !fields_[i]->text().trimmed().isEmpty() && !day(i).isValid();
      form_->field(fields_[i])
          ->set_error(bad ? SelectionBar::tr("Not a day. Write one like 2023-02-28.") : QString());
      fine = fine && !bad;
    }
    if (fine && fields_.size() == 2 && day(0).isValid() && day(1).isValid() && day(1) < day(0)) {
      form_->field(fields_[1])->set_error(SelectionBar::tr("The last day lies before the first."));
      fine = false;
    }
    return fine;
  }
  kit::Form* form_;
  std::vector<QLineEdit*> fields_;
};

std::string iso(const QDate& day) {
  return day.isValid() ? day.toString(Qt::ISODate).toStdString() : std::string();
}

}  // namespace

QString day_words(const std::string& day) { return spoken(day_of(day)); }

QString period_words(const std::string& from, const std::string& to) {
  const QDate first = day_of(from), last = to.empty() ? QDate() : day_of(to).addDays(-1);
  if (!first.isValid() && !last.isValid()) return SelectionBar::tr("All time");
  if (!last.isValid()) return SelectionBar::tr("since %1").arg(spoken(first));
  if (!first.isValid()) return SelectionBar::tr("until %1").arg(spoken(last));
  return spoken(first) + QStringLiteral(" – ") + spoken(last);
}

bool ask_period(QWidget* below, std::string& from, std::string& to) {
  DayBox box(below, SelectionBar::tr("Period"));
  box.add(SelectionBar::tr("First day"), day_of(from), {});
  box.add(SelectionBar::tr("Last day"), to.empty() ? QDate() : day_of(to).addDays(-1),
          SelectionBar::tr("Both days are included."));
  if (box.exec() != QDialog::Accepted) return false;
  from = iso(box.day(0));
  to = box.day(1).isValid() ? iso(box.day(1).addDays(1)) : std::string();
  return true;
}

bool ask_moment(QWidget* below, std::string& moment) {
  DayBox box(below, SelectionBar::tr("As of"));
  box.add(SelectionBar::tr("Known by the start of"), day_of(moment),
          SelectionBar::tr("Events that arrived later are left out."));
  if (box.exec() != QDialog::Accepted) return false;
  moment = iso(box.day(0));
  return true;
}

}  // namespace habitus
