#include "scenario/read_context.hpp"

#include <cmath>
#include <fmt/format.h>

#include "base/text.hpp"

namespace groundswell {

void ReadContext::say(TomlPosition at, Problem problem)
{
    auto key = of_.key.empty() ? std::move(problem.place.key) : of_.key;
    problem.place = of_;
    problem.place.line = at.line;
    problem.place.column = at.column;
    problem.place.key = std::move(key);
    problems_.push_back(std::move(problem));
}

void ReadContext::say(TomlNode const& at, Problem problem)
{
    say(at.at, std::move(problem));
}

void ReadContext::say(Problem problem)
{
    say(TomlPosition{}, std::move(problem));
}

void ReadContext::unknown_key(TomlNode const& at, std::string const& key,
                              std::vector<std::string> const& candidates)
{
    say(at, {.code = ProblemCode::key_unknown,
             .place = {.key = key},
             .what = "unknown key '" + key + "'",
             .suggestion = did_you_mean(key, candidates)});
}

TomlPosition ReadContext::position_of(std::string key) const
{
    while (true) {
        if (auto const found = positions_.find(key); found != positions_.end()) return found->second;
        TomlPosition first; // the first position of the keys below this one
        for (auto at = positions_.lower_bound(key + ".");
             at != positions_.end() && at->first.starts_with(key + "."); ++at)
            if (first.line == 0 || at->second.line < first.line) first = at->second;
        if (first.line > 0) return first;
        auto const dot = key.rfind('.');
        if (dot == std::string::npos) return {};
        key.resize(dot);
    }
}

void ReadContext::take(Problems const& found)
{
    for (auto problem : found) {
        auto const at = position_of(problem.place.key);
        problem.what = problem.place.key + " " + problem.what;
        say(at, std::move(problem));
    }
}

void ReadContext::wrong_type(TomlNode const& node, std::string const& key, std::string const& wanted)
{
    say(node, {.code = ProblemCode::value_wrong_type,
               .place = {.key = key},
               .what = fmt::format("{} is {}, not {}", key, node.type(), wanted)});
}

std::optional<double> ReadContext::number(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (auto const* value = node.number()) return *value;
    wrong_type(node, key, "a number");
    return std::nullopt;
}

std::optional<long long> ReadContext::whole(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    auto const* value = node.number();
    if (value && *value == std::floor(*value) && std::abs(*value) < 1e15)
        return static_cast<long long>(*value);
    if (value)
        say(node, {.code = ProblemCode::value_not_whole,
                   .place = {.key = key},
                   .what = fmt::format("{} is {}", key, format_number(*value)),
                   .allowed = "must be a whole number"});
    else
        wrong_type(node, key, "a whole number");
    return std::nullopt;
}

std::optional<std::string> ReadContext::text(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (auto const* value = node.text()) return *value;
    wrong_type(node, key, "text");
    return std::nullopt;
}

std::optional<bool> ReadContext::boolean(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (auto const* value = node.boolean()) return *value;
    wrong_type(node, key, "true or false");
    return std::nullopt;
}

TomlTable const* ReadContext::table(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (!node.table()) wrong_type(node, key, "a table");
    return node.table();
}

TomlArray const* ReadContext::list(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (!node.array()) wrong_type(node, key, "a list");
    return node.array();
}

std::vector<std::string> ReadContext::texts(TomlNode const& node, std::string const& key)
{
    remember(key, node);
    if (auto const* alone = node.text()) return {*alone};
    std::vector<std::string> out;
    auto const* items = node.array();
    if (!items)
        wrong_type(node, key, "a list of texts");
    else
        for (auto const& item : *items)
            if (auto const* one = item.text())
                out.push_back(*one);
            else
                wrong_type(item, key, "a list of texts");
    return out;
}

} // namespace groundswell
