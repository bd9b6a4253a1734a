#include "ranks/about.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/hash.hpp"

namespace groundswell {

namespace {

constexpr std::size_t version_length = 32, command_length = 416, host_length = 64;

std::string padded(std::string text, std::size_t length)
{
    text.resize(length, '\0');
    return text;
}

/// A command that is too long ends in its hash, so that two that differ late are not taken for one.
std::string shortened(std::string const& command)
{
    if (command.size() <= command_length) return command;
    Hash hash;
    hash.text(command);
    auto const end = fmt::format("... {:016x}", hash.value());
    return command.substr(0, command_length - end.size()) + end;
}

} // namespace

std::string AboutRank::bytes() const
{
    return padded(version, version_length) + padded(shortened(command), command_length) +
           padded(host, host_length);
}

AboutRank AboutRank::of(std::string const& bytes)
{
    auto const text = [&](std::size_t begin, std::size_t length) {
        auto const whole = bytes.substr(begin, length);
        return whole.substr(0, whole.find('\0'));
    };
    return {text(0, version_length), text(version_length, command_length),
            text(version_length + command_length, host_length)};
}

std::string name_of_rank(int rank, AboutRank const& about)
{
    return "rank " + std::to_string(rank) + " on " + about.host;
}

void require_same(std::vector<AboutRank> const& ranks)
{
    Problems problems;
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        auto const refuse = [&](std::string what, std::string allowed, std::string suggestion) {
            problems.push_back({.code = ProblemCode::argument_conflict,
                                .place = {.key = name_of_rank(static_cast<int>(i), ranks[i])},
                                .what = std::move(what),
                                .allowed = std::move(allowed),
                                .suggestion = std::move(suggestion)});
        };
        if (ranks[i].version != ranks[0].version)
            refuse("is version " + ranks[i].version, "rank 0 is version " + ranks[0].version,
                   "start the same program everywhere");
        else if (ranks[i].command != ranks[0].command)
            refuse("was given '" + ranks[i].command + "'", "rank 0 was given '" + ranks[0].command + "'",
                   "give all ranks the same command");
    }
    throw_if_any(problems);
}

} // namespace groundswell
