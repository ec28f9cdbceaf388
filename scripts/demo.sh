#!/bin/sh
# Three real reports with their exit statuses; a status is shown, not stopped at.
set -u
ddcheck=$1

show() {
    wanted=$1
    shift
    echo
    echo "\$ ddcheck $*"
    "$ddcheck" "$@"
    status=$?
    echo "[exit status $status]"
    if [ "$status" -ne "$wanted" ]; then
        echo "demo: exit status $wanted was expected" >&2
        exit 1
    fi
}

show 0 check -f terminal examples/gallium-with-licence.yaml
show 1 check -f terminal examples/antimony-oxide-without-licence.yaml
show 1 check -f terminal examples/solder-paste.yaml
