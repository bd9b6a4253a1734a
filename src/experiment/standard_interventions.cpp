#include "experiment/standard_interventions.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "scenario/read.hpp"

namespace groundswell {

namespace {

struct Standard {
    InterventionKind kind;
    char const* block; ///< of a scenario
    char const* words;
};

using enum InterventionKind;
constexpr Standard standards[]{
    {bystander_training, "dose = 0.3\n every = 52\n cost_per_person = 3",
     "everyone, once a year, dose 0.3; 3 hours a person"},
    {norm_correction, "dose = 0.5\n every = 26\n cost_per_person = 0.25",
     "everyone, twice a year, dose 0.5; a quarter of an hour a person"},
    {ally_mobilisation,
     "dose = 0.8\n scope.share = 0.3\n every = 52\n cost_per_person = 12\n cost_per_week = 8",
     "three in ten people, held at dose 0.8; 12 hours a person and year, 8 hours a week"},
    {accountability,
     "set = { policy.delay = 4, policy.shield = 0.4, policy.transparency = 0.6 }\n cost_per_week = 20",
     "rulings after 4 weeks, less shield for rank (0.4), 60% of the unit hear of them; 20 hours a week"},
    {escrow, "uptake = 0.5\n match = 2\n cost_per_week = 4",
     "half of those who stay silent leave a report, filed when a second names the same person; 4 hours a "
     "week"},
    {remove_offenders, "reports = 2\n every = 13\n cost_per_week = 8",
     "dismisses everyone with two reports, four times a year; 8 hours a week"},
    {parity, "cost_per_week = 4", "promotes without bias; 4 hours a week"},
    {status_reform, "dose = 0.5\n cost_per_week = 40", "halves status besides rank; 40 hours a week"},
    {movement, "post = 'testimony'\n count = 10\n every = 26\n cost_per_week = 20",
     "10 testimonies, twice a year; 20 hours a week"},
    {dialogue, "dose = 0.5\n cost_per_week = 20",
     "turning the talk away loses 0.5 of its appeal; 20 hours a week"},
    {answering, "", "nobody who never harms stays silent as a witness: an oracle, at no cost"},
};
static_assert(std::size(standards) + 1 == intervention_count, "all but `parameter` have a standard form");

std::string name_of(InterventionKind kind)
{
    return intervention_names[static_cast<std::size_t>(kind)];
}

} // namespace

std::optional<InterventionKind> standard_kind(std::string_view name)
{
    auto const at = std::ranges::find_if(standards, [&](auto const& s) { return name_of(s.kind) == name; });
    return at == std::end(standards) ? std::nullopt : std::optional(at->kind);
}

std::vector<std::string> standard_names()
{
    std::vector<std::string> out;
    for (auto const& standard : standards)
        out.push_back(name_of(standard.kind));
    return out;
}

InterventionSpec standard_intervention(InterventionKind kind)
{
    auto const at = std::ranges::find(standards, kind, &Standard::kind);
    auto const text = fmt::format("[[intervention]]\n kind = '{}'\n {}", name_of(kind), at->block);
    return read_scenario_text(text, name_of(kind)).interventions.front();
}

std::string describe_standard(InterventionKind kind)
{
    return std::ranges::find(standards, kind, &Standard::kind)->words;
}

} // namespace groundswell
