#include "scenario/groups.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <map>

namespace groundswell {

namespace {

bool known(std::string const& group)
{
    return group == "woman" || group == "man";
}

constexpr char const* hiring_row = "career.hiring.{group}";

bool sums_over_groups(ParameterRow const& row)
{
    return row.name == hiring_row || row.shape == Shape::by_group_and_rank;
}

using Place = std::pair<int, int>; ///< of a member by group: (group, towards)

/// The members of one row with a value per group or per pair of groups.
class GroupRow {
  public:
    GroupRow(Scenario& scenario, std::vector<ParameterAt> const& members) : scenario_(scenario)
    {
        for (auto const& member : members)
            by_place_[{member.group, member.towards}] = &member;
    }

    /// Give values to members that are not set. `borrowed` receives the groups that took the value of
    /// another group.
    void fill_missing(std::set<std::string>& borrowed) const
    {
        for (auto const& [place, member] : by_place_) {
            if (scenario_.given.contains(member->name)) continue;
            member->in(scenario_.parameters) = value(place);
            for (int const group : {member->group, member->towards})
                if (group >= 0 && !known(name(group)) && !member->default_value) borrowed.insert(name(group));
        }
    }

  private:
    std::string const& name(int group) const { return scenario_.groups[static_cast<std::size_t>(group)]; }

    double value(Place place) const
    {
        auto const& member = *by_place_.at(place);
        if (scenario_.given.contains(member.name)) return member.in(scenario_.parameters);
        if (member.default_value) return member.default_value->value;
        auto const stand_in = [&](int group) { return group < 0 || known(name(group)) ? group : 0; };
        Place const other{stand_in(place.first), stand_in(place.second)};
        return other == place ? of_women(member) : value(other);
    }

    /// The default if the reference group is not in the table: that of woman.
    double of_women(ParameterAt const& member) const
    {
        if (member.row->shape == Shape::by_group) return member.row->defaults[0].value;
        bool const from_man = name(member.group) == "man";
        bool const to_man = name(member.towards) == "man";
        return member.row->defaults[(from_man ? 2U : 0U) + (to_man ? 1U : 0U)].value;
    }

    Scenario& scenario_;
    std::map<Place, ParameterAt const*> by_place_;
};

/// What a share is if nothing is given: as hired by the user's tables, or the default.
double untold(Scenario const& scenario, ParameterAt const& share)
{
    auto const group = static_cast<std::size_t>(share.group);
    if (share.row->name == hiring_row && group < scenario.hiring.size()) return scenario.hiring[group];
    return share.default_value ? share.default_value->value : 0;
}

/// Fill one set of shares over groups. Given shares stay; the others divide the rest.
void settle_shares(Scenario& scenario, std::vector<ParameterAt> const& shares)
{
    double left = 1;
    double standard_sum = 0;
    int open = 0;
    for (auto const& share : shares) {
        if (scenario.given.contains(share.name)) {
            left -= share.in(scenario.parameters);
            continue;
        }
        ++open;
        standard_sum += untold(scenario, share);
    }
    left = std::max(left, 0.0);
    for (auto const& share : shares) {
        if (scenario.given.contains(share.name)) continue;
        double const standard = untold(scenario, share);
        double const part = standard_sum > 0 ? standard / standard_sum : 1.0 / open;
        // If none is given, take exactly the table's number.
        share.in(scenario.parameters) =
            left == 1 && std::abs(standard_sum - 1) < 1e-12 ? standard : left * part;
    }
}

/// Entries beyond the scenario's groups and ranks are unused and kept at 0.
void clear_unused(Scenario& scenario, std::vector<ParameterAt> const& used)
{
    static std::vector<std::string> const names{"0", "1", "2", "3", "4", "5"};
    static_assert(max_groups == 6);
    std::set<std::size_t> offsets;
    for (auto const& member : used)
        offsets.insert(member.offset);
    for (auto const& member : parameters_for(names, max_ranks))
        if (!offsets.contains(member.offset)) member.in(scenario.parameters) = 0;
}

} // namespace

std::vector<std::string> settle_groups(Scenario& scenario)
{
    auto const members = parameters_for(scenario.groups, scenario.ranks);
    std::map<ParameterRow const*, std::vector<ParameterAt>> rows;
    std::map<std::pair<ParameterRow const*, int>, std::vector<ParameterAt>> shares;
    for (auto const& member : members) {
        auto const& row = *member.row;
        if (sums_over_groups(row))
            shares[{&row, member.rank}].push_back(member);
        else if (row.shape == Shape::by_group || row.shape == Shape::by_pair)
            rows[&row].push_back(member);
        else if (row.shape == Shape::by_rank && !scenario.given.contains(member.name))
            member.in(scenario.parameters) = member.default_value ? member.default_value->value : 0;
    }
    std::map<std::string, std::vector<std::string>> by_group;
    for (auto const& row : parameter_table()) {
        auto const found = rows.find(&row);
        if (found == rows.end()) continue;
        std::set<std::string> borrowed;
        GroupRow(scenario, found->second).fill_missing(borrowed);
        for (auto const& group : borrowed)
            by_group[group].push_back(row.name.substr(0, row.name.find(".{group}")));
    }
    for (auto const& [row, list] : shares)
        settle_shares(scenario, list);
    clear_unused(scenario, members);

    std::vector<std::string> notes;
    for (auto const& [group, names] : by_group) {
        auto const& reference = scenario.groups.front();
        notes.push_back(fmt::format("group {}: not set, so {} in {}", group,
                                    group == reference ? "the defaults of woman are taken"
                                                       : fmt::format("the values of {} are taken", reference),
                                    fmt::join(names, ", ")));
    }
    return notes;
}

} // namespace groundswell
