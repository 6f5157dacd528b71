#!/bin/bash
# Changes the web servers that a running httpd with its stock balancer passes requests on to:
#   member.sh out|in NAME [ADDRESS OF THE ADMINISTRATION]          member.sh out web0 127.0.0.1:8090
#   member.sh remove NAME MEMBERS.CONF RELOAD-COMMAND...
#   member.sh add NAME ADDRESS MEMBERS.CONF RELOAD-COMMAND...
#   member.sh add web2 127.0.0.1:18381 /etc/apache2/abell/members.conf systemctl reload apache2
# out: the server gets no request, users whose session it holds go on at another one. in: it does again.
# add, remove: ADDRESS is that of its listener for fronts; to add one that is there changes its address.
# With mod_proxy_cluster none of it is needed.
set -eu
usage() {
    sed -n '2,9s/^# //p' "$0" >&2
    exit 2
}
[ $# -ge 2 ] || usage
action=$1 name=$2
shift 2
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || { echo "'$name' is not the name of a server." >&2; exit 2; }

# Orders to the balancer-manager, which only takes them from its own page.
order() {
    local disabled=$1 manager="http://${2:-127.0.0.1:8090}/balancer-manager" state nonce worker
    ask() { curl -sfS --max-time 10 -H "Referer: $manager" "$@"; }
    state=$(ask "$manager?xml=1")
    nonce=$(sed -n 's|.*<httpd:nonce>\(.*\)</httpd:nonce>.*|\1|p' <<<"$state" | head -n 1)
    worker=$(awk -v route="$name" '
        /<httpd:worker>/ { address = "" }
        /<httpd:name>/ { gsub(/<[^>]*>|[ \t]/, ""); if (address == "") address = $0 }
        /<httpd:route>/ { gsub(/<[^>]*>|[ \t]/, ""); if ($0 == route) { print address; exit } }' <<<"$state")
    [ -n "$worker" ] || { echo "The balancer has no member $name." >&2; exit 1; }
    ask "$manager" -d b=web -d nonce="$nonce" --data-urlencode w="$worker" -d w_status_D="$disabled" >/dev/null
}

# The file without the member, and the new line at its end.
rewrite() {
    local file=$1 line=${2:-} rest
    rest=$(awk -v name="$name" '!($1 == "Use" && $2 == "AbellMember" && $3 == name)' "$file")
    [ -z "$line" ] || rest+=$'\n'$line
    grep -q '^Use AbellMember ' <<<"$rest" || { echo "$name is the last member." >&2; exit 1; }
    # Written in place: the file keeps its owner and its rights.
    printf '%s\n' "$rest" >"$file"
}

case $action in
    out) order 1 "$@" ;;
    in) order 0 "$@" ;;
    add)
        [ $# -ge 2 ] || usage
        [[ $1 =~ ^[^[:space:]/]+:[0-9]+$ ]] || { echo "'$1' is not an address with a port." >&2; exit 2; }
        rewrite "$2" "Use AbellMember $name $1"
        shift 2
        "$@"
        ;;
    remove)
        [ $# -ge 1 ] || usage
        grep -q "^Use AbellMember $name " "$1" || { echo "$1 has no member $name." >&2; exit 1; }
        rewrite "$1"
        shift
        "$@"
        ;;
    *) usage ;;
esac
echo "$name: $action"
