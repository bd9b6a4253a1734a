#pragma once
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "published/model.hpp"

namespace groundswell::published {

inline Request quick(std::uint32_t seed = 1, Settings set = {})
{
    return {.set = std::move(set), .seed = seed, .quick = true, .threads = 2};
}

/// Every figure that was refused, in words; empty if all pass.
inline std::string refused(Figures const& figures)
{
    std::string out;
    for (auto const& f : figures)
        if (!f.passed)
            out += f.setting + ", " + f.name + ": " + format_number(f.source) + " against our " +
                   format_number(f.ours) + "\n";
    return out;
}

/// How many figures have something to be compared with.
inline long compared(Figures const& figures)
{
    return std::count_if(figures.begin(), figures.end(),
                         [](Figure const& f) { return f.origin != Origin::none; });
}

} // namespace groundswell::published
