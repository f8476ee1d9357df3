#!/usr/bin/env bash
# Takes the pictures of docs/tour.md and of the README anew, from the running product. Arguments go to dotnet test, such as --no-build.
# Where ImageMagick is installed they are made small; without it they are as the browser made them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/setup.sh
need_dotnet
need_packages postgres chromium fonts icu
decide_blazor_script

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
say "Walking through the product"
INVOICEWEB_PICTURES="$folder" dotnet test tests/E2E --nologo --filter "FullyQualifiedName~Journeys.Tour" "$@"

mkdir -p docs/pictures
for picture in "$folder"/*.png; do
  name=$(basename "$picture")
  if command -v convert >/dev/null; then convert "$picture" -strip -dither None -colors 128 -define png:compression-level=9 "PNG8:docs/pictures/$name"
  else cp "$picture" "docs/pictures/$name"; fi
  echo "docs/pictures/$name  $(($(stat -c %s "docs/pictures/$name") / 1024)) KB"
done
