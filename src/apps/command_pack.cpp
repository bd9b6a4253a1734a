#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "base/whole_file.hpp"
#include "pack/crate.hpp"
#include "report/json.hpp"

namespace groundswell {

namespace {

struct PackInput {
    std::string study, out{"crate.zip"}, date, licence;
    std::vector<std::string> authors;
    bool json{false};
};

/// People of tables are in no file of the archive by name; that is not all that there is to know.
constexpr char const* about_people = "it is about people of your tables. The tables are not in it, but "
                                     "whoever knows them but for one value can "
                                     "test guesses with its hashes (docs/privacy.md)";

int pack_study(PackInput const& input)
{
    auto const crate = pack::crate_of(
        {.study = input.study, .date = input.date, .licence = input.licence, .authors = input.authors});
    keep_private_as(input.study);
    write_whole(input.out, crate.bytes);
    Json notes = Json::array();
    if (crate.of_tables) notes.push_back(about_people);
    if (input.json) {
        print_text(report::json_text({{"out", input.out}, {"files", crate.names}, {"notes", notes}}));
        return exit_ok;
    }
    fmt::print("wrote {} ({} files, {} KB)\n", input.out, crate.names.size(),
               (crate.bytes.size() + 1023) / 1024);
    if (crate.of_tables) fmt::print(stderr, "note: {}\n", about_people);
    return exit_ok;
}

} // namespace

Action declare_pack(Options& options)
{
    auto const input = std::make_shared<PackInput>();
    options.add_option("STUDY", input->study, "a study file").required();
    options.add_option("-o,--out", input->out, "the archive to write (default: crate.zip)")
        .type_name("FILE.zip");
    options
        .add_option(
            "--author", input->authors,
            "who made the study; may be repeated. With an ORCID: 'Ada Lovelace (0000-0002-1825-0097)'")
        .type_name("NAME")
        .repeatable();
    options.add_option("--licence", input->licence, "of the study, as SPDX calls it, such as CC-BY-4.0")
        .type_name("ID");
    options
        .add_option("--date", input->date,
                    "the day of publication, as 2026-11-28 (default: when the study's file was changed last)")
        .type_name("DAY");
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    return [input] { return pack_study(*input); };
}

} // namespace groundswell
