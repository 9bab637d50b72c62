import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ks_desktop.visits.calendar import text_of
from tests.visits.calendar.entries import NOW, TUESDAY, entry

LEAVES: Final = {
    *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "CLASS", "STATUS", "TRANSP"),
}
AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


def events_of(text: str) -> list[Any]:
    """Return the events of a file, as the library reads them; its types know too many kinds of value."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_a_file_says_these_characters_and_no_more() -> None:
    said = text_of([entry(), entry(6, at=None, sequence=3, off=True)], NOW).split("END:VTIMEZONE\r\n")[1]
    assert said.split("\r\n") == [
        "BEGIN:VEVENT",
        "SUMMARY:Afspraak 7KQ2",
        "DTSTART;TZID=Europe/Amsterdam:20261124T103000",
        "DTEND;TZID=Europe/Amsterdam:20261124T113000",
        "DTSTAMP:20261122T070000Z",
        "UID:00000000-0000-0000-0000-000000000005",
        "SEQUENCE:0",
        "CLASS:PRIVATE",
        "LOCATION:3511 Utrecht",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Afspraak",
        "DTSTART;VALUE=DATE:19700101",
        "DTSTAMP:20261122T070000Z",
        "UID:00000000-0000-0000-0000-000000000006",
        "SEQUENCE:3",
        "CLASS:PRIVATE",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_empty_file_is_a_calendar_too() -> None:
    text = text_of([], NOW)
    assert events_of(text) == []
    assert "\r\nMETHOD:PUBLISH\r\n" in text


@given(
    st.integers(0, 20 * 366 * 96),
    st.integers(5, 480),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=120),
)
def test_what_is_read_back_is_what_was_said(quarter: int, minutes: int, place: str) -> None:
    at = datetime(2020, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=15 * quarter)
    said = entry(at=at)
    told = type(said)(
        uid=said.uid, sequence=7, starts_at=at, minutes=minutes, summary="Afspraak 7KQ2", place=place.strip()
    )
    text = text_of([told], NOW)
    assert text == text_of([told], NOW)
    lines = text.encode().split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    (event,) = events_of(text)
    assert set(event.keys()) <= LEAVES
    assert str(event.get("location", "")) == place.strip()
    assert event["sequence"] == 7
    start = event["dtstart"].dt
    assert start.tzinfo.key == "Europe/Amsterdam"
    assert start.replace(tzinfo=None) == at.astimezone(AMSTERDAM).replace(tzinfo=None)


def test_the_zone_it_describes_is_the_zone_the_world_keeps() -> None:
    text = text_of([], NOW)
    tz = import_module("dateutil.tz")  # it has no types
    zone = tz.tzical(StringIO(text)).get("Europe/Amsterdam")
    for year in (1997, 2026, 2040):
        for days in range(365):
            noon = datetime(year, 1, 1, 12) + timedelta(days=days)  # noqa: DTZ001 - wall clock
            assert zone.utcoffset(noon) == AMSTERDAM.utcoffset(noon), noon
    for wall in (datetime(2027, 3, 28, 1, 59), datetime(2027, 3, 28, 3), datetime(2026, 10, 25, 3)):  # noqa: DTZ001
        assert zone.utcoffset(wall) == AMSTERDAM.utcoffset(wall), wall


def test_summer_and_winter_time_begin_at_the_hour_of_the_law() -> None:
    """Two o'clock by winter time, three o'clock by summer time; no reader of wall clocks can tell it from another."""
    zone = text_of([], NOW).split("TZID:Europe/Amsterdam\r\n")[1].split("END:VTIMEZONE")[0]
    for said in ("DTSTART:19960331T020000\r\n", "DTSTART:19961027T030000\r\n"):
        assert said in zone


def test_another_reader_reads_it_as_well() -> None:
    vobject = pytest.importorskip("vobject", reason="vobject is not installed: the file was not given to it")
    read = vobject.readOne(text_of([entry()], NOW))
    assert read.vevent.summary.value == "Afspraak 7KQ2"
    assert read.vevent.dtstart.value.astimezone(ZoneInfo("UTC")) == TUESDAY


def _run(*words: str, home: Path, said: str = "") -> str:
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, *words], env=environment, input=said, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


KHAL: Final = """
[calendars]
[[work]]
path = {home}/work
type = calendar
[locale]
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
[default]
default_calendar = work
"""


@pytest.mark.skipif(find_spec("khal") is None, reason="khal is not installed: the file was not given to it")
def test_khal_takes_it_follows_a_move_and_hears_of_a_cancellation(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "config").write_text(KHAL.format(home=tmp_path), encoding="utf-8")
    khal = ("-m", "khal", "-c", str(tmp_path / "config"))
    shown = "{start-time} {end-time} {title}, {location} {status}"
    seen = []
    moved = entry(at=TUESDAY + timedelta(hours=3), sequence=1)
    for told in (entry(), moved, entry(at=moved.starts_at, sequence=2, off=True)):
        file = tmp_path / "agenda.ics"
        file.write_bytes(text_of([told], NOW).encode())
        _run(*khal, "import", "--batch", str(file), home=tmp_path)
        listed = _run(*khal, "list", "2026-11-24", "1d", "--format", shown, home=tmp_path)
        seen.append(" ".join(listed.split("\n", 1)[1].split()))
    assert seen[:2] == [
        "10:30 11:30 Afspraak 7KQ2, 3511 Utrecht CONFIRMED",
        "13:30 14:30 Afspraak 7KQ2, 3511 Utrecht CONFIRMED",
    ]
    assert seen[2].endswith("CANCELLED")


# A process of its own: the tests themselves reach no network.
SERVED: Final = """
import base64, http.client, json, subprocess, sys, tempfile, time, socket
files = json.load(sys.stdin)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
folder = tempfile.mkdtemp(dir=sys.argv[1])
server = subprocess.Popen([sys.executable, "-m", "radicale", "--storage-filesystem-folder=" + folder,
    f"--server-hosts=127.0.0.1:{port}", "--auth-type=none"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
head = {"Authorization": "Basic " + base64.b64encode(b"nurse:x").decode(), "Content-Type": "text/calendar"}
def ask(method, path, body=None):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request(method, path, body, head)
    answer = line.getresponse()
    return answer.status, answer.read().decode()
try:
    for _try in range(200):
        try:
            ask("PROPFIND", "/nurse/")
            break
        except ConnectionRefusedError:
            time.sleep(0.05)
    seen = []
    for file in files:
        status, said = ask("PUT", "/nurse/agenda/", file.encode())
        seen.append([status, ask("GET", "/nurse/agenda/")[1]])
    if len(sys.argv) > 2:
        import caldav
        client = caldav.DAVClient(url=f"http://127.0.0.1:{port}/", username="nurse", password="x")
        found = client.principal().calendars()[0].events()
        seen.append(sorted(str(event.icalendar_component["uid"]) for event in found))
    print(json.dumps(seen))
finally:
    server.terminate()
    server.wait()
"""


@pytest.mark.skipif(find_spec("radicale") is None, reason="Radicale is not installed: the file was not given to it")
def test_a_radicale_server_takes_it_follows_a_move_and_hears_of_a_cancellation(tmp_path: Path) -> None:
    moved = entry(at=TUESDAY + timedelta(hours=3), sequence=1)
    files = [
        text_of([entry(), entry(6)], NOW),
        text_of([moved, entry(6)], NOW),
        text_of([moved, entry(6, sequence=1, off=True)], NOW),
    ]
    seen = json.loads(_run("-c", SERVED, str(tmp_path), home=tmp_path, said=json.dumps(files)))
    kept = []
    for status, text in seen:
        assert status == 201
        events = sorted(events_of(text), key=lambda event: str(event["uid"]))
        assert len(events) == 2
        kept.append([(int(e["sequence"]), str(e["status"]), str(e["class"]), e["dtstart"].dt.hour) for e in events])
    assert kept == [
        [(0, "CONFIRMED", "PRIVATE", 10), (0, "CONFIRMED", "PRIVATE", 10)],
        [(1, "CONFIRMED", "PRIVATE", 13), (0, "CONFIRMED", "PRIVATE", 10)],
        [(1, "CONFIRMED", "PRIVATE", 13), (1, "CANCELLED", "PRIVATE", 10)],
    ]


@pytest.mark.skipif(
    find_spec("caldav") is None or find_spec("radicale") is None,
    reason="the CalDAV library or Radicale is not installed: the file was not looked for through it",
)
def test_the_caldav_library_finds_the_visits_on_that_server(tmp_path: Path) -> None:
    files = json.dumps([text_of([entry(), entry(6)], NOW)])
    seen = json.loads(_run("-c", SERVED, str(tmp_path), "caldav", home=tmp_path, said=files))
    assert seen[-1] == [str(entry(number).uid) for number in (5, 6)]


def test_a_cancellation_without_its_time_says_a_day_that_means_nothing() -> None:
    (event,) = events_of(text_of([entry(at=None, off=True)], NOW))
    assert event["dtstart"].dt == date(1970, 1, 1)
    assert "dtend" not in event
