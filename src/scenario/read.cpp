#include <groundswell/read_scenario.hpp>

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/parameter_table.hpp>
#include <iterator>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/cost_unit.hpp"
#include "scenario/read_context.hpp"
#include "world/import.hpp"

namespace groundswell {

namespace {

TomlNode const* find(TomlTable const& table, std::string_view key)
{
    for (auto const& [name, value] : table)
        if (name == key) return &value;
    return nullptr;
}

/// Reads a whole file, part by part. Names come first, because the names of parameters contain them.
class ScenarioFile {
  public:
    ScenarioFile(TomlTable const& root, std::string const& path, bool tables = true)
        : root_(root), path_(path), tables_(tables), context_({.file = path})
    {
        scenario_.path = path;
        scenario_.title = std::filesystem::path(path).stem().string();
    }

    Scenario read()
    {
        if (auto const* node = find(root_, "title"))
            scenario_.title = context_.text(*node, "title").value_or("");
        if (auto const* node = find(root_, "sentence"))
            scenario_.sentence = context_.text(*node, "sentence").value_or("");
        bool const groups_given = groups();
        bool const ranks_given = ranks();
        if (auto const* node = find(root_, "world")) world(*node, groups_given, ranks_given);
        for (auto const& [key, node] : root_)
            other(key, node);
        if (auto const* node = find(root_, "intervention"))
            if (auto const* blocks = context_.list(*node, "intervention"))
                scenario_.interventions = read_interventions(*blocks, scenario_, context_);
        fill_defaults(scenario_);
        context_.take(check_scenario(scenario_));
        context_.take(unknown_units());
        throw_if_any(context_.problems());
        return std::move(scenario_);
    }

  private:
    bool groups()
    {
        auto const* node = find(root_, "groups");
        if (node) scenario_.groups = context_.texts(*node, "groups");
        names_are_sound();
        return node != nullptr;
    }

    bool ranks()
    {
        auto const* node = find(root_, "ranks");
        if (!node) return false;
        if (node->number()) {
            scenario_.ranks = static_cast<int>(context_.whole(*node, "ranks").value_or(1));
        } else {
            scenario_.rank_names = context_.texts(*node, "ranks");
            scenario_.ranks = static_cast<int>(scenario_.rank_names.size());
        }
        names_are_sound();
        return true;
    }

    /// Everything else depends on these names, so faults in them are reported alone.
    void names_are_sound()
    {
        auto const count = scenario_.groups.size();
        if (count >= 1 && count <= max_groups && scenario_.ranks >= 1 && scenario_.ranks <= max_ranks) return;
        context_.take(check_scenario(scenario_));
        throw_if_any(context_.problems());
    }

    void world(TomlNode const& node, bool groups_given, bool ranks_given)
    {
        auto const* table = context_.table(node, "world");
        if (!table) return;
        for (char const* key : {"profile", "file"})
            if (auto const* source = find(*table, key))
                return source_of(*table, key, *source, groups_given, ranks_given);
        auto& spec = scenario_.import.emplace();
        if (!tables_) return;
        if (groups_given) spec.groups = scenario_.groups;
        auto const before = context_.problems().size();
        read_world(*table, std::filesystem::path(path_).parent_path().string(), spec, context_);
        if (spec.rank_order.empty()) spec.rank_order = scenario_.rank_names;
        if (context_.problems().size() == before) settle_tables(spec);
        if (!groups_given && !spec.groups.empty()) scenario_.groups = spec.groups;
        if (!ranks_given) {
            scenario_.rank_names = spec.rank_order;
            scenario_.ranks = std::max(1, static_cast<int>(spec.rank_order.size()));
        } else if (!spec.rank_order.empty() && static_cast<int>(spec.rank_order.size()) != scenario_.ranks) {
            context_.say(node,
                         {.code = ProblemCode::value_conflict,
                          .place = {.key = "world.rank_order"},
                          .what = fmt::format("world.rank_order lists {} ranks", spec.rank_order.size()),
                          .allowed = fmt::format("ranks says {}", scenario_.ranks)});
        }
        names_are_sound();
    }

    /// [world] with one key: a profile, or a world file.
    void source_of(TomlTable const& table, std::string const& key, TomlNode const& node, bool groups_given,
                   bool ranks_given)
    {
        if (table.size() > 1)
            context_.say(node, {.code = ProblemCode::key_conflict,
                                .place = {.key = "world." + key},
                                .what = "world." + key + " stands with other keys of [world]",
                                .allowed = "it says all about the world",
                                .suggestion = "take the others out"});
        auto const name = context_.text(node, "world." + key);
        if (!name) return;
        auto const beside = (std::filesystem::path(path_).parent_path() / *name).lexically_normal().string();
        std::error_code ignored;
        bool const there = std::filesystem::is_regular_file(beside, ignored);
        try {
            Scenario const found =
                key == "file" ? scenario_for_world(beside) : scenario_for_profile(there ? beside : *name);
            take_world(found, node, groups_given, ranks_given);
        } catch (UserError const& error) {
            context_.append(error.problems());
        }
        names_are_sound();
    }

    void take_world(Scenario const& found, TomlNode const& at, bool groups_given, bool ranks_given)
    {
        scenario_.profile = found.profile;
        scenario_.world_file = found.world_file;
        if (!groups_given)
            scenario_.groups = found.groups;
        else if (scenario_.groups != found.groups)
            context_.say(at,
                         {.code = ProblemCode::value_conflict,
                          .place = {.key = "groups"},
                          .what = fmt::format("the world has the groups {}", fmt::join(found.groups, ", ")),
                          .allowed = fmt::format("groups says {}", fmt::join(scenario_.groups, ", "))});
        if (!ranks_given) {
            scenario_.ranks = found.ranks;
            scenario_.rank_names = found.rank_names;
        } else if (scenario_.ranks != found.ranks) {
            context_.say(at, {.code = ProblemCode::value_conflict,
                              .place = {.key = "ranks"},
                              .what = fmt::format("the world has {} ranks", found.ranks),
                              .allowed = fmt::format("ranks says {}", scenario_.ranks)});
        }
    }

    /// Read the tables once, to find their faults now and to write out every guess.
    void settle_tables(ImportSpec& spec)
    {
        try {
            ImportReport report;
            units_ = import_world(spec, Key{}, &report).units;
            take_import(scenario_, report);
        } catch (UserError const& error) {
            context_.append(error.problems());
        }
    }

    /// Check units of a user's tables; only the tables know them.
    Problems unknown_units() const
    {
        Problems out;
        if (units_.empty()) return out;
        for (std::size_t i = 0; i < scenario_.interventions.size(); ++i)
            for (auto const& unit : scenario_.interventions[i].scope.units)
                if (std::ranges::count(units_, unit) == 0)
                    out.push_back({.code = ProblemCode::name_unknown,
                                   .place = {.key = fmt::format("intervention.{}.scope.units", i + 1)},
                                   .what = "names the unknown unit '" + unit + "'",
                                   .allowed = fmt::format("{}", fmt::join(units_, ", ")),
                                   .suggestion = did_you_mean(unit, units_)});
        return out;
    }

    void other(std::string const& key, TomlNode const& node)
    {
        if (key == "title" || key == "sentence" || key == "groups" || key == "ranks" || key == "world" ||
            key == "intervention")
            return;
        if (key == "components")
            components(node);
        else if (key == "cost")
            scenario_.cost_unit = read_cost_unit(node, context_).value_or("");
        else
            parameters(key, node);
    }

    void components(TomlNode const& node)
    {
        auto const* table = context_.table(node, "components");
        if (!table) return;
        for (auto const& [key, value] : *table)
            if (key == "off")
                read_components(scenario_.off, value, context_);
            else
                context_.unknown_key(value, "components." + key, {"components.off"});
    }

    void parameters(std::string const& name, TomlNode const& node)
    {
        if (auto const* table = node.table())
            for (auto const& [key, inner] : *table)
                parameters(name + "." + key, inner);
        else
            read_parameter(scenario_, name, node, context_);
    }

    TomlTable const& root_;
    std::string path_;
    bool tables_;
    ReadContext context_;
    Scenario scenario_;
    std::vector<std::string> units_;
};

} // namespace

Scenario default_scenario()
{
    Scenario scenario;
    fill_defaults(scenario);
    return scenario;
}

Scenario read_scenario_text(std::string_view text, std::string const& path)
{
    auto const root = parse_toml(text, path);
    return ScenarioFile(*root.table(), path).read();
}

Scenario read_kept_scenario(std::string_view text, std::string const& name)
{
    auto const root = parse_toml(text, name);
    return ScenarioFile(*root.table(), name, false).read();
}

Scenario read_scenario(std::string const& name)
{
    std::error_code ignored;
    bool const there = std::filesystem::is_regular_file(name, ignored);
    if (auto const text = shipped_scenario(name); text && !there)
        return read_scenario_text(*text, name + ".toml");
    if (std::filesystem::is_directory(name, ignored))
        throw UserError(Problem{.code = ProblemCode::file_is_folder,
                                .place = {.file = name},
                                .what = "is a folder",
                                .allowed = "a scenario is a file",
                                .suggestion = "name a file in it"});
    std::ifstream file(name, std::ios::binary);
    if (!there || !file) {
        std::vector<std::string> names;
        for (auto const& scenario : shipped_scenarios())
            names.emplace_back(scenario.name);
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.key = name},
                                .what = "no such scenario",
                                .allowed = fmt::format("a file, or one of {}", fmt::join(names, ", ")),
                                .suggestion = did_you_mean(name, names)});
    }
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (parse_toml(text, name).table()->empty())
        throw UserError(Problem{.code = ProblemCode::file_empty,
                                .place = {.file = name},
                                .what = "is empty",
                                .allowed = "a scenario sets at least its title",
                                .suggestion = "write one, or name none for the default institution"});
    return read_scenario_text(text, name);
}

} // namespace groundswell
