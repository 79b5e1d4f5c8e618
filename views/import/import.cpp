#include "views/import/import.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include "core/events/log.h"
#include "core/ingest/report.h"
#include "core/ingest/sources.h"
#include "views/import/column_table.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/rule_list.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

namespace {
QString delimiter_word(const ingest::Dialect& dialect) {
  if (dialect.whitespace) return Import::tr("separated by blanks");
  switch (dialect.delimiter) {
    case ',':
      return Import::tr("comma");
    case ';':
      return Import::tr("semicolon");
    case '\t':
      return Import::tr("tab");
    default:
      return QString(QLatin1Char(dialect.delimiter));
  }
}

bool rejects_repeats(const Json& rule) {
  return rule.value("check", "") == "repeats" && rule.value("action", "") == "reject" && !rule.contains("columns") &&
         !rule.contains("within");
}
}  // namespace

void Import::receive(const Json& payload) {
  if (payload.contains("files")) look(payload["files"].get<std::vector<std::string>>());
}

void Import::projectOpened() {
  if (files_.empty()) show_idle();
}

void Import::projectClosed() {
  files_.clear();
  show_idle();
}

void Import::refresh() {
  if (files_.empty()) show_idle();
}

void Import::show_idle() {
  empty().set(QStringLiteral("import"), tr("No file chosen"),
              tr("Drop an event log here, or choose one: CSV, TSV, JSON lines or a JSON array, plain, .gz, .zst or .zip. "
                 "Several files, or a folder of parts, are one import."));
  empty().clear_actions();
  const auto log = project() ? events::info(*project()) : Result<events::LogInfo>();
  set_next_enabled(project() && log && log->events > 0);  // there may be data already
  empty().set_action(tr("Choose a log…"), [this] { context().act(QStringLiteral("import")); });
  show_empty();
}

/// Reads a sample and proposes a mapping, away from the screen; of a source that is known, the one it has.
void Import::look(const std::vector<std::string>& files) {
  clear_message();
  if (!context().writable()) {
    report({Kind::refused, QT_TRANSLATE_NOOP("core", "Open or make a project first"), {}, {}});
    return;
  }
  files_ = files;
  job().start<ingest::Proposal>(
      tr("Reading %1").arg(QFileInfo(QString::fromStdString(files.front())).fileName()),
      [files, into = project()](const Exec&) -> Result<ingest::Proposal> {
        TRY(const auto paths, ingest::expand(files));
        if (paths.empty())
          return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The folder holds no file"), files.front());
        TRY(ingest::Proposal proposal, ingest::propose(paths.front()));
        const std::string source = ingest::usual_source(files.front());
        TRY(const auto usual, ingest::usual_mapping(*into, source, paths.front()));
        if (!usual) return proposal;
        proposal.kind = ingest::Proposal::Kind::events;
        proposal.mapping = usual->spec;
        proposal.doubts.clear();
        proposal.notes = {ingest::read_as_before(source)};
        return proposal;
      },
      [this](Result<ingest::Proposal> proposal) {
        if (!proposal) return report(proposal.error());
        show_proposal(std::move(*proposal));
      });
}

void Import::show_proposal(ingest::Proposal proposal) {
  if (proposal.kind == ingest::Proposal::Kind::people) {
    context().open(QStringLiteral("people"), Json{{"files", files_}});
    files_.clear();
    return show_idle();
  }
  proposal_ = std::move(proposal);
  doubts_ = proposal_.doubts;
  mapping_ = proposal_.mapping;
  const QFileInfo file(QString::fromStdString(files_.front()));
  const ingest::Sample& sample = proposal_.sample;
  name_->setText(file.fileName());
  const QLocale locale;
  QStringList facts{locale.formattedDataSize(sample.file_bytes),
                    QString::fromLatin1(ingest::encoding_name(sample.dialect.encoding))};
  if (sample.dialect.format == ingest::Dialect::Format::csv) {
    facts << delimiter_word(sample.dialect);
    facts << (sample.dialect.header ? tr("header") : tr("no header"));
  }
  if (sample.bytes_per_record > 0 && !sample.compressed)
    facts << tr("about %1 records")
                 .arg(locale.toString(static_cast<qlonglong>(static_cast<double>(sample.file_bytes) /
                                                             sample.bytes_per_record)));
  if (files_.size() > 1) facts << tr("and %n more files", nullptr, static_cast<int>(files_.size()) - 1);
  facts_->setText(facts.join(QStringLiteral(" · ")));
  QStringList notes;
  for (const Text& note : proposal_.notes) notes << kit::say(note);
  notes_->setText(notes.join(QLatin1Char('\n')));
  notes_->setVisible(!notes.isEmpty());
  source_->setText(QString::fromStdString(ingest::usual_source(files_.front())));
  columns_->show_sample(sample, roles_in(Json::parse(mapping_), sample.columns));
  fill_form();
  show_doubts();
  show_body();
  preview();
}

void Import::answer(const std::string& about, const QString& choice) {
  Json mapping = Json::parse(mapping_);
  const std::string text = choice.toStdString();
  if (about == "time.format" || about == "time") {
    const bool column = std::any_of(proposal_.sample.columns.begin(), proposal_.sample.columns.end(),
                                    [&](const auto& c) { return c.name == text; });
    if (column) {
      mapping["time"] = Json{{"columns", {text}}};
      for (const auto& c : proposal_.sample.columns)
        if (c.name == text && c.time) mapping["time"]["format"] = c.time->format;
    } else if (mapping.contains("time") && mapping["time"].is_object()) {
      mapping["time"]["format"] = text;
    } else {
      mapping["time"] = Json{{"format", text}};
    }
  } else if (about == "event" &&
             std::none_of(proposal_.sample.columns.begin(), proposal_.sample.columns.end(),
                          [&](const auto& c) { return c.name == text; })) {
    mapping["event"] = Json{{"constant", text}};
  } else if (about == "header") {
    mapping["header"] = text == "true" || text == "yes" || text == "header";
  } else {
    mapping[about] = text;
  }
  mapping_ = canonical(mapping);
  std::erase_if(doubts_, [&](const ingest::Doubt& d) { return d.about == about; });
  columns_->show_sample(proposal_.sample, roles_in(mapping, proposal_.sample.columns));
  fill_form();
  show_doubts();
  preview();
}

void Import::roles_changed(const std::vector<Role>& roles) {
  const Json mapping = with_roles(Json::parse(mapping_), proposal_.sample.columns, roles);
  mapping_ = canonical(mapping);
  // A role that was given by hand answers its question.
  std::erase_if(
      doubts_, [&](const ingest::Doubt& d) { return mapping.contains(d.about) && d.about != "time.format"; });
  fill_form();
  show_doubts();
  preview();
}

void Import::form_changed() {
  if (filling_) return;
  Json mapping = Json::parse(mapping_);
  if (mapping.contains("time") && mapping["time"].is_object()) {
    if (!format_->text().isEmpty() && mapping["time"].value("format", "") != format_->text().toStdString()) {
      mapping["time"]["format"] = format_->text().toStdString();
      mapping["time"].erase("print");
    }
    if (!zone_->text().isEmpty()) mapping["time"]["zone"] = zone_->text().toStdString();
  }
  if (!event_->text().isEmpty()) mapping["event"] = Json{{"constant", event_->text().toStdString()}};
  const QString arrival = arrival_->currentData().toString();
  if (arrival == QLatin1String("import")) mapping["arrival"] = "import";
  if (arrival == QLatin1String("lag"))
    mapping["arrival"] = Json{{"lag", lag_->text().isEmpty() ? "0 s" : lag_->text().toStdString()}};
  lag_->setEnabled(arrival == QLatin1String("lag"));
  mapping.erase("rules");
  if (const Json rules = rules_->rules(); !rules.empty()) mapping["rules"] = rules;
  show_repeats();
  mapping["repeats"] = repeats_->currentData() == QStringLiteral("drop") ? "drop" : "keep";
  mapping_ = canonical(mapping);
  preview();
}

/// Whole repeats are rejected by a rule, which stands among the others.
void Import::repeats_chosen() {
  Json rules = Json::array();
  for (const Json& rule : rules_->rules())
    if (!rejects_repeats(rule)) rules.push_back(rule);
  if (repeats_->currentData() == QStringLiteral("reject"))
    rules.push_back(Json{{"check", "repeats"}, {"action", "reject"}});
  rules_->set_rules(rules);
  form_changed();
}

/// The choice follows the rules when those are edited.
void Import::show_repeats() {
  const Json rules = rules_->rules();
  const bool rejected = std::any_of(rules.begin(), rules.end(), rejects_repeats);
  if (rejected != (repeats_->currentData() == QStringLiteral("reject")))
    kit::select_data(repeats_, QString::fromLatin1(rejected ? "reject" : "keep"));
}

void Import::fill_form() {
  filling_ = true;
  const Json mapping = Json::parse(mapping_);
  const auto text = [](const Json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_string()
               ? QString::fromStdString(object[key].get<std::string>())
               : QString();
  };
  const Json time = mapping.value("time", Json()), event = mapping.value("event", Json()),
             arrival = mapping.value("arrival", Json());
  format_->setText(text(time, "format"));
  zone_->setText(text(time, "zone"));
  event_->setText(text(event, "constant"));
  lag_->setText(text(arrival, "lag"));
  const bool lagged = arrival.is_object() && arrival.contains("lag");
  const bool column = arrival.is_object() && !lagged;
  kit::select_data(arrival_, QString::fromLatin1(lagged ? "lag" : column ? "column" : "import"));
  lag_->setEnabled(lagged);
  QStringList columns;
  for (const auto& c : proposal_.sample.columns) columns << kit::text_of(c.name);
  rules_->set_columns(columns);
  rules_->set_rules(mapping.value("rules", Json::array()));
  kit::select_data(repeats_, QString::fromStdString(mapping.value("repeats", "keep")));
  show_repeats();
  filling_ = false;
}

void Import::preview() {
  const std::string text = mapping_;
  const auto files = files_;
  job().start<ingest::Preview>(
      tr("Preview"),
      [text, files](const Exec&) -> Result<ingest::Preview> {
        TRY(const Json given, parse_json(text));
        TRY(const ingest::Mapping mapping, ingest::parse_mapping(given));
        TRY(const auto paths, ingest::expand(files));
        return ingest::preview(paths.front(), mapping);
      },
      [this](Result<ingest::Preview> preview) { show_preview(preview); }, 150);
}

void Import::show_preview(const Result<ingest::Preview>& preview) {
  mapping_ok_ = preview.has_value();
  clear_message();
  if (!preview) {
    if (doubts_.empty()) report(preview.error());
    stored_->set({});
    refused_->set({});
    outcome_->setText(doubts_.empty()
                          ? tr("Nothing can be stored yet")
                          : tr("%n questions are open", nullptr, static_cast<int>(doubts_.size())));
  } else {
    const QLocale locale;
    stored_->set(preview->events);
    refused_->set(ingest::problem_table(preview->problems));
    outcome_->setText(tr("Of the first %1 records: store %2 · reject %3 · skip %4")
                          .arg(locale.toString(preview->read), locale.toString(preview->stored),
                               locale.toString(preview->rejected), locale.toString(preview->skipped)));
  }
  const bool any = preview && !preview->problems.empty();
  refused_title_->setVisible(any);
  refused_view_->setVisible(any);
  stored_view_->fit();
  refused_view_->fit();
  go_->setEnabled(ready());
}

void Import::import() {
  if (!ready()) return;
  ingest::ImportRequest request;
  auto mapping = parse_json(mapping_);
  auto parsed = mapping ? ingest::parse_mapping(*mapping)
                        : Result<ingest::Mapping>(tl::unexpected<Error>(mapping.error()));
  if (!parsed) return report(parsed.error());
  request.mapping = std::move(*parsed);
  request.paths = files_;
  request.source = source_->text().trimmed().toStdString();
  Project* into = project();
  go_->setEnabled(false);
  job().start<ingest::ImportReport>(
      tr("Importing %1").arg(name_->text()),
      [into, request](const Exec& exec) { return ingest::import_files(*into, request, exec); },
      [this](Result<ingest::ImportReport> done) { show_report(done); });
}

void Import::show_report(const Result<ingest::ImportReport>& done) {
  go_->setEnabled(true);
  context().changed();
  if (!done) return report(done.error());
  QStringList said;
  for (const Text& line : ingest::sentences(*done)) said << kit::say(line);
  const QLocale locale;
  outcome_->setText(tr("Read %1 = stored %2 + rejected %3 + duplicates %4 + skipped %5")
                        .arg(locale.toString(done->counts.read), locale.toString(done->counts.stored),
                             locale.toString(done->counts.rejected), locale.toString(done->counts.duplicates),
                             locale.toString(done->counts.skipped)));
  notes_->setText(said.join(QLatin1Char(' ')));
  notes_->setVisible(!said.isEmpty());
  refused_->set(ingest::problem_table(done->problems));
  refused_title_->setVisible(!done->problems.empty());
  refused_view_->setVisible(!done->problems.empty());
  set_next_enabled(true);
}

kit::ViewCard card_import() {
  return {QStringLiteral("import"),
          QT_TRANSLATE_NOOP("card", "Import"),
          kit::Perspective::prepare,
          kit::Area::centre,
          QStringLiteral("import"),
          QStringLiteral("Ctrl+Shift+I"),
          [](kit::Context& context) -> kit::View* { return new Import(context); }};
}

}  // namespace habitus
