"""What the rooms do together: hooks that a lower room declares and higher ones act in, inside one transaction."""

from typing import TYPE_CHECKING

from ks_desktop.clients.service.births import BIRTHS_JOINED
from ks_desktop.clients.service.consents import LapsedStopped
from ks_desktop.clients.service.goals import GOALS_JOINED
from ks_desktop.clients.service.involved import INVOLVED_JOINED
from ks_desktop.clients.service.quiet_joining import QuietJoined
from ks_desktop.clients.service.standstill import STANDSTILLS_JOINED
from ks_desktop.core import attachments, undo
from ks_desktop.house.life import connect_life
from ks_desktop.house.privacy import connect_privacy
from ks_desktop.house.restricted import connect_restricted
from ks_desktop.letters.service import stopping as letters_stopping
from ks_desktop.letters.service.along import LettersAlong
from ks_desktop.letters.service.hanging import LettersHanging
from ks_desktop.letters.service.joining import LETTERS_JOINED
from ks_desktop.letters.service.lying_ready import lying_ready
from ks_desktop.letters.service.moving import LettersMoved
from ks_desktop.letters.service.taken_back import LettersTakenBack
from ks_desktop.letters.service.told import LettersTold
from ks_desktop.onward.service import stopping as onward_stopping
from ks_desktop.onward.service.hanging import OnwardHanging
from ks_desktop.onward.service.joining import ONWARD_JOINED
from ks_desktop.onward.service.moving import OnwardMoved
from ks_desktop.onward.service.receiving import Receivers
from ks_desktop.onward.service.settling import OnwardSettled
from ks_desktop.onward.service.stopping import OnwardStops
from ks_desktop.onward.service.taken_back import OnwardTakenBack
from ks_desktop.records.keeping.rows import JOINED as DECISIONS_JOINED
from ks_desktop.records.requests.service import REQUESTS_JOINED
from ks_desktop.referrals.service.joining import ReferralsJoined
from ks_desktop.visits.service import stopping as visits_stopping
from ks_desktop.visits.service.joining import VisitsJoined
from ks_desktop.visits.service.moving import VisitsMoved
from ks_desktop.visits.service.quiet import VisitsQuiet

if TYPE_CHECKING:  # it connects what the house put in
    from ks_desktop.house.rooms import House


def connect(house: "House") -> None:
    """Register what must happen together: each hook runs inside the transaction of the room that rings it."""
    stops = OnwardStops(house.clock, house.coalition, ready=[lying_ready])
    house.onward.ready.append(lying_ready)
    house.clients.when_closed += [house.visits, stops, house.letters]
    settled = OnwardSettled(stops)
    house.joining.when_parted.append(settled.parted)
    house.endings.when_ended += [VisitsQuiet(house.clock, house.visits.changing), settled, house.letters.quiet]
    connect_restricted(house)
    connect_privacy(house)
    connect_life(house.clients, house.visits, house.letters, house.clock)
    house.consents.when_withdrawn += [house.retention, house.visits, stops, house.letters]
    house.retention.when_asked += [house.visits, stops, house.letters]
    house.joining.when_joined += [
        ReferralsJoined(),
        VisitsJoined(),
        ONWARD_JOINED,
        LETTERS_JOINED,
        attachments.JOINED,
        GOALS_JOINED,
        INVOLVED_JOINED,
        BIRTHS_JOINED,
        STANDSTILLS_JOINED,
        REQUESTS_JOINED,
        DECISIONS_JOINED,
        LapsedStopped(house.consents),  # after the answers: by then every one lies in the case that stays
        QuietJoined(house.endings),  # the last: it stops whatever came along with a case that is quiet
    ]
    house.coalition.leaving.ask_also([LettersHanging(), OnwardHanging()])
    house.moving.told.append(LettersTold())
    house.hand_overs.beside.append(LettersAlong(house.clock))
    house.clients.shield.stands_in = house.hand_overs.stands_in
    house.undo.check("client", house.likenesses.look_again)
    house.undo.check("letter", LettersTakenBack(house.clients, house.coalition, house.clock).check)
    house.undo.check("onward_referral", OnwardTakenBack(Receivers(house.coalition)).check)
    house.clients.moving.when_moved += [VisitsMoved(), OnwardMoved(house.clock), LettersMoved(house.clock)]
    house.backups.ending = house.keeping.copies
    house.keeping.knows_care(visits_stopping.cared_for, letters_stopping.cared_for, onward_stopping.cared_for)
    # The highest room first: its rows point to those of the rooms below.
    house.clients.when_destroyed += [
        house.keeping.case_destroyed,
        house.requests.case_destroyed,
        house.letters.case_destroyed,
        house.onward.case_destroyed,
        house.hand_overs.case_destroyed,
        house.printed_plans.case_destroyed,
        house.incidents.case_destroyed,
        house.calendar.case_destroyed,  # before the visits: it leads to them
        house.safety.case_destroyed,
        house.visits.case_destroyed,
        house.referrals.case_destroyed,
        attachments.case_destroyed,
        house.goals.case_destroyed,
        house.involved.case_destroyed,
        house.births.case_destroyed,
        house.clients.standstills.case_destroyed,
        undo.case_destroyed,
    ]
