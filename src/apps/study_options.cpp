#include "apps/study_options.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <nlohmann/json.hpp>

#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "report/json.hpp"
#include "report/words.hpp"

namespace groundswell {

void declare(StudyOptions& options, Options& command)
{
    add_study(command, options.out);
    declare_shard(options, command);
}

void declare_shard(StudyOptions& options, Options& command)
{
    command
        .add_option("--shard", options.shard,
                    "run part I of N only, for other machines to run the others; 'groundswell merge' puts "
                    "them together")
        .type_name("I/N");
}

Shard shard_of(StudyOptions const& options)
{
    if (options.shard.empty()) return {};
    if (options.out.empty())
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "shard"},
                                .what = "given without --out",
                                .allowed = "a shard is a study of its own",
                                .suggestion = "add --out FILE"});
    return shard_of("shard", options.shard);
}

void say_shard_ended(StudyOptions const& options, bool more_follows, bool json)
{
    if (json) {
        print_text(
            report::json_text({{"shard", options.shard}, {"study", options.out}, {"goes_on", more_follows}}));
        return;
    }
    auto const file = report::shell_word(options.out);
    print_text(
        more_follows
            ? fmt::format("Shard {} has run its part of this round into {}. Merge all shards, and then "
                          "give the same\ncommand again with '--after MERGED': it goes on from what "
                          "they found together.\n",
                          options.shard, file)
            : fmt::format("Shard {} is complete in {}. Once all are: groundswell merge SHARDS... --out "
                          "ALL.sqlite\n",
                          options.shard, file));
}

} // namespace groundswell
