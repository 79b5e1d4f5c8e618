#pragma once
#include "app/verbs/verb.h"

namespace habitus {

/// What `card` does besides exporting: every export with its state, and what two cards do not share.
Result<Reply> card_status(Desk& desk);
Result<Reply> diff_cards(Desk& desk, const Json& spec);

}  // namespace habitus
