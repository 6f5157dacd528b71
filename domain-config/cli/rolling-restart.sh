#!/bin/bash
# Restarts servers one after the other; users stay signed in and see nothing of it:
#   rolling-restart.sh [-f FRONT] [-t SECONDS] [-h HOST] [-g GROUP] [-m MEMBER] SERVER[=ADDRESS]...
#   rolling-restart.sh -f http://127.0.0.1:8080 web0=http://127.0.0.1:18180 web1=http://127.0.0.1:18280
# ADDRESS: where the application answers on this server; without it nothing is waited for but its start.
# -f: the address of the front. A web server that is ready may still be unknown to it: the next one is not touched
#     before the front passes requests on to this one. Handlers need none.
# -t: how long a server may finish its requests (20). -h: its host in the domain (primary).
# -g: the group it starts in, when that is not the one it is in.
# -m: a program that takes a server out of a front that does not learn by itself what stops (stock httpd, nginx),
#     and puts it back: it is called as `MEMBER out NAME` and `MEMBER in NAME`. WildFly's balancer and
#     mod_proxy_cluster need none.
# JBOSS_CLI: how to reach the domain, `jboss-cli.sh --connect` unless set.
# A server is not touched before the one before it is ready again; at the first that is not, the script ends with 1.
set -eu
seconds=20 host=primary group= member= front=
while getopts f:t:h:g:m: option; do
    case $option in
        f) front=$OPTARG ;;
        t) seconds=$OPTARG ;;
        h) host=$OPTARG ;;
        g) group=$OPTARG ;;
        m) member=$OPTARG ;;
        *) sed -n '2,16s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
folder=$(dirname "$0")
cli=${JBOSS_CLI:-jboss-cli.sh --connect}
[ -n "$group" ] && script=$folder/move-server.cli || script=$folder/restart-server.cli

# A server that has nothing at this address for 15 s runs without the application: that could not be deployed.
await_ready() {
    local missing=0
    for _ in $(seq 120); do
        case $(curl -s -o /dev/null --max-time 5 -w '%{http_code}' "$1/health/ready") in
            200) return 0 ;;
            404) missing=$((missing + 1)) ;;
            *) missing=0 ;;
        esac
        [ $missing -lt 15 ] || return 1
        sleep 1
    done
    return 1
}

# Health says which server answers; without a cookie a front asks them all in turn.
await_front() {
    for _ in $(seq 600); do
        curl -s --max-time 5 "$front/health/ready" | grep -q "\"server\" *: *\"$1\"" && return 0
        sleep 0.2
    done
    return 1
}

commands=$(mktemp)
trap 'rm -f "$commands" "$commands.out"' EXIT
for each in "$@"; do
    server=${each%%=*} address=
    [ "$server" = "$each" ] || address=${each#*=}
    [ -z "$member" ] || $member out "$server"
    printf 'set %s\n' "host=$host" "server=$server" "seconds=$seconds" ${group:+"group=$group"} >"$commands"
    cat "$script" >>"$commands"
    $cli --file="$commands" >"$commands.out" 2>&1 \
        || { cat "$commands.out" >&2; echo "$server could not be restarted." >&2; exit 1; }
    [ -z "$address" ] || await_ready "$address" || { echo "$server is not ready at $address." >&2; exit 1; }
    [ -z "$member" ] || $member in "$server"
    [ -z "$front" ] || await_front "$server" || { echo "$front does not pass requests on to $server." >&2; exit 1; }
    echo "$server was restarted"
done
