#!/bin/bash
# Takes a web server out of nginx's upstreams, or puts it back:
#   member.sh out|in NAME MEMBERS.CONF RELOAD-COMMAND...
#   member.sh out web0 /etc/nginx/abell/members.conf systemctl reload nginx
# A member that is out gets no new request; users whose session it holds go on at another one.
set -eu
case "${1:-}" in
    out) edit='/ down;/!s/;\( # NAME\)$/ down;\1/' ;;
    in) edit='s/ down;\( # NAME\)$/;\1/' ;;
    *) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
name=$2 file=$3
grep -q "; # $name\$" "$file" || { echo "$file has no member $name." >&2; exit 1; }
sed -i "${edit//NAME/$name}" "$file"
echo "$name is $1"
shift 3
"$@"
