// Compares a small institution with itself under yearly bystander training. Both runs use the same random
// numbers. It prints:
//
//   ?
#include <cstdio>
#include <groundswell/check_scenario.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/report.hpp>

using namespace groundswell;

int main()
try {
    Scenario base = default_scenario();
    base.parameters.institution.seats = 300;
    base.parameters.run.weeks = 208;
    throw_if_any(check_scenario(base));

    CompareSpec const spec{
        .arms = {{"as it is", base}, {"with training", variant_of(base, "bystander_training")}}};
    PointsInMemory points; // a Study in its place keeps them in a file, and goes on from there
    CompareRun const run = run_comparison(spec, {.replicates = 8, .threads = 2}, points);
    for (auto const& sentence : report_comparison(run).findings)
        std::puts(sentence.c_str());
} catch (UserError const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
