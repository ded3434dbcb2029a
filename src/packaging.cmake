# Installation and packages. Man page and completions are printed by the binary itself, from its own definitions.
include(GNUInstallDirs)

set(PITH_GENERATED ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${PITH_GENERATED})
set(generated "")
foreach(pair man:pith.1 bash:pith zsh:_pith fish:pith.fish)
  string(REGEX MATCH "^([a-z]+):(.*)$" _ ${pair})
  add_custom_command(
    OUTPUT ${PITH_GENERATED}/${CMAKE_MATCH_2}
    COMMAND $<TARGET_FILE:pith> --generate ${CMAKE_MATCH_1} > ${PITH_GENERATED}/${CMAKE_MATCH_2}
    DEPENDS pith
    VERBATIM)
  list(APPEND generated ${PITH_GENERATED}/${CMAKE_MATCH_2})
endforeach()
add_custom_target(pith_generated ALL DEPENDS ${generated})

file(RELATIVE_PATH PITH_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_SOURCE_DIR}/src/pith.pc.in ${CMAKE_BINARY_DIR}/pith.pc @ONLY)

install(TARGETS pith RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/rules DESTINATION ${CMAKE_INSTALL_DATADIR}/pith FILES_MATCHING PATTERN "*.toml")
install(FILES ${PITH_GENERATED}/pith.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PITH_GENERATED}/pith DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PITH_GENERATED}/_pith DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${PITH_GENERATED}/pith.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# The library, for `pkg-config pith`.
install(TARGETS pith_core ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
install(FILES ${CMAKE_BINARY_DIR}/pith.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/src/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith COMPONENT dev
  FILES_MATCHING PATTERN "*.h" PATTERN "cli" EXCLUDE PATTERN "train" EXCLUDE PATTERN "fetch" EXCLUDE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pith)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The pith authors <pith@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "removes boilerplate from pages and texts")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL Unspecified)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcurl4, libicu72, libidn2-0, libsqlite3-0, libuchardet0, libzip4")  # not linked to: src/base/late_library.h
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"pith reads HTML pages and plain texts, drops what is not the text itself
(subscription prompts, related links, share bars, repeated titles) and
writes the rest as text, Markdown, HTML or JSON Lines. Every removal names
the rule that asked for it.")
include(CPack)
