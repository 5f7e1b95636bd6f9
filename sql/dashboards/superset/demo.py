"""Superset with whomet's dashboard, beside the database: what `make bi-demo` runs.

    demo.py WHOMET HOME PORT

Everything lies in HOME, and a second run starts what the first one made.
"""

import os
import secrets
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
READER = "bi_demo_reader"
DATABASE = "databases/whomet.yaml"


def main(whomet: str, home: Path, port: int) -> None:
    """Make what is missing, then become the server."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    url = reader_url(whomet, keep(home / "reader"))
    environment = {
        **os.environ,
        "BI_DEMO_HOME": str(home),
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "FLASK_APP": "superset",
        "PYTHONWARNINGS": "ignore",
    }
    keep(home / "secret")
    password = keep(home / "admin")
    programs = home / "venv" / "bin"
    with (home / "log").open("a", encoding="utf-8") as log:
        if not (home / "ready").exists():
            print("Setting Superset up (some minutes the first time)", flush=True)
            for words in (
                ["db", "upgrade"],
                ["fab", "create-admin", "--username", "admin", "--password", password,
                 "--firstname", "who", "--lastname", "met", "--email", "admin@localhost"],
                ["init"],
            ):  # fmt: skip
                run(programs / "superset", words, environment, log)
            (home / "ready").touch()
        print("Importing the dashboard", flush=True)
        bundle = write_bundle(home / "bundle.zip", url)
        words = ["import-dashboards", "--path", str(bundle), "--username", "admin"]
        try:
            run(programs / "superset", words, environment, log)
        finally:
            bundle.unlink()  # it holds the reader's password
        print(
            f"Superset: http://127.0.0.1:{port}/superset/dashboard/whomet/\n"
            f"Login: admin, password {password}\n"
            "Ctrl-C ends it; the database goes on until `whomet db stop`.",
            flush=True,
        )
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        serve = ["--workers=1", "--worker-class=gthread", "--threads=8", "--timeout=120"]
        serve.append("--no-control-socket")  # it would lie in the user's own folder
        os.execve(
            programs / "gunicorn",
            ["gunicorn", *serve, f"--bind=127.0.0.1:{port}", "superset.app:create_app()"],
            environment,
        )


def keep(file: Path) -> str:
    """Return the secret in a file that only this user reads; the first time, a new one."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(24), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def reader_url(whomet: str, password: str) -> str:
    """Let BI tools in, make the reader with this password, and return its address."""
    subprocess.run([whomet, "db", "start", "--tcp"], check=True, stdout=subprocess.DEVNULL)
    given = Path(os.environ["WHOMET_HOME"]) / "bi-demo-password"
    given.touch(mode=0o600)
    try:
        given.write_text(password, encoding="utf-8")
        words = ["db", "role", "reader", "--name", READER, "--password-file", str(given)]
        done = subprocess.run([whomet, *words], check=True, capture_output=True, text=True)
    finally:
        given.unlink()
    return done.stdout.strip()


def run(program: Path, words: list[str], environment: dict[str, str], log: object) -> None:
    """Run a program of Superset, its many words in the log; leave with a hint when it fails."""
    done = subprocess.run([program, *words], env=environment, stdout=log, stderr=log)
    if done.returncode != 0:
        sys.exit(f"superset {words[0]} failed; {log.name} tells why")


def write_bundle(file: Path, url: str) -> Path:
    """Write the dashboard as Superset imports it, with the reader's address in it."""
    file.touch(mode=0o600)
    address = f"sqlalchemy_uri: {url.replace('postgresql://', 'postgresql+psycopg2://')}"
    with zipfile.ZipFile(file, "w") as bundle:
        for path in sorted(HERE.rglob("*.yaml")):
            name = path.relative_to(HERE).as_posix()
            text = path.read_text(encoding="utf-8")
            if name == DATABASE:
                lines = text.splitlines(keepends=True)
                text = "".join(
                    f"{address}\n" if line.startswith("sqlalchemy_uri:") else line for line in lines
                )
            bundle.writestr(f"whomet/{name}", text)
    return file


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3]))
