# What the executor of room parallel is made of (GROUNDSWELL_THREADS). Sets
#   groundswell_threads_library   to link with, or nothing
#   groundswell_other_threads     a pattern of the source files of room parallel that are left out

# Files of each kind besides those of all.
set(groundswell_thread_files_openmp executor_openmp)
set(groundswell_thread_files_std executor_std thread_pool)
set(groundswell_thread_files_none executor_serial)

# groundswell_threads_left_out(KIND VARIABLE)
function(groundswell_threads_left_out kind variable)
    set(others ${groundswell_thread_files_openmp} ${groundswell_thread_files_std} ${groundswell_thread_files_none})
    list(REMOVE_ITEM others ${groundswell_thread_files_${kind}})
    list(JOIN others "|" others)
    set(${variable} "/parallel/(${others})\\.cpp$" PARENT_SCOPE)
endfunction()

groundswell_threads_left_out(${GROUNDSWELL_THREADS} groundswell_other_threads)
set(groundswell_threads_library)
if(GROUNDSWELL_THREADS STREQUAL openmp)
    find_package(OpenMP REQUIRED COMPONENTS CXX)
    set(groundswell_threads_library OpenMP::OpenMP_CXX)
elseif(GROUNDSWELL_THREADS STREQUAL std)
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_package(Threads REQUIRED)
    set(groundswell_threads_library Threads::Threads)
endif()
