# shellcheck shell=bash
# The job: submitted by Flink's own command line, watched and rescaled over Flink's REST interface.

job_name=passerby

# At least 2, which tells what may be spread from what is one subtask by design.
parallelism() {
  local all=$((task_managers * slots))
  printf '%d' "$((all > 2 ? all : 2))"
}

rest_get() {
  curl -sf --noproxy '*' -m 5 "http://$(address "$1")$2"
}

# The JobManager that answers, whichever leads.
answering() {
  local name
  for name in $(names_of jobmanager 1 "$(job_managers)"); do
    if alive "$name" && rest_get "$name" /overview >/dev/null; then
      printf '%s' "$name"
      return 0
    fi
  done
  return 1
}

registered() {
  local name
  name=$(answering) && rest_get "$name" /taskmanagers | grep -F "\"id\":\"$1\"" >/dev/null
}

# The job that has not ended: id, state, how many of its tasks run and how many it has. Empty when there is none.
job_entry() {
  local name
  name=$(answering) || return 1
  rest_get "$name" /jobs/overview | sed 's/{"jid"/\n&/g' | grep -vE '"state":"(FAILED|CANCELED|FINISHED|SUSPENDED)"' \
    | sed -nE "s/^.\"jid\":\"([0-9a-f]+)\",\"name\":\"$job_name\".*\"state\":\"([A-Z]+)\".*\"running\":([0-9]+).*\"total\":([0-9]+).*/\1 \2 \3 \4/p"
}

# The newest of which nothing is missing.
newest_checkpoint() {
  [ -n "$(find "$dir/checkpoints" "$dir/savepoints" -name _metadata -print -quit 2>/dev/null)" ] || return 0
  "$(java_program)" -XX:TieredStopAtLevel=1 -Xmx256m -cp "$dist/job/passerby-job.jar:$dist/flink/lib/*" \
    "-Dlogback.configurationFile=$dist/conf/logback.xml" -Dpasserby.log=WARN \
    dev.passerby.pipeline.checkpoint.NewestCheckpoint "$dir/checkpoints" "$dir/savepoints"
}

# Submits the job, which goes on where an earlier one stopped, and waits until all of it runs.
submit_job() {
  local jar=$dist/job/passerby-job.jar words=() from
  if [ -n "$stand_in" ]; then
    jar=$dist/job/stand-in-job.jar
    words+=("stand-in.look-millis=$stand_in")
  else
    prepare_models
  fi
  from=$(newest_checkpoint)
  if [ -n "$from" ]; then
    words+=("checkpoints.restore-from=$from")
    say "the job goes on from $from"
  fi
  FLINK_CONF_DIR=$dir/conf/flink run_java flink submit org.apache.flink.client.cli.CliFrontend run --detached "$jar" \
    "kafka.bootstrap-servers=$(address broker)" "topics.prefix=$prefix" "checkpoints.directory=$dir/checkpoints" \
    "privacy.keys=$dir/keys" "metrics.port=$metrics_port" "metrics.address=$(metrics_address)" \
    "job.parallelism=$(parallelism)" ${words[@]+"${words[@]}"} ${job_settings[@]+"${job_settings[@]}"}
  await_job
}

# The networks' files, once for all TaskManagers.
prepare_models() {
  "$(java_program)" -Xmx2g -XX:+UseSerialGC -cp "$dist/job/passerby-job.jar:$dist/flink/lib/*" \
    "-Dlogback.configurationFile=$dist/conf/logback.xml" -Dpasserby.log=WARN dev.passerby.models.PrepareModels >/dev/null \
    || fail 'the models cannot be prepared'
}

await_job() {
  local deadline=$((SECONDS + 240))
  until job_runs; do
    [ "$SECONDS" -lt "$deadline" ] || fail "the job did not run within 240 s; see $dir/logs/jobmanager-1.log"
    sleep 0.3
  done
}

# Whether the job runs with every one of its tasks.
job_runs() {
  local state running total
  read -r _ state running total < <(job_entry) && [ "$state" = RUNNING ] && [ "$running" = "$total" ]
}

# Which of several JobManagers leads, for status.
role() {
  [ "$ha" = no ] || [ "$1" != "$(leader)" ] || printf '  leads'
}

leader() {
  grep -H 'DefaultDispatcherRunner was granted leadership' "$dir"/logs/jobmanager-*.log 2>/dev/null \
    | sed -E 's|^.*/(jobmanager-[0-9]+)\.log:(.{23}).*|\2 \1|' | sort | tail -n 1 | cut -d' ' -f3
}

job_line() {
  local id state running total name overview
  name=$(answering) || { say 'job              no JobManager answers'; return 1; }
  overview=$(rest_get "$name" /overview)
  if ! read -r id state running total < <(job_entry); then
    say 'job              none runs'
    return 1
  fi
  say "job              $state, id $id, $running of $total tasks run; $(count taskmanagers "$overview") TaskManagers, $(count slots-total "$overview") slots"
  [ "$state" = RUNNING ] && [ "$running" = "$total" ]
}

count() {
  sed -nE "s/.*\"$1\":([0-9]+).*/\1/p" <<<"$2"
}

# Tells the running job how many subtasks it may have; what is one subtask by design stays one.
rescale_job() {
  local id name wanted
  name=$(answering) || fail 'no JobManager answers'
  read -r id _ < <(job_entry) || return 0
  wanted=$(rest_get "$name" "/jobs/$id/resource-requirements" \
    | sed -E "s/\"upperBound\":([2-9]|[1-9][0-9]+)/\"upperBound\":$(parallelism)/g")
  curl -sf --noproxy '*' -m 10 -X PUT -H 'Content-Type: application/json' -d "$wanted" \
    "http://$(address "$name")/jobs/$id/resource-requirements" >/dev/null || fail 'the JobManager refuses to rescale the job'
  await_spread "$id"
}

# Waits until all of the job runs on as many subtasks as there are slots.
await_spread() {
  local deadline=$((SECONDS + 240))
  until [ "$(widest "$1")" = "$((task_managers * slots))" ] && job_runs; do
    [ "$SECONDS" -lt "$deadline" ] \
      || fail "the job did not spread over $((task_managers * slots)) slots within 240 s; see $dir/logs/jobmanager-1.log"
    sleep 0.3
  done
}

# The number of subtasks of the job's widest part.
widest() {
  local name
  name=$(answering) && rest_get "$name" "/jobs/$1" | sed 's/"plan":.*//' | grep -oE '"parallelism":[0-9]+' | cut -d: -f2 \
    | sort -n | tail -n 1
}
