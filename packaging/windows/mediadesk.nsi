; Installs MediaDesk for one user, without administrator rights:
;   makensis -DBUNDLE=dist\mediadesk -DVERSION=0.1.0 -DOUT=dist\mediadesk-setup.exe mediadesk.nsi
Unicode true
!include "MUI2.nsh"

Name "MediaDesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\MediaDesk"
InstallDirRegKey HKCU "Software\MediaDesk" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "MediaDesk"
VIAddVersionKey "FileDescription" "MediaDesk Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MediaDesk"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\mediadesk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

Section
  SetOutPath "$INSTDIR"
  ; Of an older version nothing may stay: libraries of two versions do not go together.
  RMDir /r "$INSTDIR\_internal"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\MediaDesk.lnk" "$INSTDIR\mediadesk.exe"
  WriteRegStr HKCU "Software\MediaDesk" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\Directory\shell\MediaDesk" "" "Open with MediaDesk"
  WriteRegStr HKCU "Software\Classes\Directory\shell\MediaDesk\command" "" '"$INSTDIR\mediadesk.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "MediaDesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\mediadesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

; What MediaDesk knows of the user's files is not in this folder and stays.
Section "Uninstall"
  Delete "$SMPROGRAMS\MediaDesk.lnk"
  Delete "$INSTDIR\mediadesk.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\MediaDesk"
  DeleteRegKey HKCU "Software\MediaDesk"
SectionEnd
