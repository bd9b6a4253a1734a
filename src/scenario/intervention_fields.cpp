#include "scenario/intervention_fields.hpp"

#include <algorithm>

namespace groundswell {

std::span<InterventionField const> intervention_fields()
{
    static constexpr std::array fields{
        InterventionField{"name", "text", {}, "label in results"},
        InterventionField{"start", "whole number", {-10'000, 20'000}, "first week"},
        InterventionField{"end", "whole number", {-10'000, 30'000}, "first week in which it no longer acts"},
        InterventionField{"every", "whole number", {0, 20'000}, "repeated every so many weeks; 0: once"},
        InterventionField{"dose", "number", {0, 1}, "strength"},
        InterventionField{"cost_per_person", "number", {0, 1e12}, "cost per person reached"},
        InterventionField{"cost_per_week", "number", {0, 1e12}, "cost per week"},
        InterventionField{"ramp", "true or false", {}, "linear from start to end"},
        InterventionField{"set", "table", {}, "parameters and their values while it acts"},
        InterventionField{
            "uptake", "number", {0, 1}, "probability that a silent target leaves a report in escrow"},
        InterventionField{
            "match", "whole number", {1, 1000}, "targets against one person that file all reports"},
        InterventionField{"reports", "whole number", {1, 1000}, "everyone with at least so many reports"},
        InterventionField{"top_share", "number", {0, 1}, "the top share by propensity (an oracle)"},
        InterventionField{"quota", "true or false", {}, "promotions by the shares in the rank below"},
        InterventionField{"post", "text", {}, "kind of post"},
        InterventionField{"count", "whole number", {1, 1'000'000}, "posts seeded each time"},
    };
    return fields;
}

InterventionUse const& use_of(InterventionKind kind)
{
    using enum InterventionKind;
    static std::array<InterventionUse, intervention_count> const uses{{
        {bystander_training, {"dose"}, {"every", "scope"}, "raises responsibility; it fades"},
        {norm_correction, {"dose"}, {"every", "scope"}, "moves the perceived norm towards what people think"},
        {ally_mobilisation, {"dose"}, {"every", "scope"}, "holds responsibility at no less than the dose"},
        {accountability, {"set"}, {"ramp"}, "changes the institution's policy"},
        {escrow, {}, {"uptake", "match", "scope"}, "keeps reports until several name the same person"},
        {remove_offenders, {}, {"reports", "top_share", "every", "scope"}, "dismisses people"},
        {parity, {}, {"quota"}, "promotes without bias, or by quota"},
        {status_reform, {"dose"}, {}, "takes away status besides rank"},
        {movement, {"count"}, {"post", "every", "scope"}, "seeds posts"},
        {dialogue, {"dose"}, {}, "makes turning the talk away less likely"},
        {parameter, {"set"}, {"ramp"}, "changes any parameter"},
        {answering, {}, {"scope"}, "lets nobody who never harms stay silent as a witness (an oracle)"},
    }};
    return uses[static_cast<std::size_t>(kind)];
}

bool InterventionUse::uses(std::string_view field) const
{
    static constexpr std::array<std::string_view, 6> common{
        "kind", "name", "start", "end", "cost_per_person", "cost_per_week"};
    return std::ranges::count(common, field) + std::ranges::count(required, field) +
               std::ranges::count(optional, field) >
           0;
}

InterventionField const* find_field(std::string_view name)
{
    auto const fields = intervention_fields();
    auto const found =
        std::ranges::find(fields, name, [](auto const& f) { return std::string_view(f.name); });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace groundswell
