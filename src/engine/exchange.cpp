#include "engine/exchange.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

Exchange::Exchange(Executor executor, std::size_t seats, int groups, int ranks)
    : confidences(executor, seats), answers(executor, seats), official_answers(executor, seats),
      rulings(executor, seats), hearings(executor, seats), own_letters(executor, seats),
      harm_acts(executor.threads()), kept_acts(executor.threads()), told(executor.threads()),
      spoken(executor.threads()), leavers(executor.threads()), recalls(executor.threads()),
      awareness(executor.threads()), reports(executor.threads()), escrowed(executor.threads()),
      told_officials(executor.threads()), posts(executor.threads()),
      thread_counts_(static_cast<std::size_t>(executor.threads()), Counts(groups, ranks))
{}

void Exchange::clear_counts()
{
    for (auto& counts : thread_counts_)
        counts.clear();
}

void Exchange::sum_counts(Counts& total) const
{
    total.clear();
    for (auto const& counts : thread_counts_)
        total.merge(counts);
}

} // namespace groundswell
