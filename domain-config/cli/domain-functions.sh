# How abell-domain.sh speaks with the domain; read by it, not run. Needs folder, work, fail, given.

reach=${JBOSS_CLI:-}
if [ -z "$reach" ]; then
    # In the distribution the scripts lie in abell/cli.
    reach=$folder/../../bin/jboss-cli.sh
    [ -x "$reach" ] || reach=jboss-cli.sh
    reach="$reach --connect"
fi

# Runs a script with these variables (name=value), after those that were put off; what it prints is left in
# $work/answer.
cli() {
    later "$@"
    mv "$work/later" "$work/commands"
    $reach --file="$work/commands" >"$work/answer" 2>&1 </dev/null || fail "$1 failed: $(reason)"
}

# Puts a script off until the next one runs: a session of jboss-cli takes seconds to begin.
later() {
    local script=$1
    shift
    {
        [ $# -eq 0 ] || printf 'set %s\n' "$@"
        cat "$folder/$script"
    } >>"$work/later"
}

# Why jboss-cli failed, in its words.
reason() {
    local words
    words=$(sed -n 's/.*"\(failure-description\|domain-failure-description\)" => "\{0,1\}\(.*[^",]\).*/\2/p' "$work/answer" | head -1)
    echo "${words:-$(head -c 1000 "$work/answer")}"
}

# One line of each server, as servers.awk says.
read_servers() {
    cli servers.cli
    awk -f "$folder/servers.awk" "$work/answer" >"$work/servers"
    [ -s "$work/servers" ] || fail "The domain has no servers: $(reason)"
}

# Restarts those of a group that run one after the other, host by host; with a second argument they start in that group.
# Fronts only know web servers.
roll() {
    local host group name state pid uptime suspended address root rest
    while read -r host; do
        local servers=() front=()
        while read -r _ group name state pid uptime suspended address root rest; do
            [[ ${group%-waiting} != web ]] \
                || front=(${given[front]:+-f "${given[front]}"} ${given[member]:+-m "${given[member]}"})
            if [ "$state" != STARTED ]; then
                echo "$group:$name: is $state, left alone"
            elif [ "$root" = - ]; then
                servers+=("$name")
            else
                servers+=("$name=http://$address${root%/}")
            fi
        done < <(awk -v host="$host" '$1 == host' "$1")
        [ ${#servers[@]} -eq 0 ] || JBOSS_CLI=$reach "$folder/rolling-restart.sh" -h "$host" -t "${given[timeout]}" \
            ${2:+-g "$2"} "${front[@]}" "${servers[@]}" </dev/null || return 1
    done < <(cut -d' ' -f1 "$1" | sort -u)
}
