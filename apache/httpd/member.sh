#!/bin/bash
# Takes a web server out of the balancer of stock httpd, or puts it back:
#   member.sh out|in NAME [ADDRESS OF THE ADMINISTRATION]      member.sh out web0 127.0.0.1:8090
# A member that is out gets no request; users whose session it holds go on at another one.
set -eu
case "${1:-}" in
    out) disabled=1 ;;
    in) disabled=0 ;;
    *) sed -n '2,4s/^# //p' "$0"; exit 2 ;;
esac
name=$2
manager="http://${3:-127.0.0.1:8090}/balancer-manager"
# The manager only takes orders that come from its own page.
ask() { curl -sfS --max-time 10 -H "Referer: $manager" "$@"; }
state=$(ask "$manager?xml=1")
nonce=$(sed -n 's|.*<httpd:nonce>\(.*\)</httpd:nonce>.*|\1|p' <<<"$state" | head -n 1)
worker=$(awk -v route="$name" '
    /<httpd:worker>/ { address = "" }
    /<httpd:name>/ { gsub(/<[^>]*>|[ \t]/, ""); if (address == "") address = $0 }
    /<httpd:route>/ { gsub(/<[^>]*>|[ \t]/, ""); if ($0 == route) { print address; exit } }' <<<"$state")
[ -n "$worker" ] || { echo "The balancer has no member $name." >&2; exit 1; }
ask "$manager" -d b=web -d nonce="$nonce" --data-urlencode w="$worker" -d w_status_D=$disabled >/dev/null
echo "$name is $1"
