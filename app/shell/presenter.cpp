#include "app/shell/presenter.h"

#include <QKeyEvent>
#include <QPainter>

#include "app/shell/period_box.h"
#include "views/kit/picture.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

QString footer_of(const kit::Selection& s) {
  QString out = s.population.empty() ? Presenter::tr("Everybody") : kit::text_of(s.population);
  out += QStringLiteral("  ·  ") + period_words(s.from, s.to);
  if (!s.as_of.empty()) out += QStringLiteral("  ·  ") + Presenter::tr("as of %1").arg(day_words(s.as_of));
  return out;
}

Presenter::Presenter(const kit::Context& context, std::vector<report::Figure> figures)
    : QWidget(nullptr, Qt::Window), figures_(std::move(figures)), footer_(footer_of(context.selection())) {
  setWindowTitle(tr("Present"));
  setFocusPolicy(Qt::StrongFocus);
  if (context.project()) footer_ += QStringLiteral("  ·  ") + kit::text_of(context.project()->name());
  name();
}

void Presenter::name() {
  setAccessibleName(kit::say(figures_[page_].sentence));
  setAccessibleDescription(kit::say(figures_[page_].caption));
}

void Presenter::turn(int by) {
  const int n = int(figures_.size());
  page_ = size_t(std::clamp(int(page_) + by, 0, n - 1));
  name();
  update();
}

void Presenter::paintEvent(QPaintEvent*) {
  const Theme theme = Theme::for_projector(Theme::now().dark);
  const report::Figure& figure = figures_[page_];
  QPainter painter(this);
  painter.fillRect(rect(), theme.surface);
  const int in = theme.px(48), foot = theme.px(48);
  QFont big = theme.font(Theme::Role::title);
  big.setPointSizeF(30);
  painter.setFont(big);
  painter.setPen(theme.text);
  QRect used;
  const QString sentence = kit::say(figure.sentence.empty() ? figure.title : figure.sentence);
  painter.drawText(QRect(in, theme.px(36), width() - 2 * in, theme.px(150)),
                   Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, sentence, &used);
  painter.setFont(theme.font(Theme::Role::small));
  painter.setPen(theme.text2);
  QRect caption;
  painter.drawText(QRect(in, used.bottom() + theme.px(8), width() - 2 * in, theme.px(60)),
                   Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, kit::say(figure.caption), &caption);
  const QRect room(in, std::max(used.bottom(), caption.bottom()) + theme.px(20), width() - 2 * in, 0);
  kit::paint_figure(
      painter, figure, theme,
      QRectF(room.left(), room.top(), room.width(), height() - room.top() - foot - theme.px(12)));
  const QRect bar(0, height() - foot, width(), foot);
  painter.fillRect(bar, theme.sunken);
  painter.fillRect(QRect(0, bar.top(), width(), 1), theme.line);
  painter.setFont(theme.font(Theme::Role::small));
  painter.setPen(theme.text2);
  painter.drawText(bar.adjusted(in, 0, -in, 0), Qt::AlignVCenter | Qt::AlignLeft, footer_);
  painter.drawText(bar.adjusted(in, 0, -in, 0), Qt::AlignVCenter | Qt::AlignRight,
                   tr("%1 of %2").arg(page_ + 1).arg(figures_.size()) + QStringLiteral("  ←  →"));
}

void Presenter::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      close();
      return;
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_PageDown:
      return turn(1);
    case Qt::Key_Left:
    case Qt::Key_PageUp:
      return turn(-1);
    default:
      QWidget::keyPressEvent(event);
  }
}

void Presenter::mousePressEvent(QMouseEvent*) { turn(1); }

}  // namespace habitus
