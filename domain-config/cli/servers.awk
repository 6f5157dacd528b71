# Makes one line of each server from what servers.cli prints, for abell-domain.sh:
# host group name state pid uptime-seconds suspend-state address context-root sessions offset; `-` is unknown.
/\("host" => /          { host = word($0) }
/\("server(-config)?" => / {
    server = host " " word($0)
    if (!(server in seen)) { seen[server] = 1; order[++count] = server }
}
/"group" => /           { group[server] = word($0) }
/"status" => /          { status[server] = word($0) }
/"socket-binding-port-offset" => / { match($0, /[0-9]+[^0-9]*$/); offset[server] = substr($0, RSTART) + 0 }
/"suspend-state" => /   { suspended[server] = word($0) }
/"name" => "[0-9]+@/    { pid[server] = word($0) + 0 }
/"uptime" => /          { uptime[server] = int(value($0) / 1000) }
/"bound-address" => /   { address[server] = word($0) }
/"bound-port" => /      { address[server] = address[server] ":" value($0) }
/"context-root" => /    { root[server] = word($0) }
/"active-sessions" => / { sessions[server] = value($0) }
function word(line) { sub(/.* => (expression )?"/, "", line); sub(/".*/, "", line); return line }
function value(line) { sub(/.* => /, "", line); return line + 0 }
function known(of) { return (server in of) && of[server] != "" ? of[server] : "-" }
END {
    for (i = 1; i <= count; i++) {
        server = order[i]
        split(server, part, " ")
        print part[1], known(group), part[2], known(status), known(pid), known(uptime), known(suspended), \
            known(address), known(root), known(sessions), known(offset)
    }
}
