# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a pipeline that learns is checked with LibTorch, which is loaded when a network is first run.
foreach(command check "run;--dry-run")
    execute_process(COMMAND ${CMAKE_COMMAND} -E env LD_DEBUG=files ${RUN} ${command} ${PIPELINE} OUTPUT_VARIABLE out ERROR_VARIABLE loaded RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "terrella-run ${command} failed: ${out}")
    endif()
    if(NOT loaded MATCHES "libterrella_learning")
        message(FATAL_ERROR "terrella-run ${command} did not load the modules, so this test says nothing")
    endif()
    if(loaded MATCHES "libtorch|libterrella_torch")
        message(FATAL_ERROR "terrella-run ${command} loads LibTorch")
    endif()
endforeach()
