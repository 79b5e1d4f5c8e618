#include <algorithm>
#include <cmath>
#include <set>

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

std::string unbroken(std::string text) {  // a number and its unit, an interval: they stand on one line
  for (size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) text.replace(at, 1, "\u00a0");
  return text;
}

/// "count order, recency": what is measured, and of what; the whole label where it says no such thing.
std::pair<std::string, std::string> parts_of(const Fact& f, const report::Words& words) {
  const auto* what = f.label.args.empty() ? nullptr : std::get_if<std::string>(&f.label.args[0]);
  const auto* of = f.label.args.size() < 2 ? nullptr : std::get_if<std::string>(&f.label.args[1]);
  if (f.label.id != "%1, %2" || !what || !of) return {"", words.say(f.label)};
  std::string said = words.say(habitus::Text("%1 ", {*of}));  // a name, or a word of ours
  said.pop_back();
  const bool plain = *what == "Value";  // of a table of measures: the row says what it is
  return {plain ? std::string() : words.say(habitus::Text(*what)), said};
}

/// Two columns a page: what figures of one answer share stands once above them, and the figures of one row of a table
/// or of one sentence stand in one entry.
class Passports {
 public:
  explicit Passports(Sheet& sheet) : s(sheet), top_(sheet.y), low_(sheet.y) {}

  void add(const Fact& fact) {
    const bool head = fact.answer != answer_ || fact.section != section_;
    const auto [what, of] = parts_of(fact, s.words);
    if (head || of != of_) flush();
    if (head) {
      answer_ = fact.answer, section_ = fact.section;
      group(kRow.leading * 3, false);
    }
    of_ = of;
    entry_.push_back(&fact);
  }
  /// The last words, where the list ends.
  void finish(const std::string& note) {
    flush();
    const Sheet::Text text = s.text(note, kRow, width());
    if (text.height + kRowAir > s.room()) next();
    s.y += 4;
    s.put(text, x(), s.y);
    s.y = std::max(low_, s.y + text.height);
  }

 private:
  double width() const { return (s.right() - s.left() - kBetween) / 2; }
  static std::string n_of(const Fact& f, const report::Words& words) {
    const bool says = !std::isnan(f.quantity.n) && f.quantity.n != f.quantity.value;  // a count is its own n
    return says ? words.number(f.quantity.n, 0) : "";
  }
  /// "f63–f65  recency: AUC 0.339 0.329–0.349 · n₊ 3,207 · n₋ 8,469", and the n they share.
  void flush() {
    if (entry_.empty()) return;
    const Fact &first = *entry_.front(), &last = *entry_.back();
    std::set<std::string> all;
    for (const Fact* f : entry_) all.insert(n_of(*f, s.words));
    all.erase("");
    const std::string shared = all.size() == 1 ? *all.begin() : "";
    Line line{bit(of_)};
    for (const Fact* f : entry_) {
      const std::string what = parts_of(*f, s.words).first, interval = print_interval(f->quantity, s.words);
      line.push_back(bit(f == &first ? (what.empty() ? "  " : ": ") : " · ", Bit::Style::quiet));
      if (!what.empty()) line.push_back(bit(what + " ", Bit::Style::quiet));
      line.push_back(bit(unbroken(report::print(f->quantity, s.words)), Bit::Style::strong));
      if (!interval.empty()) line.push_back(bit(" " + unbroken(interval), Bit::Style::quiet));
      if (const std::string n = n_of(*f, s.words); shared.empty() && !n.empty())
        line.push_back(bit(unbroken(" n " + n), Bit::Style::quiet));
    }
    const std::string id = first.id + (entry_.size() > 1 ? "–" + last.id.substr(1) : "");
    const double ids = std::max(kId, s.natural({bit(id)}, kRow) + 5);
    const Sheet::Text text = s.text(line, kRow, width() - ids - (shared.empty() ? 0 : kN));
    if (text.height + kRowAir > s.room()) next(), group(0, true);
    const double at = s.y + kRowAir / 2;
    s.put(s.text({bit(id, Bit::Style::quiet)}, kRow, ids), x(), at);
    s.put(text, x() + ids, at);
    if (!shared.empty()) s.put(s.text(shared, kRow, kN - 4, Qt::AlignRight), x() + width() - kN + 4, at);
    s.y += text.height + kRowAir;
    s.rule(x(), x() + width(), 0.4, print_palette().grid);
    low_ = std::max(low_, s.y);
    entry_.clear();
  }
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
  std::string section_, of_;
  std::vector<const Fact*> entry_;  ///< figures of one row, waiting
};
}  // namespace

void passports(Sheet& s, const Document& d) {
  s.need(160);
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
  list.finish(elsewhere == 0 ? std::string()
                             : s.words.say(habitus::Text(
                                   QT_TRANSLATE_NOOP("core", "%1 more figures stand in the annexes."), {elsewhere})));
}

}  // namespace habitus::paper
