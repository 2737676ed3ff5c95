# shellcheck shell=bash
# The folders of jars that the processes run from, built when missing or older than their sources.

stale() {
  local jar=$dist/job/stand-in-job.jar
  [ -f "$jar" ] || return 0
  [ -n "$(find "$deploy"/../pom.xml "$deploy"/../*/pom.xml "$deploy"/../*/src/main "$deploy/src/assembly" \
    -newer "$jar" -print -quit 2>/dev/null)" ]
}

# Two commands at once build once.
built() {
  stale || return 0
  command -v mvn >/dev/null || fail 'the cluster is not built yet and Maven is missing: install Maven 3.8 or later'
  mkdir -p "$deploy/target"
  exec 9>"$deploy/target/build.lock"
  flock 9
  if stale; then
    printf 'Building the cluster (a few minutes the first time) …\n' >&2
    if ! (cd "$deploy/.." && mvn -B -q -DskipTests -pl deploy -am package) >"$deploy/target/build.log" 2>&1; then
      grep -m 5 -E '^\[ERROR\]' "$deploy/target/build.log" >&2 || true
      fail "building failed; the whole output is in $deploy/target/build.log"
    fi
    touch "$dist/job/stand-in-job.jar"
  fi
  exec 9>&-
}
