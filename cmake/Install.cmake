# Puts under the prefix: the program, the library, the public headers, and the package for find_package(groundswell).
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/groundswell)

if(TARGET groundswell-program)
    install(TARGETS groundswell-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    # The program writes its own completions.
    set(completions ${PROJECT_BINARY_DIR}/completions)
    file(MAKE_DIRECTORY ${completions})
    foreach(shell bash fish)
        add_custom_command(OUTPUT ${completions}/groundswell.${shell}
            COMMAND groundswell-program completion ${shell} > ${completions}/groundswell.${shell} VERBATIM)
    endforeach()
    add_custom_target(completions ALL DEPENDS ${completions}/groundswell.bash ${completions}/groundswell.fish)
    install(FILES ${completions}/groundswell.bash RENAME groundswell
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${completions}/groundswell.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
install(TARGETS groundswell EXPORT groundswell-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/groundswell/scenarios
    FILES_MATCHING PATTERN "*.toml")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Of the packages that the pages of `report` and `view` are made of.
install(FILES web/dist/licences.txt DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME licences-of-pages.txt)

install(EXPORT groundswell-targets NAMESPACE groundswell:: DESTINATION ${package_folder})
configure_package_config_file(cmake/groundswell-config.cmake.in ${PROJECT_BINARY_DIR}/groundswell-config.cmake
    INSTALL_DESTINATION ${package_folder})
# Before version 1 a minor version may change interfaces.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/groundswell-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/groundswell-config.cmake
    ${PROJECT_BINARY_DIR}/groundswell-config-version.cmake cmake/FindLibHDF5.cmake
    cmake/FindLibZip.cmake cmake/FindLibReadStat.cmake cmake/FindLibArrow.cmake DESTINATION ${package_folder})
