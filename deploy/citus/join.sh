#!/bin/sh
# Makes a cluster of the nodes: names the coordinator, adds the workers. May be run again; adds what is missing, one more worker included.
# Reads: POSTGRES_USER, POSTGRES_DB, PGPASSWORD, COORDINATOR (host:port), WORKERS (host:port host:port ...)
set -eu

sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --host "${COORDINATOR%:*}" --port "${COORDINATOR#*:}" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"; }

sql --command "SELECT citus_set_coordinator_host('${COORDINATOR%:*}', ${COORDINATOR#*:})" >/dev/null
for worker in $WORKERS; do
  sql --command "SELECT citus_add_node('${worker%:*}', ${worker#*:})" >/dev/null
done
echo "Active workers: $(sql --command 'SELECT count(*) FROM citus_get_active_worker_nodes()')"
