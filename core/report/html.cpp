#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/report/html_parts.h"
#include "core/report/markup.h"

namespace habitus::report {

std::string Html::section(const Section& s) const {
  const std::string id = "s" + s.number;
  std::string out = "<section class=\"sec long\" aria-labelledby=\"" + id +
                    "\"><div class=\"rail\"><span class=\"no\" aria-hidden=\"true\" data-def=\"section\">" +
                    escape(s.number) + "</span><span class=\"v v-done\">" + sign(s.state) + "<span>" +
                    say(sign_word(s.state)) + "</span></span><p>" + line(s.answered_by, false) +
                    "</p></div><div class=\"main\"><h2 id=\"" + id +
                    "\"><span class=\"skip\" data-def=\"section\">" +
                    say(QT_TRANSLATE_NOOP("core", "Section")) + " " + escape(s.number) + ". </span>" +
                    listed(words.say(s.title), "name") + "</h2>\n";
  for (size_t i = 0; i < s.blocks.size();) {
    const size_t first = half_end(s.blocks, i), second = half_end(s.blocks, first);
    const auto put = [&](size_t end) {
      for (; i < end; ++i) out += block(s.blocks[i], id + "-" + std::to_string(i + 1));
    };
    if (second == first) {
      put(i + 1);
      continue;
    }
    out += "<div class=\"pair\"><div>\n";
    put(first);
    out += "</div><div>\n";
    put(second);
    out += "</div></div>\n";
  }
  return out + "</div></section>\n";
}

std::string Html::passports() const {
  std::string out =
      "<section class=\"pg free\" aria-labelledby=\"passports\"><h2 class=\"p1\" id=\"passports\">" +
      say(QT_TRANSLATE_NOOP("core", "Appendix A · Passports of the figures")) + "</h2><p class=\"sm sec2\">" +
      say(QT_TRANSLATE_NOOP("core",
                            "Each figure marked f and a number stands here with what is needed to compute it "
                            "again: the question, the place in its answer, and the first characters of "
                            "the hash of its inputs. Appendix B has the questions in full.")) +
      "</p><div class=\"scroll\" tabindex=\"0\"><table class=\"passports\"><caption "
      "class=\"skip\">" +
      say(QT_TRANSLATE_NOOP("core", "Passports")) +
      "</caption><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">" +
      say(QT_TRANSLATE_NOOP("core", "Figure, question and place")) + "</th><th scope=\"col\" class=\"r\">" +
      say(QT_TRANSLATE_NOOP("core", "Value")) + "</th><th scope=\"col\"><span data-def=\"setting\">" +
      say(QT_TRANSLATE_NOOP("core", "95 % interval")) +
      "</span></th><th scope=\"col\" class=\"r\">n</th><th scope=\"col\">" +
      say(QT_TRANSLATE_NOOP("core", "Inputs")) + "</th><th scope=\"col\">" +
      say(QT_TRANSLATE_NOOP("core", "Where")) + "</th></tr></thead><tbody>\n";
  for (const Fact& f : d.ledger.facts) {
    const Answer& a = d.ledger.answers[f.answer];
    const std::string inputs = sha256(a.inputs), section = f.section.empty() ? "0" : f.section;
    const auto part = [&](const char* name, const std::string& text) {
      return text.empty()
                 ? std::string()
                 : "<span data-fact=\"" + f.id + "\" data-part=\"" + name + "\">" + escape(text) + "</span>";
    };
    out += "<tr id=\"" + f.id + "\" data-question=\"" + escape(a.question) + "\" data-at=\"" +
           escape(f.quantity.at) + "\" data-result=\"" + a.result + "\" data-inputs=\"" + inputs +
           "\"><td data-def=\"section\">" + f.id + "</td><th scope=\"row\">" +
           listed(words.say(f.label), "name") + "<br><span class=\"mono mut\" data-def=\"name\">" +
           escape(a.question + " " + f.quantity.at) + "</span></th><td class=\"r\"><b>" +
           part("value", print(f.quantity, words)) + "</b></td><td class=\"i\">" +
           part("interval", print_interval(f.quantity, words)) + "</td><td class=\"r\">" +
           part("n", std::isnan(f.quantity.n) ? "" : words.number(f.quantity.n, 0)) +
           "</td><td><span class=\"mono nb\" data-def=\"hash\">" + fours(inputs, 8) +
           "</span></td><td class=\"i\"><a href=\"" +
           (section == "0" ? std::string("#card") : "#s" + section) +
           "\" class=\"nb\" data-def=\"section\">§ " + section + "</a></td></tr>\n";
  }
  return out + "</tbody></table></div></section>\n";
}

std::string Html::questions() const {
  std::string out = "<section aria-labelledby=\"questions\"><h2 class=\"p1\" id=\"questions\">" +
                    say(QT_TRANSLATE_NOOP("core", "Appendix B · Questions asked")) + "</h2>\n";
  for (const Answer& a : d.ledger.answers)
    out += "<h3 class=\"mono\">" + listed(a.question, "name") + "</h3><p class=\"mono spec-text\">" +
           say(QT_TRANSLATE_NOOP("core", "Result")) + " <span data-def=\"hash\">" + a.result + "</span>\n" +
           say(QT_TRANSLATE_NOOP("core", "Inputs")) + " <span data-def=\"hash\">" + sha256(a.inputs) +
           "</span>\n<span data-def=\"setting\">" + escape(a.spec) + "</span></p>\n";
  out += "</section><section aria-labelledby=\"listed\"><h2 class=\"p1\" id=\"listed\">" +
         say(QT_TRANSLATE_NOOP("core", "Appendix C · Digits that are no figures")) +
         "</h2><dl class=\"gloss\">";
  for (const Listed& l : listed_definitions())
    out += std::string("<dt>") + l.def + "</dt><dd>" + say(Text(l.meaning)) + "</dd>";
  return out + "</dl></section>\n";
}

std::string Html::signoff() const {
  if (d.signatures.empty())
    return "<section class=\"pg\" aria-labelledby=\"signoff\"><h2 class=\"p1\" id=\"signoff\">" +
           say(QT_TRANSLATE_NOOP("core", "Where this comes from")) + "</h2>" + seal();
  std::string out =
      "<section class=\"pg\" aria-labelledby=\"signoff\"><h2 class=\"p1\" id=\"signoff\">" +
      say(QT_TRANSLATE_NOOP("core", "Sign-off")) + " · " + listed(d.title + ", " + d.version, "version") +
      "</h2><p>" +
      say(QT_TRANSLATE_NOOP("core",
                            "By signing I confirm that I have read the first page and every section. Who "
                            "approves also confirms not to have built the model.")) +
      "</p><div class=\"sign big\">";
  for (const Signature& s : d.signatures)
    out += "<div class=\"sig\"><div class=\"line\"></div><b>" + listed(s.name, "name") + "</b>" +
           listed(s.role, "name") + "<br><span class=\"mut\">" + say(QT_TRANSLATE_NOOP("core", "Decision")) +
           "</span> " + listed(s.decision + (s.time.empty() ? "" : " · " + s.time), "date") +
           "<br><span class=\"mut\">" + say(QT_TRANSLATE_NOOP("core", "Key")) +
           "</span> <span class=\"mono\">" + listed(fours(s.key, 32), "hash") +
           "</span><br><span class=\"mut\">" + say(QT_TRANSLATE_NOOP("core", "Signature")) +
           "</span> <span class=\"mono\">" +
           (s.signature.empty() ? say(QT_TRANSLATE_NOOP("core", "not yet signed"))
                                : listed(fours(s.signature, 32) + " …", "hash")) +
           "</span></div>";
  return out + "</div>" + seal();
}

std::string Html::seal() const {
  std::string out =
      "<div class=\"seal\">" + (d.seal ? svg(*d.seal, "seal") : std::string("<div></div>")) + "<dl><dt>" +
      say(QT_TRANSLATE_NOOP("core", "Card hash")) + "</dt><dd class=\"mono\" data-def=\"hash\">" +
      fours(d.card_hash) + "</dd><dt>" + say(QT_TRANSLATE_NOOP("core", "Journal head")) +
      "</dt><dd class=\"mono\" data-def=\"hash\">" + fours(d.journal_head) + "</dd><dt>" +
      say(QT_TRANSLATE_NOOP("core", "Entry")) + "</dt><dd data-def=\"section\">" +
      std::to_string(d.journal_entry) + "</dd><dt>" + say(QT_TRANSLATE_NOOP("core", "Made")) +
      "</dt><dd data-def=\"date\">" + escape(d.created) + "</dd></dl></div><h3>" +
      say(QT_TRANSLATE_NOOP("core", "To check this later")) + "</h3><ol class=\"chk\"><li>" +
      say(QT_TRANSLATE_NOOP("core", "Compare the card hash with your own copy.")) +
      "</li><li><span class=\"mono\">habitus-cli recompute " +
      listed(d.title + ".html " + d.project + ".habitus", "name") + "</span> " +
      say(QT_TRANSLATE_NOOP("core", "must print 0 mismatches."))
          .replace(0, 0, "<span data-def=\"setting\">") +
      "</span></li><li><span class=\"mono\">habitus-cli verify " + listed(d.project + ".habitus", "name") +
      "</span> " + say(QT_TRANSLATE_NOOP("core", "must find the journal head as printed here.")) +
      "</li></ol></section>\n";
  return out;
}

namespace {
std::string masthead(const Html& h) {
  const Document& d = h.d;
  std::string out = "<header><div class=\"over\"><span>" + h.say(d.kind) + "</span><b>" +
                    h.listed(d.project, "name") + "</b></div><h1>" + h.listed(d.title, "name") + "<small>" +
                    h.listed(d.version, "version") + "</small></h1><p class=\"purpose\">" +
                    h.line(d.purpose) + "</p></header>\n";
  for (const Text& band : d.bands)
    out += "<div class=\"band b-ins\" role=\"note\">" + h.sign(Sign::finding) + "<span><b>" +
           h.listed(h.words.say(band), "section") + "</b></span></div>\n";
  if (!d.caution.empty())
    out += "<div class=\"band\" role=\"note\">" + h.sign(Sign::finding) + "<span>" +
           h.listed(h.words.say(d.caution), "human") + "</span></div>\n";
  const char* look = d.verdict == Sign::pass ? "s-pass" : d.verdict == Sign::fail ? "s-fail" : "s-ins";
  out += std::string("<section class=\"strip ") + look + "\" aria-label=\"" +
         h.say(QT_TRANSLATE_NOOP("core", "Verdict")) + "\"><div class=\"say\">" + h.sign(d.verdict, 20) +
         "<div><strong>" + h.line(d.verdict_title) + "</strong><p>" + h.line(d.verdict_text) +
         "</p></div></div>\n<dl>";
  for (const auto& [name, value] : d.strip)
    out += "<dt>" + h.say(name) + "</dt><dd>" + h.line(value, false) + "</dd>";
  return out + "</dl></section>\n";
}

std::string first_page(const Html& h) {
  const Document& d = h.d;
  std::string out;
  if (!d.minute.empty()) {
    out += "<section aria-labelledby=\"min\"><h2 class=\"p1\" id=\"min\">" +
           h.say(QT_TRANSLATE_NOOP("core", "In one minute")) + "</h2><ul class=\"says\">";
    for (const auto& m : d.minute)
      out += "<li><b class=\"k\">" + h.sign(m.sign) + "<span>" + h.line(m.title) + "</span></b><span>" +
             h.line(m.line) + "</span></li>";
    out += "</ul></section>\n";
  }
  if (d.gates)
    out += "<section aria-labelledby=\"gates\"><h2 class=\"p1\" id=\"gates\">" + h.line(d.gates_title) +
           "</h2>" + h.table(*d.gates, "gatet") + "</section>\n";
  if (!d.asked.empty()) {
    out += "<section aria-labelledby=\"asked\"><h2 class=\"p1\" id=\"asked\">" +
           h.say(QT_TRANSLATE_NOOP("core", "What is asked of you")) + "</h2><div class=\"cols3\">";
    for (const auto& [title, text] : d.asked)
      out += "<div><h3>" + h.line(title) + "</h3><p>" + h.line(text) + "</p></div>";
    out += "</div></section>\n";
  }
  return out;
}

std::string contents(const Html& h) {
  DocumentTable t;
  t.caption = {{QT_TRANSLATE_NOOP("core", "Contents and status of each section. "), -1, Run::Part::none, "",
                Bit::Style::strong},
               {QT_TRANSLATE_NOOP("core", "Annex IV: Regulation (EU) 2024/1689."), -1, Run::Part::none,
                "section", Bit::Style::plain}};
  t.columns = {{"§", Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Section"), Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Status"), Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Answered by, or why not"), Column::Align::left},
               {"Annex IV", Column::Align::left}};
  for (const Section& s : h.d.sections)
    t.rows.push_back(
        {{{Bit{Text(s.number), -1, Run::Part::none, "section", Bit::Style::plain}}, {}, Sign::none, nullptr},
         {{Bit{s.title, -1, Run::Part::none, "name", Bit::Style::plain}}, {}, Sign::none, nullptr},
         {{}, {}, s.state, nullptr},
         {s.answered_by, {}, Sign::none, nullptr},
         {{Bit{Text(s.annex), -1, Run::Part::none, "section", Bit::Style::plain}}, {}, Sign::none, nullptr}});
  return "<section class=\"pg\" aria-label=\"" + h.say(QT_TRANSLATE_NOOP("core", "Contents")) + "\">" +
         h.table(t) + "</section>\n";
}
}  // namespace

std::string html(const Document& d, const Words& words) {
  const Html h(d, words);
  std::string out =
      "<!doctype html>\n<html lang=\"" + d.language +
      "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "font-src data:; img-src data:\">"
      "<meta name=\"robots\" content=\"noindex\"><meta name=\"generator\" content=\"Habitus " HABITUS_VERSION
      "\"><meta name=\"habitus-card\" content=\"" +
      d.card_hash + "\"><meta name=\"habitus-definition\" content=\"" + escape(d.definition) +
      "\"><link rel=\"icon\" href=\"data:,\"><title data-def=\"version\">" +
      escape(words.say(d.kind) + " · " + d.title + ", " + d.version) + "</title>\n<style>\n" +
      document_style() + "</style></head>\n<body><a class=\"skip\" href=\"#card\">" +
      h.say(QT_TRANSLATE_NOOP("core", "Skip to the card")) +
      "</a><main><article class=\"doc\" id=\"card\" aria-label=\"" + h.say(d.kind) + "\">\n";
  out += masthead(h) + first_page(h) + contents(h);
  for (const Section& s : d.sections)
    if (s.number != "0") out += h.section(s);
  out += h.signoff();
  for (const Section& s : d.annexes) out += h.section(s);
  out += h.passports() + h.questions();
  return out + "</article></main></body></html>\n";
}

}  // namespace habitus::report
