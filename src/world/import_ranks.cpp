#include "world/import_ranks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "world/column_words.hpp"
#include "world/rank_words.hpp"

namespace groundswell {

namespace {

using Words = std::vector<std::string>;

std::string from_the_top(Words const& order)
{
    return fmt::format("{}", fmt::join(order.rbegin(), order.rend(), " above "));
}

/// What is known of a rank's people.
struct Held {
    std::size_t people{0};
    double height{0}; ///< mean, of the hierarchy
};

/// Finds the order of ranks, and in what words to say why.
class RankOrder {
  public:
    RankOrder(PeopleTable const& people, Hierarchy const& hierarchy) : leads_(hierarchy.known())
    {
        for (std::size_t person = 0; person < people.people(); ++person) {
            auto& held = held_[people.rank.value(person)];
            ++held.people;
            if (leads_) held.height += hierarchy.height[person];
        }
        for (auto& [value, held] : held_)
            held.height /= static_cast<double>(held.people);
    }

    Words find(Words const& values, std::string const& column)
    {
        if (auto numbers = in_number_order(values)) return from_end(std::move(*numbers), column);
        if (auto ladder = in_ladder_order(values)) return *ladder;
        if (auto const steps = heights_on_ladder(values); !steps.empty()) return by_steps(values, steps);
        Words out = values;
        std::ranges::sort(out, [&](auto const& a, auto const& b) {
            auto const key = [&](auto const& value) {
                auto const& held = held_.at(value);
                return std::tuple(held.height, -static_cast<double>(held.people), value);
            };
            return key(a) < key(b);
        });
        why_ = leads_ ? "by whom they lead, then by how few they are"
                      : "by how few they are; titles are not known";
        return out;
    }

    std::string const& why() const { return why_; }

  private:
    /// Titles by their steps, of one step by whom they lead and how few they are. A title that is not known
    /// stands where its people lead as much, or else at the bottom.
    Words by_steps(Words const& values, std::map<std::string, double> const& steps)
    {
        Words out, unknown;
        for (auto const& value : values)
            (steps.contains(value) ? out : unknown).push_back(value);
        std::ranges::sort(out, [&](auto const& a, auto const& b) {
            auto const key = [&](auto const& value) {
                auto const& held = held_.at(value);
                return std::tuple(steps.at(value), held.height, -static_cast<double>(held.people), value);
            };
            return key(a) < key(b);
        });
        std::ranges::sort(unknown);
        for (auto const& value : unknown) {
            auto const higher = std::ranges::find_if(
                out, [&](auto const& other) { return held_.at(other).height >= held_.at(value).height; });
            out.insert(leads_ ? higher : out.begin(), value);
        }
        if (!unknown.empty())
            why_ = fmt::format("where {} {} is not known, {}; correct it", fmt::join(unknown, ", "),
                               unknown.size() == 1 ? "stands" : "stand",
                               leads_ ? "so by whom they lead" : "so at the bottom");
        return out;
    }

    /// Turn numbers round if the smallest is the top.
    Words from_end(Words numbers, std::string const& column)
    {
        auto const& low = held_.at(numbers.front());
        auto const& high = held_.at(numbers.back());
        bool turned = false;
        char const* reason = "";
        if (leads_ && low.height != high.height) {
            turned = low.height > high.height;
            reason = "leads the most";
        } else if (2 * std::min(low.people, high.people) <= std::max(low.people, high.people)) {
            turned = low.people < high.people;
            reason = "has the fewest people";
        } else {
            turned = top_of_header(column) < 0;
            reason = "is a guess by the column's name";
        }
        if (turned) std::ranges::reverse(numbers);
        why_ = fmt::format("{} at the top {}", numbers.back(), reason);
        return numbers;
    }

    bool leads_;
    std::map<std::string, Held> held_;
    std::string why_;
};

std::vector<Rank> by_hierarchy(PeopleTable const& people, Hierarchy const& hierarchy, ImportSpec& spec,
                               ImportReport& report)
{
    constexpr std::uint32_t most_levels = 5;
    std::vector<Rank> out(people.people(), 0);
    std::size_t levels = 1;
    for (std::size_t person = 0; person < out.size() && hierarchy.known(); ++person) {
        out[person] = static_cast<Rank>(std::min(hierarchy.height[person], most_levels - 1));
        levels = std::max(levels, out[person] + std::size_t{1});
    }
    bool const said = !spec.rank_order.empty();
    spec.rank_order.clear();
    for (std::size_t level = 1; level <= levels; ++level)
        spec.rank_order.push_back("level " + std::to_string(level));
    if (!said)
        report.guesses.push_back(fmt::format("rank: {}, by who reports to whom; level 1 leads nobody",
                                             from_the_top(spec.rank_order)));
    return out;
}

/// The commonest rank, for those who have none.
std::size_t commonest(PeopleTable const& people, ImportSpec const& spec)
{
    std::vector<std::size_t> count(spec.rank_order.size());
    for (std::size_t person = 0; person < people.people(); ++person) {
        auto const at = std::ranges::find(spec.rank_order, people.rank.value(person));
        if (at != spec.rank_order.end()) ++count[static_cast<std::size_t>(at - spec.rank_order.begin())];
    }
    return static_cast<std::size_t>(std::ranges::max_element(count) - count.begin());
}

/// False if there is no order to go by.
bool settle_order(PeopleTable const& people, Hierarchy const& hierarchy, ImportSpec& spec,
                  ImportReport& report, ImportProblems& problems)
{
    bool const given = !spec.rank_order.empty();
    auto values = given ? spec.rank_order : people.rank.values;
    if (!given) std::erase(values, "");
    if (values.size() > max_ranks) {
        problems.add({.code = ProblemCode::table_too_many_values,
                      .place = {.file = people.path, .key = spec.rank_column},
                      .what = fmt::format("{} ranks in '{}'", values.size(), spec.rank_column),
                      .allowed = "at most " + std::to_string(max_ranks),
                      .suggestion = "name another column, or join ranks"});
        return false;
    }
    if (given || values.empty()) return true;
    RankOrder order(people, hierarchy);
    spec.rank_order = order.find(values, spec.rank_column);
    if (spec.rank_order.size() < 2) return true;
    report.guesses.push_back(fmt::format("rank: {}{}; turn it round by rank_order (lowest first)",
                                         from_the_top(spec.rank_order),
                                         order.why().empty() ? "" : " (" + order.why() + ")"));
    return true;
}

} // namespace

std::vector<Rank> settle_ranks(PeopleTable const& people, Hierarchy const& hierarchy, ImportSpec& spec,
                               ImportReport& report, ImportProblems& problems)
{
    if (spec.rank_column == special_column::by_manager && !people.columns.rank)
        return by_hierarchy(people, hierarchy, spec, report);
    std::vector<Rank> out(people.people(), 0);
    if (people.rank.code.empty()) {
        if (spec.rank_column == special_column::none)
            report.notes.push_back("everyone has the same rank, because the table of people does not say");
        return out;
    }
    if (!settle_order(people, hierarchy, spec, report, problems) || spec.rank_order.empty()) return out;
    FaultyRows faulty;
    auto const usual = commonest(people, spec);
    std::size_t missing = 0;
    for (std::size_t person = 0; person < people.people(); ++person) {
        auto const& value = people.rank.value(person);
        auto const at = std::ranges::find(spec.rank_order, value);
        out[person] =
            static_cast<Rank>(value.empty() ? usual : static_cast<std::size_t>(at - spec.rank_order.begin()));
        missing += value.empty();
        if (value.empty() || at != spec.rank_order.end()) continue;
        faulty.add("rows with an unknown rank", {.code = ProblemCode::table_unknown_value,
                                                 .place = people.place_of(person, spec.rank_column),
                                                 .what = spec.rank_column + " " + groundswell::quoted(value) +
                                                         " is not in the order of ranks",
                                                 .allowed = "rank_order: " + listed(spec.rank_order),
                                                 .suggestion = did_you_mean(value, spec.rank_order)});
    }
    faulty.settle(file_name(people.path), 0, report, problems); // such people cannot be left out any more
    if (missing > 0)
        report.notes.push_back(
            ImportNote("rank: ")
                .count(missing, "person has", "people have", people.people())
                .text(fmt::format(" none; taken as {}, the commonest", spec.rank_order[usual])));
    return out;
}

} // namespace groundswell
