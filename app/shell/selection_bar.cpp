#include "app/shell/selection_bar.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "app/shell/period_box.h"
#include "views/kit/icons.h"
#include "views/kit/style_paint.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

/// Icon, label in text3, value in medium, chevron.
class SelectionBar::Part : public QAbstractButton {
 public:
  Part(const char* icon, const QString& label, QWidget* parent)
      : QAbstractButton(parent), icon_(QString::fromLatin1(icon)), label_(label) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  }
  void set(const QString& value) {
    setText(value);
    setAccessibleName(label_.isEmpty() ? value : label_ + QStringLiteral(": ") + value);
    updateGeometry();
    update();
  }
  QSize sizeHint() const override {
    const Theme& theme = Theme::now();
    const int label =
        label_.isEmpty()
            ? 0
            : QFontMetrics(theme.font(Theme::Role::small)).horizontalAdvance(label_) + theme.px(7);
    return {
        theme.px(30 + 30) + label + QFontMetrics(theme.font(Theme::Role::strong)).horizontalAdvance(text()),
        theme.px(28)};
  }
  QSize minimumSizeHint() const override { return {Theme::now().px(70), Theme::now().px(28)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Theme& theme = Theme::now();
    kit::paint_box(&painter, rect(), underMouse() && isEnabled() ? theme.hover : theme.surface,
                   hasFocus() ? theme.accent : theme.line, 4, hasFocus() ? 2 : 1);
    const QColor off = theme.palette().color(QPalette::Disabled, QPalette::Text);
    const QColor glyph = isEnabled() ? theme.text2 : off;
    painter.drawPixmap(theme.px(8), (height() - 16) / 2,
                       kit::icon_pixmap(icon_, 16, glyph, devicePixelRatioF()));
    QRect words = rect().adjusted(theme.px(30), 0, -theme.px(24), 0);
    painter.setFont(theme.font(Theme::Role::small));
    painter.setPen(isEnabled() ? theme.text3 : off);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, label_);
    if (!label_.isEmpty())
      words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(label_) + theme.px(7));
    QFont medium = theme.font(Theme::Role::body);
    medium.setWeight(QFont::Medium);
    painter.setFont(medium);
    painter.setPen(isEnabled() ? theme.text : off);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    kit::paint_chevron(&painter, QRectF(width() - theme.px(22), 0, theme.px(14), height()), Qt::DownArrow,
                       glyph);
  }

 private:
  QString icon_, label_;
};

SelectionBar::SelectionBar(kit::Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 4, 12, 8);
  row->setSpacing(6);
  population_ = part("people", tr("Population"));
  period_ = part("calendar", tr("Period"));
  grain_ = part("grain", tr("Grain"));
  as_of_ = part("clock", tr("As of"));
  level_ = part("taxonomy", tr("Level"));
  all_ = part("people", {});
  row->addStretch(1);
  const auto tool = [&](const char* icon, const QString& name, const char* action) {
    auto* button = new QToolButton(this);
    button->setIcon(kit::icon(QString::fromLatin1(icon)));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QToolButton::clicked, this,
            [this, action] { context_.act(QString::fromLatin1(action)); });
    row->addWidget(button);
    return button;
  };
  undo_ = tool("undo", tr("Undo the last change of a definition"), "undo");
  present_ = tool("present", tr("Present this view"), "present");
  connect(population_, &QAbstractButton::clicked, this, &SelectionBar::choose_population);
  connect(period_, &QAbstractButton::clicked, this, &SelectionBar::choose_period);
  connect(grain_, &QAbstractButton::clicked, this, &SelectionBar::choose_grain);
  connect(as_of_, &QAbstractButton::clicked, this, &SelectionBar::choose_as_of);
  connect(level_, &QAbstractButton::clicked, this, &SelectionBar::choose_level);
  connect(all_, &QAbstractButton::clicked, this, &SelectionBar::choose_all);
  connect(&context, &kit::Context::selectionChanged, this, &SelectionBar::fill);
  connect(&context, &kit::Context::projectOpened, this, &SelectionBar::fill);
  setFixedHeight(Theme::now().px(40));
  fill();
}

SelectionBar::Part* SelectionBar::part(const char* icon, const QString& label) {
  auto* made = new Part(icon, label, this);
  static_cast<QHBoxLayout*>(layout())->addWidget(made);
  return made;
}

namespace {

QString grain_word(const std::string& grain) {
  if (grain == "hour") return SelectionBar::tr("Hour");
  if (grain == "day") return SelectionBar::tr("Day");
  if (grain == "month") return SelectionBar::tr("Month");
  if (grain == "quarter") return SelectionBar::tr("Quarter");
  if (grain == "year") return SelectionBar::tr("Year");
  return SelectionBar::tr("Week");
}

QString level_word(const std::string& level) {
  if (level == "behaviour") return SelectionBar::tr("Behaviours");
  if (level == "category") return SelectionBar::tr("Categories");
  return SelectionBar::tr("Raw events");
}

void drop(QMenu& menu, const QWidget* below) {
  menu.exec(below->mapToGlobal(QPoint(0, below->height() + 2)));
}

}  // namespace

void SelectionBar::fill() {
  const kit::Selection& s = context_.selection();
  population_->set(s.population.empty() ? tr("Everybody") : kit::text_of(s.population));
  period_->set(period_words(s.from, s.to));
  grain_->set(grain_word(s.grain));
  as_of_->set(s.as_of.empty() ? tr("Now") : day_words(s.as_of));
  level_->set(level_word(s.level));
  all_->set(population_->text() + QStringLiteral(" · ") + period_->text() + QStringLiteral(" · ") +
            grain_->text() + QStringLiteral(" · ") + level_->text());
}

void SelectionBar::choose_population() {
  QMenu menu;
  const auto choose = [this](const std::string& name) {
    kit::Selection s = context_.selection();
    s.population = name;
    context_.select(s);
  };
  menu.addAction(tr("Everybody"), this, [choose] { choose({}); });
  if (context_.project()) {
    if (const auto segments = context_.project()->definitions().heads("segment");
        segments && !segments->empty()) {
      menu.addSeparator();
      for (const Definition& one : *segments)
        menu.addAction(kit::text_of(one.name), this, [choose, name = one.name] { choose(name); });
    }
  }
  menu.addSeparator();
  menu.addAction(tr("New segment…"), this, [this] { context_.open(QStringLiteral("segments")); });
  drop(menu, population_);
}

void SelectionBar::choose_period() {
  kit::Selection s = context_.selection();
  if (ask_period(period_, s.from, s.to)) context_.select(s);
}

void SelectionBar::choose_as_of() {
  kit::Selection s = context_.selection();
  if (ask_moment(as_of_, s.as_of)) context_.select(s);
}

void SelectionBar::choose_grain() {
  QMenu menu;
  for (const char* grain : {"hour", "day", "week", "month", "quarter", "year"}) {
    auto* action = menu.addAction(grain_word(grain), this, [this, grain] {
      kit::Selection s = context_.selection();
      s.grain = grain;
      context_.select(s);
    });
    action->setCheckable(true);
    action->setChecked(context_.selection().grain == grain);
  }
  drop(menu, grain_);
}

void SelectionBar::choose_level() {
  QMenu menu;
  for (const char* level : {"event", "behaviour", "category"}) {
    auto* action = menu.addAction(level_word(level), this, [this, level] {
      kit::Selection s = context_.selection();
      s.level = level;
      context_.select(s);
    });
    action->setCheckable(true);
    action->setChecked(context_.selection().level == level);
  }
  drop(menu, level_);
}

void SelectionBar::choose_all() {
  QMenu menu;
  menu.addAction(tr("Population…"), this, &SelectionBar::choose_population);
  menu.addAction(tr("Period…"), this, &SelectionBar::choose_period);
  menu.addAction(tr("Grain…"), this, &SelectionBar::choose_grain);
  menu.addAction(tr("As of…"), this, &SelectionBar::choose_as_of);
  menu.addAction(tr("Level…"), this, &SelectionBar::choose_level);
  drop(menu, all_);
}

void SelectionBar::arrange() {
  const bool narrow = width() < Theme::now().px(1000);
  for (Part* part : {population_, period_, grain_, as_of_, level_}) part->setVisible(!narrow);
  all_->setVisible(narrow);
}

void SelectionBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void SelectionBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::now().window);
}

}  // namespace habitus
