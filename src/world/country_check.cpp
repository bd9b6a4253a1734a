#include <string>

#include "base/text.hpp"
#include "world/country.hpp"
#include "world/matching.hpp"

namespace groundswell {

namespace {

class CountryCheck {
  public:
    explicit CountryCheck(CountrySpec const& spec) : spec_(spec) {}

    Problems operator()()
    {
        if (spec_.seats < 1 || spec_.seats >= no_seat)
            say("people", {.code = ProblemCode::value_out_of_range,
                           .what = "is " + std::to_string(spec_.seats),
                           .allowed = "1 to 4294967294"});
        if (spec_.groups.empty() || spec_.groups.size() > max_groups)
            say("groups", {.code = ProblemCode::value_wrong_count,
                           .what = "lists " + std::to_string(spec_.groups.size()),
                           .allowed = "1 to 6 groups"});
        if (spec_.ranks < 1 || spec_.ranks > max_ranks)
            say("ranks", {.code = ProblemCode::value_out_of_range,
                          .what = "is " + std::to_string(spec_.ranks),
                          .allowed = "1 to 10"});
        shares();
        workplaces();
        for (double const people : spec_.regions)
            if (!(people > 0))
                say("regions", {.code = ProblemCode::value_out_of_range,
                                .what = "lists " + format_number(people),
                                .allowed = "numbers of people, above 0"});
        sizes("teams.unit", spec_.unit_size, 1);
        sizes("teams.size", spec_.team_size, 1);
        sizes("teams.span", spec_.span, 2);
        ties();
        return std::move(problems_);
    }

  private:
    void say(std::string const& key, Problem problem)
    {
        problem.place.key = key;
        problems_.push_back(std::move(problem));
    }

    void shares()
    {
        bool fits = spec_.share.size() == spec_.groups.size();
        for (auto const& row : spec_.share)
            fits = fits && row.size() == static_cast<std::size_t>(spec_.ranks);
        if (!fits)
            return say("share", {.code = ProblemCode::value_wrong_count,
                                 .what = "does not fit",
                                 .allowed = "a list for each group with a number for each rank"});
        for (std::size_t r = 0; r < static_cast<std::size_t>(spec_.ranks); ++r) {
            double sum = 0;
            for (auto const& row : spec_.share) {
                if (!(row[r] >= 0))
                    say("share", {.code = ProblemCode::value_out_of_range,
                                  .what = "is " + format_number(row[r]),
                                  .allowed = "0 to 1"});
                sum += row[r];
            }
            if (!(sum > 1 - 1e-6 && sum < 1 + 1e-6))
                say("share", {.code = ProblemCode::value_sum,
                              .what = "of rank " + std::to_string(r) + " sums to " + format_number(sum),
                              .allowed = "the shares of the groups in a rank must sum to 1"});
        }
    }

    void workplaces()
    {
        if (spec_.workplaces.empty())
            say("workplaces", {.code = ProblemCode::key_missing,
                               .what = "are missing",
                               .allowed = "at least one class of sizes"});
        for (auto const& c : spec_.workplaces) {
            std::string const of = "of " + std::to_string(c.low) + " to " + std::to_string(c.high);
            if (c.low < 1 || c.high < c.low || c.high > 1'000'000)
                say("workplaces", {.code = ProblemCode::value_out_of_range,
                                   .what = of + " is no class of sizes",
                                   .allowed = "1 <= low <= high <= 1000000"});
            else if (!(c.workplaces > 0) || !(c.people >= c.low * c.workplaces * (1 - 1e-9)) ||
                     !(c.people <= c.high * c.workplaces * (1 + 1e-9)))
                say("workplaces",
                    {.code = ProblemCode::value_conflict,
                     .what = of + " have " + format_number(c.people / c.workplaces) + " people each",
                     .allowed = "the mean must lie between low and high"});
        }
    }

    void sizes(std::string const& where, std::uint32_t value, std::uint32_t least)
    {
        if (value < least || value > 1'000'000)
            say(where, {.code = ProblemCode::value_out_of_range,
                        .what = "is " + std::to_string(value),
                        .allowed = std::to_string(least) + " to 1000000 seats"});
    }

    void probability(std::string const& where, double value)
    {
        if (!(value >= 0 && value <= 1))
            say(where, {.code = ProblemCode::value_out_of_range,
                        .what = "is " + format_number(value),
                        .allowed = "0 to 1"});
    }

    void ties()
    {
        probability("confidants.team", spec_.confidant_team);
        probability("confidants.region", spec_.confidant_region);
        probability("confidants.homophily", spec_.confidant_homophily);
        if (spec_.confidant_team + spec_.confidant_region > 1 + 1e-9)
            say("confidants.region", {.code = ProblemCode::value_conflict,
                                      .what = "and confidants.team are more than 1 together",
                                      .allowed = "shares of all confidants"});
        probability("audience.unit", spec_.audience_unit);
        probability("audience.region", spec_.audience_region);
        if (spec_.audience_unit + spec_.audience_region > 1 + 1e-9)
            say("audience.region", {.code = ProblemCode::value_conflict,
                                    .what = "and audience.unit are more than 1 together",
                                    .allowed = "shares of the whole audience"});
        if (!(spec_.confidants >= 0 && spec_.confidants <= 500))
            say("confidants.mean", {.code = ProblemCode::value_out_of_range,
                                    .what = "is " + format_number(spec_.confidants),
                                    .allowed = "0 to 500"});
        if (!(spec_.audience >= 0 && spec_.audience <= 500))
            say("audience.mean", {.code = ProblemCode::value_out_of_range,
                                  .what = "is " + format_number(spec_.audience),
                                  .allowed = "0 to 500"});
        if (!(spec_.audience_tail > 1 && spec_.audience_tail <= 20))
            say("audience.tail", {.code = ProblemCode::value_out_of_range,
                                  .what = "is " + format_number(spec_.audience_tail),
                                  .allowed = "above 1, at most 20"});
        if (!(spec_.audience_most >= spec_.audience && spec_.audience_most <= 1500))
            say("audience.most", {.code = ProblemCode::value_out_of_range,
                                  .what = "is " + format_number(spec_.audience_most),
                                  .allowed = "the mean to 1500"});
    }

    CountrySpec const& spec_;
    Problems problems_;
};

} // namespace

Problems check_country(CountrySpec const& spec)
{
    return CountryCheck(spec)();
}

} // namespace groundswell
