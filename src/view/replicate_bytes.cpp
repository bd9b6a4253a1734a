#include "view/replicate_bytes.hpp"

#include <groundswell/figures.hpp>
#include <string_view>
#include <type_traits>

#include "base/record_bytes.hpp"
#include "observe/result_bytes.hpp"

namespace groundswell::view {

namespace replicate_fields {

namespace {

/// Every field of a record in order, by a writer or a reader.
template <class Way, class Array>
void array(Way& way, Array& values)
{
    for (auto& value : values)
        way.item(value);
}

constexpr auto point = [](auto& way, auto& value) {
    way.item(value.metric);
    way.item(value.group);
    way.item(value.value);
};

constexpr auto summary = [](auto& way, auto& value) {
    way.item(value.replicate);
    way.item(value.result_hash);
    way.item(value.metrics_hash);
    way.item(value.messages);
    way.item(value.candidates);
    way.item(value.intervention_cost);
    way.list(value.metrics, metric_fields);
    for (auto const& stage : funnel_stages)
        way.item(value.funnel.*stage.events);
    array(way, value.totals);
    array(way, value.end_state);
};

constexpr auto series_value = [](auto& way, auto& value) {
    way.item(value.withheld);
    way.item(value.value);
};

constexpr auto series_row = [](auto& way, auto& row) {
    if constexpr (std::remove_reference_t<decltype(way)>::reads) {
        std::string name;
        way.item(name);
        row.figure = find_figure(name);
        if (!row.figure) RecordReader::fail();
    } else {
        way.item(std::string(row.figure->name));
    }
    way.item(row.group);
    way.list(row.weeks, one_item);
    way.list(row.values, series_value);
};

constexpr auto all = [](auto& way, auto& left) {
    way.item(left.pair.replicate);
    way.list(left.pair.arms, [](auto& inner, auto& arm) { inner.list(arm, point); });
    way.list(left.summaries, summary);
    way.list(left.series, [](auto& inner, auto& rows) { inner.list(rows, series_row); });
};

} // namespace

} // namespace replicate_fields

std::string bytes_of(ReplicateLeft const& left)
{
    return record_bytes(left, replicate_fields::all);
}

ReplicateLeft replicate_of(std::string_view bytes)
{
    return record_of<ReplicateLeft>(bytes, replicate_fields::all);
}

} // namespace groundswell::view
