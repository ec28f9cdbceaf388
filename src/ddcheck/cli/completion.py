"""``ddcheck completion``: a script that lets a shell complete commands and flags."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("completion")(completion)


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish|powershell", help="The shell.")],
) -> None:
    """Print a completion script for a shell.

    For bash: ddcheck completion bash > ~/.local/share/bash-completion/completions/ddcheck
    """
    from ddcheck.cli import _streams, command_names
    from ddcheck.errors import UnknownNameError

    if shell not in _SCRIPTS:
        raise UnknownNameError("shell", shell, _SCRIPTS)
    commands = " ".join(command_names())
    flags = " ".join(_flags_of("check"))
    _streams.say(_SCRIPTS[shell].replace("@COMMANDS@", commands).replace("@FLAGS@", flags))


def _flags_of(name: str) -> list[str]:
    from typer.main import get_command

    from ddcheck.cli import app_for

    group = get_command(app_for([name]))
    commands = getattr(group, "commands", {})
    return sorted(
        flag
        for each in commands[name].params
        for flag in (*each.opts, *each.secondary_opts)
        if flag.startswith("--")
    )


# Each script names the commands and the flags of `check` as they were when it was printed:
# asking ddcheck at every key would cost a start each time.
_SCRIPTS = {
    "bash": """\
_ddcheck() {
    local word=${COMP_WORDS[COMP_CWORD]}
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "@COMMANDS@ --help --version" -- "$word"))
    elif [[ $word == -* && ${COMP_WORDS[1]} == check ]]; then
        COMPREPLY=($(compgen -W "@FLAGS@" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _ddcheck ddcheck""",
    "zsh": """\
#compdef ddcheck
_ddcheck() {
    if (( CURRENT == 2 )); then
        compadd -- @COMMANDS@ --help --version
    elif [[ $words[2] == check && $words[CURRENT] == -* ]]; then
        compadd -- @FLAGS@
    else
        _files
    fi
}
compdef _ddcheck ddcheck""",
    "fish": """\
complete -c ddcheck -n __fish_use_subcommand -f -a "@COMMANDS@"
for flag in (string split " " -- "@FLAGS@")
    complete -c ddcheck -n "__fish_seen_subcommand_from check" -l (string sub -s 3 -- $flag)
end""",
    "powershell": """\
Register-ArgumentCompleter -Native -CommandName ddcheck -ScriptBlock {
    param($word, $line, $position)
    $words = if ($line.CommandElements.Count -le 2) { "@COMMANDS@ --help --version" } else { "@FLAGS@" }
    $words.Split(" ") | Where-Object { $_ -like "$word*" } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}""",
}
