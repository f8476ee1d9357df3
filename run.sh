#!/usr/bin/env bash
# Installs what is missing, builds, and starts InvoiceWeb on its embedded PostgreSQL.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The archive's commands need neither database nor browser, and explain themselves.
[ "${1:-}" != archive ] || is_archive=1

for argument in "$@"; do
  [ -z "${is_archive:-}" ] || break
  case "$argument" in
    -h | --help)
      cat <<'HELP'
Usage: ./run.sh [options]

  --port N            TCP port on loopback (default: 5080, or the next free one)
  --data FOLDER       where the embedded database and the files live
                      (default: /var/lib/invoiceweb as root, ~/.local/share/invoiceweb otherwise)
  --connection TEXT   use this PostgreSQL 15+ or Citus database instead of the embedded one;
                      the connection string of the role that owns the tables
  --no-demo           do not load the demo companies into an empty database
  --help              this text

The first start installs PostgreSQL, Chromium and fonts where they are missing (Debian: apt-get), builds, and
creates the database. Later starts need no network and reuse the data. Ctrl+C stops everything that was started.

./run.sh archive … verifies, exports and searches archived years; see ./run.sh archive --help.
HELP
      exit 0
      ;;
    --connection | --connection=*) export NEEDS_NO_POSTGRES=1 ;;
  esac
done

[ -z "${ConnectionStrings__Owner:-}" ] || export NEEDS_NO_POSTGRES=1

. eng/setup.sh
need_dotnet
if [ -n "${is_archive:-}" ]; then need_packages icu; else need_packages postgres chromium fonts icu; fi

# Two starts at once must not build into the same folder.
mkdir -p artifacts
exec 9>artifacts/.build.lock
flock 9
decide_blazor_script
if [ ! -e artifacts/app/.built ] || [ -n "$(find src wwwroot-assets eng Directory.*.props global.json -newer artifacts/app/.built -type f -print -quit)" ]; then
  say "Building (about a minute the first time)"
  dotnet publish src/InvoiceWeb -c Release -o artifacts/app --nologo -v quiet -clp:ErrorsOnly || stop "The build failed; its errors are above."
  touch artifacts/app/.built
fi
flock -u 9
exec 9>&-

[ -n "${is_archive:-}" ] || say "Starting"
exec dotnet artifacts/app/InvoiceWeb.dll "$@"
