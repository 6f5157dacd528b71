#!/bin/bash
# slurm.sh start|stop|controller-stop|controller-kill|controller-start DIRECTORY
# A Slurm of its own for tests: one controller and two nodes on this machine, everything in one
# folder and on 127.0.0.1, no service manager. As root, or as an ordinary user, whose jobs it then
# runs. The ports are CONTROLLER_PORT, NODE_PORT and the one after that.
set -euo pipefail

[ $# = 2 ] || { echo "usage: slurm.sh start|stop|controller-stop|controller-kill|controller-start DIRECTORY" >&2; exit 2; }
action=$1
directory=$(realpath -m "$2")
PATH=$PATH:/usr/sbin:/sbin
export SLURM_CONF=$directory/slurm.conf

# A zombie counts as gone: where the first process reaps late, it stays for a while.
lives() {
  grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$1/status"
}

# end SIGNAL NAME: ends the process of that name whose number NAME.pid has, and waits for that.
end() {
  local pid
  pid=$(cat "$directory/run/$2.pid" 2> /dev/null) || return 0
  [[ $(cat "/proc/$pid/comm" 2> /dev/null) = "${2%%-*}" ]] || return 0
  kill "-$1" "$pid" 2> /dev/null || return 0
  for _ in $(seq 200); do
    lives "$pid" || return 0
    sleep 0.05
  done
  kill -KILL "$pid" 2> /dev/null || true
}

configure() {
  local me
  me=$(id -un)
  cat > "$SLURM_CONF" << END
ClusterName=test
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$CONTROLLER_PORT
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket=$directory/run/munge.socket
CredType=cred/munge
SlurmUser=$me
SlurmdUser=$me
StateSaveLocation=$directory/state
SlurmdSpoolDir=$directory/spool/%n
SlurmctldPidFile=$directory/run/slurmctld.pid
SlurmdPidFile=$directory/run/slurmd-%n.pid
SlurmctldLogFile=$directory/log/slurmctld.log
SlurmdLogFile=$directory/log/slurmd-%n.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0,bf_interval=1
DefMemPerCPU=50
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
JobCompType=jobcomp/filetxt
JobCompLoc=$directory/log/jobcomp.txt
MinJobAge=${MIN_JOB_AGE:-300}
KillWait=2
ReturnToService=2
SlurmdTimeout=30
NodeName=n0 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$NODE_PORT CPUs=8 RealMemory=1000
NodeName=n1 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((NODE_PORT + 1)) CPUs=8 RealMemory=1000
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
PartitionName=closed Nodes=ALL MaxTime=INFINITE State=DOWN
END
}

start() {
  mkdir -p "$directory"/{state,spool,log,run}
  chmod 755 "$directory" "$directory/run"
  [ -e "$directory/run/munge.key" ] \
    || (umask 077 && head -c 128 /dev/urandom > "$directory/run/munge.key")
  configure
  munged --force --num-threads=2 --key-file="$directory/run/munge.key" \
    --socket="$directory/run/munge.socket" --pid-file="$directory/run/munged.pid" \
    --log-file="$directory/log/munged.log" --seed-file="$directory/run/munge.seed"
  slurmctld
  slurmd -N n0
  slurmd -N n1
  await
}

await() {
  for _ in $(seq 400); do
    [[ $(sinfo -h -p main -o '%t %D' 2> /dev/null) =~ (idle|mix|alloc) ]] && return 0
    sleep 0.05
  done
  echo "Slurm did not come up; $directory/log says why" >&2
  return 1
}

case $action in
  start) start ;;
  stop)
    for name in slurmd-n0 slurmd-n1 slurmctld munged; do
      end TERM "$name"
    done
    ;;
  controller-stop) end TERM slurmctld ;;
  controller-kill) end KILL slurmctld ;;
  controller-start)
    slurmctld
    await
    ;;
  *) echo "slurm.sh: there is no action $action" >&2; exit 2 ;;
esac
