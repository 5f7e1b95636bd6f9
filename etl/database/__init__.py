"""The database itself: server, engine, upgrades, roles and backups."""
