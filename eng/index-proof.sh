#!/usr/bin/env bash
# Explains every hot query as the application role, at 200,000 invoices in one tenant, on plain PostgreSQL and on a loopback cluster,
# and writes by which index and condition it was read to docs/evidence/index-proof.md. Arguments go to dotnet test, such as --no-build.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/setup.sh
need_dotnet

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
commit=$(git rev-parse --short HEAD) dirty=$(git status --porcelain -- src tests deploy | head -n 1) failed=0
for suite in Data Cluster; do
  mkdir "$folder/$suite"
  say "Explaining in tests/$suite"
  INVOICEWEB_PLANS="$folder/$suite" dotnet test "tests/$suite" --nologo "$@" --filter 'FullyQualifiedName~QueryPlanTests' --logger "console;verbosity=minimal" >"$folder/$suite/output" 2>&1 || failed=1
  grep -E '(Passed|Failed|Skipped)! +- Failed:' "$folder/$suite/output" | tail -n 1 | sed -E 's/ - InvoiceWeb.*//' >"$folder/$suite/result"
  [ -s "$folder/$suite/result" ] || { tail -n 20 "$folder/$suite/output" >&2; stop "tests/$suite did not run."; }
done

mkdir -p docs/evidence
{
  echo "# Index proof"
  echo
  echo "Written by \`eng/index-proof.sh\`. Every hot query as the application role, under row-level security: the indexes that it reads and the"
  echo "conditions beyond the tenant by which it does, or the reason why the tenant is enough; and how many rows were touched."
  echo
  echo "| | |"
  echo "|---|---|"
  echo "| date | $(date -u '+%Y-%m-%d %H:%M UTC') |"
  echo "| commit | \`$commit\`${dirty:+ with changes not committed} |"
  for suite in Data Cluster; do
    [ -s "$folder/$suite/plans" ] && echo "| tests/$suite | $(head -n 1 "$folder/$suite/plans") |"
    echo "| | $(cat "$folder/$suite/result") |"
  done
  for suite in Data Cluster; do
    [ "$suite" = Data ] && title="Plain PostgreSQL" || title="Cluster"
    echo
    echo "## $title"
    echo
    [ -s "$folder/$suite/plans" ] || { echo "Not run: Citus is not installed."; continue; }
    echo "| query | index: condition beyond the tenant | rows read | statement |"
    echo "|---|---|---|---|"
    tail -n +2 "$folder/$suite/plans"
  done
} >docs/evidence/index-proof.md
head -n 16 docs/evidence/index-proof.md
exit $failed
