# librdata reads R's .rds and .rda. It is optional. Defines LibRdata::LibRdata.
find_path(LibRdata_INCLUDE_DIR rdata/rdata.h)
find_library(LibRdata_LIBRARY NAMES rdata)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibRdata REQUIRED_VARS LibRdata_LIBRARY LibRdata_INCLUDE_DIR)
mark_as_advanced(LibRdata_INCLUDE_DIR LibRdata_LIBRARY)
if(LibRdata_FOUND AND NOT TARGET LibRdata::LibRdata)
    add_library(LibRdata::LibRdata UNKNOWN IMPORTED)
    set_target_properties(LibRdata::LibRdata PROPERTIES IMPORTED_LOCATION "${LibRdata_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${LibRdata_INCLUDE_DIR}")
endif()
