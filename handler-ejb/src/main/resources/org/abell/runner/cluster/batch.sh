#!/bin/bash
# Runs one job on the host where its cluster has put it. Written for one attempt at the job:
# TOKEN, DIRECTORY and JOB are filled in when it is.

token=@TOKEN@ directory=@DIRECTORY@ job=@JOB@
folder=$directory/cluster-$token
cd "$directory" || exit 254

# Who makes this folder runs the job: a second submission steps back, and so does an attempt whose
# directory was cleared for the next one.
id=${SLURM_JOB_ID:-${JOB_ID:-${PBS_JOBID:-${LSB_JOBID:-${CONDOR_ID:-?}}}}}
if ! mkdir "$folder/claimed" 2> /dev/null; then
  # A manager that forgot in a crash that the job runs starts it anew, under the same number.
  if read -r ran _ 2> /dev/null < "$folder/claimed/run" && [[ $ran = "$id" && $id != '?' ]]; then
    echo "$HOSTNAME" > "$folder/claimed/forgotten"
  fi
  exit 0
fi
echo "$id $HOSTNAME" > "$folder/claimed/run"

# What the tool starts by srun shall see what the tool sees.
unset SLURM_EXPORT_ENV
export ABELL_JOB=$token:$directory

# Outlives a polite cancel, to note how the job took it. Children get the default handling.
trap '' HUP
trap : TERM INT USR1 USR2 XCPU

script=$directory/galaxy_$job
/bin/bash "$script.sh" > "$script.o" 2> "$script.e" < /dev/null &
child=$!
wait "$child"
code=$?
while kill -0 "$child" 2> /dev/null; do
  wait "$child"
  code=$?
done

# The job script notes the tool's exit code itself, unless something killed it.
[[ -s $script.ec ]] || echo "$code" > "$script.ec"
