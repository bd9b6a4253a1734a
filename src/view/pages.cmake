# The web pages of web/dist, put into the program. They are built by web/ and kept with the sources, so that the program
# can be built without node; the target `web` builds them again.
set(pages_folder ${PROJECT_SOURCE_DIR}/web/dist)
set(docs_folder ${PROJECT_SOURCE_DIR}/docs)
set(pages_definitions "GROUNDSWELL_PAGES=\"${pages_folder}\"" "GROUNDSWELL_DOCS=\"${docs_folder}\"")
set(pages_files "${pages_folder}/explorer.html" "${pages_folder}/report.html" "${pages_folder}/licences.txt" "${pages_folder}/worker.js"
    "${pages_folder}/first_runs.json" "${docs_folder}/claims.md" "${docs_folder}/evidence.md")

# The engine that `groundswell site` puts beside the pages is not kept with the sources. It is put in if it was built.
set(GROUNDSWELL_PAGE_MODULE ${PROJECT_SOURCE_DIR}/build/browser CACHE PATH "Folder of the engine for web pages (engine.wasm, engine.js)")
set(module_files "${GROUNDSWELL_PAGE_MODULE}/engine.wasm" "${GROUNDSWELL_PAGE_MODULE}/engine.js")
if(EXISTS "${GROUNDSWELL_PAGE_MODULE}/engine.wasm")
    list(APPEND pages_definitions "GROUNDSWELL_PAGE_MODULE=\"${GROUNDSWELL_PAGE_MODULE}\"")
    list(APPEND pages_files ${module_files})
else()
    message(STATUS "Without the engine for web pages: `groundswell site` writes only what is run beforehand. "
        "web/build-engine builds it (Debian: emscripten); then configure again.")
endif()
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/view/pages.cpp PROPERTIES
    COMPILE_DEFINITIONS "${pages_definitions}" OBJECT_DEPENDS "${pages_files}" SKIP_UNITY_BUILD_INCLUSION ON)

find_program(GROUNDSWELL_NPM npm)
mark_as_advanced(GROUNDSWELL_NPM)
if(GROUNDSWELL_NPM)
    add_custom_target(web
        COMMAND ${GROUNDSWELL_NPM} ci --no-audit --no-fund
        COMMAND ${GROUNDSWELL_NPM} run build
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web
        COMMENT "Building the web pages" USES_TERMINAL VERBATIM)
endif()
