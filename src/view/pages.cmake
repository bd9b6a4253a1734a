# The web pages of web/dist, put into the program. They are built by web/ and kept with the sources, so that the program
# can be built without node; the target `web` builds them again.
set(pages_folder ${PROJECT_SOURCE_DIR}/web/dist)
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/view/pages.cpp PROPERTIES
    COMPILE_DEFINITIONS "GROUNDSWELL_PAGES=\"${pages_folder}\""
    OBJECT_DEPENDS "${pages_folder}/explorer.html;${pages_folder}/report.html;${pages_folder}/licences.txt")

find_program(GROUNDSWELL_NPM npm)
mark_as_advanced(GROUNDSWELL_NPM)
if(GROUNDSWELL_NPM)
    add_custom_target(web
        COMMAND ${GROUNDSWELL_NPM} ci --no-audit --no-fund
        COMMAND ${GROUNDSWELL_NPM} run build
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web
        COMMENT "Building the web pages" USES_TERMINAL VERBATIM)
endif()
