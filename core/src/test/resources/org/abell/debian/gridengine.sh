#!/bin/bash
# gridengine.sh start|stop DIRECTORY
# A Grid Engine of its own for tests: master and one execution host on this machine, everything in
# one folder, no service manager. The ports are SGE_QMASTER_PORT and SGE_EXECD_PORT.
set -euo pipefail

[ $# = 2 ] || { echo "usage: gridengine.sh start|stop DIRECTORY" >&2; exit 2; }
action=$1
directory=$(realpath -m "$2")
shared=/usr/share/gridengine
programs=/usr/lib/gridengine
export SGE_ROOT=$directory/root SGE_CELL=default SGE_ARCH=lx-amd64 SGE_CLUSTER_NAME=test
export PATH=$programs:$PATH:/usr/sbin:/sbin
common=$SGE_ROOT/$SGE_CELL/common
host=$(hostname)
me=$(id -un)

# A zombie counts as gone: where the first process reaps late, it stays for a while.
end() {
  local pid
  pid=$(cat "$1" 2> /dev/null) || return 0
  kill "$pid" 2> /dev/null || return 0
  for _ in $(seq 200); do
    grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$pid/status" || return 0
    sleep 0.05
  done
  kill -KILL "$pid" 2> /dev/null || true
}

layout() {
  local spool=$directory/spool admin=$me
  [ "$(id -u)" != 0 ] || admin=none
  mkdir -p "$common" "$spool"/{qmaster/job_scripts,execd} "$SGE_ROOT"/{bin,utilbin,lib}
  ln -sfn $shared/util "$SGE_ROOT/util"
  ln -sfn $shared/scripts "$SGE_ROOT/scripts"
  for part in bin utilbin lib; do
    ln -sfn $programs "$SGE_ROOT/$part/$SGE_ARCH"
  done
  sed -e "s#^admin_user.*#admin_user $admin#" \
    -e "s#^spooling_method.*#spooling_method classic#" \
    -e "s#^spooling_lib.*#spooling_lib libspoolc#" \
    -e "s#^spooling_params.*#spooling_params $common;$spool/qmaster#" \
    -e "s#^binary_path.*#binary_path $programs#" \
    -e "s#^qmaster_spool_dir.*#qmaster_spool_dir $spool/qmaster#" \
    -e "s#^ignore_fqdn.*#ignore_fqdn true#" $shared/default-bootstrap > "$common/bootstrap"
  echo "$host" > "$common/act_qmaster"
  echo test > "$common/cluster_name"
  echo "localhost $host" > "$common/host_aliases"
  sed -e "s#^execd_spool_dir.*#execd_spool_dir $spool/execd#" \
    -e "s#^min_uid.*#min_uid 0#" -e "s#^min_gid.*#min_gid 0#" \
    -e "s#^load_report_time.*#load_report_time 00:00:01#" -e "s#^mailer.*#mailer /bin/true#" \
    -e "s#accounting=true.*#accounting=true reporting=false flush_time=00:00:01 joblog=false sharelog=00:00:00#" \
    -e "s#^execd_params.*#execd_params ENABLE_ADDGRP_KILL=false,KEEP_ACTIVE=false#" \
    $shared/default-configuration > "$directory/configuration"
  {
    spoolinit classic libspoolc "$common;$spool/qmaster" init
    spooldefaults configuration "$directory/configuration"
    spooldefaults complexes $shared/util/resources/centry
    spooldefaults usersets $shared/util/resources/usersets
    spooldefaults managers "$me"
  } > "$directory/layout.log" 2>&1 || true
}

# until COMMAND…: asks again and again, for ten seconds.
until_true() {
  for _ in $(seq 200); do
    "$@" > /dev/null 2>&1 && return 0
    sleep 0.05
  done
  echo "Grid Engine did not come up: $* fails" >&2
  return 1
}

has_load() {
  qhost -h "$host" | grep -q lx-
}

start() {
  layout
  sge_qmaster
  until_true qconf -sh
  qconf -ah "$host" > /dev/null 2>&1 || true
  qconf -as "$host" > /dev/null
  qconf -ssconf \
    | sed -e 's#^schedule_interval.*#schedule_interval 0:0:1#' \
      -e 's#^flush_submit_sec.*#flush_submit_sec 1#' \
      -e 's#^flush_finish_sec.*#flush_finish_sec 1#' > "$directory/scheduler"
  qconf -Msconf "$directory/scheduler" > /dev/null
  sge_execd
  until_true has_load
  qconf -sq \
    | sed -e 's#^qname.*#qname all.q#' -e "s#^hostlist.*#hostlist $host#" \
      -e 's#^pe_list.*#pe_list NONE#' -e 's#^slots.*#slots 8#' \
      -e 's#^load_thresholds.*#load_thresholds NONE#' -e 's#^shell .*#shell /bin/bash#' \
      -e 's#^shell_start_mode.*#shell_start_mode unix_behavior#' \
      -e 's#^notify.*#notify 00:00:05#' > "$directory/queue"
  qconf -Aq "$directory/queue" > /dev/null
}

case $action in
  start) start ;;
  stop)
    for file in "$directory"/spool/execd/*/execd.pid "$directory/spool/qmaster/qmaster.pid"; do
      end "$file"
    done
    ;;
  *) echo "gridengine.sh: there is no action $action" >&2; exit 2 ;;
esac
