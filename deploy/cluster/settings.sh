# shellcheck shell=bash disable=SC2034
# What was asked for on the command line, and what a cluster that runs was started with.

most_task_managers=60
verb='' operand='' dir=$deploy/target/cluster
task_managers=2 slots=2 ingest_workers=2 namespaces=no ha=no console=yes stand_in='' subnet='' partitions=''
prefix=passerby max_frame_bytes=4194304 metrics_port='' metrics_host=''
job_settings=() topic_settings=() flink_settings=() ingest_variables=() shared_settings=()
declare -A port=()

arguments() {
  [ $# -gt 0 ] || { usage >&2; exit 2; }
  verb=$1
  shift
  case $verb in
    up | status | down) ;;
    scale | start)
      if [ $# -eq 0 ] || [[ $1 == --* ]]; then fail "'$verb' needs what to $verb" 2; fi
      operand=$1
      shift
      ;;
    -h | --help | help) usage; exit 0 ;;
    *) usage >&2; fail "there is no '$verb'" 2 ;;
  esac
  [ "$verb" != scale ] || number 'scale' "$operand" 1 "$most_task_managers"
  while [ $# -gt 0 ]; do
    case $1 in
      --dir) value "$@"; dir=$2; shift 2 ;;
      --task-managers) value "$@"; number "$1" "$2" 1 "$most_task_managers"; only_up "$1"; task_managers=$2; shift 2 ;;
      --slots) value "$@"; number "$1" "$2" 1 64; only_up "$1"; slots=$2; shift 2 ;;
      --ingest-workers) value "$@"; number "$1" "$2" 0 60; only_up "$1"; ingest_workers=$2; shift 2 ;;
      --namespaces) only_up "$1"; namespaces=yes; shift ;;
      --ha) only_up "$1"; ha=yes; shift ;;
      --no-console) only_up "$1"; console=no; shift ;;
      --stand-in)
        only_up "$1"
        stand_in=0
        shift
        if [ $# -gt 0 ] && [[ $1 != --* ]]; then number --stand-in "$1" 0 60000; stand_in=$1; shift; fi
        ;;
      --set) value "$@"; only_up "$1"; setting "$2"; shift 2 ;;
      --flink) value "$@"; only_up "$1"; pair "$1" "$2"; flink_settings+=("${2%%=*}: ${2#*=}"); shift 2 ;;
      *) usage >&2; fail "there is no option '$1'" 2 ;;
    esac
  done
  [[ $dir != *[[:space:]]* ]] || fail "--dir must be a path without spaces, got '$dir'" 2
  dir=$(readlink -m "$dir")
}

value() {
  [ $# -gt 1 ] || fail "$1 needs a value" 2
}

only_up() {
  [ "$verb" = up ] || fail "$1 is an option of 'up'" 2
}

number() {
  if ! [[ $2 =~ ^(0|[1-9][0-9]{0,4})$ ]] || [ "$2" -lt "$3" ] || [ "$2" -gt "$4" ]; then
    fail "$1 must be a number from $3 to $4, got '$2'" 2
  fi
}

pair() {
  [[ $2 == ?*=* ]] || fail "$1 must be KEY=VALUE, got '$2'" 2
}

# Keys of docs/configuration.md: some are told to broker and ingest, the others to the job; what console and command line go by
# too is in their file besides.
setting() {
  pair --set "$1"
  local key=${1%%=*} value=${1#*=}
  case $key in
    topics.prefix) prefix=$value ;;
    topics.camera-partitions) partitions=$value ;;
    frames.max-bytes) max_frame_bytes=$value ;;
    ingest.longest-side | ingest.jpeg-quantizer) ingest_variable "jpeg-${key#*.}" "$value" ;;
    ingest.*) ingest_variable "${key#*.}" "$value" ;;
    metrics.port) metrics_port=$value ;;
    metrics.address) metrics_host=$value ;;
    console.scrape | bridges.*) ;;
    console.* | broker.* | data-dir | kafka.bootstrap-servers | checkpoints.directory | privacy.keys)
      fail "'$key' is decided by local-cluster itself; --dir names the folder of everything" 2
      ;;
    privacy.retention.*) topic_settings+=("$1") ;;
    *) job_settings+=("$1") ;;
  esac
  case $key in
    console.* | bridges.* | matching.* | strangers.* | privacy.* | detection.min-face | ingest.allowed-networks | \
      ingest.basic-passwords | ingest.certificates)
      shared_settings+=("$1")
      ;;
  esac
}

ingest_variable() {
  local name=${1#jpeg-jpeg-}
  [ "$name" = "$1" ] || name=jpeg-$name
  name=${name//[-.]/_}
  ingest_variables+=("PASSERBY_INGEST_${name^^}=$2")
}

# What a later command needs to know.
remember() {
  declare -p task_managers slots ingest_workers namespaces ha console stand_in subnet partitions prefix max_frame_bytes metrics_port metrics_host \
    job_settings topic_settings flink_settings ingest_variables shared_settings port | sed 's/^declare \(-[^ ]*\) /declare -g \1 /' >"$dir/cluster.settings"
}

known() {
  [ -f "$dir/cluster.settings" ] || fail "no cluster runs in $dir; start one with './deploy/local-cluster up'"
  # shellcheck disable=SC1091
  . "$dir/cluster.settings"
}

forget() {
  # The job goes on from its newest checkpoint; what ZooKeeper knows of it would start it a second time.
  rm -rf "$dir/zookeeper-data" "$dir/ha"
  rm -f "$dir/cluster.settings" "$dir/addresses" "$dir/passerby.yaml"
}
