# Sourced by the scripts that run a part of Beckon on its class path; $root is the project's folder.

# build NAME MODULE SOURCE...: builds job/MODULE on first use, and again when one of the sources,
# files or folders below the project's, has changed
build() {
  local name="$1" module="$2" target stamp log
  shift 2
  target="$root/job/$module/target"
  stamp="$target/$name.built"
  if [ -f "$stamp" ] && [ -z "$(changed "$stamp" "$@")" ]; then
    return
  fi
  echo "Building $name ..." >&2
  mkdir -p "$target"
  # The time before the build counts: what is saved while it runs is built the next time.
  touch "$stamp.begun"
  log="$target/$name.build.log"
  if ! (cd "$root" && ./mvnw -B -q -ntp -pl "job/$module" -am -Dmaven.test.skip=true package) \
    >"$log" 2>&1; then
    cat "$log" >&2
    echo "$name: the build failed; the reason is above." >&2
    exit 1
  fi
  mv "$stamp.begun" "$stamp"
}

changed() {
  local stamp="$1"
  shift
  (cd "$root" && find pom.xml job/pom.xml "$@" \
    \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$stamp" -print | head -n 1)
}

# run MODULE CLASS JVM-FLAGS... -- ARGUMENTS...
run() {
  local module="$1" class="$2" flags=()
  shift 2
  while [ "$1" != "--" ]; do
    flags+=("$1")
    shift
  done
  shift
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${flags[@]}" \
    -cp "$root/job/$module/target/classes:$root/job/$module/target/lib/*" "$class" "$@"
}
