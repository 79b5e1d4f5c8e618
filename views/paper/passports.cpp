#include <algorithm>
#include <cmath>

#include "core/base/hash.h"
#include "core/report/markup.h"
#include "views/paper/pages.h"

namespace habitus::paper {

using report::Bit;
using report::Document;
using report::Fact;
using report::Line;

namespace {
const Type kRow{6.9, 8.6, 400, print_palette().text, false, false},
    kGroup{6.9, 8.6, 600, print_palette().text2, false, false};
constexpr double kBetween = 18, kId = 24, kN = 31, kRowAir = 1.8;

Bit bit(const std::string& text, Bit::Style style = Bit::Style::plain) {
  return {habitus::Text(text), -1, report::Run::Part::none, "", style};
}

/// Two columns a page: what figures of one answer share stands once above them, each figure in a line.
class Passports {
 public:
  explicit Passports(Sheet& sheet) : s(sheet), top_(sheet.y), low_(sheet.y) {}

  void add(const Fact& fact) {
    if (fact.answer != answer_ || fact.section != section_) {
      answer_ = fact.answer, section_ = fact.section;
      group(kRow.leading * 3, false);
    }
    Line number{bit(report::print(fact.quantity, s.words), Bit::Style::strong)};
    if (const std::string interval = report::print_interval(fact.quantity, s.words); !interval.empty())
      number.push_back(bit("  " + interval, Bit::Style::quiet));
    const std::string n = std::isnan(fact.quantity.n) ? "" : s.words.number(fact.quantity.n, 0);
    const double printed_width = s.natural(number, kRow) + 1;
    const Sheet::Text label =
        s.text(s.words.say(fact.label), kRow, std::max(60.0, width() - kId - printed_width - kN - 8));
    if (label.height + kRowAir > s.room()) next(), group(0, true);
    const double at = s.y + kRowAir / 2;
    s.put(s.text({bit(fact.id, Bit::Style::quiet)}, kRow, kId), x(), at);
    s.put(label, x() + kId, at);
    const Sheet::Text printed = s.text(number, kRow, std::min(printed_width, width() - kId - kN), false, Qt::AlignRight);
    s.put(printed, x() + width() - kN - std::min(printed_width, width() - kId - kN), at);
    s.put(s.text(n, kRow, kN - 4, Qt::AlignRight), x() + width() - kN + 4, at);
    s.y += std::max(label.height, printed.height) + kRowAir;
    s.rule(x(), x() + width(), 0.4, print_palette().grid);
    low_ = std::max(low_, s.y);
  }
  void finish() { s.y = low_; }

 private:
  double width() const { return (s.right() - s.left() - kBetween) / 2; }
  double x() const { return s.left() + (second_ ? width() + kBetween : 0); }
  void next() {
    if (second_) s.page(), top_ = low_ = s.y;
    second_ = !second_;
    s.y = top_;
  }
  /// The head of the figures of one answer in one section; said again where they go on in the next column.
  void group(double with, bool again) {
    const report::Answer& a = s.document.ledger.answers[answer_];
    if (!again && s.y > top_) s.y += 5;
    if (kGroup.leading + 4 + with > s.room()) next();
    const std::string inputs = s.words.say(habitus::Text(QT_TRANSLATE_NOOP("core", "Inputs")));
    s.put(s.text({bit((section_.empty() ? "§ 0" : "§ " + section_) + " · " + a.question + " · " + inputs + " "),
                  bit(report::fours(sha256(a.inputs), 8), Bit::Style::code)},
                 kGroup, width() - kN),
          x(), s.y);
    s.put(s.text("n", kGroup, kN - 4, Qt::AlignRight), x() + width() - kN + 4, s.y);
    s.y += kGroup.leading + 2;
    s.rule(x(), x() + width(), 0.6, print_palette().line);
  }

  Sheet& s;
  double top_, low_;
  bool second_ = false;
  size_t answer_ = SIZE_MAX;
  std::string section_;
};
}  // namespace

void passports(Sheet& s, const Document& d) {
  s.page();
  s.mark("passports", s.words.say(habitus::Text(QT_TRANSLATE_NOOP("core", "Passports of the figures"))));
  small_head(s, plain(QT_TRANSLATE_NOOP("core", "Appendix A · Passports of the figures")));
  s.y += 4;
  s.flow(
      s.text(
          s.words.say(habitus::Text(QT_TRANSLATE_NOOP(
              "core",
              "Each figure marked f and a number stands here with its 95 % interval, its n and what is needed to "
              "compute it again. The HTML and JSON copies have its place in the answer, the hashes in full, and the "
              "passports of the annexes."))),
          kCaption, s.right() - s.left()),
      s.left());
  s.y += 8;
  Passports list(s);
  int64_t elsewhere = 0;
  for (const Fact& f : d.ledger.facts)
    if (f.section.rfind('A', 0) == 0)
      ++elsewhere;
    else
      list.add(f);
  list.finish();
  if (elsewhere == 0) return;
  s.y += 4;
  s.flow(s.text(s.words.say(habitus::Text(QT_TRANSLATE_NOOP("core", "%1 more figures stand in the annexes."),
                                          {elsewhere})),
                kCaption, s.right() - s.left()),
         s.left());
}

}  // namespace habitus::paper
