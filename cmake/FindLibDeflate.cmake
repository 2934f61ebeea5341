# SPDX-License-Identifier: GPL-3.0-or-later
# LibDeflate::deflate
find_path(LIBDEFLATE_INCLUDE_DIR libdeflate.h)
find_library(LIBDEFLATE_LIBRARY NAMES deflate)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibDeflate REQUIRED_VARS LIBDEFLATE_LIBRARY LIBDEFLATE_INCLUDE_DIR)
if(LibDeflate_FOUND AND NOT TARGET LibDeflate::deflate)
    add_library(LibDeflate::deflate UNKNOWN IMPORTED)
    set_target_properties(LibDeflate::deflate PROPERTIES
        IMPORTED_LOCATION "${LIBDEFLATE_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${LIBDEFLATE_INCLUDE_DIR}")
endif()
mark_as_advanced(LIBDEFLATE_INCLUDE_DIR LIBDEFLATE_LIBRARY)
