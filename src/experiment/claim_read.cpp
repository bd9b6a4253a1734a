#include <algorithm>
#include <fmt/format.h>
#include <groundswell/claim.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>

#include "base/text.hpp"
#include "experiment/arm_read.hpp"
#include "experiment/claim_expression.hpp"
#include "experiment/claim_figures.hpp"
#include "scenario/check.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

namespace {

/// The one space that claims are tested over.
constexpr char const* uncertain_space = "every uncertain number, over its plausible range";

class ClaimFile {
  public:
    ClaimFile(TomlTable const& root, std::string const& path) : root_(root), context_({.file = path}) {}

    Claim read()
    {
        for (auto const& [key, node] : root_)
            top(key, node);
        for (auto const* text :
             {&claim_.id, &claim_.title, &claim_.statement, &claim_.experiment, &claim_.refuted})
            if (text->empty()) {
                context_.say({.code = ProblemCode::claim_incomplete,
                              .what = "needs id, title, statement, experiment and refuted"});
                break;
            }
        if (claim_.arms.empty() || claim_.parts.empty())
            context_.say({.code = ProblemCode::claim_incomplete,
                          .what = "needs at least one [[arm]] and one [[part]]"});
        if (std::ranges::all_of(claim_.parts, &ClaimPart::is_reported_only))
            context_.say({.code = ProblemCode::claim_incomplete,
                          .place = {.key = "part"},
                          .what = "no part has a threshold",
                          .allowed = "a claim must be able to fail"});
        if (!claim_.states.empty() && !claim_.arm(claim_.states))
            context_.say({.code = ProblemCode::name_unknown,
                          .place = {.key = "states"},
                          .what = "states names the unknown arm '" + claim_.states + "'"});
        for (auto const& arm : claim_.arms)
            context_.append(check_scenario(arm.of(scenario_)));
        for (auto const& part : claim_.parts)
            arms_.check_expression(part.value, "part.value", claim_.arms);
        throw_if_any(context_.problems());
        return std::move(claim_);
    }

  private:
    void top(std::string const& key, TomlNode const& node)
    {
        auto const text = [&](std::string& into) { into = context_.text(node, key).value_or(""); };
        if (key == "id")
            text(claim_.id);
        else if (key == "title")
            text(claim_.title);
        else if (key == "statement")
            text(claim_.statement);
        else if (key == "experiment")
            text(claim_.experiment);
        else if (key == "refuted")
            text(claim_.refuted);
        else if (key == "states")
            text(claim_.states);
        else if (key == "tested_over") {
            if (context_.text(node, key).value_or("") != uncertain_space)
                context_.say(node, {.code = ProblemCode::name_unknown,
                                    .place = {.key = "tested_over"},
                                    .what = "tested_over is another space",
                                    .allowed = fmt::format("'{}'", uncertain_space)});
        } else if (key == "arm")
            context_.each_table(node, key, [&](TomlTable const& table) {
                claim_.arms.push_back(arms_.read(table, claim_.arms));
            });
        else if (key == "part")
            context_.each_table(node, key, [&](TomlTable const& table) { part(table); });
        else
            context_.unknown_key(node, key,
                                 {"id", "title", "statement", "experiment", "refuted", "states",
                                  "tested_over", "arm", "part"});
    }

    void part(TomlTable const& table)
    {
        ClaimPart out;
        for (auto const& [key, node] : table) {
            auto const name = "part." + key;
            if (key == "says")
                out.says = context_.text(node, name).value_or("");
            else if (key == "value")
                out.value = context_.text(node, name).value_or("0");
            else if (key == "above")
                out.above = context_.number(node, name);
            else if (key == "below")
                out.below = context_.number(node, name);
            else
                context_.unknown_key(node, name, {"part.says", "part.value", "part.above", "part.below"});
        }
        claim_.parts.push_back(std::move(out));
    }

    TomlTable const& root_;
    ReadContext context_;
    Scenario const scenario_ = default_scenario();
    ArmReader arms_{scenario_, context_};
    Claim claim_;
};

} // namespace

Claim read_claim(std::string_view text, std::string const& name)
{
    auto const root = parse_toml(text, name);
    return ClaimFile(*root.table(), name).read();
}

} // namespace groundswell
