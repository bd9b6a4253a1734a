# Arrow and Parquet (Apache Arrow's C++ libraries) read .parquet, .arrow and .feather. They are optional. The folder may be
# a CMake prefix, or that of the Python package pyarrow, which brings headers and libraries: -DLibArrow_ROOT=FOLDER.
# Defines LibArrow::LibArrow.
find_path(LibArrow_INCLUDE_DIR parquet/arrow/reader.h)
find_library(LibArrow_LIBRARY NAMES arrow)
find_library(LibArrow_Parquet_LIBRARY NAMES parquet)
# pyarrow has names with a version only.
foreach(part arrow parquet)
    file(GLOB versioned "${LibArrow_ROOT}/lib${part}.so.*")
    set(variable LibArrow_LIBRARY)
    if(part STREQUAL parquet)
        set(variable LibArrow_Parquet_LIBRARY)
    endif()
    if(LibArrow_ROOT AND versioned AND NOT ${variable})
        list(GET versioned 0 versioned)
        set_property(CACHE ${variable} PROPERTY VALUE "${versioned}")
    endif()
endforeach()
# Memory is bounded by a class that old versions do not have.
if(LibArrow_INCLUDE_DIR)
    file(STRINGS "${LibArrow_INCLUDE_DIR}/arrow/memory_pool.h" LibArrow_BOUNDED REGEX "class ARROW_EXPORT CappedMemoryPool")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibArrow
    REQUIRED_VARS LibArrow_LIBRARY LibArrow_Parquet_LIBRARY LibArrow_INCLUDE_DIR LibArrow_BOUNDED)
mark_as_advanced(LibArrow_INCLUDE_DIR LibArrow_LIBRARY LibArrow_Parquet_LIBRARY)
if(LibArrow_FOUND AND NOT TARGET LibArrow::LibArrow)
    add_library(LibArrow::LibArrow INTERFACE IMPORTED)
    set_target_properties(LibArrow::LibArrow PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${LibArrow_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${LibArrow_Parquet_LIBRARY};${LibArrow_LIBRARY}")
endif()
