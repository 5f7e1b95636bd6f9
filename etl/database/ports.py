"""Ports on this machine's own address, for BI tools that speak TCP."""

import socket

from etl.errors import ConfigError

TCP_HOST = "127.0.0.1"
PORT = 5432


def free_port(first: int = PORT, count: int = 20) -> int:
    """Return the first port on 127.0.0.1 that nobody listens on."""
    for port in range(first, first + count):
        if not _is_taken(port):
            return port
    raise ConfigError(f"the ports {first} to {first + count - 1} are taken; name one with --port")


def refuse_if_taken(port: int) -> None:
    """Raise ConfigError when another program listens on the port."""
    if _is_taken(port):
        raise ConfigError(
            f"port {port} is taken by another program; whomet db start --tcp --port N takes "
            "another, whomet db start --no-tcp does without"
        )


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((TCP_HOST, port))
        except OSError:
            return True
    return False
