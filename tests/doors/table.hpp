#pragma once
#include <string_view>
#include <vector>

/// Which room may include which, as ARCHITECTURE.md has it. Rooms stand in an order in which each knows only
/// rooms above.
namespace groundswell::doors {

struct Room {
    std::string_view name;
    std::vector<std::string_view> may_include; ///< rooms, or single headers of a room
};

inline std::vector<Room> const rooms{
    {"base", {}},
    {"random", {"base"}},
    {"parallel", {"base"}},
    {"tables", {"base"}},
    {"world", {"base", "random", "parallel", "tables"}},
    {"mechanisms", {"base", "random", "world"}},
    {"interventions", {"base", "random", "world", "mechanisms"}},
    {"observe", {"base", "world"}},
    {"scenario",
     {"base", "mechanisms/parameters.hpp", "interventions", "world/import.hpp", "world/country.hpp",
      "world/world_file.hpp"}},
    {"store", {"base", "world", "observe", "scenario"}},
    {"engine", {"base", "random", "parallel", "world", "mechanisms", "interventions", "observe", "scenario"}},
    {"published", {"base", "random", "parallel", "world", "observe"}},
    {"experiment",
     {"base", "random", "parallel", "interventions/intervention.hpp", "observe", "scenario", "engine",
      "published"}},
    {"apps",
     {"base", "random", "parallel", "world", "mechanisms", "interventions", "observe", "scenario", "store",
      "engine", "published", "experiment"}},
    {"view",
     {"base", "random", "parallel", "world", "mechanisms", "interventions", "observe", "scenario", "store",
      "engine", "published", "experiment", "apps"}},
};

/// Something that only some rooms may use, and why the others may not.
struct Restriction {
    std::string_view pattern; ///< ECMAScript regular expression, on a line without comments and texts
    std::string_view why;
    std::vector<std::string_view> rooms; ///< that the restriction is for
    bool except{false};                  ///< for all rooms but those
};

inline std::vector<Restriction> const restrictions{
    {R"(#\s*include\s*<(thread|omp\.h|mpi\.h|future|execution)>|#\s*pragma\s+omp|std::(thread|jthread|async)\b)",
     "threads belong to parallel",
     {"parallel"},
     true},
    {R"(#\s*include\s*<random>|\b(s?rand|[dlm]rand48)\s*\(|std::(random_device|mt19937|default_random_engine))",
     "draws have addresses: use random/draw.hpp",
     {},
     true},
    {R"(#\s*include\s*<(cmath|math\.h)>|\bstd::(exp2?|expm1|log|log2|log10|log1p|pow|sqrt|cbrt|tgamma|lgamma|erfc?)\b)",
     "libm differs between machines: use base/math.hpp",
     {"world", "mechanisms", "interventions", "engine", "published"}},
    {R"(\b(exp2?|expm1|log|log2|log10|log1p|pow|sqrt|cbrt)f?\s*\()",
     "libm differs between machines: use base/math.hpp",
     {"world", "mechanisms", "interventions", "engine", "published"}},
};

} // namespace groundswell::doors
