#!/bin/bash
# For httpd's RewriteMap: each line that comes in is answered with one line, `ready` as soon as a web server
# is, `none` when that takes too long.
#   wait.sh MEMBERS.CONF HEALTH-PATH SECONDS
# httpd asks one question at a time. So the patience is counted from the begin of an outage, not of each question.
members=$1 path=$2 patience=$3
# The balancer asks its members every 2 s: it may learn this much later than we do that one is back.
notice=3
down_since=
ready_until=-1

is_ready() {
    local address=$1 status
    (
        exec 3<>"/dev/tcp/${address%:*}/${address##*:}" &&
            printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$path" >&3 &&
            read -r -t 2 status <&3 && [[ $status == *" 200 "* ]]
    ) 2>/dev/null
}

any_ready() {
    local use macro name address
    while read -r use macro name address; do
        [[ $use == Use && $macro == AbellMember ]] && is_ready "$address" && return 0
    done <"$members"
    return 1
}

answer() {
    (( SECONDS <= ready_until )) && { echo ready; return; }
    until any_ready; do
        : "${down_since:=$SECONDS}"
        (( SECONDS - down_since >= patience )) && { echo none; return; }
        sleep 0.5
    done
    [[ -n $down_since ]] && sleep $notice
    down_since=
    ready_until=$((SECONDS + 1))
    echo ready
}

while read -r _; do
    answer
done
