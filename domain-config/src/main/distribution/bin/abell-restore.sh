#!/bin/bash
# abell-restore.sh [-r rerun|fail] [-d DATA_DIR] [-f] BACKUP
# Brings database and files back as one backup has them; no server of Abell may run meanwhile.
#   -r  what becomes of jobs that were on their way then: run again (default), or fail
#   -d  the shared folder (default: data_dir of abell.yml)
#   -f  empties a database that is not empty, and moves files that are there aside (*.before-TIME)
#
# The database has to be there, owned by its user. Job directories are not saved, so what was queued or running cannot be found
# again; abell/restored-jobs.sql says what becomes of it. Jobs that waited go on waiting.

set -euo pipefail
umask 027
. "$(dirname "$0")/abell-place.sh"
running=rerun
force=
while getopts r:d:f option; do
  case $option in
    r) running=$OPTARG ;;
    d) data_dir=$OPTARG ;;
    f) force=yes ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# = 1 ] || die "call it with one backup: abell-restore.sh [-r rerun|fail] [-d DATA_DIR] [-f] BACKUP"
[ "$running" = rerun ] || [ "$running" = fail ] || die "-r wants rerun or fail, not '$running'."
[ -n "$data_dir" ] || die "no shared folder is given, and abell.yml names none."
[ -f "$1/SHA256SUMS" ] || die "$1 is no whole backup."
need psql pg_restore rsync sha256sum
backup=$(cd "$1" && pwd)

# What the backup is, and whether it is as it was made.
(cd "$backup" && sha256sum --quiet --strict -c SHA256SUMS) || die "$backup is damaged."
grep -qx 'format=1' "$backup/backup.properties" || die "$backup was made by another version of abell-backup.sh."
value() { sed -n "s/^$1=//p" "$backup/backup.properties"; }
pg_restore --list "$backup/database.dump" > /dev/null || die "pg_restore cannot read the dump; it may be too old for it."
server=$(ask 'show server_version_num') || die "the database cannot be asked."
[ $((server / 10000)) -ge "$(value postgresql)" ] ||
  die "the backup is of PostgreSQL $(value postgresql), the server is $((server / 10000))."

# Nobody may be at work on either, and nothing may be there.
others=$(ask "select count(*) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'")
[ "$others" = 0 ] || die "$others others are connected to the database $PGDATABASE; stop the servers first."
tables=$(ask "select count(*) from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S')")
[ "$tables" = 0 ] || [ -n "$force" ] || die "the database $PGDATABASE is not empty (-f empties it)."
mkdir -p "$data_dir"
data_dir=$(cd "$data_dir" && pwd)
stamp=$(date -u +%Y%m%dT%H%M%SZ)
for part in files uploads jobs lib; do
  [ -d "$data_dir/$part" ] && [ -n "$(ls -A "$data_dir/$part")" ] || continue
  [ -n "$force" ] || die "$data_dir/$part is not empty (-f moves it aside)."
  # Not overwritten: a file that does not belong to the state would be taken for the output of a later job.
  mv "$data_dir/$part" "$data_dir/$part.before-$stamp"
done

echo "bringing back the state of $(value time): schema $(value schema), $(value files) files, $(value bytes) bytes"
rsync -a --files-from="$backup/files.list" "$backup/" "$data_dir/"
if [ -s "$backup/files.sha256" ]; then
  (cd "$data_dir" && sha256sum --quiet --strict -c "$backup/files.sha256") ||
    die "files are damaged; the database was not touched."
fi
if [ "$tables" != 0 ]; then
  ask 'drop schema public cascade; create schema public' || die "the database cannot be emptied by the user $PGUSER."
fi
pg_restore --dbname="$PGDATABASE" --no-owner --no-privileges --exit-on-error --single-transaction "$backup/database.dump" ||
  die "the database could not be restored and is as it was before, or empty."
psql -Xq -v ON_ERROR_STOP=1 -v running="$running" -v time="$(value time)" -f "$home/restored-jobs.sql" ||
  die "the jobs that were on their way could not be dealt with; do not start Abell, restore again with -f."
echo "restored; start Abell now"
[ ! -s "$backup/missing.list" ] || echo "$(wc -l < "$backup/missing.list") files were missing already: $backup/missing.list"
