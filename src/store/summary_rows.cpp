#include "store/summary_rows.hpp"
#include "store/database.hpp"

namespace groundswell {

void write_summary(Database const& study, ReplicateSummary const& d)
{
    std::int64_t const replicate = d.replicate;
    auto metric = study.prepare("INSERT INTO metrics VALUES(?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (auto const& m : d.metrics) {
        metric.bind(replicate).bind(position++).bind(m.name).bind(m.group).bind(m.value);
        m.withheld ? metric.bind_null() : metric.bind(m.base);
        metric.bind(std::int64_t{m.withheld}).run();
    }
    auto funnel = study.prepare("INSERT INTO funnel VALUES(?, ?, ?, ?)");
    position = 0;
    for (auto const& stage : funnel_stages)
        funnel.bind(replicate)
            .bind(position++)
            .bind(std::string_view(stage.name))
            .bind(signed_of(d.funnel.*stage.events))
            .run();
    auto total = study.prepare("INSERT INTO total_counts VALUES(?, ?, ?)");
    for (std::size_t c = 0; c < d.totals.size(); ++c)
        total.bind(replicate).bind(signed_of(c)).bind(signed_of(d.totals[c])).run();
    auto state = study.prepare("INSERT INTO end_states VALUES(?, ?, ?)");
    for (std::size_t s = 0; s < d.end_state.size(); ++s)
        state.bind(replicate).bind(signed_of(s)).bind(d.end_state[s]).run();
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
                           .result_hash = std::stoull(runs.text(1), nullptr, 16),
                           .metrics_hash = std::stoull(runs.text(2), nullptr, 16),
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
            if (auto const c = totals.integer(0); 0 <= c && c < counter_count)
                d.totals[static_cast<std::size_t>(c)] = static_cast<std::uint64_t>(totals.integer(1));
        states.bind(runs.integer(0));
        while (states.step())
            if (auto const s = states.integer(0); 0 <= s && s < state_count)
                d.end_state[static_cast<std::size_t>(s)] = states.real(1);
        out.push_back(std::move(d));
    }
    return out;
}

} // namespace groundswell
