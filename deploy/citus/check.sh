#!/bin/sh
# Health of one node: it answers, and Citus is there.
# Reads: POSTGRES_USER, POSTGRES_DB
exec psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --command "SELECT 1 / count(*) FROM pg_extension WHERE extname = 'citus'"
