# What keeps the first build short. None of it changes a result; see also src/apps/options.hpp.
#
# It is for the preset `release`, which users build once, and for presets that CI builds beside `dev`. Whoever changes files
# builds `dev`, where each file includes what it needs, a compiler cache finds more, and names in two files may be the same.
option(GROUNDSWELL_SHORT_BUILD "Compile with less processor time: precompiled headers, several files at once" OFF)

# These read, print and store. They wait for the user, the disk or the engine, so light optimisation is enough.
set(groundswell_light_rooms scenario store experiment report program)
# A web page is waited for, so what is no hot loop is made small there. Hot loops made small are four times slower.
set(groundswell_small_rooms)
if(EMSCRIPTEN)
    set(groundswell_small_rooms ${groundswell_light_rooms} base tables figures observe fit view browser)
endif()
# Files of these rooms are compiled several at once, so that what they include is read once. Hot loops are in other rooms,
# where a compiler inlines by the size of a file.
set(groundswell_joined_rooms ${groundswell_light_rooms} tables figures)
# Of these rooms, only groups of files without hot loops are joined.
set(groundswell_groups_world import ties words)
set(groundswell_group_import import import_columns import_draft import_files import_groups import_ids import_managers import_names
    import_people import_people_columns)
set(groundswell_group_ties import_layers import_problems import_ranks import_reading import_teams import_tie_columns
    import_ties)
set(groundswell_group_words column_words country_check generate_check generate_shares group_words layer_words)
set(groundswell_groups_engine setup)
set(groundswell_group_setup acting_intervention active_interventions build_world checkpoint live_week memory observation
    phase_interventions)
set(groundswell_groups_published models)
set(groundswell_group_models critical_mass emperor fields figure granovetter models naming statistics watts)

# Files that are joined must not use one name for two things. A new one shows as a redefinition: rename, take the file out
# of its group, or add it here.
set_source_files_properties(src/experiment/validate_influence.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# What many files include: everywhere, in the rooms optimised lightly, and in the engine.
set(groundswell_precompiled <algorithm> <array> <cstdint> <functional> <map> <memory> <numeric> <optional> <span> <string>
    <string_view> <utility> <vector> <fmt/format.h>)
set(groundswell_precompiled_light ${groundswell_precompiled} <nlohmann/json.hpp> <groundswell/scenario.hpp>)
set(groundswell_precompiled_engine ${groundswell_precompiled} [["engine/phases.hpp"]])

if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ frees memory less often. What it warns of in std::string is false (GCC bug 105651), and elsewhere it keeps quiet
    # about it, as it is in the headers of the system; but precompiled headers do not remember where they come from.
    set(groundswell_short_options "SHELL:--param ggc-min-heapsize=524288" -Wno-array-bounds -Wno-stringop-overread
        -Wno-stringop-overflow -Wno-restrict -Wno-maybe-uninitialized)
endif()

# Compile a target with less processor time, if the option asks for it.
macro(groundswell_shorten_build target room)
    if(${room} IN_LIST groundswell_small_rooms)
        target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-Oz>)
    elseif(${room} IN_LIST groundswell_light_rooms)
        target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    endif()
    # Room card has a compiler of its own.
    if(GROUNDSWELL_SHORT_BUILD AND NOT ${room} STREQUAL card)
        target_compile_options(${target} PRIVATE ${groundswell_short_options})
        groundswell_join_files(${target} ${room})
        groundswell_precompile(${target} ${room})
    endif()
endmacro()

# Compile all files of a target, twelve at a time, or those of its groups.
function(groundswell_join_files target room)
    if(room IN_LIST groundswell_joined_rooms)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
    elseif(DEFINED groundswell_groups_${room})
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
        foreach(group ${groundswell_groups_${room}})
            list(TRANSFORM groundswell_group_${group} REPLACE "(.+)" "src/${room}/\\1.cpp" OUTPUT_VARIABLE files)
            set_source_files_properties(${files} PROPERTIES UNITY_GROUP ${group})
        endforeach()
    endif()
endfunction()

# Give a target the headers that the first target of its kind precompiled.
macro(groundswell_precompile target room)
    if(${room} STREQUAL engine)
        target_precompile_headers(${target} PRIVATE ${groundswell_precompiled_engine})
    elseif(${room} IN_LIST groundswell_light_rooms)
        if(DEFINED groundswell_light_headers_of)
            target_precompile_headers(${target} REUSE_FROM ${groundswell_light_headers_of})
        else()
            target_precompile_headers(${target} PRIVATE ${groundswell_precompiled_light})
            set(groundswell_light_headers_of ${target})
        endif()
    elseif(DEFINED groundswell_headers_of)
        target_precompile_headers(${target} REUSE_FROM ${groundswell_headers_of})
    else()
        target_precompile_headers(${target} PRIVATE ${groundswell_precompiled})
        set(groundswell_headers_of ${target})
    endif()
endmacro()
