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
program=
trap '[ -z "$program" ] || { kill "$program" 2>/dev/null && wait "$program" || true; }; rm -rf "$work"' EXIT
cd "$work"
rm -f "$app/app.aot"
key=hy_$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
HUIYIN_DATA_DIR="$work/data" HUIYIN_DEMO=false HUIYIN_BOOTSTRAP_KEY="$key" QUARKUS_HTTP_PORT=0 QUARKUS_HTTP_HOST=127.0.0.1 \
  "$java" -XX:AOTCacheOutput="$app/app.aot" "${options[@]}" -jar "$app/quarkus-run.jar" >"$work/output" 2>&1 &
program=$!

said() { sed -n "s/^  $1  *//p" "$work/output"; }
until [ -n "$(said 'Documentation')" ]; do
  kill -0 "$program" 2>/dev/null || { cat "$work/output" >&2; exit 1; }
  sleep 0.2
done
port=$(said API | sed 's|.*:\([0-9]*\)/.*|\1|')

# The image has no curl; bash can speak enough HTTP.
ask() {
  local body=${3-} answer
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$1" "$2" "$key" "${#body}" "$body" >&3
  answer=$(tr -d '\r' <&3)
  exec 3<&- 3>&-
  echo "$1 $2: $(sed -n '1s/^HTTP[^ ]* //p' <<<"$answer")" >&2
  sed '1,/^$/d' <<<"$answer"
}
id_of() { sed -n 's/^{"id":"\([^"]*\)".*/\1/p'; }

for path in /q/health/ready /openapi /v1/me /v1/communities /v1/nothing; do
  ask GET "$path" >"$work/answer"
done
community=$(ask POST /v1/communities '{"code":"AOT","name":"Training run"}' | id_of)
house=$(ask POST /v1/houses "{\"communityId\":\"$community\",\"code\":\"1-1-0101\",\"building\":\"1\",\"room\":\"0101\",\"areaSquareMetres\":\"89.50\",\"handoverStatus\":\"NOT_HANDED_OVER\",\"occupancyStatus\":\"VACANT\"}" | id_of)
for _ in 1 2 3; do
  ticket=$(ask POST /v1/tickets "{\"communityId\":\"$community\",\"houseId\":\"$house\",\"kind\":\"COMPLAINT\",\"channel\":\"PHONE\",\"medium\":\"VERBAL\",\"category\":\"HYGIENE\",\"priority\":\"NORMAL\",\"description\":\"Training run\",\"reporter\":{\"phone\":\"13900001234\",\"anonymous\":false}}" | id_of)
  [ -n "$ticket" ] || { echo "The training run could not open a ticket." >&2; exit 1; }
  for path in "/v1/tickets/$ticket" "/v1/tickets/$ticket/timeline" "/v1/tickets?communityId=$community&houseId=$house" \
    "/v1/sla-timers?communityId=$community" "/v1/events?communityId=$community"; do
    ask GET "$path" >"$work/answer"
  done
done

kill -TERM "$program"
wait "$program" || [ $? -eq 143 ]
program=
[ -s "$app/app.aot" ] || { cat "$work/output" >&2; exit 1; }
ls -l "$app/app.aot"
