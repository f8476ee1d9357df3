# Sourced by run.sh and test.sh: installs what the machine lacks and decides how blazor.web.js is obtained. Does nothing the second time.

say() { printf '%s\n' "==> $*" >&2; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    stop "The .NET 10 SDK is missing. Install the package dotnet-sdk-10.0 (see https://dot.net), then try again."
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
}

# 15 is the oldest version that the app works with.
has_postgres() {
  local initdb version
  for initdb in /usr/lib/postgresql/*/bin/initdb /usr/local/lib/postgresql/*/bin/initdb; do
    [ -x "$initdb" ] || continue
    version=${initdb%/bin/initdb}; version=${version##*/}
    [ "${version%%.*}" -ge 15 ] 2>/dev/null && return 0
  done
  return 1
}
has_chromium() { [ -n "${Chromium__Path:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
has_fonts() { [ -d /usr/share/fonts/opentype/noto ] && [ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ] && [ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ]; }
has_icu() { ldconfig -p 2>/dev/null | grep -q 'libicuuc\.so\.'; }

# need_packages postgres chromium ...: what run.sh and test.sh need differs a little.
need_packages() {
  local wanted=() name
  for name in "$@"; do
    case "$name" in
      postgres) [ -n "${NEEDS_NO_POSTGRES:-}" ] || has_postgres || wanted+=(postgresql postgresql-contrib) ;;
      chromium) has_chromium || wanted+=(chromium) ;;
      fonts) has_fonts || wanted+=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji) ;;
      icu) has_icu || wanted+=(libicu-dev) ;;
      poppler) command -v pdftotext >/dev/null || wanted+=(poppler-utils) ;;
    esac
  done
  [ ${#wanted[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo); else
      stop "These packages are missing: ${wanted[*]}. Install them as an administrator (apt-get install ${wanted[*]}), then try again."
    fi
  fi
  command -v apt-get >/dev/null ||
    stop "These packages are missing and there is no apt-get here: ${wanted[*]}. Install them (or PostgreSQL 15+, Chromium and the Noto fonts under the names your system uses), then try again."
  say "Installing ${wanted[*]}"
  # Our database is our own: no system-wide server is to be started beside it.
  if [[ " ${wanted[*]} " == *" postgresql "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  local log; log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${wanted[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    stop "The packages could not be installed; the last lines above say why. Is the network reachable?"
  fi
  rm -f "$log"
}

# With the full package registry the SDK brings blazor.web.js in a package of its own. Where that package cannot be had,
# the script is taken out of the runtime package (docs/decisions/0009). Asked once, kept in Directory.Build.local.props.
decide_blazor_script() {
  [ -e Directory.Build.local.props ] && return 0
  say "Looking for the Blazor script package"
  local probe answer from; probe=$(mktemp -d)
  cat >"$probe/probe.csproj" <<'PROBE'
<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><RequiresAspNetWebAssets>true</RequiresAspNetWebAssets></PropertyGroup></Project>
PROBE
  if answer=$(dotnet restore "$probe/probe.csproj" 2>&1); then from=false
  elif grep -qE 'NU1101|NU1102|NU1103' <<<"$answer"; then from=true
  else rm -rf "$probe"; printf '%s\n' "$answer" | tail -n 5 >&2; stop "Packages cannot be restored. Is the network reachable?"; fi
  rm -rf "$probe"
  cat >Directory.Build.local.props <<PROPS
<Project>
  <!-- Written by eng/setup.sh; delete it to ask the registry again. -->
  <PropertyGroup>
    <BlazorScriptFromRuntimePack>$from</BlazorScriptFromRuntimePack>
  </PropertyGroup>
</Project>
PROPS
}
