#include "scenario/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <numeric>
#include <set>

#include "base/how_many.hpp"
#include "base/text.hpp"
#include "scenario/contradictions.hpp"
#include "scenario/groups.hpp"

namespace groundswell {

namespace {

void check_names(Scenario const& scenario, Problems& out)
{
    auto const count = static_cast<int>(scenario.groups.size());
    if (count < 1 || count > max_groups)
        out.push_back({.code = ProblemCode::value_wrong_count,
                       .place = {.key = "groups"},
                       .what = fmt::format("lists {} groups", count),
                       .allowed = fmt::format("1 to {}", max_groups)});
    auto const plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
    };
    std::set<std::string> seen;
    for (auto const& group : scenario.groups) {
        if (group.empty() || !std::ranges::all_of(group, plain))
            out.push_back({.code = ProblemCode::name_invalid,
                           .place = {.key = "groups"},
                           .what = "has the name '" + group + "'",
                           .allowed = "letters, digits, _ and - only"});
        if (!seen.insert(group).second)
            out.push_back({.code = ProblemCode::value_duplicate,
                           .place = {.key = "groups"},
                           .what = "lists '" + group + "' twice"});
    }
    if (scenario.ranks < 1 || scenario.ranks > max_ranks)
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = "ranks"},
                       .what = fmt::format("is {}", scenario.ranks),
                       .allowed = fmt::format("1 to {}", max_ranks)});
    std::set<std::string> const names(scenario.rank_names.begin(), scenario.rank_names.end());
    if (names.size() != scenario.rank_names.size())
        out.push_back(
            {.code = ProblemCode::value_duplicate, .place = {.key = "ranks"}, .what = "lists a name twice"});
}

void check_ranges(Scenario const& scenario, Parameters const& parameters, Problems& out)
{
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *member.row;
        double const value = member.in(parameters);
        std::string const standard =
            member.default_value ? "default is " + format_number(member.default_value->value) : "";
        if (!row.allowed.contains(value))
            out.push_back({.code = ProblemCode::value_out_of_range,
                           .place = {.key = member.name},
                           .what = "is " + format_number(value),
                           .allowed = "must lie in " + format_interval(row.allowed.low, row.allowed.high,
                                                                       row.integer, row.unit),
                           .suggestion = standard});
        else if (row.integer && value != std::floor(value))
            out.push_back({.code = ProblemCode::value_not_whole,
                           .place = {.key = member.name},
                           .what = "is " + format_number(value),
                           .allowed = "must be a whole number",
                           .suggestion = standard});
    }
}

/// Check relations between parameters. The values of `p` are finite.
class Relations {
  public:
    Relations(Scenario const& scenario, Parameters const& p, Problems& out)
        : scenario_(scenario), p_(p), out_(out)
    {}

    void check()
    {
        auto const& k = p_.kinds;
        sum("kinds", "the shares of hostility, advance and coercion", k[1].share + k[2].share + k[3].share);
        auto const& r = p_.policy.response;
        sum("policy.response", "coddle, sanction, remove and restore", r[0] + r[1] + r[2] + r[3]);
        auto const& d = p_.discourse;
        sum("discourse.frames", "innocence, hurt and equivalence",
            d.frame_innocence + d.frame_hurt + d.frame_equivalence);
        contradictions();
        groups();
        outside();
        if (scenario_.generated() || scenario_.import) teams();
        if (scenario_.generated()) institution();
    }

  private:
    void sum(std::string const& where, std::string const& what, double total)
    {
        if (!(std::abs(total - 1) <= share_tolerance))
            out_.push_back({.code = ProblemCode::value_sum,
                            .place = {.key = where},
                            .what = "sums to " + format_number(total),
                            .allowed = what + " must sum to 1"});
    }

    void groups()
    {
        double hired = 0, largest = 0;
        for (std::size_t g = 0; g < scenario_.groups.size(); ++g) {
            hired += p_.career.hiring[g];
            for (std::size_t h = 0; h < scenario_.groups.size(); ++h)
                largest = std::max(largest, p_.orientation[g][h]);
        }
        sum("career.hiring", "the groups' shares", hired);
        if (largest == 0)
            out_.push_back({.code = ProblemCode::value_no_effect,
                            .place = {.key = "orientation"},
                            .what = "is 0 everywhere",
                            .allowed = "at least one weight above 0"});
    }

    void contradictions()
    {
        for (auto const& at : contradictions_of(scenario_))
            if (at.rule->is_error && at.is_met_by(p_))
                out_.push_back(
                    {.code = ProblemCode::value_conflict,
                     .place = {.key = at.smaller.name},
                     .what = "is " + format_number(at.smaller.in(p_)),
                     .allowed = fmt::format("{} {}, {}", at.rule->may_be_equal ? "at most" : "below",
                                            at.larger.name, format_number(at.larger.in(p_))),
                     .suggestion = at.rule->why});
    }

    void outside()
    {
        auto const& o = p_.outside;
        auto const all = [](auto begin, auto n) {
            return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(n), 0.0);
        };
        if (!(all(o.rate.begin(), scenario_.ranks) > 0)) return;
        auto const needed = [&](std::string const& where, double sum, std::string const& what) {
            if (!(sum > 0))
                out_.push_back({.code = ProblemCode::value_conflict,
                                .place = {.key = where},
                                .what = what,
                                .allowed = "at least one share above 0",
                                .suggestion = "people meet outsiders by outside.rate"});
        };
        needed("outside.share", all(o.share.begin(), scenario_.groups.size()), "is 0 for every group");
        needed("outside", all(o.kinds.begin(), kind_count), "has share 0 for every kind of act");
    }

    void teams()
    {
        auto const& shape = p_.institution;
        if (shape.team_min > shape.team_max)
            out_.push_back({.code = ProblemCode::value_conflict,
                            .place = {.key = "institution.team_min"},
                            .what = "is " + format_number(shape.team_min),
                            .allowed = "at most institution.team_max, " + format_number(shape.team_max)});
    }

    void institution()
    {
        auto const& shape = p_.institution;
        if (shape.seats < shape.units)
            out_.push_back({.code = ProblemCode::value_conflict,
                            .place = {.key = "institution.seats"},
                            .what = "is " + format_number(shape.seats),
                            .allowed = "at least institution.units, " + format_number(shape.units)});
        double seats = 0;
        for (int rank = 0; rank < scenario_.ranks; ++rank) {
            auto const r = static_cast<std::size_t>(rank);
            seats += shape.rank_share[r];
            double people = 0;
            for (std::size_t g = 0; g < scenario_.groups.size(); ++g)
                people += shape.share[g][r];
            sum("institution.share", "the groups' shares of rank " + std::to_string(rank), people);
        }
        bool const open = scenario_.ranks != 5 && !scenario_.given.contains("institution.rank_share.0");
        if (open && seats == 0)
            out_.push_back({.code = ProblemCode::key_missing,
                            .place = {.key = "institution.rank_share"},
                            .what = fmt::format("is not set for {} ranks", scenario_.ranks),
                            .allowed = "one share per rank, lowest first; they sum to 1"});
        else
            sum("institution.rank_share", "the ranks' shares", seats);
    }

    Scenario const& scenario_;
    Parameters const& p_;
    Problems& out_;
};

} // namespace

std::string format_interval(double low, double high, bool integer, std::string const& unit)
{
    std::string const range = "[" + format_number(low) + ", " + format_number(high) + "]";
    return (unit.empty() ? range : range + " " + unit) + (integer ? ", a whole number" : "");
}

Problems check_parameters(Scenario const& scenario, Parameters const& parameters)
{
    Problems out;
    check_ranges(scenario, parameters, out);
    Relations(scenario, parameters, out).check();
    return out;
}

Problems check_scenario(Scenario const& scenario)
{
    Problems out;
    check_names(scenario, out);
    if (!out.empty()) return out; // all names below are built from these
    auto const append = [&](Problems const& more) { out.insert(out.end(), more.begin(), more.end()); };
    append(check_parameters(scenario, scenario.parameters));
    append(check_interventions(scenario));
    return out;
}

std::vector<std::string> plausibility_notes(Scenario const& scenario)
{
    std::vector<std::string> notes;
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks)) {
        if (!member.default_value || (!scenario.generated() && member.name.starts_with("institution.")))
            continue;
        double const value = member.in(scenario.parameters);
        auto const& plausible = member.default_value->plausible;
        if (value == member.default_value->value || plausible.contains(value)) continue;
        // As the user's own table hires, which is no guess about an institution in general.
        bool const hired = member.row->name == "career.hiring.{group}" &&
                           !scenario.given.contains(member.name) &&
                           static_cast<std::size_t>(member.group) < scenario.hiring.size();
        if (hired) continue;
        if (member.row->role == Role::constant || member.row->role == Role::experiment)
            notes.push_back(fmt::format("{} is {}, not {}: it is {}", member.name, format_number(value),
                                        format_number(member.default_value->value),
                                        member.row->role == Role::constant ? "a constant of the model"
                                                                           : "meant for experiments"));
        else
            notes.push_back(fmt::format("{} is {}, outside its plausible range [{}, {}]", member.name,
                                        format_number(value), format_number(plausible.low),
                                        format_number(plausible.high)));
    }
    auto const& p = scenario.parameters;
    for (auto const& at : contradictions_of(scenario))
        if (!at.rule->is_error && at.is_met_by(p))
            notes.push_back(fmt::format("{} is {}, but {} is {}: {}", at.smaller.name,
                                        format_number(at.smaller.in(p)), at.larger.name,
                                        format_number(at.larger.in(p)), at.rule->why));
    if (p.career.quota != 0 && p.career.every == 0)
        notes.push_back("career.quota never acts: career.every is 0, so nobody is promoted");
    if (p.run.window > p.run.weeks)
        notes.push_back(fmt::format(
            "the run is shorter than run.window, so shares of people and of events are about its {}",
            how_many(p.run.weeks, "week")));
    for (auto const& intervention : scenario.interventions)
        if (intervention.start >= p.run.weeks)
            notes.push_back(fmt::format("intervention {} never acts: it starts in week {} of {}",
                                        intervention.name, intervention.start, format_number(p.run.weeks)));
    return notes;
}

void fill_defaults(Scenario& scenario)
{
    scenario.notes = settle_groups(scenario);
    auto const more = plausibility_notes(scenario);
    scenario.notes.insert(scenario.notes.end(), more.begin(), more.end());
}

} // namespace groundswell
