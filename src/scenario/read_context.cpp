#include "scenario/read_context.hpp"

#include <cmath>
#include <fmt/format.h>

namespace groundswell {

std::string ReadContext::at(int line) const
{
    return line > 0 ? fmt::format("{}:{}", path_, line) : path_;
}

void ReadContext::say(int line, std::string what, std::string allowed, std::string suggestion)
{
    problems_.push_back({at(line), std::move(what), std::move(allowed), std::move(suggestion)});
}

void ReadContext::unknown_key(int line, std::string const& key, std::vector<std::string> const& candidates)
{
    say(line, "unknown key '" + key + "'", "", did_you_mean(key, candidates));
}

int ReadContext::line_of(std::string key) const
{
    while (true) {
        if (auto const found = lines_.find(key); found != lines_.end()) return found->second;
        int first = 0; // the first line of the keys below this one
        for (auto at = lines_.lower_bound(key + "."); at != lines_.end() && at->first.starts_with(key + ".");
             ++at)
            if (first == 0 || at->second < first) first = at->second;
        if (first > 0) return first;
        auto const dot = key.rfind('.');
        if (dot == std::string::npos) return 0;
        key.resize(dot);
    }
}

void ReadContext::take(Problems const& found)
{
    for (auto const& problem : found)
        say(line_of(problem.where), problem.where + " " + problem.what, problem.allowed, problem.suggestion);
}

void ReadContext::wrong_type(TomlNode const& node, std::string const& key, std::string const& wanted)
{
    say(node.line, fmt::format("{} is {}, not {}", key, node.type(), wanted));
}

std::optional<double> ReadContext::number(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    if (auto const* value = node.number()) return *value;
    wrong_type(node, key, "a number");
    return std::nullopt;
}

std::optional<long long> ReadContext::whole(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    auto const* value = node.number();
    if (value && *value == std::floor(*value) && std::abs(*value) < 1e15)
        return static_cast<long long>(*value);
    if (value)
        say(node.line, fmt::format("{} is {}", key, groundswell::number(*value)), "must be a whole number");
    else
        wrong_type(node, key, "a whole number");
    return std::nullopt;
}

std::optional<std::string> ReadContext::text(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    if (auto const* value = node.text()) return *value;
    wrong_type(node, key, "text");
    return std::nullopt;
}

std::optional<bool> ReadContext::boolean(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    if (auto const* value = node.boolean()) return *value;
    wrong_type(node, key, "true or false");
    return std::nullopt;
}

TomlTable const* ReadContext::table(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    if (!node.table()) wrong_type(node, key, "a table");
    return node.table();
}

TomlArray const* ReadContext::list(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
    if (!node.array()) wrong_type(node, key, "a list");
    return node.array();
}

std::vector<std::string> ReadContext::texts(TomlNode const& node, std::string const& key)
{
    remember(key, node.line);
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
