#include <algorithm>

#include "core/report/markup.h"
#include "views/paper/pages.h"

namespace habitus::paper {

namespace {
using report::Document;

/// The hashes that stand for the whole, and how they are checked.
void record(Sheet& s, const Document& d) {
  const auto told = [&](const char* text) { return s.words.say(habitus::Text(text)); };
  s.need(90);
  s.fill(s.left(), s.y, s.right() - s.left(), 86, print_palette().sunken);
  if (d.seal) s.drawing(*d.seal, s.left() + 8, s.y + 8, 70 / d.seal->width);
  double at = s.y + 10;
  for (const auto& [name, value] :
       {std::pair<std::string, std::string>{told(QT_TRANSLATE_NOOP("core", "Card hash")),
                                            report::fours(d.card_hash)},
        {told(QT_TRANSLATE_NOOP("core", "Journal head")), report::fours(d.journal_head)},
        {told(QT_TRANSLATE_NOOP("core", "Entry")), std::to_string(d.journal_entry)},
        {told(QT_TRANSLATE_NOOP("core", "Made")), d.created}}) {
    const Sheet::Text label = s.text(name, kCaption, 84);
    s.put(label, s.left() + 90, at);
    const Sheet::Text t = s.text(value, kMono, s.right() - s.left() - 190);
    s.put(t, s.left() + 176, at + 1);
    at += std::max({12.0, label.height + 1, t.height + 3});
  }
  s.y += 96;
  s.flow(
      s.text(told(QT_TRANSLATE_NOOP(
                 "core",
                 "The HTML copy is the accessible original of this document; this PDF is not tagged. To "
                 "check later: habitus-cli recompute must print 0 mismatches, habitus-cli verify must find "
                 "the journal head as printed here.")),
             kCaption, s.right() - s.left()),
      s.left());
}

constexpr double kSignoff = 330;  // it stays on one page

}  // namespace

void signoff(Sheet& s, const Document& d) {
  s.need(d.signatures.empty() ? 150 : kSignoff);
  const auto told = [&](const char* text) { return s.words.say(habitus::Text(text)); };
  s.mark("signoff", told(QT_TRANSLATE_NOOP("core", "Sign-off")));
  const bool signable = !d.signatures.empty();
  small_head(s, plain(habitus::Text(told(signable ? QT_TRANSLATE_NOOP("core", "Sign-off")
                                                  : QT_TRANSLATE_NOOP("core", "Where this comes from")) +
                                    " · " + d.title + ", " + d.version)));
  s.y += 6;
  if (signable)
    s.flow(s.text(told(QT_TRANSLATE_NOOP(
                      "core",
                      "By signing I confirm that I have read the first page and every section. Who "
                      "approves also confirms not to have built the model.")),
                  kBody, 150 * kMm),
           s.left());
  s.y += 6;
  const size_t across = d.signatures.size() > 2 ? 3 : 2;
  const double gap = 5 * kMm, width = (s.right() - s.left() - gap * static_cast<double>(across - 1)) / static_cast<double>(across),
               height = 128;
  for (size_t i = 0; i < d.signatures.size(); ++i) {
    const report::Signature& g = d.signatures[i];
    if (i % across == 0) s.need(height + 14);
    const double x = s.left() + static_cast<double>(i % across) * (width + gap), y = s.y;
    s.fill(x, y, width, 1.2, print_palette().text);
    for (const double edge : {x, x + width - 0.5}) s.fill(edge, y, 0.5, height, print_palette().line);
    s.fill(x, y + height, width, 0.5, print_palette().line);
    s.fill(x + 8, y + 50, width - 16, 0.5, print_palette().text3);
    double at = y + 54;
    const auto say = [&](const std::string& text, const Type& type) {
      const Sheet::Text t = s.text(text, type, width - 16);
      s.put(t, x + 8, at);
      at += t.height;
    };
    say(g.name, {9.25, 13, 600, print_palette().text, false, false});
    say(g.role, kCaption);
    say(told(QT_TRANSLATE_NOOP("core", "Decision")) + ": " +
            (g.decision.empty() ? "–" : g.decision + " · " + g.time),
        kCaption);
    say(told(QT_TRANSLATE_NOOP("core", "Key")) + " " + report::fours(g.key, 32), kMono);
    say(told(QT_TRANSLATE_NOOP("core", "Signature")) + " " +
            (g.signature.empty() ? told(QT_TRANSLATE_NOOP("core", "not yet signed"))
                                 : report::fours(g.signature, 32) + " …"),
        kMono);
    if (i % across == across - 1 || i + 1 == d.signatures.size()) s.y += height + 14;
  }
  record(s, d);
}

}  // namespace habitus::paper
