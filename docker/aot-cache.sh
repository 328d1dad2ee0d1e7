#!/usr/bin/env bash
# Makes the ahead-of-time cache of a packaged program: runs it once on an embedded database of its own, asks it what its
# clients ask, and stops it, whereupon the JVM writes the cache. Start it from then on with
#   java -XX:AOTCache=target/quarkus-app/app.aot -jar target/quarkus-app/quarkus-run.jar
# with the same JDK and with the files where they were: the JVM ignores a cache that does not fit.
#
# usage: docker/aot-cache.sh [directory of quarkus-run.jar [options for java...]]
set -euo pipefail
app=$(cd "${1:-$(dirname "$0")/../target/quarkus-app}" && pwd)
options=("${@:2}")
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | grep -q 'version "25' || { echo "A JDK 25 is needed: set JAVA_HOME to one." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
rm -f "$app/app.aot"
HUIYIN_DATA_DIR="$work/data" QUARKUS_HTTP_PORT=0 QUARKUS_HTTP_HOST=127.0.0.1 \
  "$java" -XX:AOTCacheOutput="$app/app.aot" "${options[@]}" -jar "$app/quarkus-run.jar" >"$work/output" 2>&1 &
program=$!

said() { sed -n "s/^  $1  *//p" "$work/output"; }
until [ -n "$(said 'Documentation')" ]; do
  kill -0 "$program" 2>/dev/null || { cat "$work/output" >&2; exit 1; }
  sleep 0.2
done
port=$(said API | sed 's|.*:\([0-9]*\)/.*|\1|')
key=$(said 'Demo key')

# The image has no curl; bash can speak enough HTTP.
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$1" "$2" "$key" "${#3}" "$3" >&3
  tr -d '\r' <&3
  exec 3<&- 3>&-
}
for path in /q/health/ready /openapi /v1/me /v1/communities /v1/tickets /v1/nothing; do
  echo "GET $path: $(ask GET "$path" '' | sed -n '1s/^HTTP[^ ]* //p')"
done
echo "POST /v1/communities: $(ask POST /v1/communities '{"code":"AOT","name":"Training run"}' | sed -n '1s/^HTTP[^ ]* //p')"

kill -TERM "$program"
wait "$program" || [ $? -eq 143 ]
[ -s "$app/app.aot" ] || { cat "$work/output" >&2; exit 1; }
ls -l "$app/app.aot"
