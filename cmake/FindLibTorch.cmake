# SPDX-License-Identifier: GPL-3.0-or-later
# Finds LibTorch and defines the target LibTorch::LibTorch. TorchConfig.cmake of Debian looks for every library that LibTorch was made with, and warns.
find_path(LIBTORCH_INCLUDE_DIR torch/script.h)
find_path(LIBTORCH_API_INCLUDE_DIR torch/version.h PATH_SUFFIXES torch/csrc/api/include)
find_library(LIBTORCH_LIBRARY torch)
find_library(LIBTORCH_CPU_LIBRARY torch_cpu)
find_library(LIBTORCH_C10_LIBRARY c10)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch REQUIRED_VARS LIBTORCH_LIBRARY LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR)
if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    add_library(LibTorch::LibTorch UNKNOWN IMPORTED)
    set_target_properties(LibTorch::LibTorch PROPERTIES
        IMPORTED_LOCATION ${LIBTORCH_LIBRARY}
        INTERFACE_LINK_LIBRARIES "${LIBTORCH_CPU_LIBRARY};${LIBTORCH_C10_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${LIBTORCH_INCLUDE_DIR};${LIBTORCH_API_INCLUDE_DIR}")
endif()
mark_as_advanced(LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR LIBTORCH_LIBRARY LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY)
