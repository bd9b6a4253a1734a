#include "pack/readme.hpp"

#include <fmt/format.h>

namespace groundswell::pack {

std::vector<std::pair<std::string, std::string>> hashes_of(PackedStudy const& study)
{
    std::vector<std::pair<std::string, std::string>> out{{"scenario_hash", study.identity.scenario_hash}};
    if (!study.result_hash.empty()) out.emplace_back("result_hash", study.result_hash);
    return out;
}

std::string readme(PackedStudy const& study, std::vector<PackedFile> const& files)
{
    auto const& identity = study.identity;
    std::string out =
        fmt::format("# {}\n\nA study made with Groundswell {}, seed {}. This folder is an RO-Crate: "
                    "ro-crate-metadata.json describes it for programs.\n\n## Files\n\n",
                    identity.title, identity.version, identity.seed);
    for (auto const& file : files)
        out += fmt::format("- `{}`: {}\n", file.name, file.meaning);
    out += "\n## Commands that made the study\n\n";
    for (auto const& command : study.commands)
        out += "    " + command + "\n";
    out += fmt::format("\nRun it again with version {} and compare every number:\n\n"
                       "    groundswell verify study.sqlite\n\n## Hashes\n\n",
                       identity.version);
    for (auto const& [name, value] : hashes_of(study))
        out += fmt::format("- {}: {}\n", name, value);
    if (study.of_tables())
        out += fmt::format(
            "\n## People\n\nThe study is about the people of an institution. Their tables are not here. No "
            "id is "
            "kept, and figures about fewer than {} people are withheld. Whoever knows the tables but for one "
            "value can test guesses with the hashes.\n",
            identity.disclosure.min_cell);
    return out;
}

} // namespace groundswell::pack
