# SPDX-License-Identifier: GPL-3.0-or-later
# The only ways to make a target: terrella_add_library, terrella_add_plugin (TerrellaPlugin.cmake), terrella_add_program, terrella_add_test.

add_library(terrella_options INTERFACE)
target_include_directories(terrella_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(terrella_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    TERRELLA_VERSION="${PROJECT_VERSION}")
target_compile_options(terrella_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wnull-dereference
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond> $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op> -Wformat=2)
if(TERRELLA_WERROR)
    target_compile_options(terrella_options INTERFACE -Werror)
endif()
if(TERRELLA_SANITIZE)
    target_compile_options(terrella_options INTERFACE -fsanitize=${TERRELLA_SANITIZE} -fno-omit-frame-pointer -g1)
    target_link_options(terrella_options INTERFACE -fsanitize=${TERRELLA_SANITIZE})
endif()

# terrella_add_library(NAME SOURCES … [LINK …] [PRIVATE_LINK …] [PUBLIC_HEADERS …])
# A shared library lib/libterrella_NAME.so, target terrella_NAME. One with public headers is part of what module authors get: its headers are
# installed, and the CMake package knows it as Terrella::NAME.
function(terrella_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK;PUBLIC_HEADERS" ${ARGN})
    add_library(terrella_${name} SHARED ${ARG_SOURCES})
    add_library(Terrella::${name} ALIAS terrella_${name})
    target_link_libraries(terrella_${name} PUBLIC $<BUILD_INTERFACE:terrella_options> ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
    set_target_properties(terrella_${name} PROPERTIES
        VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} EXPORT_NAME ${name} INSTALL_RPATH "$ORIGIN")
    set(export "")
    if(ARG_PUBLIC_HEADERS)
        set(export EXPORT TerrellaTargets)
        target_include_directories(terrella_${name} INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/terrella>)
        target_compile_definitions(terrella_${name} INTERFACE $<INSTALL_INTERFACE:QT_NO_KEYWORDS>)
        target_compile_features(terrella_${name} INTERFACE cxx_std_20)
        file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
        install(FILES ${ARG_PUBLIC_HEADERS} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/terrella/${folder})
    endif()
    install(TARGETS terrella_${name} ${export} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# terrella_add_program(NAME [INTERNAL] SOURCES … [LINK …])
# An INTERNAL program is not one that users call: it is not installed.
function(terrella_add_program name)
    cmake_parse_arguments(ARG "INTERNAL" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE terrella_options ${ARG_LINK})
    if(ARG_INTERNAL)
        return()
    endif()
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

include(TerrellaPlugin)

# terrella_add_test(NAME SOURCES … LINK … LABELS unit|case|conformance|gui|gl|remote|bench [TIMEOUT s] [ENVIRONMENT k=v …])
# A Qt Test program. Tests labelled gl run on a display (under xvfb-run when there is none); gui runs on Qt's offscreen platform.
function(terrella_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(${name}_test ${ARG_SOURCES})
    target_link_libraries(${name}_test PRIVATE terrella_options Qt6::Test ${ARG_LINK})
    target_compile_definitions(${name}_test PRIVATE TERRELLA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    terrella_register_test(${name} ${name}_test LABELS ${ARG_LABELS} TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT ${ARG_ENVIRONMENT})
endfunction()

# terrella_register_test(NAME PROGRAM LABELS … [TIMEOUT s] [ENVIRONMENT k=v …])
# A program as a test, with the surroundings that every test has.
function(terrella_register_test name program)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(TERRELLA_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}") # checked code is slow, not stuck
    endif()
    add_test(NAME ${name} COMMAND ${program})
    set(environment
        "TERRELLA_RUN=${CMAKE_BINARY_DIR}/bin/terrella-run"
        "TERRELLA_PLUGIN_PATH=${CMAKE_BINARY_DIR}/lib/terrella/plugins"
        "TERRELLA_RESOURCES=${PROJECT_SOURCE_DIR}/resources"
        "LC_ALL=C.UTF-8" ${ARG_ENVIRONMENT})
    if(TERRELLA_SANITIZE MATCHES "thread")
        # QProcess forks by a system call that the sanitizer takes for a fork of its own process
        list(APPEND environment "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/tsan.supp:die_after_fork=0")
    endif()
    if(TERRELLA_SANITIZE MATCHES "address")
        list(APPEND environment "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/lsan.supp:print_suppressions=0")
    endif()
    if("gui" IN_LIST ARG_LABELS)
        list(APPEND environment "QT_QPA_PLATFORM=offscreen")
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
