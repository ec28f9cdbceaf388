#!/bin/sh
# Builds the wheel, installs it into a fresh environment and uses it away from the checkout:
# the one proof that rules and lists ship.
set -eu
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m pip --disable-pip-version-check -q wheel --no-deps -w "$work/dist" "$here"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip --disable-pip-version-check -q install "$work"/dist/*.whl

cp -r "$here/examples" "$work/examples"
cd "$work"
export DDCHECK_CACHE_DIR="$work/cache"
ddcheck=$work/venv/bin/ddcheck

"$ddcheck" --version
"$ddcheck" lists lint
"$ddcheck" rules lint
"$ddcheck" new shipment -o shipment.yaml
"$ddcheck" check shipment.yaml
"$ddcheck" check examples/gallium-with-licence.yaml
status=0
"$ddcheck" check examples/antimony-oxide-without-licence.yaml || status=$?
test "$status" -eq 1
"$work/venv/bin/python" - <<'EOF'
import ddcheck

where = ddcheck.__file__
assert "site-packages" in where, where
checker = ddcheck.Checker.load()
record = ddcheck.parse_record(open("examples/gallium-with-licence.yaml", encoding="utf-8").read())
assert checker.check(record).verdict == ddcheck.Verdict.PASS
EOF
echo "the wheel works away from the checkout"
