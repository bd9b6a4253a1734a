#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/claims_text.hpp"
#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/fit_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

struct ClaimsInput {
    std::vector<std::string> ids, set;
    std::string points, replicates, seed;
    RunByOptions run_by;
    StudyOptions study;
    FitUseOptions fit;
    bool box{false}, quick{false}, json{false}, markdown{false}, describe{false};
    Call call{};
};

void refuse_two_kinds_of_points(ClaimsInput const& input)
{
    if ((input.fit.fit.empty() && input.fit.members.empty()) || (!input.box && input.points.empty())) return;
    throw UserError(Problem{.code = ProblemCode::argument_conflict,
                            .place = {.argument = input.fit.fit.empty() ? "members" : "fit"},
                            .what = input.box ? "given together with --box" : "given together with --points",
                            .allowed = "the points are the members of a fit, or drawn from the plausible box",
                            .suggestion = "use --members N for the first N members"});
}

/// The points: of the fit that was asked for; else of the shipped one, where it is of this scenario; else of
/// the plausible box.
void choose_points(ClaimsInput const& input, ClaimsSetting& out)
{
    refuse_two_kinds_of_points(input);
    if (input.box || !input.points.empty()) return;
    auto& o = out.options;
    auto wanted = input.fit;
    if (wanted.fit.empty()) {
        if (auto const why = why_not_shipped(o.base); why.empty()) {
            wanted.fit = shipped_fit;
            if (wanted.members.empty()) wanted.members = std::to_string(usual_claim_members);
        } else
            out.why_box = why;
    }
    if (auto const fit = fit_of(wanted, input.replicates, o.base)) {
        o.fit = fit.points;
        o.points = fit.members;
        o.replicates = fit.replicates;
    }
}

/// Sizes of the experiment: what was asked for, or the defaults.
ClaimsSetting setting_of(ClaimsInput const& input)
{
    ClaimsSetting out;
    out.quick = input.quick;
    auto& o = out.options;
    o.base = default_scenario();
    if (input.quick) {
        o.base.parameters.institution.seats = 200;
        o.base.parameters.institution.units = 2;
        o.base.parameters.run.burnin = 104;
        o.points = 16;
        o.replicates = 1;
    }
    auto set = input.set;
    if (!input.seed.empty()) set.push_back("run.seed=" + input.seed);
    throw_if_any(check_overrides(o.base, set));
    apply_overrides(o.base, set);
    auto const number_or = [](char const* argument, std::string const& text, std::uint32_t standard,
                              int most) {
        return text.empty() ? standard : static_cast<std::uint32_t>(whole_number(argument, text, 1, most));
    };
    o.points = number_or("points", input.points, o.points, 65536);
    o.replicates = number_or("replicates", input.replicates, o.replicates, 1000);
    auto const run_by = run_by_of(input.run_by);
    o.threads = run_by.threads;
    o.card = run_by.card;
    choose_points(input, out);
    out.parameters = varied_parameters(o.base);
    out.excluded = excluded_from(o.base);
    return out;
}

/// How to test them again, for provenance.
std::string spelled(ClaimsInput const& input)
{
    std::string out = "groundswell claims";
    for (auto const& id : input.ids)
        out += " " + id;
    for (auto const& [option, text] : {std::pair{" --points ", &input.points},
                                       {" --replicates ", &input.replicates},
                                       {" --seed ", &input.seed}})
        if (!text->empty()) out += option + *text;
    for (auto const& set : input.set)
        out += " --set " + shell_word(set);
    return out + spelled(input.fit) + (input.box ? " --box" : "") + (input.quick ? " --quick" : "");
}

int claims_command(ClaimsInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    auto const claims = chosen_claims(input.ids);
    if (input.describe) {
        for (auto const& claim : claims)
            print_text(claim_description(claim));
        return exit_ok;
    }
    auto setting = setting_of(input);
    std::size_t const units = std::size_t{setting.options.points} * setting.options.replicates;
    ExperimentSession session(input.call,
                              {.study = input.study, .json = input.json, .what = "replicates of points"},
                              identity_of(setting.options.base, 0, spelled(input)));
    std::size_t done = 0;
    setting.options.advance = [&] { session.advance(++done, units); };
    setting.options.stop = interruption();
    constexpr std::size_t runs_of_claim = 5; // of a point and replicate, about
    std::size_t const runs = units * claims.size() * runs_of_claim;
    session.forecast({.scenario = setting.options.base,
                      .runs = runs,
                      .worlds = runs / 2,
                      .threads = setting.options.threads,
                      .card = setting.options.card});
    std::vector<ClaimResult> results;
    auto const over = session.run([&] {
        session.advance(done, units);
        results = test_claims(claims, setting.options, session.store());
    });
    if (over) return *over;
    setting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto const text = input.json       ? json_text(claims_json(results, setting))
                      : input.markdown ? claims_markdown(results, setting)
                                       : claims_text(results, setting, Characters::of_terminal());
    print_text(text);
    return exit_ok;
}

} // namespace

Action declare_claims(Options& options)
{
    auto const input = std::make_shared<ClaimsInput>();
    input->call = options.call();
    options.add_option("CLAIM", input->ids, "the claims to test: C1 C4 ... (default: all)");
    options
        .add_option("--points", input->points,
                    "test at so many points of the plausible box, as --box does at 48")
        .type_name("N");
    declare(input->fit, options);
    options.add_flag("--box", input->box,
                     "test over the whole plausible box, not over the first 96 members of the fit that "
                     "comes with the program");
    options.add_option("--replicates", input->replicates, "replicates at each point (default: 2)")
        .type_name("R");
    options.add_option("--seed", input->seed, "seed of all random draws (default: 1)").type_name("N");
    options.add_option("--set", input->set, "hold a parameter at one value instead of drawing it")
        .type_name("NAME=VALUE")
        .repeatable();
    declare(input->run_by, options);
    declare(input->study, options);
    options.add_flag("--quick", input->quick, "use few points and a small institution, to try things out");
    options.add_flag("--describe", input->describe, "say how the claims are tested, and run nothing");
    auto const json = options.add_flag("--json", input->json, "print one JSON object instead of text");
    options.add_flag("--markdown", input->markdown, "print the table of docs/claims.md").excludes(json);
    return [input] { return claims_command(*input); };
}

} // namespace groundswell
