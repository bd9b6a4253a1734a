#include <algorithm>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <groundswell/read_scenario.hpp>

#include "base/text.hpp"
#include "experiment/arm_read.hpp"
#include "experiment/chosen.hpp"
#include "experiment/claim_expression.hpp"
#include "experiment/claim_figures.hpp"
#include "experiment/measured.hpp"
#include "scenario/check.hpp"

namespace groundswell {

namespace {

class ExperimentFile {
  public:
    ExperimentFile(TomlTable const& root, std::string const& path) : root_(root), context_({.file = path}) {}

    MeasuredExperiment read()
    {
        for (auto const& [key, node] : root_)
            top(key, node);
        if (out_.id.empty() || out_.reading.empty())
            context_.say({.code = ProblemCode::claim_incomplete, .what = "needs id and reading"});
        if (out_.possible == out_.parts.empty())
            context_.say({.code = ProblemCode::claim_incomplete,
                          .place = {.key = "part"},
                          .what = out_.possible ? "needs at least one [[part]]"
                                                : "says that it is not possible, and has a [[part]]"});
        for (auto const& arm : out_.arms)
            context_.append(check_scenario(arm.of(scenario_)));
        for (auto const& part : out_.parts)
            arms_.check_expression(part.value, "part.value", out_.arms);
        if (out_.course && out_.course->value.find('@') == std::string::npos)
            context_.say({.code = ProblemCode::claim_malformed,
                          .place = {.key = "course.value"},
                          .what = "has no @, which stands for the weeks"});
        throw_if_any(context_.problems());
        return std::move(out_);
    }

  private:
    void top(std::string const& key, TomlNode const& node)
    {
        if (key == "id")
            out_.id = context_.text(node, key).value_or("");
        else if (key == "reading")
            out_.reading = context_.text(node, key).value_or("");
        else if (key == "possible")
            out_.possible = context_.boolean(node, key).value_or(true);
        else if (key == "met")
            out_.met = context_.boolean(node, key).value_or(false);
        else if (key == "arm")
            context_.each_table(node, key, [&](TomlTable const& table) {
                out_.arms.push_back(arms_.read(table, out_.arms));
            });
        else if (key == "part")
            context_.each_table(node, key, [&](TomlTable const& table) { part(table); });
        else if (key == "course") {
            if (auto const* table = context_.table(node, key)) course(*table);
        } else
            context_.unknown_key(node, key, {"id", "reading", "possible", "met", "arm", "part", "course"});
    }

    void part(TomlTable const& table)
    {
        MeasuredExperiment::Part out;
        for (auto const& [key, node] : table) {
            auto const name = "part." + key;
            if (key == "name")
                out.name = context_.text(node, name).value_or("");
            else if (key == "value")
                out.value = context_.text(node, name).value_or("0");
            else
                context_.unknown_key(node, name, {"part.name", "part.value"});
        }
        out_.parts.push_back(std::move(out));
    }

    void course(TomlTable const& table)
    {
        MeasuredExperiment::Course out;
        for (auto const& [key, node] : table) {
            auto const name = "course." + key;
            if (key == "value")
                out.value = context_.text(node, name).value_or("");
            else if (key == "windows")
                out.windows = context_.texts(node, name);
            else
                context_.unknown_key(node, name, {"course.value", "course.windows"});
        }
        out_.course = std::move(out);
    }

    TomlTable const& root_;
    ReadContext context_;
    Scenario const scenario_ = default_scenario();
    ArmReader arms_{scenario_, context_};
    MeasuredExperiment out_;
};

/// Every number of the table has a part, and every part a number.
void check_together(std::vector<MeasuredExperiment> const& experiments,
                    std::vector<MeasuredNumber> const& numbers)
{
    Problems problems;
    auto const say = [&](std::string const& file, std::string what) {
        problems.push_back(
            {.code = ProblemCode::claim_incomplete, .place = {.file = file}, .what = std::move(what)});
    };
    for (auto const& experiment : experiments)
        for (auto const& part : experiment.parts)
            if (std::ranges::none_of(numbers, [&](MeasuredNumber const& number) {
                    return number.id == experiment.id && number.part == part.name;
                }))
                say("experiments/" + experiment.id + ".toml",
                    "nothing is measured for part '" + part.name + "'");
    for (auto const& number : numbers) {
        auto const at = std::ranges::find(experiments, number.id, &MeasuredExperiment::id);
        if (at == experiments.end())
            say("data/experiments.csv", "no file says how '" + number.id + "' is done");
        else if (at->possible &&
                 std::ranges::count(at->parts, number.part, &MeasuredExperiment::Part::name) != 1)
            say("experiments/" + number.id + ".toml", "has not one part '" + number.part + "'");
    }
    throw_if_any(problems);
}

} // namespace

MeasuredExperiment read_measured_experiment(std::string_view text, std::string const& name)
{
    auto const root = parse_toml(text, name);
    return ExperimentFile(*root.table(), name).read();
}

std::vector<MeasuredExperiment> const& shipped_experiments()
{
    static std::vector<MeasuredExperiment> const all = [] {
        std::vector<MeasuredExperiment> out;
        for (auto const& [file, text] : measured_texts())
            out.push_back(read_measured_experiment(text, "experiments/" + std::string(file)));
        auto const& numbers = shipped_measured();
        check_together(out, numbers);
        std::ranges::stable_sort(out, {}, [&](MeasuredExperiment const& experiment) {
            return std::ranges::find(numbers, experiment.id, &MeasuredNumber::id) - numbers.begin();
        });
        return out;
    }();
    return all;
}

std::vector<MeasuredExperiment> chosen_experiments(std::vector<std::string> const& ids)
{
    return chosen_by_id(shipped_experiments(), ids, "experiment");
}

} // namespace groundswell
