# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file of the engine is linked with a library that draws, or with LibTorch.
foreach(file ${FILES})
    execute_process(COMMAND readelf -d ${file} OUTPUT_VARIABLE dynamic RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "Cannot read ${file}")
    endif()
    if(dynamic MATCHES "\\[(lib(Qt6(Gui|Widgets|OpenGL)|vtk|torch|c10)[^]]*)\\]")
        message(FATAL_ERROR "${file} is linked with ${CMAKE_MATCH_1}")
    endif()
endforeach()
