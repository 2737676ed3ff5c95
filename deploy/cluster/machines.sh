# shellcheck shell=bash disable=SC2034
# Where a process runs: on the loopback interface of this machine, or in a network namespace of its own.

machine=()

machines_possible() {
  [ "$namespaces" = no ] && return 0
  fail '--namespaces is not made yet' 2
}

# The address of a process, and of this machine as the others see it.
host() {
  printf '127.0.0.1'
}

make_network() { :; }

remove_network() { :; }

# Sets the words by which a command runs on a process's machine.
make_machine() {
  machine=()
}

remove_machine() { :; }

# Ports below those that the system gives to outgoing connections, so that a process finds its own free again.
choose_ports() {
  local what i
  for what in broker controller zookeeper; do port[$what]=$(free_port); done
  for ((i = 1; i <= $(job_managers); i++)); do
    port[rpc-$i]=$(free_port)
    port[rest-$i]=$(free_port)
  done
}

free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 12000))
    [[ " ${port[*]} " == *" $candidate "* ]] && continue
    listens 127.0.0.1 "$candidate" || { printf '%s' "$candidate"; return; }
  done
}

rest_port() {
  printf '%s' "${port[rest-${1#jobmanager-}]}"
}

address() {
  case $1 in
    broker) printf '%s:%s' "$(host broker)" "${port[broker]}" ;;
    zookeeper) printf '%s:%s' "$(host zookeeper)" "${port[zookeeper]}" ;;
    jobmanager-*) printf 'http://%s:%s' "$(host "$1")" "$(rest_port "$1")" ;;
    *) host "$1" ;;
  esac
}
