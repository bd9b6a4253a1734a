#include "observe/result_bytes.hpp"

#include <groundswell/summary.hpp>
#include <type_traits>

#include "base/record_bytes.hpp"

namespace groundswell {

namespace result_fields {

namespace {

constexpr auto counts = [](auto& way, auto& week) {
    if constexpr (std::remove_reference_t<decltype(way)>::reads) {
        int groups = 0, ranks = 0;
        std::vector<std::uint32_t> cells;
        way.item(groups);
        way.item(ranks);
        way.list(cells, one_item);
        week = Counts(groups, ranks, std::move(cells));
    } else {
        way.item(week.groups());
        way.item(week.ranks());
        way.list(week.cells(), one_item);
    }
};

constexpr auto states = [](auto& way, auto& means) {
    way.item(means.week);
    way.list(means.mean, one_item);
    way.list(means.people, one_item);
};

constexpr auto withheld = [](auto& way, auto& value) {
    way.item(value.groups);
    way.item(value.ranks);
    way.list(value.cell, one_item);
    way.list(value.group, one_item);
    way.item(value.everyone);
};

constexpr auto all = [](auto& way, auto& result) {
    way.item(result.seed);
    way.item(result.replicate);
    way.item(result.first_week);
    way.list(result.series, counts);
    way.list(result.states, states);
    way.list(result.occupied, [](auto& inner, auto& week) { inner.list(week, one_item); });
    way.list(result.metrics, metric_fields);
    withheld(way, result.withheld);
    way.item(result.disclosure.min_cell);
    way.item(result.disclosure.round_to);
    for (auto const& stage : funnel_stages)
        way.item(result.funnel.*stage.events);
    way.item(result.intervention_cost);
    way.item(result.result_hash);
    way.item(result.metrics_hash);
    way.item(result.messages);
    way.item(result.candidates);
    way.item(result.seconds);
    way.item(result.groups);
    way.item(result.ranks);
};

} // namespace

} // namespace result_fields

std::string bytes_of(ReplicateResult const& result)
{
    return record_bytes(result, result_fields::all);
}

ReplicateResult result_of(std::string_view bytes)
{
    return record_of<ReplicateResult>(bytes, result_fields::all);
}

} // namespace groundswell
