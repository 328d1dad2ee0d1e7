#!/usr/bin/env bash
# Run by the PostgreSQL image when it makes its data, see compose.yaml.
set -euo pipefail
psql --no-psqlrc --username=postgres -v ON_ERROR_STOP=1 \
  -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" -f /huiyin/roles.sql
