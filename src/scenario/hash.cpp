#include "scenario/hash.hpp"

#include <fmt/format.h>
#include <fstream>

#include "base/ids.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

namespace {

/// FNV-1a over what it is fed, mixed at the end (Fowler, Noll & Vo; offset basis and prime of 64 bits).
class Digest {
  public:
    void bytes(std::string_view text)
    {
        for (char const c : text)
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    /// Name and value, each with its length, so that no two lists of fields read the same.
    void field(std::string_view name, std::string_view value)
    {
        bytes(fmt::format("{}:{}={}:", name.size(), name, value.size()));
        bytes(value);
    }
    void field(std::string_view name, double value)
    {
        field(name, fmt::format("{}", value + 0.0));
    } // -0 is 0
    void field(std::string_view name, std::vector<std::string> const& values)
    {
        field(name, static_cast<double>(values.size()));
        for (auto const& value : values)
            field("item", value);
    }
    std::uint64_t value() const { return mix64(state_); }

  private:
    std::uint64_t state_{0xCBF29CE484222325ULL};
};

void add_file(Digest& digest, std::string const& name, std::string const& path)
{
    if (path.empty()) return digest.field(name, std::string_view("none"));
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw UserError(Problem{
            .code = ProblemCode::file_cannot_be_read, .place = {.file = path}, .what = "cannot be read"});
    digest.field(name, std::string_view("file"));
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        digest.bytes(std::string_view(block.data(), static_cast<std::size_t>(file.gcount())));
}

void add_tables(Digest& digest, ImportSpec const& spec)
{
    add_file(digest, "people", spec.people_file);
    add_file(digest, "ties", spec.ties_file);
    digest.field("columns", {spec.id_column, spec.group_column, spec.rank_column, spec.unit_column,
                             spec.layer_column, spec.from_column, spec.to_column, spec.weight_column});
    for (auto const& [value, group] : spec.group_values)
        digest.field("value", {value, group});
    digest.field("rank order", spec.rank_order);
    for (auto const& [group, share] : spec.group_shares)
        digest.field("share of " + group, share);
    auto const& layers = spec.layers;
    digest.field("team", layers.team);
    digest.field("confidant", layers.confidant);
    digest.field("audience", layers.audience);
    digest.field("team reading", static_cast<double>(layers.team_reading));
    digest.field("confidant reading", static_cast<double>(layers.confidant_reading));
    digest.field("audience reading", static_cast<double>(layers.audience_reading));
    digest.field("least weight", spec.min_weight);
}

void add_profile(Digest& digest, CountrySpec const& spec)
{
    digest.field("profile", spec.groups);
    digest.field("profile ranks", spec.ranks);
    auto const list = [&](char const* name, std::vector<double> const& values) {
        digest.field(name, static_cast<double>(values.size()));
        for (double const value : values)
            digest.field("item", value);
    };
    for (auto const& row : spec.share)
        list("share", row);
    for (auto const& c : spec.workplaces)
        list("workplaces", {static_cast<double>(c.low), static_cast<double>(c.high), c.workplaces, c.people});
    list("regions", spec.regions);
    list("teams", {static_cast<double>(spec.unit_size), static_cast<double>(spec.team_size),
                   static_cast<double>(spec.span)});
    list("confidants",
         {spec.confidants, spec.confidant_team, spec.confidant_region, spec.confidant_homophily});
    list("audience",
         {spec.audience, spec.audience_unit, spec.audience_region, spec.audience_tail, spec.audience_most});
}

void add_intervention(Digest& digest, InterventionSpec const& spec)
{
    digest.field("intervention", std::string_view(intervention_names[static_cast<std::size_t>(spec.kind)]));
    digest.field("name", spec.name);
    digest.field("start", spec.start);
    digest.field("end", spec.end ? fmt::format("{}", *spec.end) : std::string("never"));
    digest.field("every", spec.every);
    digest.field("groups", spec.scope.groups);
    std::vector<std::string> ranks;
    for (int const rank : spec.scope.ranks)
        ranks.push_back(std::to_string(rank));
    digest.field("ranks", ranks);
    digest.field("units", spec.scope.units);
    digest.field("share", spec.scope.share);
    digest.field("dose", spec.dose);
    digest.field("cost per person", spec.cost_per_person);
    digest.field("cost per week", spec.cost_per_week);
    digest.field("ramp", spec.ramp);
    for (auto const& [name, value] : spec.set)
        digest.field("set " + name, value);
    digest.field("uptake", spec.uptake);
    digest.field("match", spec.match);
    digest.field("reports", spec.reports);
    digest.field("top share", spec.top_share);
    digest.field("quota", spec.quota);
    digest.field("post", spec.post);
    digest.field("count", spec.count);
}

/// @param start_only  leave out what acts from week 0 on
std::uint64_t digest_of(Scenario const& scenario, bool start_only)
{
    Digest digest;
    digest.field("groups", scenario.groups);
    digest.field("number of ranks", scenario.ranks);
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks))
        if (!start_only || (member.name != "run.weeks" && member.name != "run.window"))
            digest.field(member.name, member.in(scenario.parameters));
    for (std::size_t i = 0; i < component_count; ++i)
        digest.field(component_names[i], scenario.off.*component_switches[i]);
    if (scenario.import) add_tables(digest, *scenario.import);
    if (scenario.profile) add_profile(digest, scenario.profile->spec);
    if (scenario.world_file) digest.field("world file", fmt::format("{:016x}", scenario.world_file->digest));
    for (auto const& intervention : scenario.interventions)
        if (!start_only || intervention.start < 0) add_intervention(digest, intervention);
    return digest.value();
}

} // namespace

std::uint64_t scenario_hash(Scenario const& scenario)
{
    return digest_of(scenario, false);
}

std::uint64_t start_hash(Scenario const& scenario)
{
    return digest_of(scenario, true);
}

} // namespace groundswell
