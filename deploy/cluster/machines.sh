# shellcheck shell=bash disable=SC2034
# Where a process runs: on the loopback interface of this machine, or with --namespaces on a machine of its own as far as
# the network goes. Those machines hang on one bridge, whose name and those of the namespaces come from the folder's.

machine=()

machines_possible() {
  [ "$namespaces" = yes ] || return 0
  [ "$(id -u)" = 0 ] || fail '--namespaces needs root, for it makes network namespaces; run it with sudo, or leave it out'
  command -v ip >/dev/null || fail '--namespaces needs the command ip; install iproute2, or leave it out'
}

bridge() {
  printf 'pb%s' "$(printf '%s' "$dir" | sha256sum | cut -c1-6)"
}

namespace() {
  printf '%s-%s' "$(bridge)" "$1"
}

# The address of a process.
host() {
  case $namespaces-$1 in
    no-*) printf '127.0.0.1' ;;
    yes-broker) printf '%s.2' "$subnet" ;;
    yes-zookeeper) printf '%s.3' "$subnet" ;;
    yes-console) printf '%s.4' "$subnet" ;;
    yes-jobmanager-*) printf '%s.%d' "$subnet" "$((9 + ${1##*-}))" ;;
    yes-ingest-*) printf '%s.%d' "$subnet" "$((30 + ${1##*-}))" ;;
    yes-taskmanager-*) printf '%s.%d' "$subnet" "$((100 + ${1##*-}))" ;;
  esac
}

# This machine's own address, as the processes see it.
near() {
  if [ "$namespaces" = yes ]; then printf '%s.1' "$subnet"; else printf '127.0.0.1'; fi
}

make_network() {
  [ "$namespaces" = yes ] || return 0
  remove_network
  choose_subnet
  ip link add "$(bridge)" type bridge || fail 'cannot make a network bridge; is this a container without CAP_NET_ADMIN?'
  ip addr add "$subnet.1/24" dev "$(bridge)"
  ip link set "$(bridge)" up
}

# A private network that nothing here has a route to.
choose_subnet() {
  local hash number
  hash=$((16#$(bridge | cut -c3-6)))
  for number in {0..99}; do
    subnet=10.$((64 + (hash >> 8) % 64)).$(((hash + number) % 256))
    [ -n "$(ip -4 route show root "$subnet.0/24")$(ip -4 route show "$subnet.0/24")" ] || return 0
  done
  fail "no network from $subnet.0/24 on is free"
}

remove_network() {
  local found
  [ "$namespaces" = yes ] || return 0
  for found in $(ip netns list | cut -d' ' -f1 | grep "^$(bridge)-" || true); do
    ip netns del "$found"
  done
  ip link del "$(bridge)" 2>/dev/null || true
}

# Sets the words by which a command runs on a process's machine, which is made if it is not there.
make_machine() {
  local there cable
  machine=()
  [ "$namespaces" = yes ] || return 0
  there=$(namespace "$1")
  machine=(ip netns exec "$there")
  ip netns list | cut -d' ' -f1 | grep -xF "$there" >/dev/null && return 0
  ip netns add "$there" || fail 'cannot make a network namespace; is this a container without CAP_SYS_ADMIN?'
  cable=$(bridge)${1:0:1}${1##*[a-z-]}
  ip link add "$cable" type veth peer name eth0 netns "$there"
  ip link set "$cable" master "$(bridge)" up
  ip -n "$there" addr add "$(host "$1")/24" dev eth0
  ip -n "$there" link set eth0 up
  ip -n "$there" link set lo up
}

remove_machine() {
  [ "$namespaces" = no ] || ip netns del "$(namespace "$1")" 2>/dev/null || true
}

# Where a process of the job serves its metrics, of which the console makes its figures: the first free port of those named.
# Without the console nobody asks unless told to.
choose_metrics_port() {
  if [ -n "$metrics_port" ]; then
    return
  elif [ "$console" = no ]; then
    metrics_port=off
  elif [ "$namespaces" = yes ]; then
    metrics_port=9400
  else
    choose_metrics_ports
  fi
}

# A row of ports in which nobody listens, or the console would count another cluster's frames.
choose_metrics_ports() {
  local number offset first
  offset=$((RANDOM % 12))
  for number in {0..11}; do
    first=$((32000 + (offset + number) % 12 * 64))
    metrics_port=$first-$((first + most_task_managers - 1))
    free_row "$first" "$((first + most_task_managers - 1))" && return
  done
  return 0
}

free_row() {
  local candidate
  for ((candidate = $1; candidate <= $2; candidate++)); do
    ! listens 127.0.0.1 "$candidate" || return 1
  done
}

# Every place where a TaskManager may serve them, those that come with a later 'scale' too.
metrics_places() {
  local i all=()
  if [ "$namespaces" = yes ]; then
    for ((i = 1; i <= most_task_managers; i++)); do all+=("$(host "taskmanager-$i"):$metrics_port"); done
  else
    all+=("127.0.0.1:$metrics_port")
  fi
  (IFS=,; printf '%s' "${all[*]}")
}

# The address at which each does.
metrics_address() {
  if [ -n "$metrics_host" ]; then printf '%s' "$metrics_host"; elif [ "$namespaces" = yes ]; then printf '0.0.0.0'; else printf '127.0.0.1'; fi
}

# On machines of their own the usual ports. On one machine free ones, below those that the system gives to outgoing
# connections, so that a process that is started again finds its own free.
choose_ports() {
  local what
  if [ "$namespaces" = yes ]; then
    port=([broker]=9092 [controller]=9093 [zookeeper]=2181 [rpc-1]=6123 [rest-1]=8081 [rpc-2]=6123 [rest-2]=8081 [console]=8080)
    return
  fi
  for what in broker controller zookeeper rpc-1 rest-1 rpc-2 rest-2 console; do
    # shellcheck disable=SC2004  # an associative array
    port[$what]=$(free_port)
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
    console) printf '%s:%s' "$(host console)" "${port[console]}" ;;
    jobmanager-*) printf '%s:%s' "$(host "$1")" "$(rest_port "$1")" ;;
    *) host "$1" ;;
  esac
}
