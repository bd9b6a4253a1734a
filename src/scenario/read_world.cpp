#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

namespace {

struct ColumnName {
    std::string_view key;
    std::string ImportSpec::*name;
};
constexpr std::array<ColumnName, 10> column_names{{{"id", &ImportSpec::id_column},
                                                   {"gender", &ImportSpec::group_column},
                                                   {"group", &ImportSpec::group_column},
                                                   {"rank", &ImportSpec::rank_column},
                                                   {"unit", &ImportSpec::unit_column},
                                                   {"manager", &ImportSpec::manager_column},
                                                   {"layer", &ImportSpec::layer_column},
                                                   {"from", &ImportSpec::from_column},
                                                   {"to", &ImportSpec::to_column},
                                                   {"weight", &ImportSpec::weight_column}}};
constexpr std::array<char const*, 3> reading_names{"directed", "either", "both"};

/// Reads [world] key by key.
class WorldTable {
  public:
    WorldTable(std::string const& folder, ImportSpec& spec, ReadContext& context)
        : folder_(folder), spec_(spec), context_(context)
    {}

    void read(TomlTable const& table)
    {
        for (auto const& [key, value] : table)
            entry(key, value);
        bool const named = std::ranges::any_of(
            table, [](auto const& entry) { return entry.key == "people" || entry.key == "ties"; });
        if (!named)
            context_.say({.code = ProblemCode::key_missing,
                          .place = {.key = "world.people"},
                          .what = "[world] names no table of people",
                          .allowed = "people = \"FILE\""});
    }

  private:
    void entry(std::string const& key, TomlNode const& value)
    {
        auto const name = "world." + key;
        if (key == "people") {
            if (auto const path = context_.text(value, name)) file(*path, value, name, spec_.people_file);
        } else if (key == "ties")
            for (auto const& path : context_.texts(value, name))
                file(path, value, name, spec_.ties_files.emplace_back());
        else if (key == "columns")
            columns(value);
        else if (key == "values")
            values(value);
        else if (key == "rank_order")
            spec_.rank_order = context_.texts(value, name);
        else if (key == "shares")
            shares(value);
        else if (key == "layers")
            layers(value);
        else if (key == "min_weight")
            spec_.min_weight = context_.number(value, name).value_or(0);
        else
            context_.unknown_key(value, name,
                                 {"world.people", "world.ties", "world.columns", "world.values",
                                  "world.rank_order", "world.shares", "world.layers", "world.min_weight"});
    }

    void file(std::string const& path, TomlNode const& at, std::string const& name, std::string& into)
    {
        into = (std::filesystem::path(folder_) / path).lexically_normal().string();
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(into, ignored))
            context_.say(at, {.code = ProblemCode::file_not_found,
                              .place = {.key = name},
                              .what = name + " names '" + path + "', which is no file",
                              .allowed = "looked for " + into,
                              .suggestion = "paths start at the scenario's folder"});
    }

    void columns(TomlNode const& value)
    {
        auto const* table = context_.table(value, "world.columns");
        if (!table) return;
        for (auto const& [key, column] : *table) {
            auto const name = "world.columns." + key;
            auto const found = std::ranges::find(column_names, key, &ColumnName::key);
            if (found != column_names.end())
                spec_.*(found->name) = context_.text(column, name).value_or("");
            else
                context_.unknown_key(column, name, all_columns());
        }
    }

    static std::vector<std::string> all_columns()
    {
        std::vector<std::string> out;
        for (auto const& column : column_names)
            out.push_back("world.columns." + std::string(column.key));
        return out;
    }

    bool is_group(std::string const& group, TomlNode const& at, std::string const& key)
    {
        // A scenario without groups takes those that are named here or in the table.
        if (spec_.groups.empty() || std::ranges::count(spec_.groups, group) > 0) return true;
        context_.say(at, {.code = ProblemCode::name_unknown,
                          .place = {.key = key},
                          .what = key + " names the unknown group '" + group + "'",
                          .allowed = fmt::format("{}", fmt::join(spec_.groups, ", ")),
                          .suggestion = did_you_mean(group, spec_.groups)});
        return false;
    }

    void values(TomlNode const& value)
    {
        auto const* table = context_.table(value, "world.values");
        if (!table) return;
        for (auto const& [key, group] : *table)
            if (auto const name = context_.text(group, "world.values." + key))
                if (name->empty() || is_group(*name, group, "world.values." + key))
                    spec_.group_values[key] = *name;
    }

    void shares(TomlNode const& value)
    {
        auto const* table = context_.table(value, "world.shares");
        if (!table) return;
        double sum = 0;
        for (auto const& [key, share] : *table) {
            auto const number = context_.number(share, "world.shares." + key);
            if (!number || !is_group(key, share, "world.shares")) return;
            spec_.group_shares[key] = *number;
            sum += *number;
            if (*number < 0)
                context_.say(share, {.code = ProblemCode::value_out_of_range,
                                     .place = {.key = "world.shares." + key},
                                     .what = "world.shares." + key + " is " + format_number(*number),
                                     .allowed = "0 to 1"});
        }
        if (std::abs(sum - 1) > share_tolerance)
            context_.say(value, {.code = ProblemCode::value_sum,
                                 .place = {.key = "world.shares"},
                                 .what = "world.shares sums to " + format_number(sum),
                                 .allowed = "the shares must sum to 1"});
    }

    void layers(TomlNode const& value)
    {
        auto const* table = context_.table(value, "world.layers");
        if (!table) return;
        auto& layers = spec_.layers;
        for (auto const& [key, entry] : *table) {
            auto const name = "world.layers." + key;
            if (key == "team")
                layers.team = context_.texts(entry, name);
            else if (key == "confidant")
                layers.confidant = context_.texts(entry, name);
            else if (key == "audience")
                layers.audience = context_.texts(entry, name);
            else if (key == "team_reading")
                reading(entry, name, layers.team_reading);
            else if (key == "confidant_reading")
                reading(entry, name, layers.confidant_reading);
            else if (key == "audience_reading")
                reading(entry, name, layers.audience_reading);
            else
                context_.unknown_key(entry, name,
                                     {"world.layers.team", "world.layers.confidant", "world.layers.audience",
                                      "world.layers.team_reading", "world.layers.confidant_reading",
                                      "world.layers.audience_reading"});
        }
    }

    void reading(TomlNode const& value, std::string const& name, Reading& into)
    {
        auto const word = context_.text(value, name);
        if (!word) return;
        auto const found =
            std::ranges::find(reading_names, *word, [](char const* n) { return std::string(n); });
        if (found != reading_names.end())
            into = static_cast<Reading>(found - reading_names.begin());
        else
            context_.say(value, {.code = ProblemCode::name_unknown,
                                 .place = {.key = name},
                                 .what = name + " is '" + *word + "'",
                                 .allowed = "directed, either or both"});
    }

    std::string const& folder_;
    ImportSpec& spec_;
    ReadContext& context_;
};

} // namespace

void read_world(TomlTable const& table, std::string const& folder, ImportSpec& spec, ReadContext& context)
{
    WorldTable(folder, spec, context).read(table);
}

} // namespace groundswell
