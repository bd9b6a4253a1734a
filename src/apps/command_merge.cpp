#include <algorithm>
#include <fmt/format.h>
#include <groundswell/merge.hpp>
#include <groundswell/problems.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "apps/text.hpp"
#include "base/whole_file.hpp"
#include "report/json.hpp"
#include "report/words.hpp"

namespace groundswell {

namespace {

struct MergeInput {
    std::vector<std::string> studies;
    std::string out;
    bool partial{false}, json{false};
};

/// The command that makes a shard, or goes on with it.
std::string command_of(MissingShard const& missing)
{
    auto const file = missing.file.empty() ? fmt::format("shard-{}.sqlite", missing.shard.number)
                                           : report::shell_word(missing.file);
    return fmt::format("{} --shard {} --out {}", missing.command, missing.shard.text(), file);
}

void refuse_holes(std::vector<MissingShard> const& missing)
{
    Problems problems;
    for (auto const& one : missing)
        problems.push_back(
            {.code = ProblemCode::study_shard_missing,
             .place = {.key = "shard " + one.shard.text()},
             .what = one.file.empty() ? "is missing" : "is not complete in " + one.file,
             .suggestion = fmt::format("run '{}', or merge what is there with --partial", command_of(one))});
    throw_if_any(problems);
}

Json outcome_json(MergeInput const& input, StudyMerge const& merge)
{
    Json out;
    out["study"] = input.out;
    out["merged"] = input.studies.size();
    out["missing"] = Json::array();
    for (auto const& one : merge.missing())
        out["missing"].push_back({{"shard", one.shard.text()}, {"command", one.command}});
    out["goes_on"] = merge.going_on();
    return out;
}

std::string outcome_text(MergeInput const& input, StudyMerge const& merge)
{
    auto out = fmt::format("{} holds what {} {}.\n", input.out, input.studies.size(),
                           input.studies.size() == 1 ? "study holds" : "studies hold");
    std::map<std::string, std::vector<std::string>> missing;
    for (auto const& one : merge.missing())
        missing[one.command].push_back(one.shard.text());
    for (auto const& [command, shards] : missing)
        out += wrapped("  ", fmt::format("Not all of shard {}. To run the rest here: {} --out {}",
                                         report::joined(shards), command, report::shell_word(input.out)));
    for (auto const& command : merge.going_on())
        out += wrapped("  ", fmt::format("This is one round. For the next, run as each shard: {} --after {}",
                                         command, report::shell_word(input.out)));
    return out;
}

int merge_command(MergeInput const& input)
{
    require_new_place(input.out);
    StudyMerge const merge({input.studies.begin(), input.studies.end()});
    auto const missing = merge.missing();
    if (!input.partial) refuse_holes(missing);
    keep_private_as(input.studies.front());
    merge.write(input.out);
    print_text(input.json ? report::json_text(outcome_json(input, merge)) : outcome_text(input, merge));
    return exit_ok;
}

} // namespace

Action declare_merge(Options& options)
{
    auto const input = std::make_shared<MergeInput>();
    options
        .add_option("STUDY", input->studies,
                    "the shards of a study, or studies of different replicates or experiments")
        .required();
    options.add_option("--out", input->out, "the study file to write; it must not be there")
        .type_name("STUDY.sqlite")
        .required();
    options.add_flag(
        "--partial", input->partial,
        "merge what is there, although shards are missing or were stopped: the command that made "
        "them runs the rest");
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    return [input] { return merge_command(*input); };
}

} // namespace groundswell
