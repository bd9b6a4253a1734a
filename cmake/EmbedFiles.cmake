# Read all files that match a pattern into rows of C++ source, so that the program needs no other file. CMake configures
# again when one of them changes.
#
#   groundswell_embed(ROWS PATTERN NAME|NAME_WE BEFORE MIDDLE AFTER)
#
# Each row is BEFORE, the file's name, MIDDLE, its text as a raw string, and AFTER.
function(groundswell_embed rows_out pattern name_as before middle after)
    file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${pattern})
    set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    set(rows)
    foreach(file ${files})
        get_filename_component(name ${file} ${name_as})
        file(READ ${file} text)
        string(APPEND rows "${before}\"${name}\"${middle}R\"embedded(${text})embedded\"${after}\n")
    endforeach()
    set(${rows_out} "${rows}" PARENT_SCOPE)
endfunction()
