# What is built of the rooms, and what a standard library lacks. Sets
#   groundswell_left_out     a pattern of source files that are left out
#   groundswell_only_ROOM    for some rooms: the files that are not, without their endings
set(groundswell_left_out "_absent\\.cpp$")
if(EMSCRIPTEN)
    # A web page has no files. What reads and writes them is left out; *_absent.cpp says so to whoever asks for it.
    set(groundswell_left_out "/world/(hdf5|import|world_file)[a-z_]*\\.cpp$")
    string(APPEND groundswell_left_out
        "|/(base/memory_of_machine|engine/checkpoint_file|engine/run_checkpoint|experiment/(burnin_cache|card_runs))\\.cpp$")
    set(groundswell_only_tables "delimited|dialect|encoding|named_columns|numbers|records|table")
    set(groundswell_only_store "identity_of")
    set(groundswell_only_fit "targets")
    set(groundswell_only_view "answers|faults|http_response|page_run|picture|replicate_bytes|session|trace")
    list(REMOVE_ITEM groundswell_rooms block card published pack)
    list(APPEND groundswell_rooms view browser)
endif()

include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS -std=c++20)
check_cxx_source_compiles([[
#include <algorithm>
#include <bit>
#include <charconv>
int main()
{
    int const list[]{1, 2};
    double value = 0;
    std::from_chars("1", "1", value);
    return std::ranges::count(list, std::bit_cast<int>(1u));
}
]] GROUNDSWELL_LIBRARY_OF_CXX20)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT GROUNDSWELL_LIBRARY_OF_CXX20)
    target_compile_options(groundswell_settings INTERFACE "SHELL:-include base/older_library.hpp")
endif()
