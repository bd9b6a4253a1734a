#include <cstdio>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/scenario_options.hpp"
#include "store/export.hpp"
#include "store/open_study.hpp"

namespace groundswell {

namespace {

struct ExportInput {
    std::string study, csv;
    bool json{false};
};

int export_study(ExportInput const& input)
{
    auto const study = open_study(input.study);
    if (input.csv.empty() && !input.json)
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.key = "groundswell export"},
                                .what = "no form asked for",
                                .suggestion = "add --csv DIR or --json"});
    keep_private_as(input.study);
    if (input.json) export_json(study, stdout, interruption());
    if (!input.csv.empty()) {
        auto const files = export_csv(study, input.csv, interruption());
        fmt::print(input.json ? stderr : stdout, "wrote {} tables to {}\n", files.size(), input.csv);
    }
    return exit_ok;
}

} // namespace

Action declare_export(Options& options)
{
    auto const input = std::make_shared<ExportInput>();
    options.add_option("STUDY", input->study, "a study file").required();
    options.add_option("--csv", input->csv, "write one table per file into this folder").type_name("DIR");
    options.add_flag("--json", input->json, "write one JSON object to standard output");
    return [input] { return export_study(*input); };
}

} // namespace groundswell
