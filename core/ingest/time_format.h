#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus::ingest {

inline constexpr std::string_view kMonthNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// How a column writes moments. Named forms: iso, epoch_s, epoch_ms, epoch_us, epoch_ns, excel, excel1904;
/// everything else is a pattern of Unicode's letters (UTS #35): yyyy yy MM M MMM dd d HH H hh h a mm ss S…
/// XXX XX X (with Z for UTC) xxx xx x (without) 'T' (quoted text). "iso" reads every ISO 8601 / RFC 3339
/// form; `print` then says which one the column usually has.
class TimeFormat {
 public:
  static Result<TimeFormat> make(const std::string& format, const std::string& zone,
                                 const std::string& print = {});

  /// What reading one value came to.
  enum class Note : uint8_t {
    exact,      ///< printing gives the text back
    differs,    ///< read, but printing gives another text: the source text has to be kept
    ambiguous,  ///< the clock was put back: this reading happened twice, the earlier is taken
    skipped,    ///< the clock was put forward: this reading never happened
    leap,       ///< second 60: stored as the last microsecond of the minute
    unreadable,
    out_of_range,  ///< before year −9999 or after 9999
  };
  struct Reading {
    Time time = 0;
    Note note = Note::unreadable;
  };
  /// Not for two threads at once: keeps the offsets it has looked up. Copies are cheap.
  Reading read(std::string_view text);
  /// The text a moment has in this form.
  std::string print(Time time) const;
  const std::string& format() const { return format_; }
  /// Is an exact reading always written as the log itself writes a moment, decimals apart:
  /// 2025-01-06T00:11:24.943Z?
  bool like_the_log() const { return like_the_log_; }
  /// Whether texts of this form carry their own offset, so that the zone does not matter.
  bool has_offset() const { return has_offset_; }

 private:
  enum class Kind { iso, epoch, excel, pattern };
  struct Part {
    char letter = 0;  ///< 0: literal
    int width = 0;
    std::string literal;
  };
  struct Fields;
  static Result<std::vector<Part>> compile(const std::string& pattern);
  static bool read_parts(const std::vector<Part>& parts, std::string_view text, Fields& fields);
  Reading from_fields(const Fields& fields, std::string_view text);
  Reading read_epoch(std::string_view text) const;
  Reading read_excel(std::string_view text) const;
  bool read_iso_shape(std::string_view text, Fields& fields) const;
  bool read_known_day(std::string_view text, Time& time) const;
  Reading settle(Time time, Note note, std::string_view text) const;
  Zone::Moment to_utc(Time local);
  std::string print_epoch(Time time) const;
  std::string print_serial(Time local) const;
  void print_part(const Part& part, Time local, Duration offset, std::string& out) const;

  std::string format_ = "iso";
  Kind kind_ = Kind::iso;
  Duration unit_ = 0;      ///< epoch: µs a unit; 0 stands for nanoseconds
  int64_t base_days_ = 0;  ///< excel
  std::vector<Part> parts_, print_;
  bool has_offset_ = false;
  std::string shape_;  ///< iso in UTC: what a text looks like that printing gives back, digits as 0
  bool like_the_log_ = false;
  std::string day_text_;  ///< the last date read, 2025-01-06, of a form like the log's; most logs come in order of time
  Time day_ = 0;
  Zone zone_;
  struct Cached {
    int64_t quarter = INT64_MIN;  ///< quarter of an hour of the local reading
    Duration offset = 0;
  };
  std::array<Cached, 64> cache_{};
};

/// A form that reads every one of `samples` (non-empty texts), or nothing. `others` are further forms that
/// would read them all as well and give other moments: a reason to ask.
struct FormatGuess {
  std::string format;
  std::string print;  ///< for iso: the exact shape
  std::vector<std::string> others;
  bool has_offset = false;  ///< all samples carry an offset
  bool date_only = false;
};
std::optional<FormatGuess> guess_time_format(const std::vector<std::string_view>& samples);

}  // namespace habitus::ingest
