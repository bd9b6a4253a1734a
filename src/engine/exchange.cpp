#include "engine/exchange.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

Exchange::Exchange(Executor executor, Partition const& partition, int groups, int ranks)
    : confidences(executor, partition), answers(executor, partition), hearings(executor, partition),
      official_answers(executor, partition), rulings(executor, partition), own_letters(executor, partition),
      harm_acts(executor.threads()), kept_acts(executor.threads()), told(executor.threads()),
      spoken(executor.threads()), leavers(executor.threads()), recalls(executor.threads()),
      awareness(executor.threads()), reports(executor.threads()), escrowed(executor.threads()),
      told_officials(executor.threads()), posts(executor.threads()), partition_(&partition),
      thread_counts_(static_cast<std::size_t>(executor.threads()), Counts(groups, ranks))
{}

bool Exchange::gather_posts()
{
    auto const here = posts.gather().size();
    return (partition_->alone() ? here : partition_->sum(here)) > 0;
}

void Exchange::deliver_hearings()
{
    if (!partition_->alone()) exchange_hearings();
    hearings.deliver_here();
}

/// A post goes once to each process where somebody hears it. The letters about it follow each other, in the
/// order of the posts that go with them.
void Exchange::exchange_hearings()
{
    auto& all = posts.gathered();
    auto const letters_to = hearings.take_out_others();
    std::vector<std::vector<PostItem>> posts_to(letters_to.size());
    for (std::size_t process = 0; process < letters_to.size(); ++process)
        for (auto const& letter : letters_to[process])
            if (auto& list = posts_to[process]; list.empty() || list.back().id != letter.event)
                list.push_back(all[letter.payload.post]);

    auto const posts_from = partition_->exchange(posts_to);
    std::size_t at = 0;
    for (auto letter : partition_->exchange(letters_to)) {
        if (posts_from[at].id != letter.event) ++at;
        letter.payload.post = static_cast<std::uint32_t>(all.size() + at);
        hearings.send(0, letter);
    }
    all.insert(all.end(), posts_from.begin(), posts_from.end());
}

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
