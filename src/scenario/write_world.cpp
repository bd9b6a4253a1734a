#include "scenario/write_world.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>

#include "scenario/toml_tree.hpp"

namespace groundswell {

namespace {

std::string path_from(std::string const& directory, std::string const& file)
{
    if (directory.empty()) return file;
    namespace fs = std::filesystem;
    return fs::proximate(fs::absolute(file), fs::absolute(directory)).generic_string();
}

std::string columns_text(ImportSpec const& spec)
{
    std::array<std::pair<char const*, std::string const*>, 9> const columns{
        {{"id", &spec.id_column},
         {"gender", &spec.group_column},
         {"rank", &spec.rank_column},
         {"unit", &spec.unit_column},
         {"manager", &spec.manager_column},
         {"layer", &spec.layer_column},
         {"from", &spec.from_column},
         {"to", &spec.to_column},
         {"weight", &spec.weight_column}}};
    std::vector<std::string> parts;
    for (auto const& [key, name] : columns)
        if (!name->empty()) parts.push_back(fmt::format("{} = {}", key, toml_quoted(*name)));
    return parts.empty() ? "" : fmt::format("columns = {{ {} }}\n", fmt::join(parts, ", "));
}

std::string layers_text(ImportSpec::Layer const& layers)
{
    constexpr std::array readings{"directed", "either", "both"};
    std::string out;
    auto const layer = [&](char const* name, std::vector<std::string> const& names, Reading reading) {
        if (!names.empty()) out += fmt::format("layers.{} = {}\n", name, toml_list(names));
        // Without names, the reading is that of the only layer of the table.
        out += fmt::format("layers.{}_reading = \"{}\"\n", name, readings[static_cast<std::size_t>(reading)]);
    };
    layer("team", layers.team, layers.team_reading);
    layer("confidant", layers.confidant, layers.confidant_reading);
    layer("audience", layers.audience, layers.audience_reading);
    return out;
}

} // namespace

std::string toml_list(std::vector<std::string> const& items)
{
    std::vector<std::string> quoted;
    for (auto const& item : items)
        quoted.push_back(toml_quoted(item));
    return fmt::format("[{}]", fmt::join(quoted, ", "));
}

std::string source_text(char const* key, std::string const& file, std::string const& directory)
{
    bool const shipped =
        std::ranges::any_of(shipped_profiles(), [&](auto const& p) { return p.name == file; });
    return fmt::format("\n[world]\n{} = {}\n", key, toml_quoted(shipped ? file : path_from(directory, file)));
}

std::string world_text(ImportSpec const& spec, std::string const& directory)
{
    std::string out = "\n[world]\n";
    if (!spec.people_file.empty())
        out += fmt::format("people = {}\n", toml_quoted(path_from(directory, spec.people_file)));
    std::vector<std::string> ties;
    for (auto const& file : spec.ties_files)
        ties.push_back(path_from(directory, file));
    if (!ties.empty())
        out += fmt::format("ties = {}\n", ties.size() == 1 ? toml_quoted(ties.front()) : toml_list(ties));
    out += columns_text(spec);
    if (!spec.group_values.empty()) {
        std::vector<std::string> parts;
        for (auto const& [value, group] : spec.group_values)
            parts.push_back(fmt::format("{} = {}", toml_quoted(value), toml_quoted(group)));
        bool const missing =
            std::ranges::any_of(spec.group_values, [](auto const& v) { return v.second.empty(); });
        out += fmt::format("values = {{ {} }}{}\n", fmt::join(parts, ", "),
                           missing ? " # \"\": not known, drawn by the shares of the others; or name a group"
                                   : "");
    }
    if (!spec.rank_order.empty()) out += fmt::format("rank_order = {}\n", toml_list(spec.rank_order));
    if (!spec.group_shares.empty()) {
        std::vector<std::string> parts;
        for (auto const& [group, share] : spec.group_shares)
            parts.push_back(fmt::format("{} = {}", group, share));
        out += fmt::format("shares = {{ {} }}\n", fmt::join(parts, ", "));
    }
    out += layers_text(spec.layers);
    if (spec.min_weight != 0) out += fmt::format("min_weight = {}\n", spec.min_weight);
    return out;
}

} // namespace groundswell
