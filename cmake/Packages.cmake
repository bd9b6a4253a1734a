# What the program is made of besides its own code. Sets groundswell_packages, to link with.
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(LibHDF5 REQUIRED)
find_package(pugixml REQUIRED)
find_package(LibZip REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2)   # optional, with LibLZMA: files packed with bzip2 or xz, as most of R's .rda are
find_package(LibLZMA)
find_package(LibReadStat) # optional: data sets of SPSS, Stata and SAS
find_package(Eigen3 3.4 REQUIRED NO_MODULE) # linear algebra of room fit
find_package(LibArrow)    # optional: files of Parquet and Arrow

set(groundswell_packages fmt::fmt nlohmann_json::nlohmann_json SQLite::SQLite3
    ${groundswell_threads_library} tomlplusplus::tomlplusplus LibHDF5::LibHDF5 pugixml::pugixml LibZip::LibZip ZLIB::ZLIB)
if(BZIP2_FOUND)
    list(APPEND groundswell_packages BZip2::BZip2)
endif()
if(LIBLZMA_FOUND)
    list(APPEND groundswell_packages LibLZMA::LibLZMA)
endif()
if(LibReadStat_FOUND)
    list(APPEND groundswell_packages LibReadStat::LibReadStat)
endif()
if(LibArrow_FOUND)
    list(APPEND groundswell_packages LibArrow::LibArrow)
endif()
