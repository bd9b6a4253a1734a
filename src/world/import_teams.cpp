#include "world/import_teams.hpp"

#include <algorithm>
#include <map>

#include "world/generate_teams.hpp"

namespace groundswell {

namespace {

using Places = std::vector<std::uint32_t>;

constexpr std::uint32_t no_team = 0xFFFFFFFFU;

class TeamMaker {
  public:
    TeamMaker(Staff const& staff, TieShape const& shape, Key key) : staff_(staff), shape_(shape), key_(key)
    {
        teams_.own.assign(staff.rank.size(), no_team);
        led_.assign(staff.rank.size(), no_team);
    }

    Teams make()
    {
        by_superior();
        by_unit();
        return std::move(teams_);
    }

  private:
    std::size_t largest() const { return 2 * shape_.team_max; }

    void by_superior()
    {
        by_shared_superior();
        if (staff_.superior.empty()) return;
        std::vector<Places> reports(staff_.rank.size());
        for (std::uint32_t place = 0; place < staff_.superior.size(); ++place)
            if (staff_.superior[place] != Hierarchy::nobody) reports[staff_.superior[place]].push_back(place);
        for (std::uint32_t head = 0; head < reports.size(); ++head)
            if (!reports[head].empty()) tie(std::move(reports[head]), head, true);
        // Who has no superior belongs to the team that they lead.
        for (std::uint32_t head = 0; head < teams_.own.size(); ++head)
            if (teams_.own[head] == no_team && led_[head] != no_team) teams_.own[head] = led_[head];
    }

    void by_shared_superior()
    {
        std::map<std::uint32_t, Places> reports;
        for (std::uint32_t place = 0; place < staff_.shared.size(); ++place)
            if (staff_.shared[place] != Hierarchy::nobody) reports[staff_.shared[place]].push_back(place);
        for (auto& [superior, members] : reports)
            tie(std::move(members), no_team, true);
    }

    /// Tie members to each other, and to their head if they have one: as one group, or if they are too many
    /// as groups whose first members are tied in turn.
    ///
    /// @param own  the groups are the members' own teams
    void tie(Places members, std::uint32_t head, bool own)
    {
        std::ranges::stable_sort(members, [&](auto a, auto b) { return staff_.rank[a] > staff_.rank[b]; });
        if (members.size() <= largest()) {
            auto const team = static_cast<std::uint32_t>(teams_.cliques.size());
            if (own) claim(members, team);
            if (head != no_team) {
                led_[head] = team;
                members.push_back(head);
            }
            if (members.size() > 1 || own) teams_.cliques.push_back(std::move(members));
            return;
        }
        Places first;
        for (auto& group : deal(members, even_sizes(members.size()))) {
            first.push_back(group.front());
            if (own) claim(group, static_cast<std::uint32_t>(teams_.cliques.size()));
            teams_.cliques.push_back(std::move(group));
        }
        tie(std::move(first), head, false);
    }

    void claim(Places const& members, std::uint32_t team)
    {
        for (auto const place : members)
            teams_.own[place] = team;
    }

    /// Groups of the usual size, which differ by one at most.
    std::vector<std::size_t> even_sizes(std::size_t people) const
    {
        std::size_t const usual = std::max<std::size_t>(1, (shape_.team_min + shape_.team_max) / 2);
        std::size_t const groups = (people + usual - 1) / usual;
        std::vector<std::size_t> out;
        for (std::size_t g = 0; g < groups; ++g)
            out.push_back(people / groups + (g < people % groups));
        return out;
    }

    /// Teams of those who are in none yet, unit by unit.
    void by_unit()
    {
        std::vector<Places> left;
        for (std::uint32_t place = 0; place < teams_.own.size(); ++place) {
            if (teams_.own[place] != no_team) continue;
            if (left.size() <= staff_.unit[place]) left.resize(staff_.unit[place] + std::size_t{1});
            left[staff_.unit[place]].push_back(place);
        }
        for (Unit unit = 0; unit < left.size(); ++unit) {
            if (left[unit].empty()) continue;
            auto const sizes = team_sizes(left[unit].size(), {shape_.team_min, shape_.team_max}, unit, key_);
            Places leads;
            for (auto& team : deal(left[unit], sizes)) {
                if (staff_.rank[team.front()] + 2 >= staff_.ranks) leads.push_back(team.front());
                claim(team, static_cast<std::uint32_t>(teams_.cliques.size()));
                teams_.cliques.push_back(std::move(team));
            }
            if (leads.size() > 1) tie(std::move(leads), no_team, false);
        }
    }

    Staff const& staff_;
    TieShape const& shape_;
    Key key_;
    Teams teams_;
    Places led_; ///< team that each leads, the last if several
};

} // namespace

Teams form_teams(Staff const& staff, TieShape const& shape, Key key)
{
    return TeamMaker(staff, shape, key).make();
}

} // namespace groundswell
