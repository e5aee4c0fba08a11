#!/bin/sh
# Run once by the PostgreSQL image, when it makes the database: a role for each service, which sees its own schema only.
set -eu
for role in hub registry; do
  psql --no-psqlrc -v ON_ERROR_STOP=1 -v role="$role" -v database="$POSTGRES_DB" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<EOF
\\set password \`cat /run/secrets/$role-password\`
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CREATE ON DATABASE :"database" TO :"role";
EOF
done
