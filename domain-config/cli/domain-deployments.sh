# What abell-domain.sh does with the application; read by it, not run. Needs domain-functions.sh.
#
# Each version is kept in the domain's content repository under a name of its own, abell-SHA1.ear; all of them have the
# runtime name abell.ear. A group has the one that runs, enabled, and the one before, disabled.

groups="handlers web"

read_deployments() {
    cli deployments.cli
    awk -f "$folder/deployments.awk" "$work/answer" >"$work/deployments"
}

# The version that a group runs, and the one it ran before; nothing where there is none.
running() { awk -v group="$1" '$1 == "group" && $2 == group && $4 == "true" { print $3 }' "$work/deployments"; }
before() { awk -v group="$1" '$1 == "group" && $2 == group && $4 == "false" { print $3 }' "$work/deployments"; }

# The name of the version that a file is; nothing while the domain does not keep it.
kept() { awk -v sum="$1" '$1 == "content" && $3 == sum { print $2; exit }' "$work/deployments"; }

# What WildFly, too, knows a content by.
checksum() {
    [ -r "${given[ear]}" ] || fail "There is no file ${given[ear]}."
    sha1sum "${given[ear]}" | cut -d' ' -f1
}

# Brings a file to the content repository unless it is there; tells its name in $version.
upload() {
    local sum
    sum=$(checksum)
    version=$(kept "$sum")
    if [ -z "$version" ]; then
        version=abell-${sum:0:12}.ear
        cli upload.cli "ear=$(readlink -f "${given[ear]}")" "version=$version"
    fi
}

deploy() {
    local group version
    read_deployments
    version=$(kept "$(checksum)")
    for group in $groups; do
        [ -z "$(running "$group")" ] || [ "$(running "$group")" = "$version" ] \
            || fail "The group $group runs another version, $(running "$group"): say redeploy."
    done
    upload
    for group in $groups; do
        if [ "$(running "$group")" = "$version" ]; then
            echo "$group: runs $version already"
        else
            cli deploy.cli "group=$group" "version=$version"
            echo "$group: $version was deployed"
        fi
    done
}

redeploy() {
    local version
    read_deployments
    upload
    for group in $groups; do
        replace "$group" "$version"
    done
    tidy
}

roll_back() {
    local group version
    read_deployments
    for group in $groups; do
        version=$(before "$group")
        [ -n "$version" ] || fail "The group $group has no version before the one it runs."
    done
    for group in $groups; do
        replace "$group" "$(before "$group")"
    done
    tidy
}

# Lets the servers of a group run another version, one after the other, each drained and restarted. Meanwhile those
# that still run the one before wait in a group of their own, where the change does not reach them.
replace() {
    local group=$1 version=$2 old
    old=$(running "$group")
    [ -n "$old" ] || fail "The group $group runs no version: say deploy."
    # Servers that wait were left behind by a call that was interrupted.
    awk -v group="$group" '$2 == group "-waiting" && $4 == "STARTED"' "$work/servers" >"$work/moving"
    if [ "$old" != "$version" ]; then
        awk -v group="$group" '$2 == group && $4 == "STARTED"' "$work/servers" >>"$work/moving"
        park "$group"
        cli replace.cli "group=$group" "version=$version" "old=$old"
    elif [ ! -s "$work/moving" ]; then
        echo "$group: runs $version already"
        return
    fi
    if roll "$work/moving" "$group"; then
        later remove-waiting-group.cli "group=$group"
        forget_others "$group" "$old"
        echo "$group: runs $version, was $old"
    elif [ "$old" = "$version" ]; then
        fail "$group: not all servers run $version: look at status, then redeploy or roll back."
    else
        give_up "$group" "$version" "$old"
    fi
}

park() {
    local host name rest
    later add-waiting-group.cli "group=$1"
    while read -r host _ name rest; do
        later assign-server.cli "host=$host" "server=$name" "group=$1-waiting"
    done <"$work/moving"
}

# The first server that does not work with the new version is enough: all go back.
give_up() {
    local host group name rest
    later replace.cli "group=$1" "version=$3" "old=$2"
    # Before those come back that do not know it.
    later forget-version.cli "group=$1" "version=$2"
    read_servers
    while read -r host group name rest; do
        [ "$group" != "$1-waiting" ] || later assign-server.cli "host=$host" "server=$name" "group=$1"
    done <"$work/servers"
    cli remove-waiting-group.cli "group=$1"
    fail "$1: $2 does not work, all servers run $3 again."
}

# Of the versions that a group does not run it keeps one, the last.
forget_others() {
    local name
    read_deployments
    while read -r name; do
        [ "$name" = "$2" ] || later forget-version.cli "group=$1" "version=$name"
    done < <(before "$1")
}

# Removes the versions that no group has from the content repository.
tidy() {
    local name
    read_deployments
    while read -r _ name _; do
        grep -q "^group [^ ]* $name " "$work/deployments" || later remove-content.cli "version=$name"
    done < <(grep '^content' "$work/deployments")
    [ ! -e "$work/later" ] || cli deployments.cli
}

undeploy() {
    local name group
    read_deployments
    [ -s "$work/deployments" ] || { echo "Nothing is deployed."; return; }
    while read -r _ group name _; do
        later forget-version.cli "group=$group" "version=$name"
        echo "$group: $name was removed"
    done < <(grep '^group' "$work/deployments")
    tidy
}

# What a parameter of data-source is called as a system property of the servers.
property_of() { [ "$1" = password-file ] && echo org.postgresql.pgpassfile || echo "abell.db.$1"; }

# The value that a group has of a property, if any; from what data-sources.cli told.
value_of() {
    awk -v property="$1" '
        /"system-property" => / { found = index($0, "\"" property "\"") }
        found && /"value" => /  { sub(/.*"value" => "/, ""); sub(/".*/, ""); print; exit }' "$work/properties"
}

data_source() {
    local group
    for group in $groups; do
        if tell_data_source "$group"; then
            awk -v group="$group" '$2 == group' "$work/servers" >"$work/moving"
            roll "$work/moving" || fail "The other servers still use the data source before."
            echo "$group: uses the data source"
        else
            echo "$group: uses the data source already"
        fi
    done
}

# Gives 1 when nothing was to be changed. A property that no parameter says goes back to the host's command line.
tell_data_source() {
    local name property changed=1
    cli data-sources.cli "group=$1"
    cp "$work/answer" "$work/properties"
    for name in host port name user password-file; do
        property=$(property_of "$name")
        [ "$(value_of "$property")" != "${given[$name]:-}" ] || continue
        changed=0
        if [ -n "${given[$name]:-}" ]; then
            later data-source.cli "group=$1" "property=$property" "value=${given[$name]}"
        else
            later data-source-default.cli "group=$1" "property=$property"
        fi
        [ "$name" != password-file ] || password_from "$1"
    done
    [ $changed -eq 1 ] || cli data-sources.cli "group=$1"
    return $changed
}

password_from() {
    [ -n "${given[password-file]:-}" ] && later password-file.cli "group=$1" || later password-environment.cli "group=$1"
}
