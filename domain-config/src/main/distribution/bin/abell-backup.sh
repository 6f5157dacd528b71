#!/bin/bash
# abell-backup.sh [-k NUMBER] [-d DATA_DIR] FOLDER
# Saves database and files as one state in a new folder of FOLDER, named by the time, while Abell runs.
#   -k  how many of the newest backups stay (default: all)
#   -d  the shared folder (default: data_dir of abell.yml)
#
# The order makes it one state. The file of a dataset is whole before its row says so, and is never written again; so whatever
# the database says at one moment, its files are there from then on. Files are copied twice: all of them before the moment,
# which takes long, and what came meanwhile after it. Uploads are removed once they are done with, so those that the moment
# needs are held by a second name until they are saved.
# Files that did not change since the last backup are hard links to it. Job directories are not saved: see abell-restore.sh.

set -euo pipefail
umask 077
. "$(dirname "$0")/abell-place.sh"
keep=0
while getopts k:d: option; do
  case $option in
    k) keep=$OPTARG ;;
    d) data_dir=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# = 1 ] || die "call it with one folder: abell-backup.sh [-k NUMBER] [-d DATA_DIR] FOLDER"
[[ $keep =~ ^[0-9]+$ ]] || die "-k wants a number, not '$keep'."
[ -d "$data_dir" ] || die "the shared folder '$data_dir' does not exist."
need psql pg_dump rsync sha256sum flock
mkdir -p "$1"
target=$(cd "$1" && pwd)
data_dir=$(cd "$data_dir" && pwd)

exec 9> "$target/.lock"
flock -n 9 || die "another backup into $target is at work."

server=$(ask 'show server_version_num') || die "the database cannot be asked."
[ $((server / 10000)) -le "$(pg_dump --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" ] ||
  die "$(pg_dump --version) is older than the server ($((server / 10000))); use a newer one."
schema=$(ask "select max(string_to_array(version, '.')::int[])::text from flyway_schema_history where success") ||
  die "the database $PGDATABASE holds no Abell."

rm -rf "$target"/.half.*
last=$(find "$target" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | tail -n 1)
while time=$(date -u +%Y%m%dT%H%M%SZ) && [ -e "$target/$time" ]; do
  sleep 0.2
done
half=$target/.half.$time
mkdir "$half"

unfinished_uploads="select p.value::json #>> '{}'
  from job j join job_parameter p on p.job_id = j.id and p.name = 'file'
  where j.tool_id in ('upload1', '__DATA_FETCH__')
    and j.state in ('new', 'queued', 'running', 'finishing', 'resubmitted', 'paused')"

# copy: brings files of datasets that are new or changed. Nothing that was copied once goes away again; files that vanish meanwhile
# are no error. Times are compared to the nanosecond: a file may have been copied while a tool wrote it.
copy() {
  local code=0
  [ -d "$data_dir/files" ] || return 0
  rsync -a --modify-window=-1 --exclude='.*.part' ${last:+"--link-dest=$last/files"} \
    "$data_dir/files/" "$half/files/" || code=$?
  [ $code = 0 ] || [ $code = 24 ] || die "rsync failed ($code)."
}

# hold: gives each upload that is there a second name.
hold() {
  find "$data_dir/uploads" -maxdepth 1 -type f ! -name '.*' -exec ln -t "$held" -- {} + 2> /dev/null || true
}

# moment: chooses one, as a snapshot that pg_dump will use. Unfinished uploads of the snapshot that came after the first hold
# and went before the second make the choice a bad one; after so many of them the rest was missing before.
moment() {
  local try name lost
  for try in {1..100}; do
    hold
    echo "begin isolation level repeatable read read only;
      select pg_export_snapshot();" >&"$to"
    read -r snapshot <&"$from" || die "the database gave no snapshot."
    echo "$unfinished_uploads;
      \\echo ." >&"$to"
    hold
    lost=
    while read -r name <&"$from" && [ "$name" != . ]; do
      [ -e "$held/$name" ] || lost=$name
    done
    [ -n "$lost" ] || return 0
    [ "$try" = 100 ] || echo 'rollback;' >&"$to"
  done
}

# dump: the database at the moment, and the list of the files that belong to it (path, bytes, whether it must be there).
dump() {
  local answer
  pg_dump --format=custom --no-owner --no-privileges --exclude-schema=jgroups --snapshot="$snapshot" \
    --file="$half/database.dump" || die "pg_dump failed."
  cat >&"$to" <<SQL
copy (
  select 'files/' || regexp_replace(lpad(folder, (length(folder) + 2) / 3 * 3, '0'), '(\d{3})(?=\d)', '\1/', 'g')
           || '/dataset_' || id || '.dat',
         file_size, state in ('ok', 'empty') and wanted
  from (select id, file_size, state, (id / 1000)::text as folder,
               exists (select 1 from history_item i where i.dataset_id = d.id and not i.purged) as wanted
        from dataset d where state in ('ok', 'empty', 'error', 'failed_metadata')) d
  union all
  select 'uploads/' || name, -1, true from ($unfinished_uploads) u (name)
) to stdout \g '$half/expected.tsv'
rollback;
\echo done
\q
SQL
  read -r answer <&"$from" && [ "$answer" = done ] || die "the list of datasets could not be read."
  wait "$session"
}

# compare: files.list has what belongs to the state and is there as it should be, missing.list what must be there and is not.
# A file that is there without being in the list belongs to a job that had not ended.
compare() {
  (cd "$half" && find files uploads -type f -printf '%p\t%s\n' 2> /dev/null || true) > "$half/found.tsv"
  : > "$half/files.list"
  : > "$half/missing.list"
  awk -F '\t' -v there="$half/files.list" -v missing="$half/missing.list" '
    FILENAME == ARGV[1] { size[$1] = $2; next }
    ($1 in size) && ($2 < 0 || size[$1] == $2) { print $1 > there; next }
    $3 == "t" && $2 != 0 { print $1 > missing }' "$half/found.tsv" "$half/expected.tsv"
  rm "$half/found.tsv"
}

# checksums: of each file of the list; those of files that are links to the last backup are taken from there.
checksums() {
  : > "$half/files.sha256"
  : > "$half/new.list"
  : > "$half/inodes"
  (cd "$half" && find files uploads -type f -printf '%i\t%p\n' 2> /dev/null || true) > "$half/inodes.now"
  if [ -n "$last" ]; then
    (cd "$last" && find files uploads -type f -printf '%i\t%p\n' 2> /dev/null || true) > "$half/inodes"
  fi
  awk -v old="$half/files.sha256" -v fresh="$half/new.list" '
    FILENAME == ARGV[1] { split($0, f, "\t"); was[f[2]] = f[1]; next }
    FILENAME == ARGV[2] { split($0, f, "\t"); same[f[2]] = (was[f[2]] == f[1]); next }
    FILENAME == ARGV[3] { path = substr($0, 67); if (same[path]) sum[path] = $0; next }
    ($0 in sum) { print sum[$0] > old; next }
    { print > fresh }' "$half/inodes" "$half/inodes.now" "${last:+$last/files.sha256}" "$half/files.list"
  (cd "$half" && xargs -r -d '\n' sha256sum -- < new.list >> files.sha256)
  rm "$half"/new.list "$half"/inodes "$half"/inodes.now
}

mkdir "$half/files" "$half/uploads"
held=$data_dir/uploads/.backup-$HOSTNAME-$$
[ -d "$data_dir/uploads" ] || held=$half/.held
mkdir "$held"
trap 'rm -rf "$held"' EXIT
coproc SESSION { psql -XqAt -v ON_ERROR_STOP=1; }
from=${SESSION[0]} to=${SESSION[1]} session=$SESSION_PID
echo 'set idle_in_transaction_session_timeout = 0;' >&"$to"

copy
moment
rsync -a "$held/" "$half/uploads/"
dump
copy
compare
checksums
bytes=$(awk -F '\t' 'FILENAME == ARGV[1] { there[$0]; next } $1 in there && $2 > 0 { sum += $2 } END { print sum + 0 }' \
  "$half/files.list" "$half/expected.tsv")
cat > "$half/backup.properties" <<TEXT
format=1
time=$time
postgresql=$((server / 10000))
schema=${schema//[\{\}]/}
files=$(wc -l < "$half/files.list")
bytes=$bytes
TEXT
(cd "$half" && sha256sum database.dump backup.properties expected.tsv files.list files.sha256 missing.list > SHA256SUMS)
sync -f "$half"
mv "$half" "$target/$time"

if [ "$keep" -gt 0 ]; then
  find "$target" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | head -n -"$keep" | xargs -r -d '\n' rm -rf --
fi
echo "$target/$time: $(wc -l < "$target/$time/files.list") files, $bytes bytes"
if [ -s "$target/$time/missing.list" ]; then
  echo "$(basename "$0"): $(wc -l < "$target/$time/missing.list") files that the database names are not there; missing.list has them." >&2
  exit 3
fi
