#include "views/validation/period_picker.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

namespace {
QString day(Time t) { return kit::text_of(iso(t).substr(0, 10)); }
}  // namespace

PeriodPicker::PeriodPicker(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Periods"));
  setToolTip(tr("Drag the two handles, or use the arrow keys; with Shift for the holdout"));
}

QSize PeriodPicker::sizeHint() const { return {Theme::now().px(220), Theme::now().px(112)}; }

void PeriodPicker::set(std::vector<Time> dates, Duration span, int test, int holdout) {
  dates_ = std::move(dates);
  span_ = span;
  test_ = std::clamp(test, 0, std::max(0, this->dates() - 1));
  holdout_ = std::clamp(holdout, test_ + 1, this->dates());
  setAccessibleDescription(words());
  update();
}

Time PeriodPicker::learnt() const {
  Time last = dates_.empty() ? 0 : dates_.front();
  for (const Time t : dates_)
    if (t + span_ <= date(test_)) last = t + span_;
  return last;
}

double PeriodPicker::x_of(Time t) const {
  const double edge = Theme::now().px(8), room = width() - 2 * edge;
  const Time first = dates_.front(), last = dates_.back() + std::max(span_, kDay);
  return edge + room * static_cast<double>(t - first) / static_cast<double>(last - first);
}

int PeriodPicker::nearest(double x) const {
  int best = 0;
  for (int i = 1; i < dates(); ++i)
    if (std::abs(x_of(date(i)) - x) < std::abs(x_of(date(best)) - x)) best = i;
  if (std::abs(x_of(dates_.back() + span_) - x) < std::abs(x_of(date(best)) - x)) return dates();
  return best;
}

void PeriodPicker::move(bool holdout, int to) {
  const int test = holdout ? test_ : std::clamp(to, 1, dates() - 1);
  const int sealed = holdout ? std::clamp(to, test_ + 1, dates()) : std::max(holdout_, test + 1);
  if (test == test_ && sealed == holdout_) return;
  test_ = test;
  holdout_ = sealed;
  setAccessibleDescription(words());
  update();
  Q_EMIT changed();
}

QString PeriodPicker::words() const {
  if (dates_.size() < 2) return tr("There are too few dates to choose periods");
  const Time next = date(test_), end = holdout_ < dates() ? date(holdout_) : dates_.back() + span_;
  QString out = tr("Train %1 to %2").arg(day(dates_.front()), day(learnt()));
  if (learnt() < next) out += QStringLiteral(" · ") + tr("gap %1 to %2").arg(day(learnt()), day(next));
  out += QStringLiteral(" · ") + tr("test %1 to %2").arg(day(next), day(end));
  if (holdout_ < dates()) out += QStringLiteral(" · ") + tr("holdout from %1").arg(day(end));
  return out;
}

void PeriodPicker::paintEvent(QPaintEvent*) {
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::now();
  p.setFont(theme.font(Theme::Role::small));
  if (dates_.size() < 2) {
    p.setPen(theme.text2);
    p.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, words());
    return;
  }
  const double top = theme.px(24), height = theme.px(30), end = x_of(dates_.back() + span_);
  const double test = x_of(date(test_)), sealed = holdout_ < dates() ? x_of(date(holdout_)) : end;
  const double train = std::min(x_of(learnt()), test), start = x_of(dates_.front());
  p.fillRect(QRectF(start, top, train - start, height), theme.fill(0));
  p.fillRect(QRectF(train, top, test - train, height), QBrush(theme.outline, Qt::BDiagPattern));
  p.fillRect(QRectF(test, top, sealed - test, height), theme.fill(1));
  if (holdout_ < dates()) {
    p.fillRect(QRectF(sealed, top, end - sealed, height), theme.sunken);
    p.setPen(QPen(theme.text2, 1, Qt::DashLine));
    p.drawRect(QRectF(sealed, top, end - sealed - 1, height - 1));
  }
  p.setPen(theme.text2);
  for (const Time t : dates_)
    p.drawLine(QPointF(x_of(t), top + height), QPointF(x_of(t), top + height + theme.px(5)));
  const auto handle = [&](double x, bool own) {
    p.setPen(QPen(own && hasFocus() ? theme.accent : theme.text, theme.px(2)));
    p.drawLine(QPointF(x, top - theme.px(5)), QPointF(x, top + height + theme.px(5)));
    p.setBrush(own && hasFocus() ? theme.accent : theme.text);
    p.drawEllipse(QPointF(x, top - theme.px(6)), theme.px(4), theme.px(4));
  };
  handle(test, true);
  handle(holdout_ < dates() ? sealed : end, true);
  p.setPen(theme.text2);
  p.drawText(QRectF(0, top + height + theme.px(7), width(), this->height() - top - height - theme.px(7)),
             Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words());
}

void PeriodPicker::mousePressEvent(QMouseEvent* event) {
  if (dates_.size() < 2) return;
  const double x = event->position().x(), test = x_of(date(test_)),
               sealed = holdout_ < dates() ? x_of(date(holdout_)) : x_of(dates_.back() + span_);
  held_ = std::abs(x - test) <= std::abs(x - sealed) ? 1 : 2;
  mouseMoveEvent(event);
}

void PeriodPicker::mouseMoveEvent(QMouseEvent* event) {
  if (held_ > 0 && dates_.size() >= 2) move(held_ == 2, nearest(event->position().x()));
}

void PeriodPicker::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (by == 0 || dates_.size() < 2) return QWidget::keyPressEvent(event);
  const bool holdout = event->modifiers() & Qt::ShiftModifier;
  move(holdout, (holdout ? holdout_ : test_) + by);
}

}  // namespace habitus
