#include "store/summary_rows.hpp"

#include <charconv>

#include "store/database.hpp"

namespace groundswell {

namespace {

std::uint64_t hash_of(std::string const& text)
{
    std::uint64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out, 16);
    return out;
}

} // namespace

void write_summary(Database const& study, ReplicateSummary const& d, SealedRows& sealed)
{
    std::int64_t const replicate = d.replicate;
    SealedInsert metric(study, "metrics", 8);
    std::int64_t position = 0;
    for (auto const& m : d.metrics) {
        metric.bind(replicate)
            .bind(position++)
            .bind(std::string_view(m.name))
            .bind(std::string_view(m.group));
        metric.bind(m.value);
        m.withheld ? metric.bind_null() : metric.bind(m.base);
        sealed.add(metric.bind(std::int64_t{m.withheld}).run());
    }
    SealedInsert funnel(study, "funnel", 5);
    position = 0;
    for (auto const& stage : funnel_stages)
        sealed.add(funnel.bind(replicate)
                       .bind(position++)
                       .bind(std::string_view(stage.name))
                       .bind(signed_of(d.funnel.*stage.events))
                       .run());
    SealedInsert total(study, "total_counts", 4);
    for (std::size_t c = 0; c < d.totals.size(); ++c)
        sealed.add(total.bind(replicate).bind(signed_of(c)).bind(signed_of(d.totals[c])).run());
    SealedInsert state(study, "end_states", 4);
    for (std::size_t s = 0; s < d.end_state.size(); ++s)
        sealed.add(state.bind(replicate).bind(signed_of(s)).bind(d.end_state[s]).run());
}

std::vector<ReplicateSummary> read_summaries(Database const& study)
{
    std::vector<ReplicateSummary> out;
    auto metrics = study.prepare("SELECT name, group_name, value, base, withheld FROM metrics"
                                 " WHERE replicate = ? ORDER BY position");
    auto funnel = study.prepare("SELECT events FROM funnel WHERE replicate = ? ORDER BY position");
    auto totals = study.prepare("SELECT counter, events FROM total_counts WHERE replicate = ?");
    auto states = study.prepare("SELECT state, mean FROM end_states WHERE replicate = ?");
    auto runs =
        study.prepare("SELECT replicate, result_hash, metrics_hash, messages, candidates, intervention_cost"
                      " FROM runs ORDER BY replicate");
    while (runs.step()) {
        ReplicateSummary d{.replicate = static_cast<std::uint32_t>(runs.integer(0)),
                           .result_hash = hash_of(runs.text(1)),
                           .metrics_hash = hash_of(runs.text(2)),
                           .messages = static_cast<std::uint64_t>(runs.integer(3)),
                           .candidates = static_cast<std::uint64_t>(runs.integer(4)),
                           .intervention_cost = runs.real(5)};
        metrics.bind(runs.integer(0));
        while (metrics.step())
            d.metrics.push_back({metrics.text(0), metrics.text(1), metrics.real(2), metrics.integer(3),
                                 metrics.integer(4) != 0});
        funnel.bind(runs.integer(0));
        for (auto const& stage : funnel_stages)
            if (funnel.step()) d.funnel.*stage.events = static_cast<std::uint64_t>(funnel.integer(0));
        while (funnel.step()) {
        }
        totals.bind(runs.integer(0));
        while (totals.step())
            if (auto const c = totals.integer(0); c < counter_count)
                d.totals[static_cast<std::size_t>(c)] = static_cast<std::uint64_t>(totals.integer(1));
        states.bind(runs.integer(0));
        while (states.step())
            if (auto const s = states.integer(0); s < state_count)
                d.end_state[static_cast<std::size_t>(s)] = states.real(1);
        out.push_back(std::move(d));
    }
    return out;
}

} // namespace groundswell
