#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/hash.h"
#include "core/base/siphash.h"
#include "core/base/json.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/base/time.h"
#include "tests/check.h"

using namespace habitus;

class TestBase : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// Many messages at once against libsodium's SipHash, one after another: every length, and lengths mixed.
  void messages_are_hashed_side_by_side() {
    Random random(3, 1);
    std::string text;
    for (int i = 0; i < 4096; ++i) text += static_cast<char>(random.below(256));
    for (int mixed = 0; mixed < 2; ++mixed)
      for (size_t length = 0; length < 90; ++length) {
        std::vector<std::string_view> messages;
        for (int i = 0; i < 29; ++i) {
          const size_t size = mixed ? random.below(length + 1) : length;
          messages.emplace_back(text.data() + random.below(text.size() - size), size);
        }
        std::vector<Hash128> out(messages.size());
        keyed128(0x77 + length, messages, out.data());
        for (size_t i = 0; i < messages.size(); ++i) QCOMPARE(out[i], keyed128(0x77 + length, messages[i]));
      }
  }
  void sha256_of_abc() {  // FIPS 180-2
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }
  void philox_known_answer() {  // Random123 kat_vectors: philox4x32 10, counter 0, key 0
    Random r(0, 0, 0);
    const uint64_t second = r.bits(), first = r.bits();
    QCOMPARE(first, uint64_t{0x6627e8d5e169c58d});
    QCOMPARE(second, uint64_t{0xbc57ac4c9b00dbd8});
  }
  void dates_round_trip() {
    for (int64_t day = -800000; day < 800000; day += 317)
      QCOMPARE(days_from_civil(civil_from_days(day)), day);
    QCOMPARE(iso(0), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(*parse_iso("2025-01-06T00:00:00.250+02:00"), 1736121600000000 + 250000 - 2 * kHour);
    QVERIFY(!parse_iso("2025-02-29"));
    QVERIFY(!parse_iso("not-a-date"));
  }
  void weeks_are_iso() {
    QCOMPARE(period_label(period_of(*parse_iso("2024-12-30"), Grain::week), Grain::week),
             std::string("2025-W01"));
    QCOMPARE(period_label(period_of(*parse_iso("2021-01-03"), Grain::week), Grain::week),
             std::string("2020-W53"));
  }
  void local_time_has_gaps_and_overlaps() {
    OK(const Zone berlin, Zone::named("Europe/Berlin"));
    QCOMPARE(berlin.from_local(*parse_iso("2025-03-30T02:30:00")).fit, Zone::Fit::skipped);
    QCOMPARE(berlin.from_local(*parse_iso("2025-10-26T02:30:00")).fit, Zone::Fit::ambiguous);
    const auto noon = berlin.from_local(*parse_iso("2025-07-01T12:00:00"));
    QCOMPARE(noon.fit, Zone::Fit::exact);
    QCOMPARE(iso(noon.utc), std::string("2025-07-01T10:00:00Z"));
    FAILS("not a time zone", Zone::named("Mars/Olympus"));
  }
  void durations() {
    OK(const Duration d, parse_duration("1.5 h"));
    QCOMPARE(d, 90 * kMinute);
    FAILS("6 h;", parse_duration("6 h;"));
    QCOMPARE(duration_text(90 * kMinute), std::string("90 min"));
  }
  void json_is_canonical_and_strict() {
    OK(const Json j, parse_json(R"({"b":1.50,"a":[true,null,"ü"]})"));
    QCOMPARE(canonical(j), std::string("{\"a\":[true,null,\"ü\"],\"b\":1.5}"));
    QCOMPARE(canonical(Json{{"x", 5.0}, {"y", -0.0}, {"z", 0.5}}), std::string("{\"x\":5,\"y\":0,\"z\":0.5}"));
    FAILS("stands twice", parse_json(R"({"a":1,"a":2})"));
    FAILS("deeper", parse_json(std::string(100, '[')));
  }
  void reduction_does_not_depend_on_threads() {
    const auto sum = [](int threads) {
      const auto parts = parallel_map<double>(64, {threads}, [](size_t i) {
        double s = 0;
        Random r(7, 1, i);
        for (int k = 0; k < 1000; ++k) s += r.normal();
        return s;
      });
      double total = 0;
      for (const double p : parts) total += p;
      return total;
    };
    QCOMPARE(sum(1), sum(2));
  }
};
QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
