# shellcheck shell=bash
# Processes by name: which there are, how one is started, found again and ended.

# The names of all processes, in the order in which they start.
names() {
  printf 'broker\n'
  [ "$ha" = no ] || printf 'zookeeper\n'
  names_of jobmanager 1 "$(job_managers)"
  names_of taskmanager 1 "$task_managers"
  names_of ingest 1 "$ingest_workers"
  [ "$console" = no ] || printf 'console\n'
}

names_of() {
  local i
  for ((i = $2; i <= $3; i++)); do
    printf '%s-%d\n' "$1" "$i"
  done
}

job_managers() {
  if [ "$ha" = yes ]; then printf 2; else printf 1; fi
}

pid_of() {
  cat "$dir/pids/$1.pid" 2>/dev/null
}

# Whether the process of that name runs: its id may long be another program's, so its command line must name this cluster.
alive() {
  local pid
  pid=$(pid_of "$1") && [ -n "$pid" ] && ours "/proc/$pid/cmdline"
}

ours() {
  tr '\0' '\n' 2>/dev/null <"$1" | grep -xF -- "-Dpasserby.cluster=$dir" >/dev/null
} 2>/dev/null

any_alive() {
  local file
  for file in "$dir"/pids/*.pid; do
    [ -f "$file" ] && alive "$(basename "$file" .pid)" && return 0
  done
  return 1
}

# Starts a process on its machine; what it says goes on in its log.
begin() {
  local name=$1 command=()
  make_machine "$name"
  mapfile -t command < <(program "$name")
  setsid "${machine[@]}" "${command[@]}" >>"$dir/logs/$name.log" 2>&1 </dev/null 9>&- &
  printf '%s\n' "$!" >"$dir/pids/$name.pid"
  # Until it has become that program, which takes a busy machine its time, it looks like this script.
  until alive "$name" || ! kill -0 "$!" 2>/dev/null; do sleep 0.05; done
}

# Waits until a process does its work, as long as it lives.
await_ready() {
  local name=$1 deadline=$((SECONDS + 180))
  until ready "$name"; do
    alive "$name" || sleep 0.3
    alive "$name" || { tail -n 5 "$dir/logs/$name.log" >&2; fail "$name ended while it was starting; see $dir/logs/$name.log"; }
    [ "$SECONDS" -lt "$deadline" ] || fail "$name was not ready within 180 s; see $dir/logs/$name.log"
    sleep 0.2
  done
}

ready() {
  case $1 in
    broker) listens "$(host broker)" "${port[broker]}" ;;
    zookeeper) listens "$(host zookeeper)" "${port[zookeeper]}" ;;
    jobmanager-*) listens "$(host "$1")" "$(rest_port "$1")" && rest_get "$1" /taskmanagers >/dev/null ;;
    taskmanager-*) registered "$1" ;;
    ingest-*) alive "$1" ;;
    console) rest_get console /api/v1/health >/dev/null && key_handed_over ;;
  esac
}

# Whether the console's first start has handed its admin key over, or this is no first start.
key_handed_over() {
  local keys=$dir/console/keys.json
  [ -f "$dir/admin-key" ] || { [ -f "$keys" ] && [ "$dir/pids/console.pid" -nt "$keys" ]; }
}

listens() {
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# Ends processes in order, and by force those that have not ended after 10 s.
end() {
  local name deadline=$((SECONDS + 10)) waiting
  for name in "$@"; do
    if alive "$name"; then kill -TERM "$(pid_of "$name")" 2>/dev/null || true; fi
  done
  while :; do
    waiting=()
    for name in "$@"; do
      if alive "$name"; then waiting+=("$name"); fi
    done
    [ "${#waiting[@]}" -gt 0 ] || break
    if [ "$SECONDS" -ge "$deadline" ]; then
      for name in "${waiting[@]}"; do kill -KILL "$(pid_of "$name")" 2>/dev/null || true; done
    fi
    sleep 0.1
  done
  for name in "$@"; do
    rm -f "$dir/pids/$name.pid"
  done
}

# Nobody writes to a broker that has ended: ingest first, the console, the job, then what they stand on.
end_all() {
  local stage names=()
  for stage in 'ingest-*' 'console' 'jobmanager-*' 'taskmanager-*' 'broker' 'zookeeper'; do
    mapfile -t names < <(find "$dir/pids" -name "$stage.pid" -exec basename {} .pid \; 2>/dev/null)
    [ "${#names[@]}" -eq 0 ] || end "${names[@]}"
  done
  end_orphans
}

# A guard that was killed leaves the process that it guards for a moment.
end_orphans() {
  local cmdline pid
  for cmdline in /proc/[0-9]*/cmdline; do
    if ours "$cmdline"; then
      pid=${cmdline#/proc/}
      kill -KILL "${pid%/cmdline}" 2>/dev/null || true
    fi
  done
}
