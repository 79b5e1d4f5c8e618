#include "app/shell/top_bar.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>

#include "views/kit/icons.h"
#include "views/kit/style_paint.h"
#include "views/kit/theme.h"

namespace habitus {
namespace {

using kit::Theme;

/// "Find or run… Ctrl+K": a button that looks like a quiet field.
class SearchButton : public QPushButton {
 public:
  explicit SearchButton(QWidget* parent) : QPushButton(parent) { setProperty("quiet", true); }
  bool brief = false;
  QSize sizeHint() const override {
    const Theme& theme = Theme::now();
    const QFontMetrics small(theme.font(Theme::Role::small));
    const int keys = small.horizontalAdvance(QStringLiteral("Ctrl+K")) + theme.px(46),
              words = brief ? 0 : small.horizontalAdvance(text()) + theme.px(12);
    return {std::max(theme.px(brief ? 96 : 168), keys + words), theme.px(26)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Theme& theme = Theme::now();
    kit::paint_box(&painter, rect(), theme.surface, hasFocus() ? theme.accent : theme.line, 4,
                   hasFocus() ? 2 : 1);
    painter.drawPixmap(theme.px(8), (height() - 16) / 2,
                       kit::icon_pixmap(QStringLiteral("search"), 16, theme.text2, devicePixelRatioF()));
    painter.setFont(theme.font(Theme::Role::small));
    painter.setPen(theme.text3);
    const QRect words = rect().adjusted(theme.px(30), 0, -theme.px(8), 0);
    if (!brief) painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("Ctrl+K"));
  }
};

constexpr kit::Perspective kAll[] = {kit::Perspective::prepare, kit::Perspective::explore,
                                     kit::Perspective::model, kit::Perspective::govern,
                                     kit::Perspective::present};

}  // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent),
      menu_(new QMenuBar(this)),
      tabs_(new QTabBar(this)),
      combo_(new QComboBox(this)),
      search_(new SearchButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 0, 12, 0);
  row->setSpacing(8);
  row->addWidget(menu_, 1);
  row->addWidget(tabs_);
  row->addWidget(combo_);
  row->addWidget(search_);
  setFixedHeight(Theme::now().px(36));
  menu_->setNativeMenuBar(false);
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setAccessibleName(tr("Perspective"));
  combo_->setAccessibleName(tr("Perspective"));
  combo_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  combo_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  for (const auto perspective : kAll) {
    tabs_->addTab(title_of(perspective));
    combo_->addItem(title_of(perspective));
  }
  search_->setText(tr("Find or run…"));
  search_->setAccessibleName(tr("Find or run"));
  search_->setToolTip(tr("Every action and every view, by name (Ctrl+K)"));
  connect(search_, &QPushButton::clicked, this, &TopBar::searchRequested);
  const auto choose = [this](int index) {
    if (!filling_ && index >= 0) Q_EMIT perspectiveChosen(kAll[index]);
  };
  connect(tabs_, &QTabBar::currentChanged, this, choose);
  connect(combo_, &QComboBox::activated, this, choose);
}

void TopBar::set_perspective(kit::Perspective perspective) {
  filling_ = true;
  tabs_->setCurrentIndex(int(perspective));
  combo_->setCurrentIndex(int(perspective));
  filling_ = false;
}

void TopBar::set_perspectives_visible(bool visible) {
  perspectives_ = visible;
  arrange();
}

void TopBar::arrange() {
  const Theme& theme = Theme::now();
  const bool narrow = width() < theme.px(1000);
  tabs_->setVisible(perspectives_ && !narrow);
  combo_->setVisible(perspectives_ && narrow);
  auto* search = static_cast<SearchButton*>(search_);
  search->brief = width() < theme.px(1360);
  search->setFixedWidth(search->sizeHint().width());
}

void TopBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void TopBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::now().window);
}

}  // namespace habitus
