"""``serve``: app and feeds in one process."""

from pathlib import Path
from typing import Annotated

import typer

from cohortplan.text import Language
from cohortplan.text.catalogue import translator

LOCAL = "127.0.0.1"


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(help=_("Start the app and the calendar feeds in one process, until Ctrl-C."))
    def serve(
        host: Annotated[
            str, typer.Option(help=_("Address to listen on; without accounts, this machine only."))
        ] = LOCAL,
        port: Annotated[int, typer.Option(help=_("Port to listen on."), min=1, max=65535)] = 8501,
        store: Annotated[Path | None, typer.Option(help=_("Database file of drafts and releases."))] = None,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        import os
        import subprocess
        import sys
        from importlib.util import find_spec

        from cohortplan.cli.voice import Voice

        voice = Voice(language)
        spec = find_spec("cohortplan.asgi")
        if spec is None or spec.origin is None:
            voice.refuse(_("The app is not installed."))
        environment = dict(os.environ)
        if store is not None:
            environment["COHORTPLAN_STORE"] = str(store.absolute())
        voice.note(voice.translate("The app is at {address}. Ctrl-C ends it.").format(address=f"http://{host}:{port}"))
        command = [sys.executable, "-m", "streamlit", "run", spec.origin, *flags(host, port)]
        if os.name == "nt":
            raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)
        # The command becomes the server, so a signal meant for one reaches the other.
        os.execve(sys.executable, command, environment)  # noqa: S606 - our own program, a list of arguments


def flags(host: str, port: int) -> list[str]:
    """What Streamlit is told, so that no file of the machine decides it: asks nothing of the internet, shows no code."""
    settings = {
        "server.headless": "true",
        "server.address": host,
        "server.port": str(port),
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "theme.base": "light",
        "theme.primaryColor": "#1f5fa8",
    }
    return [word for name, value in settings.items() for word in (f"--{name}", value)]
