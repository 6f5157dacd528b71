#!/bin/bash
# Changes the web servers that a running nginx passes requests on to:
#   member.sh out|in|remove NAME MEMBERS.CONF RELOAD-COMMAND...
#   member.sh add NAME ADDRESS MEMBERS.CONF RELOAD-COMMAND...
#   member.sh out web0 /etc/nginx/abell/members.conf systemctl reload nginx
#   member.sh add web2 127.0.0.1:18381 /etc/nginx/abell/members.conf systemctl reload nginx
# out: the server gets no new request, users whose session it holds go on at another one. in: it does again.
# add, remove: ADDRESS is that of its listener for fronts; to add one that is there changes its address.
# MEMBERS.CONF is written anew, nginx goes on without a break.
set -eu
usage() {
    sed -n '2,9s/^# //p' "$0" >&2
    exit 2
}
[ $# -ge 3 ] || usage
action=$1 name=$2 address=
case $action in
    out | in | remove) shift 2 ;;
    add) address=$3; shift 3 ;;
    *) usage ;;
esac
[ $# -ge 1 ] || usage
file=$1
shift
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || { echo "'$name' is not the name of a server." >&2; exit 2; }
[ "$action" != add ] || [[ $address =~ ^[^[:space:]/]+:[0-9]+$ ]] \
    || { echo "'$address' is not an address with a port." >&2; exit 2; }

# One line a member: name, address, and `down` when it is out.
members() {
    awk '/^upstream abell_any / { any = 1 } /^}/ { any = 0 }
        any && $1 == "server" { print $NF, $2, / down;/ ? "down" : "" }' "$file"
}

changed() {
    members | awk -v action="$action" -v name="$name" -v address="$address" '
        $1 == name { found = 1 }
        $1 != name { print; next }
        action == "out" { print $1, $2, "down" }
        action == "in" { print $1, $2 }
        action == "add" { print $1, address }
        END { if (action == "add" && !found) print name, address }'
}

# In the upstream of one server the others stand in.
upstream() {
    printf '\nupstream abell_%s {\n    zone abell_%s 64k;\n' "$1" "$1"
    [ "$1" != any ] || printf '    least_conn;\n'
    awk -v of="$1" '{
        role = (of == "any" || of == $1 ? "" : " backup") ($3 == "" ? "" : " " $3)
        printf "    server %s max_fails=1 fail_timeout=2s%s; # %s\n", $2, role, $1 }' <<<"$list"
    printf '    keepalive 16;\n}\n'
}

members | awk -v name="$name" '$1 == name { found = 1 } END { exit !found }' || [ "$action" = add ] \
    || { echo "$file has no member $name." >&2; exit 1; }
list=$(changed)
[ -n "$list" ] || { echo "$name is the last member." >&2; exit 1; }
new=$(
    sed '/^[^#]/,$d; /^$/d' "$file"
    upstream any
    awk '{ print $1 }' <<<"$list" | while read -r each; do upstream "$each"; done
    printf '\nmap $cookie_JSESSIONID $abell_upstream {\n'
    awk '{ printf "    ~\\.%s$  abell_%s;\n", $1, $1 }' <<<"$list"
    printf '    default   abell_any;\n}\n'
)
# Written in place: the file keeps its owner and its rights.
printf '%s\n' "$new" >"$file"
"$@"
echo "$name: $action"
