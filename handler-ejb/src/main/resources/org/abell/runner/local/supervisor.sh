#!/bin/bash
# supervisor.sh TOKEN DIRECTORY JOB [claimed]
# Runs the script of one job in a session of its own, whatever becomes of the handler.
# Only bash's own commands are used, so that a job costs as few processes as can be.

token=$1 directory=$2 job=$3
script=$directory/galaxy_$job

# Fields after the command's name: state, parent, group, session, …, start time (the 20th).
read -r stat < /proc/$$/stat
fields=(${stat##*) })
[[ ${fields[2]} = $$ && ${fields[3]} = $$ ]] || { echo "not a session of its own" >&2; exit 1; }
read -r boot < /proc/sys/kernel/random/boot_id

# Who makes this file runs the job: a second supervisor of the same directory steps back. For a job
# that runs as its user, who must not make it, it was made before this process became the user's.
if [[ $4 != claimed ]]; then
  set -o noclobber
  { echo "$token $$ ${fields[19]} $boot $HOSTNAME" > "$directory/supervisor"; } 2> /dev/null || exit 0
  set +o noclobber
fi

# Outlives a polite cancel, to note how the job took it. Children get the default handling.
trap '' HUP
trap : TERM INT

if [[ -e $directory/sandbox ]]; then
  bwrap --args 3 -- /bin/bash "$script.sh" \
    > "$script.o" 2> "$script.e" < /dev/null 3< "$directory/sandbox" &
else
  /bin/bash "$script.sh" > "$script.o" 2> "$script.e" < /dev/null &
fi
child=$!
wait "$child"
code=$?
while kill -0 "$child" 2> /dev/null; do
  wait "$child"
  code=$?
done

# The job script notes the tool's exit code itself, unless something killed it.
[[ -s $script.ec ]] || echo "$code" > "$script.ec"

# Nothing that the job left in the background stays; this takes the supervisor along.
kill -KILL 0
