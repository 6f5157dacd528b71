#!/bin/bash
# Starts servers of this host again that ended without an order; runs beside bin/domain.sh until it is ended:
#   abell-watch.sh [-Dname=value...]     see abell/cli/README.md for the names
#   abell-watch.sh status                one line for each server: what the watch thinks of it
# It reads domain/log/process-controller.log and calls jboss-cli.sh, so it has to run as the user of the domain.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
if [ "${1:-}" = status ]; then
    base=${JBOSS_BASE_DIR:-$home/domain}
    exec cat "$base/log/abell-watch.status"
fi
for option; do
    case $option in
        -D?*=*) ;;
        *) echo "'$option' is not understood: -Dname=value or status." >&2; exit 2 ;;
    esac
done
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
[ -z "${JBOSS_BASE_DIR:-}" ] || set -- "-Djboss.domain.base.dir=$JBOSS_BASE_DIR" "$@"
exec "$java" -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Djboss.home.dir=$home" "$@" \
    -jar "$home/abell/lib/abell-watch.jar" "$home/abell/abell.properties"
