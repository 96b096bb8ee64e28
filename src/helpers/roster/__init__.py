"""The coach's roster: the only room that opens the database of athletes."""

from helpers.roster.arrivals import Preview, bring_in, preview
from helpers.roster.backups import Backup, back_up, backups_of
from helpers.roster.exchange import Export, export_text, parse_export
from helpers.roster.farewell import WARNING, Farewell
from helpers.roster.opening import open_roster, restore_backup
from helpers.roster.plans import Opened, Revision
from helpers.roster.roster import Person, Roster
from helpers.roster.shares import Share
from helpers.roster.squads import Squad

__all__ = [
    "WARNING",
    "Backup",
    "Export",
    "Farewell",
    "Opened",
    "Person",
    "Preview",
    "Revision",
    "Roster",
    "Share",
    "Squad",
    "back_up",
    "backups_of",
    "bring_in",
    "export_text",
    "open_roster",
    "parse_export",
    "preview",
    "restore_backup",
]
