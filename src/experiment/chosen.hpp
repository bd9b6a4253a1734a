#pragma once
#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace groundswell {

/// Those asked for by their `id`, in the order of all; with no ids, all.
///
/// @param what  one of them, in words; the argument has its plural
/// @throws UserError for each unknown one, with "did you mean"
template <class T>
std::vector<T> chosen_by_id(std::vector<T> const& all, std::vector<std::string> const& ids,
                            std::string const& what)
{
    std::vector<std::string> known;
    for (auto const& one : all)
        known.push_back(one.id);
    Problems problems;
    for (auto const& id : ids)
        if (std::ranges::count(known, id) == 0)
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.argument = what + "s"},
                                .what = "unknown " + what + " '" + id + "'",
                                .allowed = fmt::format("one of {}", fmt::join(known, ", ")),
                                .suggestion = did_you_mean(id, known)});
    throw_if_any(problems);
    std::vector<T> out;
    for (auto const& one : all)
        if (ids.empty() || std::ranges::count(ids, one.id) > 0) out.push_back(one);
    return out;
}

} // namespace groundswell
