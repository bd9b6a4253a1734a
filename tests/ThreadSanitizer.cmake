# The thread sanitizer sees the order that OpenMP imposes (fork, barrier, join) only if the OpenMP library tells it.
# libomp does, through the tool Archer (Atzeni et al. 2016, IPDPS, 53-62); libgomp does not, and what it orders by itself
# is then reported as a race.
if(NOT GROUNDSWELL_SANITIZE MATCHES thread)
    return()
endif()

if(GROUNDSWELL_THREADS STREQUAL openmp)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "The thread sanitizer needs clang and its OpenMP library: use the preset tsan.")
    endif()
    get_filename_component(openmp_folder ${OpenMP_omp_LIBRARY} REALPATH)
    get_filename_component(openmp_folder ${openmp_folder} DIRECTORY)
    find_library(ARCHER_LIBRARY archer HINTS ${openmp_folder} REQUIRED)
    # Read by ctest before it runs any test of this folder.
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/environment.cmake
        "set(ENV{OMP_TOOL_LIBRARIES} ${ARCHER_LIBRARY})\n"
        "set(ENV{TSAN_OPTIONS} ignore_noninstrumented_modules=1)\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/environment.cmake)
endif()

# Proof that it works: a planted race is reported, the same program without it is not.
add_executable(planted_race ${CMAKE_CURRENT_SOURCE_DIR}/parallel/race/planted_race.cpp)
target_link_libraries(planted_race PRIVATE room_parallel)
add_test(NAME race.planted COMMAND planted_race planted)
add_test(NAME race.none COMMAND planted_race none)
set_tests_properties(race.planted PROPERTIES PASS_REGULAR_EXPRESSION "ThreadSanitizer: data race")

# Whole runs: replicates side by side, and one replicate on several threads.
if(TARGET groundswell-program)
    add_test(NAME race.replicates COMMAND groundswell-program run --weeks 26 --replicates 4 --threads 2)
    add_test(NAME race.threads COMMAND groundswell-program run --weeks 26 --replicates 1 --threads 7)
endif()
