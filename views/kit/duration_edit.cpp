#include "views/kit/duration_edit.h"

#include <algorithm>

#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "views/kit/words.h"

namespace habitus::kit {
namespace {

std::vector<Duration> scale(Duration shortest, Duration longest) {
  struct Part {
    Duration to, step;
  };
  std::vector<Duration> out;
  Duration at = 0;
  for (const Part& part : {Part{kHour, kMinute}, Part{4 * kHour, 5 * kMinute}, Part{kDay, 30 * kMinute},
                           Part{2 * kDay, 2 * kHour}, Part{91 * kDay, kDay}, Part{364 * kDay, 7 * kDay}})
    while (at + part.step <= part.to) {
      at += part.step;
      if (at >= shortest && at <= longest) out.push_back(at);
    }
  return out;
}

}  // namespace

DurationEdit::DurationEdit(const QString& name, Duration shortest, Duration longest, QWidget* parent)
    : QWidget(parent),
      line_(new QLineEdit(this)),
      slider_(new QSlider(Qt::Horizontal, this)),
      steps_(scale(shortest, longest)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(line_);
  column->addWidget(slider_);
  line_->setAccessibleName(name);
  slider_->setAccessibleName(name);
  slider_->setRange(0, int(steps_.size()) - 1);
  slider_->setPageStep(5);
  setFocusProxy(line_);
  connect(slider_, &QSlider::valueChanged, this, [this](int at) {
    line_->setText(text_of(duration_text(steps_[size_t(at)])));
    Q_EMIT edited();
  });
  connect(line_, &QLineEdit::textEdited, this, [this](const QString& text) {
    follow();
    if (const auto length = parse_duration(text.trimmed().toStdString()); length && *length > 0) Q_EMIT edited();
  });
  connect(line_, &QLineEdit::editingFinished, this, &DurationEdit::edited);
}

QString DurationEdit::text() const { return line_->text().trimmed(); }

void DurationEdit::setText(const QString& text) {
  if (text != line_->text()) line_->setText(text);
  follow();
}

void DurationEdit::follow() {
  const auto length = parse_duration(text().toStdString());
  if (!length) return;
  const auto at = std::lower_bound(steps_.begin(), steps_.end(), *length);
  const QSignalBlocker quiet(slider_);
  slider_->setValue(int(at - steps_.begin()));
}

}  // namespace habitus::kit
