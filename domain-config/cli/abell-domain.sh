#!/bin/bash
# The daily work on a domain of Abell: abell-domain.sh COMMAND [NAME=VALUE...]
#
#   install         wildfly=DIR base=DIR ear=FILE [driver=FILE]   a domain in the folder base, from a stock WildFly
#   install-host    wildfly=DIR base=DIR host=NAME user=NAME [driver=FILE]   a further host of a domain
#   stop-host       host= [timeout=]             a further host, with its servers
#   status          [server= | group=]           one line per server; ends with 3 unless all of them run
#   start           server= | group=
#   stop            server= | group= [timeout=]
#   restart         server= | group= [timeout=]  a group: all its servers at once
#   rolling-restart group= | server= [timeout=] [front=URL] [member=PROGRAM]
#   add-server      server= group=web|handlers [host=] [offset=] [tags=]
#   remove-server   server= [timeout=]
#   drain, hand-over, resume   server=           a handler
#   lock-jobs       front=URL reason=            no job is taken; needs an admin's API key in ABELL_KEY
#   unlock-jobs     front=URL
#   deploy          ear=FILE                     for the first time
#   redeploy        ear=FILE [timeout=] [front=URL] [member=PROGRAM]
#   roll-back       [timeout=] [front=URL] [member=PROGRAM]
#   undeploy
#   data-source     [host=] [port=] [name=] [user=] [password-file=] [timeout=] [front=URL] [member=PROGRAM]
#
# timeout: seconds that requests may take to end before a server stops (20). front, member: see rolling-restart.sh.
# JBOSS_CLI: how to reach the domain; `jboss-cli.sh --connect` unless set.
# Everything may be said twice: what is as wanted already is left alone. README.md tells how each is undone.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$*" >&2
    exit 1
}

. "$folder/domain-functions.sh"
. "$folder/domain-deployments.sh"
. "$folder/domain-install.sh"

declare -A given=()

# What may be said of a command: `*` marks what has to be.
parameters() {
    case $1 in
        install) echo '*wildfly' '*base' '*ear' driver ;;
        install-host) echo '*wildfly' '*base' '*host' '*user' driver ;;
        stop-host) echo '*host' timeout ;;
        status | start) echo server group ;;
        stop | restart) echo server group timeout ;;
        rolling-restart) echo server group timeout front member ;;
        add-server) echo '*server' '*group' host offset tags ;;
        remove-server) echo '*server' timeout ;;
        drain | hand-over | resume) echo '*server' ;;
        lock-jobs) echo '*front' '*reason' ;;
        unlock-jobs) echo '*front' ;;
        deploy) echo '*ear' ;;
        redeploy) echo '*ear' timeout front member ;;
        roll-back) echo timeout front member ;;
        undeploy) echo ;;
        data-source) echo host port name user password-file timeout front member ;;
        *) return 1 ;;
    esac
}

usage() {
    sed -n '2,/^set -eu/{/^set/d;s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}

read_parameters() {
    local command=$1 allowed argument name
    shift
    allowed=$(parameters "$command" | tr -d '*')
    for argument in "$@"; do
        name=${argument%%=*}
        [[ $argument == *=* && " $allowed " == *" $name "* ]] || fail "$command does not know $argument; it knows: ${allowed:-nothing}."
        given[$name]=${argument#*=}
        # It becomes a part of commands of jboss-cli, which quotes nothing.
        [[ $name == reason || ${given[$name]} != *[\"\'\`\$\;[:space:]]* ]] \
            || fail "The value of $name has blanks, quotes or other signs that jboss-cli reads: ${given[$name]}"
    done
    for name in $(parameters "$command"); do
        [[ $name != \** || -n ${given[${name#\*}]:-} ]] || fail "$command needs ${name#\*}=…"
    done
    [[ ${given[timeout]:=20} =~ ^[0-9]+$ ]] || fail "The timeout is a number of seconds, not ${given[timeout]}."
}

# The servers that are meant; a name that nobody has is an error.
chosen() {
    if [ -n "${given[server]:-}" ]; then
        awk -v name="${given[server]}" '$3 == name' "$work/servers" >"$work/chosen"
        [ -s "$work/chosen" ] || fail "There is no server ${given[server]}; there are: $(cut -d' ' -f3 "$work/servers" | xargs)."
    elif [ -n "${given[group]:-}" ]; then
        awk -v name="${given[group]}" '$2 == name' "$work/servers" >"$work/chosen"
        [ -s "$work/chosen" ] || fail "No server is in the group ${given[group]}; there are: $(cut -d' ' -f2 "$work/servers" | sort -u | xargs)."
    elif [ "$1" = all ]; then
        cp "$work/servers" "$work/chosen"
    else
        fail "Say server=… or group=…"
    fi
}

status() {
    chosen all
    local host group name state pid uptime suspended address root sessions offset all=0
    while read -r host group name state pid uptime suspended address root sessions offset; do
        local more=
        [ "$state" = STARTED ] && state=RUNNING || all=3
        if [ "$pid" != - ]; then
            more="pid $pid, uptime $((uptime / 3600)):$(printf '%02d:%02d' $((uptime / 60 % 60)) $((uptime % 60))), $host"
            [ "$suspended" = RUNNING ] || more="$more, suspended"
            [ "$root" = - ] || more="$more$(application "http://$address${root%/}" "$sessions")"
        else
            more=$host
        fi
        printf '%-28s %-9s %s\n' "$group:$name" "$state" "$more"
    done <"$work/chosen"
    return $all
}

# What the application on a server says of itself: role, jobs or sessions, why it is not ready.
application() {
    local document role jobs reason
    document=$(curl -s --max-time 5 "$1/health/work" || true)
    role=$(field role "$document") jobs=$(number jobs "$document") reason=$(field reason "$document")
    [ -n "$role" ] || { echo ", does not answer"; return; }
    printf ', %s' "$role"
    [[ $role != *handler* ]] || printf ', %s jobs' "$jobs"
    [[ $role != *web* || $2 = - ]] || printf ', %s sessions' "$2"
    [ -z "$reason" ] || printf ', not ready: %s' "$reason"
}

field() { sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p" <<<"$2"; }
number() { sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p" <<<"$2"; }

# Runs a script for the group as a whole, or for each server that is meant.
each() {
    local what=$1 host group name rest
    if [ -n "${given[group]:-}" ]; then
        cli "$what-group.cli" "group=${given[group]}" "seconds=${given[timeout]}"
    else
        read -r host group name rest <"$work/chosen"
        cli "$what-server.cli" "host=$host" "server=$name" "seconds=${given[timeout]}"
    fi
}

# Tells what became of those that are meant.
told() {
    local word=$1 host group name rest
    while read -r host group name rest; do echo "$group:$name: $word"; done <"$work/chosen"
}

start() { each start; told started; }

stop() { each stop; told stopped; }

restart() { stop; start; }

rolling_restart() { roll "$work/chosen"; }

add_server() {
    local name=${given[server]} group=${given[group]} present host offset
    [[ $group == web || $group == handlers ]] || fail "A server is added to the group web or handlers, not to $group."
    [[ -z ${given[tags]:-} || $group == handlers ]] || fail "Only a handler has tags."
    present=$(awk -v name="$name" '$3 == name' "$work/servers")
    if [ -n "$present" ]; then
        read -r host present _ <<<"$present"
        [[ $present == "$group" && $host == "${given[host]:-$host}" ]] \
            || fail "There is a server $name already, in the group $present on the host $host."
    fi
    host=${host:-${given[host]:-primary}} offset=${given[offset]:-$(free_offset "$host")}
    later add-server.cli "host=$host" "server=$name" "group=$group" "offset=$offset"
    [ -z "${given[tags]:-}" ] || later tag-handler.cli "host=$host" "server=$name" "tags=\"${given[tags]}\""
    cli start-server.cli "host=$host" "server=$name"
    echo "$group:$name: $([ -n "$present" ] && echo was there || echo added), started"
}

# The hundred after the highest that a server of the host adds to the stock ports; known exactly while they run.
free_offset() {
    awk -v host="$1" '
        $1 == host && $2 != "load-balancer" {
            offset = $8 == "-" ? $11 : substr($8, index($8, ":") + 1) - 8080
            if (offset > highest) highest = offset
        }
        END { print (highest ? highest : 10000) + 100 }' "$work/servers"
}

remove_server() {
    local host group name=${given[server]}
    if read -r host group _ < <(awk -v name="$name" '$3 == name' "$work/servers"); then
        cli remove-server.cli "host=$host" "server=$name" "seconds=${given[timeout]}"
        echo "$group:$name: removed"
    else
        echo "There is no server $name: nothing to remove."
    fi
}

stop_host() {
    [ "${given[host]}" != primary ] || fail "The host primary is the domain controller: stop it by its service."
    cli stop-host.cli "host=${given[host]}" "seconds=${given[timeout]}"
    echo "${given[host]}: stopped"
}

# Tells a handler what to do with jobs.
mode() {
    local host group name rest
    chosen one
    read -r host group name rest <"$work/chosen"
    [ "$group" = handlers ] || fail "$name is no handler."
    cli "$1-handler.cli" "host=$host" "server=$name"
    echo "$group:$name: $2"
}

# The lock stands in the database, so that it outlives all servers; it is reached through the application.
job_lock() {
    local answer
    [ -n "${ABELL_KEY:-}" ] || fail "The API key of an admin is missing: ABELL_KEY."
    answer=$(curl -s --max-time 30 -X PUT -H "x-api-key: $ABELL_KEY" -H 'Content-Type: application/json' \
        -d "{\"active\": $1, \"reason\": \"$(sed 's/[\\"]/\\&/g' <<<"${given[reason]:-}")\"}" \
        "${given[front]}/api/job_lock") || fail "${given[front]} does not answer."
    [[ $answer == *"\"active\":$1"* ]] || fail "The lock was refused: $(field err_msg "$answer")"
    echo "$2"
}

# A function, so that bash has read all of it before a version with other scripts is installed.
main() {
    [ $# -gt 0 ] && parameters "$1" >/dev/null || usage
    read_parameters "$@"
    case $1 in
        lock-jobs) job_lock true "jobs are locked" ;;
        unlock-jobs) job_lock false "jobs are taken" ;;
        install) install ;;
        install-host) install_host ;;
        *)
            read_servers
            case $1 in
                start | stop | restart | rolling-restart) chosen one && "${1//-/_}" ;;
                drain) mode drain draining ;;
                hand-over) mode hand-over "handing over" ;;
                resume) mode resume working ;;
                *) "${1//-/_}" ;;
            esac
            ;;
    esac
}

main "$@"
