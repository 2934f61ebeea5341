# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` adds to programs, libraries and plugins: the CMake package for module authors; and the Debian package by CPack.
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Terrella)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/TerrellaConfig.cmake.in ${CMAKE_BINARY_DIR}/TerrellaConfig.cmake
    INSTALL_DESTINATION ${package} PATH_VARS CMAKE_INSTALL_DATADIR)
# Before 1.0 every minor version may change what plugins see.
write_basic_package_version_file(${CMAKE_BINARY_DIR}/TerrellaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/TerrellaConfig.cmake ${CMAKE_BINARY_DIR}/TerrellaConfigVersion.cmake ${PROJECT_SOURCE_DIR}/cmake/TerrellaPlugin.cmake
    DESTINATION ${package})
install(EXPORT TerrellaTargets NAMESPACE Terrella:: DESTINATION ${package})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/templates/plugin DESTINATION ${CMAKE_INSTALL_DATADIR}/terrella/templates)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME terrella)
set(CPACK_PACKAGE_CONTACT "Terrella maintainers <maintainers@terrella.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workbench for digital twins of the Earth")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Draw a pipeline of Earth data on a canvas, run thematic modules here or
elsewhere, and look at the results on globes and maps. terrella is the desktop,
terrella-run the engine on the command line; headers and a CMake package for
writing further modules are included.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# What the linker shows is found by dpkg-shlibdeps; the rest is what a window needs to open.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/lib)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libgl1-mesa-dri, fonts-inter, libncarg-data, openssh-client, ffmpeg")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "g++, cmake, ninja-build, qt6-base-dev")
set(CPACK_STRIP_FILES ON)
include(CPack)
