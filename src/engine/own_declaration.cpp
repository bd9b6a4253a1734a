#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <groundswell/own_mechanism.hpp>
#include <groundswell/result.hpp>
#include <ranges>

#include "base/hash.hpp"
#include "engine/own_work.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t highest_bit = 0x80000000U;

std::vector<std::string> names_of_states()
{
    return {state_names.begin(), state_names.end()};
}

std::vector<std::string> names_to_send()
{
    std::vector<std::string> out{"team", "confidant", "audience"};
    out.insert(out.end(), post_names.begin(), post_names.end());
    return out;
}

/// Names that one part of a declaration lists.
class NameCheck {
  public:
    NameCheck(OwnDeclaration const& of, Problems& problems) : of_(&of), problems_(&problems) {}

    void operator()(char const* argument, std::vector<std::string> const& given,
                    std::vector<std::string> const& known) const
    {
        for (auto name = given.begin(); name != given.end(); ++name) {
            if (std::ranges::find(known, *name) == known.end())
                add(ProblemCode::name_unknown, argument, fmt::format("'{}' names '{}'", of_->name, *name),
                    fmt::format("{}", fmt::join(known, ", ")));
            else if (std::find(given.begin(), name, *name) != name)
                add(ProblemCode::value_duplicate, argument,
                    fmt::format("'{}' names '{}' twice", of_->name, *name), "once");
        }
    }
    void add(ProblemCode code, char const* argument, std::string what, std::string allowed) const
    {
        problems_->push_back({.code = code,
                              .place = {.argument = argument},
                              .what = std::move(what),
                              .allowed = std::move(allowed)});
    }

  private:
    OwnDeclaration const* of_;
    Problems* problems_;
};

} // namespace

Purpose own_purpose(std::string_view name)
{
    Hash hash;
    hash.text(name);
    return static_cast<Purpose>(highest_bit | static_cast<std::uint32_t>(hash.value() >> 33));
}

Problems check_own(std::span<OwnDeclaration const> declarations)
{
    Problems problems;
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        auto const& one = declarations[i];
        NameCheck const check(one, problems);
        if (one.name.empty())
            check.add(ProblemCode::argument_missing, "name", "of a mechanism is missing",
                      "its draws are its own by it");
        check("reads", one.reads, names_of_states());
        check("writes", one.writes, names_of_states());
        check("sends", one.sends, names_to_send());
        for (auto const& other : declarations.first(i))
            if (own_purpose(other.name) == own_purpose(one.name))
                check.add(ProblemCode::value_duplicate, "name",
                          fmt::format("'{}' is of two mechanisms", one.name),
                          "they would have the same draws; call one otherwise");
    }
    return problems;
}

} // namespace groundswell
