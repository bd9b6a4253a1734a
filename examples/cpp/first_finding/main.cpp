// Runs a small institution and prints one figure. It prints:
//
//   24.0% of women experienced an act that surveys count.
//   95% interval: 19.2% to 29.5%.
#include <cstdio>
#include <groundswell/groundswell.hpp>
#include <groundswell/over_replicates.hpp>

using namespace groundswell;

int main()
try {
    Scenario scenario = default_scenario();
    apply_override(scenario, "institution.seats=300");
    auto const found = run_summaries(scenario, {.threads = 2, .replicates = 6});
    auto const figures = summarise_replicates(found);
    Estimate const women = find_summary(figures, "experienced", "woman")->estimate;
    std::printf("%.1f%% of women experienced an act that surveys count.\n", 100 * women.mean);
    std::printf("95%% interval: %.1f%% to %.1f%%.\n", 100 * women.low, 100 * women.high);
} catch (UserError const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
