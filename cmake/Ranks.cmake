# What shares work among processes (GROUNDSWELL_RANKS). Sets
#   groundswell_ranks_library   to link the program with, or nothing
#   groundswell_other_ranks     a pattern of the source files of room ranks that are left out
set(groundswell_ranks_library)
if(GROUNDSWELL_RANKS STREQUAL mpi)
    set(MPI_CXX_SKIP_MPICXX ON) # only the interface of C is used
    find_package(MPI QUIET COMPONENTS CXX)
    if(NOT MPI_CXX_FOUND)
        message(FATAL_ERROR "GROUNDSWELL_RANKS: is mpi, and MPI is not here. On Debian, install libopenmpi-dev and "
            "openmpi-bin, or libmpich-dev and mpich")
    endif()
    if(GROUNDSWELL_THREADS STREQUAL none)
        message(FATAL_ERROR "GROUNDSWELL_RANKS: is mpi, and GROUNDSWELL_THREADS is none (openmp or std: one thread "
            "waits for the other ranks)")
    endif()
    set(groundswell_ranks_library MPI::MPI_CXX)
    set(groundswell_other_ranks "/ranks/join_alone\\.cpp$")
else()
    set(groundswell_other_ranks "/ranks/(join_mpi|mpi_mail|mpi_processes|leader|follower|about)\\.cpp$")
endif()
