// Compares a small institution with itself under yearly bystander training. Both runs use the same random
// numbers. It prints:
//
//   harm, per 1,000 person-weeks falls from 1.19 to 1.07, a change of -0.114 [-0.173, -0.054] (-10%).
//   the same as data: -0.114 [-0.173, -0.054], 8 pairs
#include <cstdio>
#include <groundswell/check_scenario.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/compare_finding.hpp>
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
    std::puts(report_comparison(run).findings.front().c_str());
    VariantFinding const training = variant_findings(run, "harm").front();
    Estimate const change = training.main.paired.difference;
    std::printf("the same as data: %.3f [%.3f, %.3f], %zu pairs\n", change.mean, change.low, change.high,
                change.n);
} catch (UserError const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
