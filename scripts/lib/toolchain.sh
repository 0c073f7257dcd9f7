# Sourced by the scripts: checks that a Swift toolchain can build this package.

# Exits with status 2 and installation advice unless `swift` is new enough.
#
# usage: require_swift PACKAGE_ROOT
require_swift() {
  local required found tools_line='^// swift-tools-version: *([0-9]+\.[0-9]+)'
  [[ $(head -n 1 -- "$1/Package.swift") =~ $tools_line ]] || {
    printf 'race-stress: error: the first line of %s names no tools version\n' \
      "$1/Package.swift" >&2
    exit 2
  }
  required=${BASH_REMATCH[1]}

  if ! command -v swift >/dev/null; then
    tell_how_to_install "$required" "there is no 'swift' in PATH"
  fi
  if ! found=$(swift --version 2>&1); then
    tell_how_to_install "$required" "'$(command -v swift)' does not start: ${found##*$'\n'}"
  fi
  # "Swift version 6.3.1 (…)" on Linux, "Apple Swift version 6.3 (…)" on macOS.
  if ! [[ $found =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
    tell_how_to_install "$required" "'$(command -v swift)' does not print its version"
  fi
  if ((BASH_REMATCH[1] < ${required%.*} ||
    (BASH_REMATCH[1] == ${required%.*} && BASH_REMATCH[2] < ${required#*.}))); then
    tell_how_to_install "$required" \
      "'$(command -v swift)' is version ${BASH_REMATCH[1]}.${BASH_REMATCH[2]}"
  fi
}

# Builds; once more if the package manager itself crashed, which it has done after a failed build.
#
# usage: swift_build [ARGUMENT…]
swift_build() {
  local status=0
  swift build "$@" || status=$?
  # 128 and the number of SIGSEGV
  ((status == 139)) || return "$status"
  printf "race-stress: 'swift build' crashed; it is run once more\n" >&2
  swift build "$@"
}

# usage: tell_how_to_install VERSION PROBLEM
tell_how_to_install() {
  local system='linux' package='swiftly-$(uname -m).tar.gz' unpack='tar zxf' start='./swiftly init'
  local environment='$HOME/.local/share/swiftly/env.sh'
  if [[ $(uname -s) == Darwin ]]; then
    system='darwin' package='swiftly.pkg' start='~/.swiftly/bin/swiftly init'
    unpack='installer -target CurrentUserHomeDirectory -pkg' environment='$HOME/.swiftly/env.sh'
  fi
  cat >&2 <<TEXT
race-stress: error: Swift $1 or later is needed, but $2.

Install it with swiftly (https://www.swift.org/install):

  curl -O https://download.swift.org/swiftly/$system/$package
  $unpack $package
  $start
  . "$environment"
  swiftly install --use $1

and type the command again. If swiftly is there already, the last line is enough.
TEXT
  exit 2
}
