@echo off
rem Starts Maven for this project on Windows. What mvnw does elsewhere is done here as far as a batch file goes:
rem   JDK      JAVA_HOME, or the one whose javac is on the PATH; the build says so where it is too old
rem   Maven    the one that .mvn\wrapper names, fetched once and checked, or one on the PATH
rem   Node.js  24 or newer on the PATH; Vaadin's build looks for one where there is none
rem Nothing is installed outside the cache folder: SELFIE_BUILD_CACHE, or selfie-studio in the local application data.
setlocal EnableDelayedExpansion
set "base=%~dp0"
set "cache=%SELFIE_BUILD_CACHE%"
if not defined cache set "cache=%LOCALAPPDATA%\selfie-studio"

if not defined JAVA_HOME (
  for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JAVA_HOME for %%b in ("%%~dpj..") do set "JAVA_HOME=%%~fb"
)
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo mvnw: Selfie Studio needs a JDK 25 or newer; install one and set JAVA_HOME to it.>&2
  exit /b 1
)

for /f "usebackq tokens=1,* delims==" %%a in ("%base%.mvn\wrapper\maven-wrapper.properties") do (
  if "%%a"=="distributionUrl" set "url=%%b"
  if "%%a"=="distributionSha512Sum" set "wanted=%%b"
)
for %%n in ("%url:/=\%") do set "name=%%~nxn"
set "name=%name:-bin.tar.gz=%"
set "mvn=%cache%\maven\%name%\bin\mvn.cmd"
if not exist "%mvn%" call :install
if not exist "%mvn%" (
  set "mvn="
  for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do if not defined mvn set "mvn=%%m"
)
if not defined mvn (
  echo mvnw: Maven could not be installed from %url% and there is none on the PATH; install Maven 3.8 or newer.>&2
  exit /b 1
)
cd /d "%base%"
"%mvn%" %*
exit /b

:install
set "work=%cache%\maven\download-%RANDOM%"
mkdir "%work%"
curl.exe -fsL --connect-timeout 10 --retry 2 -o "%work%\maven.tar.gz" "%url%" || goto :given_up
set "found="
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%work%\maven.tar.gz" SHA512') do if not defined found set "found=%%h"
set "found=!found: =!"
if /i not "!found!"=="%wanted%" (
  echo mvnw: what %url% sent has SHA-512 !found!, which is not the pinned one: not installed.>&2
  goto :given_up
)
tar.exe -xzf "%work%\maven.tar.gz" -C "%work%" && move "%work%\%name%" "%cache%\maven\" >nul
:given_up
rmdir /s /q "%work%"
exit /b
