#include "experiment/arm_read.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <groundswell/parameter_table.hpp>

#include "base/text.hpp"
#include "experiment/claim_expression.hpp"
#include "experiment/claim_figures.hpp"

namespace groundswell {

ClaimArm ArmReader::read(TomlTable const& table, std::vector<ClaimArm> const& others)
{
    ClaimArm out;
    for (auto const& [key, node] : table) {
        auto const name = "arm." + key;
        if (key == "name")
            out.name = context_.text(node, name).value_or("");
        else if (key == "from_start")
            out.from_start = context_.boolean(node, name).value_or(false);
        else if (key == "weeks")
            out.weeks = static_cast<Week>(context_.whole(node, name).value_or(520));
        else if (key == "off")
            read_components(out.off, node, context_);
        else if (key == "set")
            changes(out, node, "");
        else if (key == "intervention") {
            if (auto const* blocks = context_.list(node, name))
                out.interventions = read_interventions(*blocks, scenario_, context_);
        } else
            context_.unknown_key(
                node, name,
                {"arm.name", "arm.from_start", "arm.weeks", "arm.off", "arm.set", "arm.intervention"});
    }
    bool const taken = std::ranges::find(others, out.name, &ClaimArm::name) != others.end();
    if (out.name.empty() || out.name == "base" || taken)
        context_.say({.code = ProblemCode::name_invalid,
                      .place = {.key = "arm.name"},
                      .what = "an arm is called '" + out.name + "'",
                      .allowed = "a name of its own, not base"});
    return out;
}

/// A list gives the values by rank, lowest first.
void ArmReader::changes(ClaimArm& out, TomlNode const& node, std::string const& below)
{
    if (auto const* table = node.table()) {
        for (auto const& [key, inner] : *table)
            changes(out, inner, below.empty() ? key : below + "." + key);
    } else if (auto const* list = node.array()) {
        for (std::size_t rank = 0; rank < list->size(); ++rank)
            changes(out, (*list)[rank], below + "." + std::to_string(rank));
    } else if (!find_parameter(below, scenario_.groups, scenario_.ranks)) {
        context_.unknown_key(node, below, parameter_names(scenario_.groups, scenario_.ranks));
    } else if (auto const number = context_.number(node, below)) {
        out.set.emplace_back(below, *number);
    }
}

void ArmReader::check_expression(std::string const& expression, std::string const& key,
                                 std::vector<ClaimArm> const& arms)
{
    std::vector<std::string> metrics = figure_names();
    metrics.insert(metrics.end(), claim_metrics().begin(), claim_metrics().end());
    auto const say_unknown = [&](char const* kind, std::string const& name, std::string suggestion) {
        context_.say({.code = ProblemCode::name_unknown,
                      .place = {.key = key},
                      .what = fmt::format("{} has the unknown {} '{}'", key, kind, name),
                      .suggestion = std::move(suggestion)});
    };
    try {
        for (auto const& figure : figures_in(expression)) {
            if (std::ranges::count(metrics, figure.metric) == 0)
                say_unknown("metric", figure.metric, did_you_mean(figure.metric, metrics));
            if (figure.arm != "base" && std::ranges::count(arms, figure.arm, &ClaimArm::name) == 0)
                say_unknown("arm", figure.arm, "");
            if (figure.group != "all" && std::ranges::count(scenario_.groups, figure.group) == 0)
                say_unknown("group", figure.group, "");
            if (figure.has_period() && std::ranges::count(claim_metrics(), figure.metric) == 0)
                context_.say({.code = ProblemCode::claim_malformed,
                              .place = {.key = key},
                              .what = figure.metric + " is not known by years or weeks"});
        }
    } catch (UserError const& error) {
        context_.append(error.problems());
    }
}

} // namespace groundswell
