#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/features/frame.h"
#include "core/stats/logistic.h"

namespace habitus::models {

/// How one column of the frame becomes numbers. Learnt on the training rows only.
struct Input {
  std::string column, version;
  features::Column::Kind kind = features::Column::Kind::number;
  // Numbers: missing → median; then (x − mean) / sd where standardised.
  double median = 0, mean = 0, sd = 1;
  bool indicator =
      false;  ///< has a further 0/1 column "… is missing" (there were missing values in training)
  // Categories: one 0/1 column per level, and one for missing or unseen levels.
  std::vector<std::string> levels;  ///< seen in training, ascending by bytes, without the reference
  std::string reference;            ///< most frequent level, left out when there is no penalty; else ""
  bool has_reference = false;
  std::vector<double> shares;  ///< of `levels` in training, then of missing
};

/// The whole preprocessing, in the order of the frame's columns.
struct Encoding {
  std::vector<Input> inputs;
  bool standardise = true, impute = true;

  struct Term {
    std::string name;  ///< "recency", "recency is missing", "channel = web", "channel = (missing or unseen)"
    size_t input = 0;
    bool other = false;  ///< the missing-or-unseen column of a category
  };
  std::vector<Term> terms() const;
};

struct EncodingOptions {
  bool standardise = true;
  bool reference_levels = false;  ///< leave out the most frequent level (needed without a penalty)
  bool impute = true;  ///< false: missing numbers stay NaN, for methods that know what to do with them
};
/// Learns from `rows` of the frame. Fails when a number column has no value at all in these rows, naming it.
Result<Encoding> learn_encoding(const features::Frame& frame, const std::vector<size_t>& rows,
                                const EncodingOptions& options);

/// What scoring saw in a column that training had not.
struct Surprise {
  std::string column;
  size_t missing = 0, unseen = 0;
};

/// Refuses a frame whose columns were permuted, dropped, renamed, retyped or redefined since training, by
/// name.
Done check_schema(const Encoding& encoding, const features::Frame& frame);
stats::Matrix encode(const Encoding& encoding, const features::Frame& frame, const std::vector<size_t>& rows,
                     std::vector<Surprise>* surprises = nullptr);

Json to_json(const Encoding& encoding);
Encoding encoding_from(const Json& json);

}  // namespace habitus::models
