#include <algorithm>

#include "world/import_people.hpp"

namespace groundswell {

namespace {

std::string from_the_top(std::vector<std::string> const& order)
{
    std::string out;
    for (auto value = order.rbegin(); value != order.rend(); ++value)
        out += (out.empty() ? "" : " above ") + *value;
    return out;
}

/// False if there is no order to go by.
bool settle_order(PeopleTable const& people, ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    bool const given = !spec.rank_order.empty();
    auto values = given ? spec.rank_order : people.rank.values;
    if (!given) std::erase(values, "");
    std::string const column = "'" + spec.rank_column + "'";
    if (values.size() > max_ranks) {
        problems.add({.code = ProblemCode::table_too_many_values,
                      .place = {.file = spec.people_file, .key = spec.rank_column},
                      .what = std::to_string(values.size()) + " ranks in " + column,
                      .allowed = "at most " + std::to_string(max_ranks),
                      .suggestion = "name another column, or join ranks"});
        return false;
    }
    if (given) return true;
    auto order = guess_rank_order(values);
    if (!order) {
        problems.add({.code = ProblemCode::table_not_guessed,
                      .place = {.file = spec.people_file, .key = spec.rank_column},
                      .what = "the order of ranks cannot be guessed",
                      .allowed = column + " has " + listed(values),
                      .suggestion = "say it in the scenario, lowest first: rank_order"});
        return false;
    }
    spec.rank_order = std::move(*order);
    if (spec.rank_order.size() > 1) report.guesses.push_back("rank: " + from_the_top(spec.rank_order));
    return true;
}

} // namespace

std::vector<Rank> settle_ranks(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                               ImportProblems& problems)
{
    std::vector<Rank> out(people.rows(), 0);
    if (people.rank.code.empty()) {
        if (spec.rank_column == "-")
            report.notes.push_back("everyone has the same rank, because the table of people does not say");
        return out;
    }
    if (!settle_order(people, spec, report, problems)) return out;
    for (std::size_t row = 0; row < people.rows(); ++row) {
        auto const& value = people.rank.values[people.rank.code[row]];
        auto const at = std::ranges::find(spec.rank_order, value);
        out[row] = static_cast<Rank>(at - spec.rank_order.begin());
        if (at != spec.rank_order.end()) continue;
        ProblemPlace const where{
            .file = spec.people_file, .line = static_cast<int>(people.line[row]), .key = spec.rank_column};
        std::string const order = "rank_order: " + listed(spec.rank_order);
        if (value.empty())
            problems.add(spec.people_file, "rows without a rank",
                         {.code = ProblemCode::table_missing_value,
                          .place = where,
                          .what = "'" + spec.rank_column + "' is empty",
                          .allowed = order});
        else
            problems.add(spec.people_file, "rows with an unknown rank",
                         {.code = ProblemCode::table_unknown_value,
                          .place = where,
                          .what = spec.rank_column + " " + quoted(value) + " is not in the order of ranks",
                          .allowed = order,
                          .suggestion = did_you_mean(value, spec.rank_order)});
    }
    return out;
}

} // namespace groundswell
