# SPDX-License-Identifier: GPL-3.0-or-later
# The only ways to make a target: terrella_add_library, terrella_add_plugin, terrella_add_program, terrella_add_test.

include(GenerateExportHeader)

add_library(terrella_options INTERFACE)
target_include_directories(terrella_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(terrella_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    TERRELLA_VERSION="${PROJECT_VERSION}")
target_compile_options(terrella_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wnull-dereference
    -Wduplicated-cond -Wlogical-op -Wformat=2)
if(TERRELLA_WERROR)
    target_compile_options(terrella_options INTERFACE -Werror)
endif()
if(TERRELLA_SANITIZE)
    target_compile_options(terrella_options INTERFACE -fsanitize=${TERRELLA_SANITIZE} -fno-omit-frame-pointer -g1)
    target_link_options(terrella_options INTERFACE -fsanitize=${TERRELLA_SANITIZE})
endif()

# terrella_add_library(NAME SOURCES … [LINK …])
# A shared library lib/libterrella_NAME.so, target terrella_NAME.
function(terrella_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(terrella_${name} SHARED ${ARG_SOURCES})
    target_link_libraries(terrella_${name} PUBLIC terrella_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
    set_target_properties(terrella_${name} PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
    install(TARGETS terrella_${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# terrella_add_program(NAME SOURCES … [LINK …])
function(terrella_add_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE terrella_options ${ARG_LINK})
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# Merges the JSON of a theme with those of its modules into one text. Texts with semicolons, brackets and @ go through untouched.
function(terrella_merge_specifications result theme)
    file(READ ${theme} text)
    string(JSON text ERROR_VARIABLE problem SET "${text}" modules "[]")
    if(problem)
        message(FATAL_ERROR "${theme}: ${problem}")
    endif()
    set(index 0)
    foreach(file ${ARGN})
        file(READ ${file} specification)
        string(JSON text ERROR_VARIABLE problem SET "${text}" modules ${index} "${specification}")
        if(problem)
            message(FATAL_ERROR "${file}: ${problem}")
        endif()
        math(EXPR index "${index} + 1")
    endforeach()
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# terrella_add_plugin(NAME [TEST] MODULES verb_noun … SOURCES … [LINK …])
# A theme: NAME.json (id, api, version, title) with <module>.json for each module is merged into one file, embedded as Qt metadata by
# NAME_plugin.cpp (Q_PLUGIN_METADATA FILE "NAME_plugin.json"). Changing a JSON file merges, compiles and links again.
# Makes terrella_NAME_objects (for tests) and lib/terrella/plugins/NAME.so; a TEST plugin lies in tests/plugins and is not installed.
function(terrella_add_plugin name)
    cmake_parse_arguments(ARG "TEST" "" "MODULES;SOURCES;LINK" ${ARGN})
    set(merged ${CMAKE_CURRENT_BINARY_DIR}/${name}_plugin.json)
    set(theme ${CMAKE_CURRENT_SOURCE_DIR}/${name}.json)
    set(specifications ${ARG_MODULES})
    list(TRANSFORM specifications PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM specifications APPEND .json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${theme} ${specifications})
    terrella_merge_specifications(text ${theme} ${specifications})
    set(before "")
    if(EXISTS ${merged})
        file(READ ${merged} before)
    endif()
    if(NOT before STREQUAL text)   # an unchanged file keeps its time, and nothing is built
        file(WRITE ${merged} "${text}")
    endif()

    set(objects terrella_modules)
    if(ARG_SOURCES)
        add_library(terrella_${name}_objects OBJECT ${ARG_SOURCES})
        target_link_libraries(terrella_${name}_objects PUBLIC terrella_options terrella_modules ${ARG_LINK})
        set(objects terrella_${name}_objects)
    endif()
    add_library(terrella_plugin_${name} MODULE ${name}_plugin.cpp)
    target_include_directories(terrella_plugin_${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    set_property(SOURCE ${name}_plugin.cpp APPEND PROPERTY OBJECT_DEPENDS ${merged})
    set_property(TARGET terrella_plugin_${name} PROPERTY AUTOMOC_MOC_OPTIONS -I${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(terrella_plugin_${name} PRIVATE terrella_options ${objects})
    set_target_properties(terrella_plugin_${name} PROPERTIES PREFIX "" OUTPUT_NAME ${name})
    if(ARG_TEST)
        set_target_properties(terrella_plugin_${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/plugins)
        return()
    endif()
    set_target_properties(terrella_plugin_${name} PROPERTIES
        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/terrella/plugins
        INSTALL_RPATH "$ORIGIN/../..")
    install(TARGETS terrella_plugin_${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/terrella/plugins)
    set_property(GLOBAL APPEND PROPERTY TERRELLA_PLUGINS terrella_plugin_${name})
endfunction()

# terrella_add_test(NAME SOURCES … LINK … LABELS unit|case|conformance|gui|gl|remote|bench [TIMEOUT s] [ENVIRONMENT k=v …])
# A Qt Test program. Tests labelled gl run on a display (under xvfb-run when there is none); gui runs on Qt's offscreen platform.
function(terrella_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(TERRELLA_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}") # checked code is slow, not stuck
    endif()
    add_executable(${name}_test ${ARG_SOURCES})
    target_link_libraries(${name}_test PRIVATE terrella_options Qt6::Test ${ARG_LINK})
    target_compile_definitions(${name}_test PRIVATE TERRELLA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name}_test)
    set(environment
        "TERRELLA_RUN=${CMAKE_BINARY_DIR}/bin/terrella-run"
        "TERRELLA_PLUGIN_PATH=${CMAKE_BINARY_DIR}/lib/terrella/plugins"
        "TERRELLA_RESOURCES=${PROJECT_SOURCE_DIR}/resources"
        "LC_ALL=C.UTF-8" ${ARG_ENVIRONMENT})
    if(TERRELLA_SANITIZE MATCHES "thread")
        # QProcess forks by a system call that the sanitizer takes for a fork of its own process
        list(APPEND environment "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/tsan.supp:die_after_fork=0")
    endif()
    if("gui" IN_LIST ARG_LABELS)
        list(APPEND environment "QT_QPA_PLATFORM=offscreen")
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
