#!/bin/bash
# systemd-host.sh make|boot|stop DIRECTORY, or do DIRECTORY SCRIPT
# A host for tests whose first process is systemd: it has the programs of this machine, keeps to itself what it
# changes, and has a network of its own, where this machine finds it at ADDRESS, and is one less there. Wants root.
#   make   lays it out with a PostgreSQL, and at /opt/abell what is in the archive DISTRIBUTION
#   boot   runs it
#   do     has its shell do something
#   stop   as a power cut does, and takes away what make laid out
set -euo pipefail

[ $# -ge 2 ] || { echo "usage: systemd-host.sh make|boot|do|stop DIRECTORY [SCRIPT]" >&2; exit 2; }
action=$1
directory=$2
root=$directory/host/root
name=abell-test

spawn=(systemd-nspawn --quiet --register=no --keep-unit --machine="$name" --directory="$root"
  --bind="$directory/abell:/opt/abell" --bind-ro="$JAVA_HOME")

make() {
  unzip -q "$DISTRIBUTION" -d "$directory"
  mv "$directory"/abell-* "$directory/abell"
  mkdir "$directory/host"
  mount -t tmpfs "$name" "$directory/host"
  mkdir "$directory/host/changes" "$directory/host/work" "$root"
  mount -t overlay "$name" "$root" \
    -o "lowerdir=/,upperdir=$directory/host/changes,workdir=$directory/host/work"
  # None of the services that this machine happens to have; a PostgreSQL that is new.
  "${spawn[@]}" --pipe bash -euc '
    rm -rf /etc/systemd/system/*.wants /etc/rc?.d /etc/postgresql/* /var/lib/postgresql/*
    pg_createcluster "$(ls /usr/lib/postgresql | sort -n | tail -n 1)" main
    systemctl enable postgresql'
}

# Its first process, the only child of what it was started by.
first() {
  pgrep --parent "$(cat "$directory/pid")"
}

on_host() {
  nsenter --all --target "$(first)" -- "$@"
}

boot() {
  "${spawn[@]}" --boot --network-veth systemd.unit=multi-user.target > "$directory/console.log" 2>&1 < /dev/null &
  echo $! > "$directory/pid"
  for _ in $(seq 300); do
    if [[ $(on_host systemctl is-system-running 2> /dev/null) =~ running|degraded ]]; then
      connect
      return
    fi
    sleep 0.1
  done
  echo "the host does not come up; $directory/console.log says why" >&2
  return 1
}

connect() {
  ip address add "${ADDRESS%.*}.$((${ADDRESS##*.} - 1))/30" dev "ve-$name"
  ip link set "ve-$name" up
  on_host ip address add "$ADDRESS/30" dev host0
  on_host ip link set host0 up
}

stop() {
  if [ -e "$directory/pid" ]; then
    # All that runs there ends with its first process, and then what started it.
    kill -KILL "$(first)" 2> /dev/null || true
    for _ in $(seq 100); do
      [ -e "/proc/$(cat "$directory/pid")" ] || break
      sleep 0.1
    done
  fi
  for mounted in "$root" "$directory/host"; do
    ! mountpoint --quiet "$mounted" || umount "$mounted"
  done
}

case $action in
  do) on_host bash -euc "$3" ;;
  make | boot | stop) "$action" ;;
  *) echo "systemd-host.sh: there is no action $action" >&2; exit 2 ;;
esac
