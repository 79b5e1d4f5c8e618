#include <nlohmann/json.hpp>
#include <set>

#include <QObject>

#include "core/ingest/sniff.h"
#include "core/ingest/time_format.h"
#include "tests/check.h"
#include "tests/ingest/helpers.h"

using namespace habitus;
using namespace habitus::ingest;

/// Bytes to records, texts to moments; importing is in test_ingest.cpp.
class TestReading : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;

 private Q_SLOTS:
  // csv-spectrum (github.com/maxogden/csv-spectrum, b251546): every file against its expected JSON.
  void csv_spectrum() {
    const QDir csvs(QStringLiteral(SHARED_DATA "/corpora/csv-spectrum/csvs"));
    if (!csvs.exists()) QSKIP("the shared data is not here");
    for (const auto& name : csvs.entryList(QDir::Files)) {
      const auto got = read_text(read_file(csvs.filePath(name)), Dialect{});
      const QString json = QStringLiteral(SHARED_DATA "/corpora/csv-spectrum/json/") +
                           QString(name).replace(QStringLiteral(".csv"), QStringLiteral(".json"));
      const auto want = nlohmann::ordered_json::parse(read_file(json));
      QVERIFY2(got.size() == want.size() + 1, qPrintable(name));
      for (size_t r = 0; r < want.size(); ++r) {
        QVERIFY2(got[r + 1].fault == Fault::none && got[r + 1].fields.size() == want[r].size(),
                 qPrintable(name));
        for (size_t c = 0; c < got[0].fields.size(); ++c) {
          const auto value = want[r].at(got[0].fields[c]);
          // The corpus expects "\n" where its CRLF files have "\r\n" inside quotes: we keep the bytes.
          QString text = QString::fromStdString(got[r + 1].fields[c]);
          QVERIFY2(text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).toStdString() ==
                       QString::fromStdString(value.get<std::string>())
                           .replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
                           .toStdString(),
                   qPrintable(name));
        }
      }
    }
  }
  void a_stray_quote_swallows_nothing() {
    const auto a = read_text("1,\"abc\n2,\"def\"\n3,x\n", Dialect{}, 2);
    QCOMPARE(a.size(), 3U);
    QVERIFY(a[0].fault == Fault::after_quote && a[0].raw == "1,\"abc" && a[0].line == 1);
    QVERIFY(a[1].fault == Fault::none && a[1].fields[1] == "def");
    QVERIFY(a[2].fault == Fault::none && a[2].line == 3);
    const auto b = read_text("1,\"abc\n2,def\n3,x\n", Dialect{}, 2);
    QVERIFY(b.size() == 3 && b[0].fault == Fault::open_quote && b[1].fields[1] == "def");
    const auto c =
        read_text("1,\"abc\n2,foo\",x\n3,y\n", Dialect{}, 2);  // closes, but the number of fields is wrong
    QVERIFY(c.size() == 3 && c[0].fault == Fault::open_quote && c[1].fault == Fault::many_fields &&
            c[2].fault == Fault::none);
    const auto d = read_text("1,\"a\nb\"\n2,c\n", Dialect{}, 2);
    QVERIFY(d.size() == 2 && d[0].fields[1] == "a\nb" && d[1].line == 3);
  }
  // F-23: all texts of up to six of these characters: no crash, and every byte belongs to a record or a line
  // end.
  void every_short_text_is_read() {
    const char alphabet[] = {'a', ',', '"', '\n', '\r', '\\'};
    for (size_t length = 1; length <= 6; ++length) {
      std::vector<size_t> digits(length, 0);
      for (;;) {
        std::string text;
        for (const size_t d : digits) text += alphabet[d];
        Dialect dialect;
        const auto records = read_text(text, dialect, 0);
        size_t bytes = 0;
        for (const auto& r : records) bytes += r.raw.size();
        QVERIFY(!records.empty() && bytes <= text.size());
        const size_t whole = whole_records(dialect, 0, text, false);
        // Reading in two pieces, cut where we say, is reading in one.
        if (whole > 0 && whole < text.size())
          QCOMPARE(read_text(text.substr(0, whole), dialect).size() +
                       read_text(text.substr(whole), dialect).size(),
                   records.size());
        size_t i = 0;
        while (i < length && ++digits[i] == std::size(alphabet)) digits[i++] = 0;
        if (i == length) break;
      }
    }
  }
  void plain_and_quoted_paths_agree() {
    std::string text;
    for (int i = 0; i < 300; ++i)
      text += "a" + std::to_string(i) + (i % 7 ? "," : ",,") + std::string(static_cast<size_t>(i % 80), 'x') +
              (i % 5 ? "\n" : "\r\n");
    const auto plain = read_text(text, Dialect{});
    const auto quoted = read_text(text + "\"q\",1\n", Dialect{});
    QCOMPARE(quoted.size(), plain.size() + 1);
    for (size_t i = 0; i < plain.size(); ++i)
      QVERIFY(plain[i].fields == quoted[i].fields && plain[i].line == quoted[i].line);
  }
  void whitespace_cr_and_encodings() {
    Dialect blanks;
    blanks.whitespace = true;
    const auto w = read_text(" id  date\n 1   2020\n", blanks);
    QVERIFY(w.size() == 2 && w[1].fields == (std::vector<std::string>{"1", "2020"}));
    Dialect cr;
    cr.carriage_return = true;
    QCOMPARE(read_text("a,b\rc,d", cr).size(), 2U);
    std::string wide("\xFF\xFE", 2);
    for (const char c : std::string("user,what,at\nx,Stra\xDF"
                                    "e,2020-01-01\n"))
      (wide += c) += '\0';
    for (const auto& [name, bytes] : {std::pair{"latin.csv", std::string("user,what,at\nx,Stra\xDF"
                                                                         "e,2020-01-01\n")},
                                      {"wide.csv", wide}}) {
      const std::string file = write_file(dir_, name, bytes);
      OK(const Sample s, take_sample(file));
      OK(const auto reader, RecordReader::open(file, s.dialect));
      Block b;
      OK(const bool more, reader->next(b));
      QVERIFY(more);
      parse(s.dialect, 3, b);
      QCOMPARE(std::string(b.fields[1]), std::string("Stra\xC3\x9F"
                                                     "e"));
      QCOMPARE(b.source_byte, name[0] == 'l' ? 13 : 28);
    }
    const auto bad = read_text("a,\xFF\nb,c\n", Dialect{}, 2);
    QVERIFY(bad[0].fault == Fault::not_text && bad[1].fault == Fault::none);
    const auto nul = read_text(std::string("a,\0\nb,c\n", 8), Dialect{}, 2);
    QVERIFY(nul[0].fault == Fault::nul && nul[1].fault == Fault::none);
  }
  // JSONTestSuite (github.com/nst/JSONTestSuite, 1ef36fa): nothing crashes, n_ is never taken, y_ objects
  // are.
  void json_test_suite() {
    const QDir suite(QStringLiteral(SHARED_DATA "/corpora/JSONTestSuite/test_parsing"));
    if (!suite.exists()) QSKIP("the shared data is not here");
    // Two values for one name (allowed by the suite) cannot both be a property; the empty key and name are
    // fine.
    const std::set<QString> ours{QStringLiteral("y_object_duplicated_key.json"),
                                 QStringLiteral("y_object_duplicated_key_and_value.json")};
    for (const auto& name : suite.entryList(QDir::Files)) {
      Dialect d;
      d.format = Dialect::Format::jsonl;
      std::string text = read_file(suite.filePath(name));
      std::string line = text;
      std::replace(line.begin(), line.end(), '\n', ' ');
      const auto records = read_text(line, d);
      const bool taken = !records.empty() && records[0].fault == Fault::none;
      const bool scalar = !records.empty() && records[0].fault == Fault::not_object;
      if (name.startsWith(QLatin1Char('n')) && text.find('\n') == std::string::npos)
        QVERIFY2(!taken && !scalar, qPrintable(name));
      if (name.startsWith(QLatin1Char('y')) && !ours.contains(name))
        QVERIFY2(taken || scalar, qPrintable(name));
      d.format = Dialect::Format::json;
      (void)read_text(text, d);
    }
  }
  void json_values_come_through_unharmed() {
    Dialect d;
    d.format = Dialect::Format::jsonl;
    const auto r = read_text(
        "{\"a\":{\"b\":9007199254740993,\"c\":1.50},\"l\":[1, "
        "2],\"s\":\"x\\u00e9\\n\",\"n\":null}\n{broken\n{\"a\":1}\n",
        d);
    QCOMPARE(r.size(), 3U);
    QVERIFY(r[0].fields ==
            (std::vector<std::string>{"9007199254740993", "1.50", "[1, 2]", "x\xC3\xA9\n", ""}));
    QVERIFY(r[1].fault == Fault::bad_json && r[1].line == 2 && r[2].fault == Fault::none);
    d.format = Dialect::Format::json;
    const auto a = read_text(" {\"a\":1}, {\"a\":\"x,]\"},\n{\"a\":3}\n]\n", d);
    QVERIFY(a.size() == 3 && a[1].fields[0] == "x,]" && a[2].line == 2);
  }
  void moments() {
    const auto read = [](const char* format, const char* zone, const char* text) {
      auto f = TimeFormat::make(format, zone);
      return f ? f->read(text) : TimeFormat::Reading{};
    };
    using Note = TimeFormat::Note;
    const Time t = *parse_iso("2025-03-09T07:05:01Z");
    QCOMPARE(read("iso", "UTC", "2025-03-09T07:05:01Z").time, t);
    QVERIFY(read("iso", "UTC", "2025-03-09T07:05:01Z").note == Note::exact);
    QCOMPARE(read("iso", "UTC", "2025-03-09 08:05:01+0100").time, t);
    QVERIFY(read("iso", "UTC", "2025-03-09 08:05:01+0100").note == Note::differs);
    QCOMPARE(read("dd.MM.yyyy HH:mm:ss", "Europe/Berlin", "09.03.2025 08:05:01").time, t);
    QVERIFY(read("dd.MM.yyyy HH:mm:ss", "Europe/Berlin", "09.03.2025 08:05:01").note == Note::exact);
    QCOMPARE(read("MM/dd/yyyy hh:mm:ss a", "UTC", "03/09/2025 07:05:01 AM").time, t);
    QCOMPARE(read("dd/MMM/yyyy:HH:mm:ss xx", "UTC", "09/Mar/2025:07:05:01 +0000").time, t);
    QCOMPARE(read("epoch_s", "UTC", "1741503901").time, t);
    QCOMPARE(read("epoch_ms", "UTC", "1741503901000").time, t);
    QCOMPARE(read("epoch_ns", "UTC", "1741503901000000000").time, t);
    QCOMPARE(read("epoch_s", "UTC", "-1").time, -kSecond);
    QCOMPARE(read("yyyyMMdd", "UTC", "19970101").time, *parse_iso("1997-01-01"));
    // 43764.4008333333 is 2019-10-26 09:37:12 (days since 1899-12-30, ECMA-376 §18.17.4.1).
    QCOMPARE(read("excel", "UTC", "43764.4008333333").time, *parse_iso("2019-10-26T09:37:12Z"));
    QVERIFY(read("excel", "UTC", "43764.4008333333").note == Note::exact);
    QCOMPARE(read("excel1904", "UTC", "0").time, *parse_iso("1904-01-01"));
    // Europe/Berlin 2025: put forward 30 March 02:00, put back 26 October 03:00.
    QVERIFY(read("iso", "Europe/Berlin", "2025-03-30 02:30:00").note == Note::skipped);
    QVERIFY(read("iso", "Europe/Berlin", "2025-10-26 02:30:00").note == Note::ambiguous);
    QCOMPARE(read("iso", "Europe/Berlin", "2025-10-26 02:30:00").time, *parse_iso("2025-10-26T00:30:00Z"));
    QVERIFY(read("iso", "UTC", "2016-12-31T23:59:60Z").note == Note::leap);
    QCOMPARE(read("iso", "UTC", "2016-12-31T24:00:00Z").time, *parse_iso("2017-01-01"));
    for (const char* bad : {"2025-02-29", "2025-13-01", "2025-01-01T25:00:00", "not-a-date", "",
                            "2025-01-01T00:00:00+24:00", "1900-02-29"})
      QVERIFY2(read("iso", "UTC", bad).note == Note::unreadable, bad);
    QVERIFY(read("epoch_s", "UTC", "99999999999999").note == Note::out_of_range);
    FAILS("lacks year", TimeFormat::make("HH:mm", "UTC"));
    const auto both = guess_time_format({"03/04/2025", "05/06/2025"});
    QVERIFY(both && !both->others.empty());  // day or month first: ask
    const auto one = guess_time_format({"03/14/2025", "05/06/2025"});
    QVERIFY(one && one->format == "MM/dd/yyyy" && one->others.empty());
  }
};

int run_reading(int argc, char** argv);
int run_reading(int argc, char** argv) {
  TestReading reading;
  return QTest::qExec(&reading, argc, argv);
}
#include "reading.moc"
