#include "world/import.hpp"

#include "world/import_ties.hpp"

namespace groundswell {

namespace {

/// Put ranks down in the order of first appearance if nothing tells their order.
void propose_rank_order(PeopleTable const& people, ImportSpec& spec, ImportReport& report)
{
    auto values = people.rank.values;
    std::erase(values, "");
    if (!spec.rank_order.empty() || values.empty() || values.size() > max_ranks || guess_rank_order(values))
        return;
    spec.rank_order = values;
    report.guesses.push_back("rank: the order of " + listed(values) + " is not known; put the lowest first");
}

} // namespace

ImportSpec guess_import(ImportSpec const& start, ImportReport* report)
{
    ImportReport found{.guesses = {}, .notes = {}, .settled = start};
    auto& spec = found.settled;
    ImportProblems problems;
    auto const people = read_people(spec, found, problems);
    settle_groups(people, spec, found, problems);
    propose_rank_order(people, spec, found);
    settle_ranks(people, spec, found, problems);
    if (!spec.ties_file.empty())
        settle_layers(read_ties(spec, people, found, problems), spec, found, problems);
    throw_if_any(problems.all());
    if (report) *report = found;
    return spec;
}

} // namespace groundswell
