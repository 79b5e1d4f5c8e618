#include <map>
#include <set>

#include <QTest>

#include "core/base/random.h"
#include "core/events/known.h"

using namespace habitus;
using events::Known;

/// The table of known identities against a plain map.
class TestKnown : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void met_is_met_data() {
    QTest::addColumn<qulonglong>("identities");
    QTest::addColumn<int>("events");
    QTest::newRow("few that come again and again, under several persons") << qulonglong{3000} << 60000;
    QTest::newRow("nearly all new: the table grows many times") << (qulonglong{1} << 62) << 400000;
  }
  /// One id for everything, as when a wrong column is taken for the id: wherever its identity stands.
  void one_identity_of_many_persons() {
    for (const uint64_t identity : {uint64_t{0}, uint64_t{0x4242424242424200}, ~uint64_t{0xFF}}) {
      Known known;
      for (uint64_t person = 1; person < 5000; ++person)
        QCOMPARE(known.meet(identity, person << 24), person > 1 ? Known::Seen::other_person : Known::Seen::no);
      for (uint64_t person = 1; person < 5000; ++person) QCOMPARE(known.meet(identity, person << 24), Known::Seen::same_person);
    }
  }
  void met_is_met() {
    QFETCH(qulonglong, identities);
    QFETCH(int, events);
    Random random(5, 2);
    Known known;
    std::map<uint64_t, std::set<uint64_t>> plain;
    for (int i = 0; i < events; ++i) {
      // Spread over all bits, as hashes are; some crowd together, and some are all zeroes.
      uint64_t identity = random.below(identities) * 0x9E3779B97F4A7C15ull;
      if (i % 97 == 0) identity |= 0x00FFFFFFFFF00000ull;
      if (i % 89 == 0) identity &= 0xFF00000000000000ull;
      identity &= ~uint64_t{0xFF};  // the lowest byte is not kept
      const uint64_t person = (1 + random.below(3)) << 24;
      auto& persons = plain[identity];
      const auto expected = persons.contains(person) ? Known::Seen::same_person
                            : persons.empty()        ? Known::Seen::no
                                                     : Known::Seen::other_person;
      const uint64_t entry = Known::entry(identity, person);
      Known::Seen seen;
      if (i % 2)
        seen = known.meet(identity, person);
      else
        known.meet(Known::part_of(identity), {&entry, 1}, &seen);
      QCOMPARE(seen, expected);
      persons.insert(person);
    }
    known.clear();
    QCOMPARE(known.memory(), size_t{0});
    QCOMPARE(known.meet(7, 7), Known::Seen::no);
  }
};

int run_known(int argc, char** argv) {
  TestKnown test;
  return QTest::qExec(&test, argc, argv);
}
#include "known.moc"
