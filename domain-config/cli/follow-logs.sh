#!/bin/bash
# Follows the logs of all servers of this host side by side, over changes of the files, until Ctrl-C:
#   follow-logs.sh [-n LINES] BASE [SERVER...]
# BASE: the domain's folder (domain of the distribution, .abell/domain of mvn -Prun). SERVER: only these.
# -n: lines of the past of each log (10). Each line has its server's name; what is added later needs a new call.
set -eu
lines=10
while getopts n: option; do
    case $option in
        n) lines=$OPTARG ;;
        *) sed -n '2,5s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ -d "${1:-}/servers" ] || { echo "'${1:-}' is not the folder of a domain: there is no folder servers in it." >&2; exit 2; }
base=$1
shift
files=()
if [ $# = 0 ]; then
    for log in "$base"/servers/*/log; do
        files+=("$log/server.log")
    done
else
    for server; do
        [ -d "$base/servers/$server" ] || { echo "There is no server $server in $base." >&2; exit 2; }
        files+=("$base/servers/$server/log/server.log")
    done
fi
exec tail -q -n "$lines" -F "${files[@]}"
