# What keeps the first build short. None of it changes a result; see also src/apps/options.hpp.

# Half of the time to compile a file goes into the standard headers. A precompiled header saves most of it, but it also
# gives a file what the file forgot to include, and a compiler cache finds less. So only the preset `release` has it.
option(GROUNDSWELL_PRECOMPILE "Precompile the standard headers that most files include" OFF)

# Only headers that many rooms include, and none that brings <iomanip>, whose std::quoted is found before ours.
set(groundswell_precompiled <algorithm> <array> <cstdint> <functional> <map> <memory> <numeric> <optional> <span> <string>
    <string_view> <utility> <vector> <fmt/format.h>)

# groundswell_precompile(TARGET LIKE): the headers are precompiled once for all targets with the same options. LIKE names
# a variable that remembers the first such target.
macro(groundswell_precompile target like)
    if(GROUNDSWELL_PRECOMPILE)
        # g++ 12 takes its own precompiled headers for ours and repeats false warnings about std::string.
        target_compile_options(${target} PRIVATE -Wno-array-bounds)
        if(DEFINED ${like})
            target_precompile_headers(${target} REUSE_FROM ${${like}})
        else()
            target_precompile_headers(${target} PRIVATE ${groundswell_precompiled})
            set(${like} ${target})
        endif()
    endif()
endmacro()

# Rooms that read, print and store wait for the user or the disk. Light optimisation halves the time to compile them.
# Rooms that compute are not listed here.
set(groundswell_light_rooms scenario store)
set(groundswell_light_options $<$<CONFIG:Release>:-O1>)
