# What keeps the first build short. None of it changes a result; see also src/apps/options.hpp.
#
# It is for the preset `release`, which users build once. Whoever changes files builds other presets, where each file
# includes what it needs, a compiler cache finds more, and names in two files may be the same; CI builds both.
option(GROUNDSWELL_SHORT_BUILD "Compile with less processor time: precompiled headers, several files at once" OFF)

# Rooms that read, print and store wait for the user or the disk. Light optimisation is enough for them.
set(groundswell_light_rooms scenario store)
# Files of these rooms are compiled several at once, so that what they include is read once. Hot loops are in other rooms,
# where a compiler inlines by the size of a file.
set(groundswell_joined_rooms scenario store experiment)
# These have a name of their own that another file of the room has too. A new one shows as a redefinition: rename, or add
# the file here.
set_source_files_properties(
    src/experiment/claim_figures.cpp src/experiment/claims.cpp src/experiment/paired.cpp
    src/experiment/validate.cpp src/experiment/validate_influence.cpp src/experiment/validate_petrie.cpp
    src/experiment/validate_stratification.cpp
    src/scenario/init_text.cpp src/scenario/parameter_table.cpp src/scenario/table_population.cpp
    src/store/export_json.cpp src/store/replicate_rows.cpp
    src/view/run_job.cpp src/view/trace.cpp
    PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
# Only headers that many rooms include, and none that brings <iomanip>, whose std::quoted is found before ours.
set(groundswell_precompiled <algorithm> <array> <cstdint> <functional> <map> <memory> <numeric> <optional> <span> <string>
    <string_view> <utility> <vector> <fmt/format.h>)
# g++ 12 sees overruns in std::string that are none; elsewhere it keeps quiet about them, as they are in its own headers.
set(groundswell_false_warnings -Wno-array-bounds -Wno-stringop-overread)

# Optimise a target lightly where others are optimised fully.
function(groundswell_optimise_lightly target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# Compile the files of a target twelve at a time.
function(groundswell_join_files target)
    if(GROUNDSWELL_SHORT_BUILD)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
        target_compile_options(${target} PRIVATE ${groundswell_false_warnings})
    endif()
endfunction()

# Give a room the headers that the first such room precompiled.
macro(groundswell_precompile target)
    if(GROUNDSWELL_SHORT_BUILD)
        target_compile_options(${target} PRIVATE ${groundswell_false_warnings})
        if(DEFINED groundswell_precompiled_by)
            target_precompile_headers(${target} REUSE_FROM ${groundswell_precompiled_by})
        else()
            target_precompile_headers(${target} PRIVATE ${groundswell_precompiled})
            set(groundswell_precompiled_by ${target})
        endif()
    endif()
endmacro()
