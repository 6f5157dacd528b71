# Makes lines from what deployments.cli prints, for abell-domain.sh:
# `content NAME SHA1` of each version that is kept, `group GROUP NAME true|false` of each that a group has.
/"address" => /        { group = "" }
/\("server-group" => / { group = word($0) }
/\("deployment" => /   { name = word($0) }
/"runtime-name" => /   { runtime = word($0) }
/"hash" => bytes \{/   { bytes = 1; hash = "" }
bytes {
    line = $0
    while (match(line, /0x[0-9a-f][0-9a-f]/)) {
        hash = hash substr(line, RSTART + 2, 2)
        line = substr(line, RSTART + RLENGTH)
    }
    if (line ~ /\}/) { bytes = 0; found["content " name " " hash] = runtime }
}
/"enabled" => /        { found["group " group " " name " " (/true/ ? "true" : "false")] = runtime }
function word(line) { sub(/.* => "/, "", line); sub(/".*/, "", line); return line }
END { for (line in found) if (found[line] == "abell.ear") print line }
