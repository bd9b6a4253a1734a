# ReadStat reads files of SPSS, Stata and SAS. It is optional. Defines LibReadStat::LibReadStat.
find_path(LibReadStat_INCLUDE_DIR readstat.h)
find_library(LibReadStat_LIBRARY NAMES readstat)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibReadStat REQUIRED_VARS LibReadStat_LIBRARY LibReadStat_INCLUDE_DIR)
mark_as_advanced(LibReadStat_INCLUDE_DIR LibReadStat_LIBRARY)
if(LibReadStat_FOUND AND NOT TARGET LibReadStat::LibReadStat)
    add_library(LibReadStat::LibReadStat UNKNOWN IMPORTED)
    set_target_properties(LibReadStat::LibReadStat PROPERTIES IMPORTED_LOCATION "${LibReadStat_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${LibReadStat_INCLUDE_DIR}")
endif()
