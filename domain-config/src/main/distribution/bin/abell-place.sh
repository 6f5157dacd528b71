# Sourced by abell-backup.sh and abell-restore.sh: where Abell's database and its shared folder are, as the servers are told.
# Sets data_dir and the environment of the PostgreSQL programs; what the caller's environment says already, wins.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../abell" && pwd)
settings=${ABELL_CONFIG:-$home/abell.yml}

die() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

# property NAME: its value in abell.properties, if it is there.
property() {
  [ ! -r "$home/abell.properties" ] || sed -n "s/^${1//./\\.}=//p" "$home/abell.properties" | tail -n 1
}

# default VARIABLE VALUE: sets and exports a variable that is not set, unless the value is empty.
default() {
  [ -n "${!1:-}" ] || printf -v "$1" '%s' "$2"
  [ -z "${!1}" ] || export "${1?}"
}

default PGHOST "$(property abell.db.host)"
default PGHOST 127.0.0.1
default PGPORT "$(property abell.db.port)"
default PGDATABASE "$(property abell.db.name)"
default PGDATABASE abell
default PGUSER "$(property abell.db.user)"
default PGUSER abell
default PGPASSWORD "${ABELL_DB_PASSWORD:-}"
default PGOPTIONS '-c client_min_messages=warning'
if [ -z "$PGPASSWORD" ] && [ -r "$home/database-password" ]; then
  default PGPASSWORD "$(cat "$home/database-password")"
fi

# The folder that abell.yml names; one that does not begin with / starts at the file's own folder.
data_dir=
if [ -r "$settings" ]; then
  data_dir=$(sed -n "s/^data_dir:[[:space:]]*//p" "$settings" | tail -n 1 |
    sed "s/[[:space:]]*\(#.*\)\{0,1\}\$//; s/^\(['\"]\)\(.*\)\1\$/\2/")
  case $data_dir in /* | '') ;; *) data_dir=$(dirname "$settings")/$data_dir ;; esac
fi

# ask QUERY: its answer, one line a row, tabs between columns.
ask() {
  psql -XqAt -F $'\t' -v ON_ERROR_STOP=1 -c "$1"
}

# need PROGRAM…
need() {
  local program
  for program; do
    command -v "$program" > /dev/null || die "$program is missing (Debian: apt-get install postgresql-client rsync)."
  done
}
