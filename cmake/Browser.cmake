# The engine for web pages (web/build-engine): one WebAssembly module, and the JavaScript that loads it. It is run by workers of
# a page (web/src/engine), each with a module of its own, so it has no threads.
add_library(groundswell_rooms STATIC ${groundswell_objects})
add_executable(engine $<TARGET_OBJECTS:room_browser>)
target_link_libraries(engine PRIVATE groundswell_rooms groundswell_settings)
target_link_options(engine PRIVATE -Oz --no-entry
    "SHELL:-s MODULARIZE=1" "SHELL:-s EXPORT_NAME=groundswellEngine" "SHELL:-s ENVIRONMENT=worker,node"
    "SHELL:-s ALLOW_MEMORY_GROWTH=1" "SHELL:-s INITIAL_MEMORY=33554432" "SHELL:-s TOTAL_STACK=1048576"
    "SHELL:-s EXPORTED_FUNCTIONS=_malloc,_free" "SHELL:-s EXPORTED_RUNTIME_METHODS=ccall")
