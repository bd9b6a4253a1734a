#include "scenario/hash.hpp"

#include <fmt/format.h>
#include <fstream>
#include <groundswell/ids.hpp>
#include <groundswell/parameter_table.hpp>

#include "base/mix64.hpp"
#include "scenario/intervention_value.hpp"
#include "world/import.hpp"

namespace groundswell {

namespace {

/// FNV-1a over the values added, mixed at the end (Fowler, Noll & Vo; offset basis and prime of 64 bits).
class ScenarioHasher {
  public:
    void bytes(std::string_view text)
    {
        for (char const c : text)
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    /// Add name and value, each with its length, so that different lists of fields give different bytes.
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

void add_file(ScenarioHasher& hasher, std::string const& name, std::string const& path)
{
    if (path.empty()) return hasher.field(name, std::string_view("none"));
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw UserError(Problem{
            .code = ProblemCode::file_cannot_be_read, .place = {.file = path}, .what = "cannot be read"});
    hasher.field(name, std::string_view("file"));
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        hasher.bytes(std::string_view(block.data(), static_cast<std::size_t>(file.gcount())));
}

/// What the tables say, as it was understood; their bytes, if nobody has read them yet.
void add_content(ScenarioHasher& hasher, ImportSpec const& spec)
{
    if (auto const digest = imported_digest(spec))
        return hasher.field("tables", fmt::format("{:016x}", *digest));
    add_file(hasher, "people", spec.people_file);
    if (spec.ties_files.empty()) add_file(hasher, "ties", "");
    for (auto const& file : spec.ties_files)
        add_file(hasher, "ties", file);
}

void add_tables(ScenarioHasher& hasher, ImportSpec const& spec)
{
    add_content(hasher, spec);
    hasher.field("columns", {spec.id_column, spec.group_column, spec.rank_column, spec.unit_column,
                             spec.layer_column, spec.from_column, spec.to_column, spec.weight_column});
    if (!spec.manager_column.empty() && spec.manager_column != special_column::none)
        hasher.field("manager", spec.manager_column);
    for (auto const& [value, group] : spec.group_values)
        hasher.field("value", {value, group});
    hasher.field("rank order", spec.rank_order);
    for (auto const& [group, share] : spec.group_shares)
        hasher.field("share of " + group, share);
    auto const& layers = spec.layers;
    hasher.field("team", layers.team);
    hasher.field("confidant", layers.confidant);
    hasher.field("audience", layers.audience);
    hasher.field("team reading", static_cast<double>(layers.team_reading));
    hasher.field("confidant reading", static_cast<double>(layers.confidant_reading));
    hasher.field("audience reading", static_cast<double>(layers.audience_reading));
    hasher.field("least weight", spec.min_weight);
}

void add_profile(ScenarioHasher& hasher, CountrySpec const& spec)
{
    hasher.field("profile", spec.groups);
    hasher.field("profile ranks", spec.ranks);
    auto const list = [&](char const* name, std::vector<double> const& values) {
        hasher.field(name, static_cast<double>(values.size()));
        for (double const value : values)
            hasher.field("item", value);
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

/// Feeds a hasher the fields of an intervention, by name and value.
class InterventionHasher {
  public:
    explicit InterventionHasher(ScenarioHasher& hasher) : hasher_(hasher) {}

    template <class T>
    requires std::is_arithmetic_v<T>
    void operator()(InterventionField const& field, T value)
    {
        hasher_.field(field.name, static_cast<double>(value));
    }
    template <EnumField Enum>
    void operator()(InterventionField const& field, Enum value)
    {
        hasher_.field(field.name, std::string_view(choice_of(field, value)));
    }
    template <class T>
    void operator()(InterventionField const& field, std::optional<T> const& value)
    {
        if (value)
            (*this)(field, *value);
        else
            hasher_.field(field.name, std::string_view("none"));
    }
    void operator()(InterventionField const& field, std::string const& value)
    {
        if (field.words_only) return;
        hasher_.field(field.name, std::string_view(value));
    }
    template <class T>
    void operator()(InterventionField const& field, std::vector<T> const& values)
    {
        hasher_.field(field.name, static_cast<double>(values.size()));
        for (auto const& value : values)
            (*this)({.name = "item", .meaning = ""}, value);
    }
    void operator()(InterventionField const& field, ParameterValues const& values)
    {
        hasher_.field(field.name, static_cast<double>(values.size()));
        for (auto const& [name, value] : values)
            hasher_.field(name, value);
    }
    void operator()(InterventionField const&, Scope const& scope) { Scope::visit(scope, *this); }

  private:
    ScenarioHasher& hasher_;
};

void add_intervention(ScenarioHasher& hasher, InterventionSpec const& spec)
{
    hasher.field("intervention", std::string_view(spec.info().name));
    InterventionSpec::visit(spec, InterventionHasher(hasher));
}

/// @param start_only  leave out what acts from week 0 on
std::uint64_t hash_of(Scenario const& scenario, bool start_only)
{
    ScenarioHasher hasher;
    hasher.field("groups", scenario.groups);
    hasher.field("number of ranks", scenario.ranks);
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks))
        if (!start_only || (member.name != "run.weeks" && member.name != "run.window"))
            hasher.field(member.name, member.in(scenario.parameters));
    for (std::size_t i = 0; i < component_count; ++i)
        hasher.field(component_names[i], scenario.off.*component_switches[i]);
    if (scenario.import) add_tables(hasher, *scenario.import);
    if (scenario.profile) add_profile(hasher, scenario.profile->spec);
    if (scenario.world_file) hasher.field("world file", fmt::format("{:016x}", scenario.world_file->digest));
    for (auto const& intervention : scenario.interventions)
        if (!start_only || intervention.start < 0) add_intervention(hasher, intervention);
    return hasher.value();
}

} // namespace

std::uint64_t scenario_hash(Scenario const& scenario)
{
    return hash_of(scenario, false);
}

std::uint64_t start_hash(Scenario const& scenario)
{
    return hash_of(scenario, true);
}

} // namespace groundswell
