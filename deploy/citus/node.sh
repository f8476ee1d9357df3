#!/bin/sh
# Prepares one node, coordinator or worker: extension, owner role, and the passwords with which nodes sign in to each other.
# Run once by the container's entrypoint on an empty volume; may be run again, for example after a password has changed.
# Reads: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, PGPASSFILE, OWNER_PASSWORD, APP_PASSWORD, JOBS_PASSWORD
set -eu

for name in POSTGRES_PASSWORD OWNER_PASSWORD APP_PASSWORD JOBS_PASSWORD; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || { echo "$name is not set; see .env.example" >&2; exit 1; }
done

# Nodes sign in to each other as the role of the session. A backslash or colon is escaped as PostgreSQL's password file wants it.
line() { printf '*:*:*:%s:%s\n' "$1" "$(printf '%s' "$2" | sed 's/[\\:]/\\&/g')"; }
umask 077
{
  line "$POSTGRES_USER" "$POSTGRES_PASSWORD"
  line invoiceweb_owner "$OWNER_PASSWORD"
  line invoiceweb_app "$APP_PASSWORD"
  line invoiceweb_jobs "$JOBS_PASSWORD"
} >"$PGPASSFILE.new"
mv "$PGPASSFILE.new" "$PGPASSFILE"

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set owner_password="$OWNER_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
SET citus.enable_ddl_propagation = off;
CREATE EXTENSION IF NOT EXISTS citus;
SELECT format('CREATE ROLE invoiceweb_owner LOGIN CREATEROLE') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'invoiceweb_owner') \gexec
SELECT format('ALTER ROLE invoiceweb_owner LOGIN CREATEROLE PASSWORD %L', :'owner_password') \gexec
SELECT format('GRANT ALL ON DATABASE %I TO invoiceweb_owner', current_database()) \gexec
GRANT ALL ON SCHEMA public TO invoiceweb_owner;
-- Newer minor releases allow only named output plugins; moving a shard needs Citus' own.
SELECT 'ALTER SYSTEM SET output_plugin_libraries = pgoutput, test_decoding, citus' WHERE EXISTS (SELECT FROM pg_settings WHERE name = 'output_plugin_libraries') \gexec
SELECT pg_reload_conf() \g /dev/null
SQL
