#pragma once
#include <groundswell/card.hpp>
#include <memory>
#include <string>

#include "apps/options.hpp"

namespace groundswell {

/// What --threads and --device are given.
struct RunByOptions {
    std::string threads, device{"cpu"};
};

/// Add --threads and --device to a command.
void declare(RunByOptions& options, Options& command);

/// Who runs replicates.
struct RunBy {
    int threads{1}; ///< replicates on their way at once
    std::shared_ptr<Card> card{};
};

/// @throws UserError under an option's name
RunBy run_by_of(RunByOptions const& options);

/// Say on standard error what a card ran, and what the processor ran instead. Nothing if there is no card.
void say_use(std::shared_ptr<Card> const& card);

} // namespace groundswell
