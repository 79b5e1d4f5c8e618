#include "views/kit/tiles.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "core/report/words.h"
#include "views/kit/glossary.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus::kit {

Tiles::Tiles(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void Tiles::set(const std::vector<report::Tile>& tiles) {
  tiles_ = tiles;
  setVisible(!tiles.empty());
  QStringList spoken;
  for (const report::Tile& tile : tiles)
    spoken << say(tile.label) + QStringLiteral(": ") +
                  QString::fromStdString(report::print(tile.quantity, words()));
  setAccessibleName(spoken.join(QStringLiteral(", ")));
  QStringList meanings;
  for (const report::Tile& tile : tiles)
    if (const QString meaning = meaning_of(tile.label); !meaning.isEmpty())
      meanings << say(tile.label) + QStringLiteral(": ") + meaning;
  setAccessibleDescription(meanings.join(QLatin1Char(' ')));
  updateGeometry();
  update();
}

QSize Tiles::sizeHint() const { return {200, tiles_.empty() ? 0 : Theme::now().px(56 * Theme::now().scale)}; }

void Tiles::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::now();
  painter.fillRect(rect(), theme.sunken);
  painter.fillRect(QRect(0, 0, width(), 1), theme.line);
  if (tiles_.empty()) return;
  const QFont small = theme.font(Theme::Role::small), big = theme.font(Theme::Role::fact);
  const QFontMetrics lean(small), bold(big);
  const int left = theme.px(16), gap = theme.px(24), base = height() - theme.px(13),
            top = theme.px(8) + lean.ascent();
  int x = left;
  places_.clear();
  for (const report::Tile& tile : tiles_) {
    const QString name = say(tile.label),
                  value = QString::fromStdString(report::print(tile.quantity, words()));
    QString beside = QString::fromStdString(report::print_interval(tile.quantity, words()));
    if (beside.isEmpty()) beside = say(tile.note);
    const auto wide_with = [&](const QString& more) {
      return std::max(lean.horizontalAdvance(name),
                      bold.horizontalAdvance(value) + theme.px(8) + lean.horizontalAdvance(more));
    };
    const auto fits = [&](int wide) { return x + wide <= width() - theme.px(8) || x == left; };
    if (!fits(wide_with(beside))) beside.clear();  // rather a number without its note than none
    const int wide = wide_with(beside);
    if (!fits(wide)) break;
    painter.setFont(small);
    painter.setPen(theme.text2);
    painter.drawText(x, top, name);
    painter.setFont(big);
    painter.setPen(theme.text);
    painter.drawText(x, base, value);
    painter.setFont(small);
    painter.setPen(theme.text2);
    painter.drawText(x + bold.horizontalAdvance(value) + theme.px(8), base, beside);
    places_.push_back({x, 0, wide, height()});
    x += std::max(wide + gap, theme.px(120));
  }
}

bool Tiles::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QString text;
  for (size_t i = 0; i < places_.size(); ++i)
    if (places_[i].contains(help->pos())) text = meaning_of(tiles_[i].label);
  QToolTip::showText(help->globalPos(), text, this);
  return true;
}

}  // namespace habitus::kit
