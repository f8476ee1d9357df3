#!/usr/bin/env bash
# Runs the suite on a loopback cluster and writes what came out to docs/evidence/, for those who have no Citus at hand.
# Arguments go to dotnet test, such as --no-build.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/setup.sh
need_dotnet

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
say "Building and running tests/Cluster"
started=$(date +%s) commit=$(git rev-parse --short HEAD) dirty=$(git status --porcelain -- src tests deploy | head -n 1)
INVOICEWEB_EVIDENCE="$folder" dotnet test tests/Cluster --nologo "$@" --logger "console;verbosity=minimal" >"$folder/output" 2>&1
status=$?
result=$(grep -E '(Passed|Failed|Skipped)! +- Failed:' "$folder/output" | tail -n 1 | sed -E 's/ - InvoiceWeb.*//')
[ -e "$folder/cluster-statements.md" ] || { tail -n 20 "$folder/output" >&2; stop "No statement was explained: is Citus installed on this machine?"; }

mkdir -p docs/evidence
cp "$folder/cluster-statements.md" docs/evidence/
{
  echo "# Last run on the cluster"
  echo
  echo "Written by \`eng/cluster-evidence.sh\`. One coordinator and two workers on loopback, made by the files in \`deploy/citus\`."
  echo
  echo "| | |"
  echo "|---|---|"
  echo "| date | $(date -u '+%Y-%m-%d %H:%M UTC') |"
  echo "| commit | \`$commit\`${dirty:+ with changes not committed} |"
  cat "$folder/versions"
  echo "| duration | $(($(date +%s) - started)) s |"
  echo "| result | $result |"
  awk -F'|' '/^\| [A-Z(]/ { n[$3]++ } END { for (k in n) printf "| statements, %s| %d |\n", substr(k, 2), n[k] }' docs/evidence/cluster-statements.md | sort
  echo
  echo "Every statement with its plan: [cluster-statements.md](cluster-statements.md)."
  if [ $status -ne 0 ]; then echo; echo "## Failed"; echo; grep -E '^\s+Failed ' "$folder/output" | sed -E 's/^\s+Failed (.*) \[.*/- \1/' | sort -u; fi
} >docs/evidence/cluster.md
cat docs/evidence/cluster.md
exit $status
