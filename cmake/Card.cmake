# What runs many replicates at once (GROUNDSWELL_CARD). Sets
#   groundswell_other_cards     a pattern of the source files of room card that are left out
set(groundswell_other_cards "/card/cuda_devices\\.cu$")
if(GROUNDSWELL_CARD STREQUAL cuda)
    set(groundswell_other_cards "/card/no_cuda\\.cpp$")
    include(CheckLanguage)
    if(NOT CMAKE_CUDA_COMPILER)
        check_language(CUDA)
    endif()
    if(NOT CMAKE_CUDA_COMPILER)
        message(FATAL_ERROR "GROUNDSWELL_CARD: is cuda, and there is no CUDA compiler of version 12 or newer. Install NVIDIA's CUDA "
            "toolkit, and set CMAKE_CUDA_COMPILER to its nvcc if it is not on the path")
    endif()
    if(NOT CMAKE_CUDA_ARCHITECTURES)
        # Instructions of the cards of today, and for later ones what their driver compiles.
        set(CMAKE_CUDA_ARCHITECTURES 80-real 90 CACHE STRING "Cards to compile for")
    endif()
    enable_language(CUDA)
    # CMake of before 3.26 does not know that nvcc 12 understands C++20.
    foreach(kind STANDARD EXTENSION)
        if(NOT CMAKE_CUDA20_${kind}_COMPILE_OPTION)
            set(CMAKE_CUDA20_${kind}_COMPILE_OPTION -std=c++20)
        endif()
    endforeach()
    set(CMAKE_CUDA_STANDARD 20)
    set(CMAKE_CUDA_STANDARD_REQUIRED ON)
    # Mechanisms are constant expressions, which run anywhere. One product and one sum stay two roundings, as on the processor.
    add_compile_options("$<$<COMPILE_LANGUAGE:CUDA>:--expt-relaxed-constexpr;-fmad=false;-Xcompiler=-ffp-contract=off>")
endif()
