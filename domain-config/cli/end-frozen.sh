#!/bin/bash
# Ends a web server of this host that hangs: its process lives, and answers nothing. Whoever asked it would wait
# for minutes; once it is ended, the fronts ask another one. To be started again is the business of others.
#   end-frozen.sh [-t SECONDS] SERVER=ADDRESS...
#   end-frozen.sh web0=http://127.0.0.1:18180 web1=http://127.0.0.1:18280
# -t: how long a server may answer nothing (10). While it boots it may do so for longer: only one that has answered
#     since its start counts.
# Runs until it is ended itself, as the user of the domain or root; needs curl and ss (Debian: iproute2).
set -eu
patience=10
while getopts t: option; do
    case $option in
        t) patience=$OPTARG ;;
        *) sed -n '2,9s/^# //p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || { echo "No server is named: SERVER=ADDRESS" >&2; exit 2; }
for program in curl ss; do
    command -v "$program" >/dev/null || { echo "$program is missing." >&2; exit 1; }
done
no_answer_in_time=28

# The process that listens at the address, if it is this server's.
process_of() {
    local server=$1 port=${2##*:} pid
    pid=$(ss -Hltnp "sport = :${port%%/*}" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1)
    [ -n "$pid" ] && tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -- "-D[Server:$server]" && echo "$pid"
}

watch() {
    local server=$1 address=$2 answered='' process='' status found
    while :; do
        found=$(process_of "$server" "$address" || true)
        [ "$found" = "$process" ] || { process=$found; answered=; }
        status=0
        curl -s -o /dev/null --max-time 2 "$address/health/live" || status=$?
        if [ $status = 0 ]; then
            answered=$SECONDS
        elif [ $status != $no_answer_in_time ]; then
            answered=
        elif [ -n "$process" ] && [ -n "$answered" ] && [ $((SECONDS - answered)) -ge "$patience" ]; then
            echo "$server, process $process, has answered nothing for $((SECONDS - answered)) s: it is ended"
            kill -9 "$process"
            answered=
        fi
        sleep 0.5
    done
}

trap 'kill $(jobs -p) 2>/dev/null' EXIT
for each; do
    watch "${each%%=*}" "${each#*=}" &
done
wait
