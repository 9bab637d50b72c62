"""A week plan as PDF, beside a bare ReportLab script that sets the same words with the same fonts.

    python -m bench.week_plan

Goal: at most 0.3 s in a warm process.
"""

import io
import statistics
import time
from datetime import timedelta

from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.paths import resources

GOAL_SECONDS = 0.3
WOMEN = 40


def main(runs: int = 9) -> None:
    """Plan full weeks in practice mode and print one, again and again."""
    house = houses.practice()
    actor, today = house.actor, house.clock.today()
    tuple(house.imports.take(csv_of(WOMEN, today).encode(), actor=actor)[1])
    made = house.week_proposals.make(house.week_proposals.question(today, 3, actor=actor, rounds=8))
    house.week_proposals.accept(made, [row.case_id for row in made.new], actor=actor)
    year, week, _day = FreeDays().after(today + timedelta(days=7), 1).isocalendar()
    ours, peer = [], []
    words: list[str] = []
    for _run in range(runs + 1):
        begun = time.perf_counter()
        content = house.plans.week(year, week, actor=actor).pdf
        ours.append(time.perf_counter() - begun)
        words = words or PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()
        begun = time.perf_counter()
        _bare(words)
        peer.append(time.perf_counter() - begun)
    house.close()
    print(f"ks-desktop week plan {statistics.median(ours[1:]):.3f} s (first {ours[0]:.3f} s; goal {GOAL_SECONDS} s)")
    print(f"bare ReportLab       {statistics.median(peer[1:]):.3f} s (first {peer[0]:.3f} s)")
    print(f"ratio                {statistics.median(ours[1:]) / statistics.median(peer[1:]):.2f}")


def _bare(words: list[str]) -> bytes:
    pdfmetrics.registerFont(TTFont("Plain", str(resources() / "fonts" / "NotoSans-Regular.ttf")))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(842, 595))
    canvas.setFont("Plain", 9)
    for number, line in enumerate(words):
        canvas.drawString(40 + 150 * (number // 45), 560 - 12 * (number % 45), line)
    canvas.save()
    return target.getvalue()


if __name__ == "__main__":
    main()
