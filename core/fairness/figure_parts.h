#pragma once
#include <string>

#include "core/base/json.h"
#include "core/report/read.h"

/// Inside core/fairness only: numbers of an answer that may be suppressed (share.cpp).
namespace habitus::fairness {

bool hidden(const Json& part);
/// As report::field and report::estimate, of a part that may be suppressed as a whole or in this number.
report::Quantity quantity(const Json& part, const char* key, report::Format format, const std::string& at);
report::Quantity with_interval(const Json& part, report::Format format, const std::string& at);
/// Of {key, key_lo, key_hi}.
report::Quantity ranged(const Json& part, const std::string& key, report::Format format,
                        const std::string& at);

/// Do stated risks hold in every group? Forest of O/E with the whole table below it.
report::Figure calibration_figure(const Json& answer);

}  // namespace habitus::fairness
