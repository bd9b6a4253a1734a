# cpp-httplib (HTTP server) comes as one header, or, as Debian has it, as a header and a shared library that was built with
# OpenSSL, zlib and Brotli; its own package configuration is not always there. Defines CppHttplib::CppHttplib.
find_path(CppHttplib_INCLUDE_DIR httplib.h DOC "Folder that holds httplib.h")
find_library(CppHttplib_LIBRARY cpp-httplib DOC "The compiled part of cpp-httplib, where it has one")
mark_as_advanced(CppHttplib_INCLUDE_DIR CppHttplib_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CppHttplib REQUIRED_VARS CppHttplib_INCLUDE_DIR)

if(CppHttplib_FOUND AND NOT TARGET CppHttplib::CppHttplib)
    find_package(Threads REQUIRED)
    add_library(CppHttplib::CppHttplib INTERFACE IMPORTED)
    target_include_directories(CppHttplib::CppHttplib SYSTEM INTERFACE "${CppHttplib_INCLUDE_DIR}")
    target_link_libraries(CppHttplib::CppHttplib INTERFACE Threads::Threads)
    if(CppHttplib_LIBRARY)
        # Classes have the same layout as in the library only with the same features.
        find_package(OpenSSL REQUIRED)
        target_compile_definitions(CppHttplib::CppHttplib INTERFACE
            CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT CPPHTTPLIB_BROTLI_SUPPORT)
        target_link_libraries(CppHttplib::CppHttplib INTERFACE "${CppHttplib_LIBRARY}" OpenSSL::SSL OpenSSL::Crypto)
    endif()
endif()
