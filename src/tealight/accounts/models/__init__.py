"""Tables of accounts. No column here may hold an address, an agent or a clear e-mail."""

from tealight.accounts.models.arrival import Arrival, Deed
from tealight.accounts.models.export import Export, ExportFault
from tealight.accounts.models.former_name import FormerName
from tealight.accounts.models.link import Link, LinkPurpose
from tealight.accounts.models.member import Member, Role
from tealight.accounts.models.persona import Persona, PersonaKind
from tealight.accounts.models.sanction import Sanction, SanctionKind
from tealight.accounts.models.session import Session
from tealight.accounts.models.throttle import SpentCode, Throttle
from tealight.accounts.models.unsealed import Unsealed
from tealight.accounts.names import fold_name

__all__ = [
    "Arrival", "Deed", "Export", "ExportFault", "FormerName", "Link", "LinkPurpose", "Member", "Persona", "PersonaKind",
    "Role", "Sanction", "SanctionKind", "Session", "SpentCode", "Throttle", "Unsealed", "fold_name",
]
