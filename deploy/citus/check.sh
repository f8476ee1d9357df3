#!/bin/sh
# Health of one node: it answers on the network, which the entrypoint's first server does not, and Citus is there.
# Reads: POSTGRES_USER, POSTGRES_DB, PGPASSFILE
exec psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --host "${PGHOST:-127.0.0.1}" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --command "SELECT 1 / count(*) FROM pg_extension WHERE extname = 'citus'"
