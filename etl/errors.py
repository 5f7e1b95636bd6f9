"""The errors whomet raises, named by what the caller should do.

WhometError
  ConfigError      fix the settings or the command line, run again
  SourceError      the file or page is not what we know: this source stops, others go on
    RecordError    one record is wrong: it is rejected and counted, the rest goes on
  DatabaseError    nothing was written: look at the server, run again
    ServerError    the local Postgres cannot be started or stopped
  ModelError       the extraction model is missing or damaged: install the package again
  ClusterError     the machines that extract went away: run again when they are back
"""


class WhometError(Exception):
    """Parent of all errors whose message is written for the user."""


class ConfigError(WhometError):
    """A setting or an argument is wrong; correct it and run again."""


class SourceError(WhometError):
    """A whole file, archive or page cannot be read."""


class RecordError(SourceError):
    """One record cannot be loaded; it is rejected, counted and kept for a retry."""


class DatabaseError(WhometError):
    """The database refused; nothing was written."""


class ServerError(DatabaseError):
    """The local Postgres cannot be started, stopped or found."""


class ModelError(WhometError):
    """The extraction model is missing or does not fit this version."""


class ClusterError(WhometError):
    """The cluster that extracts went away; what was written stays."""
