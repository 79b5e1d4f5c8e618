#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/json.h"
#include "core/events/scan.h"
#include "core/identity/people.h"

namespace habitus::segments {

/// "breakdown": a list of up to three of {"property":"country"}, {"attribute":"gender"}; a bare name is
/// looked up among the properties, then among the attributes of people.
Result<Json> complete_breakdown(Project& project, const Json& given);

/// Groups of a completed breakdown: the value of a property at an event, of an attribute as known at that
/// event's time.
class Breakdown {
 public:
  static Result<Breakdown> make(Project& project, const Json& complete);
  void bind(events::Need& need);
  bool empty() const { return parts_.empty(); }
  size_t size() const { return parts_.size(); }

  /// Dense group numbers of one block, in order of appearance.
  class Local {
   public:
    explicit Local(const Breakdown& of) : of_(of), steps_(of.parts_.size()), words_(of.parts_.size()) {}
    /// Group of person number p of the slab at event i.
    uint32_t group(const events::Slab& slab, size_t p, size_t i);
    size_t groups() const { return path_.size(); }
    /// The values of a group, one for each part; "" is missing.
    std::vector<std::string> values(uint32_t group) const;

   private:
    uint32_t code(size_t part, const events::Slab& slab, size_t p, size_t i);
    const Breakdown& of_;
    std::vector<std::unordered_map<uint64_t, uint32_t>> steps_;  ///< (number so far, code) → number
    struct Attributes {
      std::unordered_map<std::string, uint32_t> code;
      std::vector<std::string> word{std::string()};
    };
    std::vector<Attributes> words_;
    std::vector<std::vector<uint32_t>> path_;  ///< by group: the codes
    std::vector<uint32_t> codes_;
  };

 private:
  struct Part {
    std::string name;
    std::shared_ptr<const events::Dictionary> dictionary;  ///< of a property
    std::shared_ptr<const identity::Column> attribute;
    size_t column = 0;
  };
  std::vector<Part> parts_;
};

/// The titles of a completed breakdown.
std::vector<std::string> breakdown_names(const Json& complete);

}  // namespace habitus::segments
