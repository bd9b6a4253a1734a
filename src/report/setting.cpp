#include "report/setting.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/read_context.hpp"

namespace groundswell::report {

namespace {

constexpr auto setting_name = "setting";
/// Most values and most interventions of a setting: more than there are, and few enough to be looked at in a
/// moment.
constexpr std::size_t most_items = 1'000;
/// Most problems of one answer; the rest are counted.
constexpr std::size_t most_problems = 100;

FieldProblem fault(std::string const& field, Problem problem)
{
    problem.place.key = field;
    return {std::move(problem), field};
}

/// Values of the page as the nodes of a scenario file, each on a line of its own, so that a fault on a line
/// leads back to the field.
class Lines {
  public:
    TomlNode node(Json const& value, std::string const& field)
    {
        TomlNode out;
        out.at.line = static_cast<int>(fields_.size()) + 1;
        fields_.push_back(field);
        if (value.is_boolean())
            out.value = value.get<bool>();
        else if (value.is_number()) {
            out.value = value.get<double>();
            out.whole = value.is_number_integer();
        } else if (value.is_string())
            out.value = value.get<std::string>();
        else if (value.is_array()) {
            TomlArray items;
            for (auto const& item : value)
                items.push_back(node(item, field));
            out.value = std::move(items);
        } else if (value.is_object()) {
            TomlTable table;
            for (auto const& [key, inner] : value.items())
                if (!inner.is_null())
                    table.push_back({key, node(inner, field.empty() ? key : field + "." + key)});
            out.value = std::move(table);
        }
        return out;
    }

    FieldProblem placed(Problem problem) const
    {
        auto const line = static_cast<std::size_t>(problem.place.line);
        if (line < 1 || line > fields_.size()) return {std::move(problem), ""};
        return fault(fields_[line - 1], {.code = problem.code,
                                         .what = std::move(problem.what),
                                         .allowed = std::move(problem.allowed),
                                         .suggestion = std::move(problem.suggestion)});
    }

  private:
    std::vector<std::string> fields_;
};

class SettingReader {
  public:
    SettingReader(Json const& setting, Scenario const& session) : setting_(setting), session_(session) {}

    Scenario read()
    {
        if (!setting_.is_object())
            throw SettingError(
                {fault("setting", {.code = ProblemCode::value_wrong_type, .what = "is no object"})});
        known_keys();
        auto scenario = preset();
        values(scenario);
        interventions(scenario);
        if (!problems_.empty()) throw SettingError(problems_);
        scenario.asked_disclosure = session_.asked_disclosure;
        fill_defaults(scenario);
        return scenario;
    }

  private:
    Json part(char const* key) const
    {
        auto const at = setting_.find(key);
        return at == setting_.end() ? Json(nullptr) : *at;
    }

    bool too_many(char const* key, Json const& value)
    {
        if (!value.is_structured() || value.size() <= most_items) return false;
        problems_.push_back(fault(key, {.code = ProblemCode::value_out_of_range,
                                        .what = fmt::format("has {} values", value.size()),
                                        .allowed = fmt::format("at most {}", most_items)}));
        return true;
    }

    void known_keys()
    {
        if (too_many("setting", setting_)) return;
        std::vector<std::string> const known{"preset", "set", "components_off", "interventions"};
        for (auto const& [key, value] : setting_.items())
            if (std::ranges::find(known, key) == known.end())
                problems_.push_back(fault(key, {.code = ProblemCode::key_unknown,
                                                .what = "unknown key '" + key + "'",
                                                .allowed = fmt::format("{}", fmt::join(known, ", ")),
                                                .suggestion = did_you_mean(key, known)}));
    }

    /// A shipped scenario by name, never a file.
    Scenario preset()
    {
        auto const name = part("preset");
        if (name.is_null()) return session_;
        std::vector<std::string> names;
        for (auto const& scenario : shipped_scenarios())
            names.emplace_back(scenario.name);
        auto const word = name.is_string() ? name.get<std::string>() : name.dump();
        if (auto const text = shipped_scenario(word)) return read_scenario_text(*text, word + ".toml");
        problems_.push_back(fault("preset", {.code = ProblemCode::name_unknown,
                                             .what = "no such scenario: '" + word + "'",
                                             .allowed = fmt::format("one of {}", fmt::join(names, ", ")),
                                             .suggestion = did_you_mean(word, names)}));
        return session_;
    }

    void values(Scenario& scenario)
    {
        std::vector<std::string> overrides;
        if (auto const set = part("set"); too_many("set", set)) {
            return;
        } else if (set.is_object())
            for (auto const& [name, value] : set.items())
                overrides.push_back(name + "=" + value.dump());
        else if (!set.is_null())
            problems_.push_back(fault("set", {.code = ProblemCode::value_wrong_type,
                                              .what = "is not a table of names and values"}));
        if (auto const off = part("components_off"); !off.is_null())
            overrides.push_back("components.off=" + off.dump());
        try {
            apply_overrides(scenario, overrides);
        } catch (UserError const& error) {
            for (auto const& problem : error.problems()) {
                auto field = problem.place.argument == "set" ? problem.place.key : std::string();
                if (field == "components.off") field = "components_off";
                problems_.push_back({problem, field});
            }
        }
    }

    void interventions(Scenario& scenario)
    {
        auto const list = part("interventions");
        if (list.is_null()) return;
        if (!list.is_array()) {
            problems_.push_back(
                fault("interventions", {.code = ProblemCode::value_wrong_type, .what = "is no list"}));
            return;
        }
        if (too_many("interventions", list)) return;
        Lines lines;
        TomlArray blocks;
        for (std::size_t i = 0; i < list.size(); ++i)
            blocks.push_back(lines.node(list[i], fmt::format("interventions[{}]", i)));
        ReadContext context({.file = setting_name});
        scenario.interventions = read_interventions(blocks, scenario, context);
        // What could not be read is said once, and not checked.
        if (context.problems().empty()) context.take(check_interventions(scenario));
        for (auto const& problem : context.problems())
            problems_.push_back(lines.placed(problem));
    }

    Json const& setting_;
    Scenario const& session_;
    std::vector<FieldProblem> problems_;
};

} // namespace

namespace {

/// What is not known is left out.
Json place_json(ProblemPlace const& place)
{
    Json out = Json::object();
    for (auto const& [name, text] : {std::pair{"file", &place.file},
                                     {"record", &place.record},
                                     {"key", &place.key},
                                     {"argument", &place.argument}})
        if (!text->empty()) out[name] = *text;
    for (auto const& [name, number] : {std::pair{"line", place.line}, {"column", place.column}})
        if (number > 0) out[name] = number;
    return out;
}

} // namespace

Json problems_json(std::vector<FieldProblem> const& problems)
{
    Json out{{"problems", Json::array()}};
    for (auto const& [whole, field] : problems) {
        if (out["problems"].size() == most_problems) {
            out["more"] = problems.size() - most_problems;
            break;
        }
        // As every message: inputs are repeated in part.
        UserError const said(whole);
        auto const& problem = said.problems().front();
        out["problems"].push_back({{"code", problem.code.name()},
                                   {"place", place_json(problem.place)},
                                   {"where", problem.place.text()},
                                   {"what", problem.what},
                                   {"allowed", problem.allowed},
                                   {"suggestion", problem.advice()},
                                   {"text", problem.text()},
                                   {"field", repeatable(field, 300)}});
    }
    return out;
}

Json problems_json(Problems const& problems)
{
    std::vector<FieldProblem> out;
    for (auto const& problem : problems)
        out.push_back({problem, ""});
    return problems_json(out);
}

Scenario scenario_of(Json const& setting, Scenario const& session)
{
    return SettingReader(setting, session).read();
}

} // namespace groundswell::report
