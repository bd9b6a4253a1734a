# HDF5's C library. CMake's own FindHDF5 needs a C compiler, which nothing else here does.
# Defines LibHDF5::LibHDF5.
find_path(LibHDF5_INCLUDE_DIR hdf5.h PATH_SUFFIXES hdf5/serial)
find_library(LibHDF5_LIBRARY NAMES hdf5 hdf5_serial PATH_SUFFIXES hdf5/serial)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibHDF5 REQUIRED_VARS LibHDF5_LIBRARY LibHDF5_INCLUDE_DIR)
mark_as_advanced(LibHDF5_INCLUDE_DIR LibHDF5_LIBRARY)
if(LibHDF5_FOUND AND NOT TARGET LibHDF5::LibHDF5)
    add_library(LibHDF5::LibHDF5 UNKNOWN IMPORTED)
    set_target_properties(LibHDF5::LibHDF5 PROPERTIES IMPORTED_LOCATION "${LibHDF5_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${LibHDF5_INCLUDE_DIR}")
endif()
