#pragma once
#include <QString>

#include "core/base/text.h"

namespace habitus::kit {

/// What a statistic means, in one or two sentences, by the English text it is labelled with; empty when it
/// needs no explanation. Shown as a tip wherever the label stands.
QString meaning_of(const Text& label);

}  // namespace habitus::kit
