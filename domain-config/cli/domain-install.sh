# Makes the folder of a domain, or of a further host of one, from a stock WildFly; read by abell-domain.sh, not run.

# Adds the module of PostgreSQL's driver unless WildFly has it.
add_driver() {
    local modules=${given[wildfly]}/modules/org/postgresql/main
    [ -x "${given[wildfly]}/bin/jboss-cli.sh" ] || fail "${given[wildfly]} is no WildFly: it has no bin/jboss-cli.sh."
    if [ -e "$modules/module.xml" ]; then
        echo "the driver is there"
    else
        [ -r "${given[driver]:-}" ] || fail "WildFly has no driver for PostgreSQL yet: say driver=FILE."
        echo "module add --name=org.postgresql --resources=${given[driver]}" \
            "--dependencies=java.se,jdk.unsupported,jakarta.transaction.api" >"$work/commands"
        offline
        echo "the driver was added"
    fi
}

# Runs $work/commands with WildFly offline.
offline() {
    printf '%s\n' "jboss.domain.base.dir=$work/base" "abell.ear.file=${given[ear]:-}" >"$work/properties"
    JBOSS_HOME=${given[wildfly]} "${given[wildfly]}/bin/jboss-cli.sh" --file="$work/commands" --properties="$work/properties" \
        --echo-command >"$work/answer" 2>&1 </dev/null || fail "$(offline_failure)"
}

# The last command that was echoed, and why it failed.
offline_failure() { echo "$(grep -o '^\[[^]]*\] .*' "$work/answer" | tail -1): $(reason)"; }

# Makes the folder as a whole or not at all; $work/commands is what makes it, from the stock one.
make_base() {
    local base=${given[base]} made_from
    made_from=$(cat "$work/commands" "${given[ear]:-/dev/null}" | sha1sum | cut -d' ' -f1)
    if [ -e "$base" ]; then
        [ "$(cat "$base/made-from" 2>/dev/null)" = "$made_from" ] \
            || fail "There is a folder $base already, of something else: remove it, or say another base."
        echo "$base is there already"
        return
    fi
    mkdir "$work/base"
    cp -a "${given[wildfly]}/domain/." "$work/base"
    offline
    rm -rf "$work/base/log" "$work/base/tmp" "$work/base/configuration"/*_history
    echo "$made_from" >"$work/base/made-from"
    mkdir -p "$(dirname "$base")"
    mv "$work/base" "$base"
    chmod 700 "$base"
    echo "$base was made"
}

install() {
    [ -r "${given[ear]}" ] || fail "There is no file ${given[ear]}."
    given[ear]=$(readlink -f "${given[ear]}")
    add_driver
    (cd "$folder" && cat $(cat domain.list)) >"$work/commands"
    make_base
    cat <<END
Make a user of the management console, and start:
  ${given[wildfly]}/bin/add-user.sh -dc ${given[base]}/configuration
  export ABELL_DB_PASSWORD=…
  ${given[wildfly]}/bin/domain.sh -Djboss.domain.base.dir=${given[base]} -Dabell.config=/path/to/abell.yml
END
}

install_host() {
    add_driver
    {
        printf 'set %s\n' "host=${given[host]}" "user=${given[user]}"
        cat "$folder/add-host.cli"
    } >"$work/commands"
    ABELL_HOST_PASSWORD=${ABELL_HOST_PASSWORD:-unknown} make_base
    cat <<END
Start it, and add servers to it:
  export ABELL_DB_PASSWORD=… ABELL_HOST_PASSWORD=…
  ${given[wildfly]}/bin/domain.sh -Djboss.domain.base.dir=${given[base]} -Djboss.domain.primary.address=… \\
      -Dabell.config=/path/to/abell.yml
  abell-domain.sh add-server host=${given[host]} group=handlers server=…
END
}
