# shellcheck shell=bash
# The command line and the configuration of each kind of process.

# What Flink wants opened of a Java 17; in a file, for ONNX Runtime does not load in a process with a long command line.
opened=(java.base/java.lang java.base/java.lang.reflect java.base/java.net java.base/java.text java.base/java.time
  java.base/java.util java.base/java.util.concurrent java.base/java.util.concurrent.atomic
  java.base/java.util.concurrent.locks)

make_folders() {
  mkdir -p "$dir"/{pids,logs,conf/flink,checkpoints,savepoints,broker-data,blobs}
  [ "$ha" = no ] || mkdir -p "$dir"/{zookeeper-data,ha}
}

java_program() {
  printf '%s' "${JAVA_HOME:+$JAVA_HOME/bin/}java"
}

# A word a line: the process of that name.
program() {
  local name=$1
  printf '%s\n' env MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}" "LOG_DIR=$dir/logs"
  case $name in
    ingest-*)
      printf '%s\n' "PASSERBY_BROKERS=$(address broker)" "PASSERBY_TOPIC_PREFIX=$prefix" \
        "PASSERBY_INGEST_MAX_RECORD_BYTES=$max_frame_bytes" "PASSERBY_INGEST_WORKER=$name" \
        "PASSERBY_INGEST_JAVA_OPTS=${PASSERBY_INGEST_JAVA_OPTS:--Xmx256m}"
      [ "${#ingest_variables[@]}" -eq 0 ] || printf '%s\n' "${ingest_variables[@]}"
      ;;
  esac
  case $name in
    broker) java_words "$name" kafka 384m kafka.Kafka "$dir/conf/broker.properties" ;;
    zookeeper)
      java_words "$name" zookeeper 96m \
        org.apache.zookeeper.server.ZooKeeperServerMain "$dir/conf/zookeeper.properties"
      ;;
    jobmanager-*)
      java_words "$name" flink 448m org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
        --configDir "$dir/conf/flink" "-Djobmanager.rpc.address=$(host "$name")" \
        "-Djobmanager.rpc.port=${port[rpc-${name#*-}]}" "-Djobmanager.bind-host=$(host "$name")" \
        "-Drest.address=$(host "$name")" "-Drest.bind-address=$(host "$name")" \
        "-Drest.port=$(rest_port "$name")" "-Drest.bind-port=$(rest_port "$name")"
      ;;
    taskmanager-*)
      java_words "$name" flink 512m -XX:MaxDirectMemorySize=320m -Dorg.bytedeco.javacpp.maxPhysicalBytes=2g \
        org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$dir/conf/flink" \
        "-Dtaskmanager.host=$(host "$name")" "-Dtaskmanager.bind-host=$(host "$name")" \
        "-Dtaskmanager.resource-id=$name"
      ;;
    ingest-*) java_words "$name" ingest 64m dev.passerby.ingest.FrameIngest ;;
    console)
      java_words "$name" console 1g -Dorg.bytedeco.javacpp.maxPhysicalBytes=4500m dev.passerby.standalone.Passerby \
        console --config "$dir/passerby.yaml" --admin-key-file "$dir/admin-key"
      ;;
  esac
}

# java_words NAME FOLDER HEAP WORD...: Java on a folder of jars.
java_words() {
  local name=$1 folder=$2 heap=$3
  shift 3
  printf '%s\n' "$(java_program)" "@$dir/conf/java.options" "-Xmx$heap" "-Dpasserby.cluster=$dir" "-Dpasserby.process=$name" \
    -cp "$dist/$folder/lib/*" "$@"
}

write_configuration() {
  {
    printf '%s\n' -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:MaxMetaspaceSize=256m -Djava.awt.headless=true \
      "-Dlogback.configurationFile=$dist/conf/logback.xml"
    printf -- '--add-opens=%s=ALL-UNNAMED\n' "${opened[@]}"
  } >"$dir/conf/java.options"
  write_broker_configuration
  write_flink_configuration
  write_addresses
}

write_broker_configuration() {
  cat >"$dir/conf/broker.properties" <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${port[controller]}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://$(address broker),CONTROLLER://127.0.0.1:${port[controller]}
advertised.listeners=PLAINTEXT://$(address broker)
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
log.dirs=$dir/broker-data
auto.create.topics.enable=false
# One machine holds one copy of everything.
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
# A record must pass every one of these, or it is stuck behind the smallest.
message.max.bytes=$max_frame_bytes
replica.fetch.max.bytes=$max_frame_bytes
socket.request.max.bytes=$((max_frame_bytes * 4 > 16777216 ? max_frame_bytes * 4 : 16777216))
log.retention.check.interval.ms=10000
log.cleaner.dedupe.buffer.size=4194304
# A start after a kill waits until the dead broker's session has run out.
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
PROPERTIES
  [ ! -f "$dir/broker-data/meta.properties" ] || return 0
  run_java kafka format-broker kafka.tools.StorageTool format -t "$(cluster_id)" -c "$dir/conf/broker.properties"
}

# 22 characters, as Kafka names a cluster; a leading dash would be taken for an option.
cluster_id() {
  printf 'P%s' "$(head -c 24 /dev/urandom | base64 | tr '+/' 'xy' | cut -c1-20)w"
}

# run_java FOLDER NAME WORD...: a program that ends by itself; what it says is shown only if it fails.
run_java() {
  local folder=$1 name=$2 log=$dir/logs/$2.log
  shift 2
  if ! "$(java_program)" "@$dir/conf/java.options" -XX:TieredStopAtLevel=1 -Xmx256m "-Dpasserby.cluster=$dir" -cp "$dist/$folder/lib/*" "$@" \
    >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    fail "$name failed; see $log"
  fi
}

make_topics() {
  run_java kafka make-topics dev.passerby.deploy.topics.MakeTopics "broker.servers=$(address broker)" \
    "topics.prefix=$prefix" "topics.camera-partitions=${partitions:-$((2 * $(parallelism)))}" \
    "frames.max-bytes=$max_frame_bytes" ${topic_settings[@]+"${topic_settings[@]}"}
}

write_flink_configuration() {
  local setting
  cat >"$dir/conf/flink/config.yaml" <<YAML
jobmanager.rpc.address: $(host jobmanager-1)
jobmanager.rpc.port: ${port[rpc-1]}
rest.address: $(host jobmanager-1)
rest.port: $(rest_port jobmanager-1)
rest.flamegraph.enabled: true
io.tmp.dirs: $dir/blobs
execution.checkpointing.savepoint-dir: file://$dir/savepoints
# As many subtasks as there are slots: the job goes on with fewer when a TaskManager is gone, and spreads when one comes.
jobmanager.scheduler: adaptive
jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout: 1 s
jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout: 1 s
jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling: 1 s
# A dead process is noticed within seconds.
heartbeat.interval: 1000
heartbeat.timeout: 6000
slot.request.timeout: 20000
# A process's memory, spelled out because no start script of Flink's works it out.
taskmanager.numberOfTaskSlots: $slots
taskmanager.cpu.cores: $slots
taskmanager.memory.framework.heap.size: 128m
taskmanager.memory.task.heap.size: 384m
taskmanager.memory.framework.off-heap.size: 128m
taskmanager.memory.task.off-heap.size: 128m
taskmanager.memory.network.min: 64m
taskmanager.memory.network.max: 64m
taskmanager.memory.managed.size: 64m
taskmanager.memory.jvm-metaspace.size: 256m
taskmanager.memory.jvm-overhead.min: 192m
taskmanager.memory.jvm-overhead.max: 192m
jobmanager.memory.process.size: 1g
YAML
  [ "$ha" = no ] || write_high_availability
  for setting in ${flink_settings[@]+"${flink_settings[@]}"}; do
    # A key that is there twice is a mistake to Flink.
    grep -v "^${setting%%: *}: " "$dir/conf/flink/config.yaml" >"$dir/conf/flink/config.yaml.new"
    printf '%s\n' "$setting" >>"$dir/conf/flink/config.yaml.new"
    mv "$dir/conf/flink/config.yaml.new" "$dir/conf/flink/config.yaml"
  done
}

# The leader's session ends 5 s after its last word; a ZooKeeper that is away for a moment changes nothing.
write_high_availability() {
  cat >"$dir/conf/zookeeper.properties" <<PROPERTIES
dataDir=$dir/zookeeper-data
clientPort=${port[zookeeper]}
clientPortAddress=$(host zookeeper)
tickTime=500
admin.enableServer=false
PROPERTIES
  cat >>"$dir/conf/flink/config.yaml" <<YAML
high-availability.type: zookeeper
high-availability.storageDir: file://$dir/ha
high-availability.cluster-id: /local-cluster
high-availability.zookeeper.quorum: $(address zookeeper)
high-availability.zookeeper.path.root: /passerby
high-availability.zookeeper.client.session-timeout: 5 s
high-availability.zookeeper.client.connection-timeout: 5 s
high-availability.zookeeper.client.tolerate-suspended-connections: true
YAML
}

# NAME=ADDRESS for whoever drives the cluster: HOST is this machine as the processes see it.
write_addresses() {
  local name key
  {
    printf 'HOST=%s\nBROKER=%s\nREST=%s\n' "$(near)" "$(address broker)" "$(address jobmanager-1)"
    [ "$ha" = no ] || printf 'REST_2=%s\nZOOKEEPER=%s\n' "$(address jobmanager-2)" "$(address zookeeper)"
    [ "$console" = no ] || printf 'CONSOLE=%s\n' "$(address console)"
    if [ "$namespaces" = yes ]; then
      for name in $(names); do
        key=${name//-/_}
        printf 'NAMESPACE_%s=%s\nADDRESS_%s=%s\n' "${key^^}" "$(namespace "$name")" "${key^^}" "$(host "$name")"
      done
    fi
  } >"$dir/addresses"
  write_settings
}

# What console and command line are told: where the cluster is, and the settings that are theirs too.
write_settings() {
  local setting
  {
    printf '%s: "%s"\n' data-dir "$dir" privacy.keys "$dir/keys" broker.servers "$(address broker)" topics.prefix "$prefix"
    [ "$console" = no ] || printf '%s: "%s"\n' console.host "$(host console)" console.port "${port[console]}"
    if [ "$console" = yes ] && [[ $metrics_port == *[0-9]* ]] && [[ " ${shared_settings[*]-}" != *" console.scrape="* ]]; then
      printf '%s: "%s"\n' console.scrape "$(metrics_places)"
    fi
    for setting in ${shared_settings[@]+"${shared_settings[@]}"}; do
      printf '%s: "%s"\n' "${setting%%=*}" "${setting#*=}"
    done
  } >"$dir/passerby.yaml"
}
