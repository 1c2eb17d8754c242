"""Texts to draw: a plain one of each kind, and those that are hard to draw."""

from dataclasses import replace
from datetime import date

from bot.documents.certificate import CertificateText
from bot.documents.charts import Bar, Chart

PLAIN = CertificateText(
    language="en",
    title="Certificate of attendance and completion",
    lead_in="This is to certify that",
    name="Żaneta Brzęczyk-Śliwińska",
    organisation="Gmina Zielony Bród",
    took_part="took part in",
    visit="Opening the shipyard: shared care for a working waterfront",
    host="City of Vellamonranta, Finland",
    programme="Demo Heritage Peer Learning",
    dates="20 to 23 April 2027",
    form="online",
    days="3 of 4 days attended",
    hours="6 of 8 programme hours",
    outcomes_heading="Participants learnt to",
    outcomes=(
        "explain how a city, residents and craftspeople share the care of a historic waterfront",
        "compare ways of financing adaptive reuse",
        "apply three peer-learning methods to a challenge of their own city",
    ),
    statement="This document certifies attendance; it is not an assessment.",
    issuer="City of Vellamonranta",
    signatory="Pekka Härmälä",
    signatory_role="Host coordinator",
    issued=date(2027, 4, 24),
    issued_on="Issued on 24 April 2027",
    number_label="Certificate number",
    number="VLM-2027-04-0017-K",
    verification_label="Check it at",
    verification_url="https://visits.example.org/c/3f9aQvT7cWkYx2LhRpZ0bQ",
    qr_alt="QR code with the link that checks this certificate",
)

NAMES = {
    "portuguese": "Maria da Conceição de Vasconcelos e Albuquerque Teles-Branco",
    "vietnamese": "Nguyễn Thị Ánh Ấờữỡ",
    "bulgarian": "Елица Дончева-Въргова",
    "ukrainian": "Соломія Ґудзенко",
    "greek": 'Ανδρέας Χ"Λοΐζου',  # noqa: RUF001 # a Greek chi, as the name has it
    "maltese": "Ġużeppi Ħabbâr-Żahra",
    "romanian": "Ștefăniță Țîrlea",
    "arabic": "ليان الزعتري",
    "hebrew": "אסתר בן־דוד",
    "georgian": "ნინო ბერიძე",
    "armenian": "Անի Պետրոսյան",
    "single": "Saraswati",
    "panic": '#panic("x")',
    "markup": "*bold* _i_ `code` $x^2$ @ref <label> ~ -- = #let",
    "html": '<b>&" </b> &amp;',
    "backslashes": r"\u{41} \\ C:\new \*",
    "sixty": "W" * 60,
}

CERTIFICATES = {
    **{kind: replace(PLAIN, name=name) for kind, name in NAMES.items()},
    "bare": replace(PLAIN, organisation=None, programme=None, outcomes=()),
    "crowded": replace(
        PLAIN,
        name=NAMES["portuguese"],
        visit="A visit whose title says everything there is to say about it " * 4,
        outcomes=(
            "an outcome that its author could not say in fewer words, try as they might " * 3,
        )
        * 10,
        verification_url="https://visits.example.org/c/" + "x" * 90,
    ),
    "leftward": replace(
        PLAIN,
        language="ar",
        title="شهادة حضور وإتمام",
        lead_in="نشهد بأن",
        name=NAMES["arabic"],
        took_part="شاركت في",
        visit="فتح حوض بناء السفن",
        host="مدينة فيلامونرانتا",
        outcomes_heading="المخرجات",
        outcomes=("فهم كيف يمكن للمدينة والسكان تقاسم الرعاية",),
    ),
}


def bars(*counted: tuple[str, int]) -> tuple[Bar, ...]:
    """Return bars whose notes are their share of the sum."""
    whole = sum(count for _, count in counted) or 1
    return tuple(Bar(label, count, f"{count / whole:.0%}") for label, count in counted)


TWO = Chart(
    title="Shall we meet again in autumn?",
    bars=bars(("Yes", 18), ("No", 4)),
    total_line="22 people answered",
    caption="Anonymous: nobody in the visit sees who wrote what.",
    language="en",
)

CHARTS = {
    "two": TWO,
    "twelve": replace(TWO, bars=bars(*((f"Option {n}", 24 - 2 * n) for n in range(12)))),
    "silence": replace(TWO, bars=bars(("Yes", 0), ("No", 0)), total_line="Nobody answered"),
    "everybody": replace(TWO, bars=bars(("Yes", 24), ("No", 0)), full=24),
    "wide": replace(
        TWO,
        title="Which part of the shared-care agreement is hardest to bring to your own city?",
        bars=bars(
            (
                "Getting builders, residents and the harbour to sign one and the same yearly plan",
                11,
            ),
            ("Money 👍", 6),
            ("اتفاقية الرعاية المشتركة بين المدينة والسكان (سنوياً)", 3),
            ("Собствеността върху историческите сгради", 2),
            ("x" * 100, 1),
            ('*bold* #panic("x") <b>&" \\', 1),
        ),
        highlight=0,
        full=24,
    ),
    "leftward": replace(
        TWO,
        title="מה הכי קשה?",
        bars=bars(("כסף", 10), ("Governance", 6), ("זמן", 4)),
        language="he",
        highlight=1,
    ),
    "scale": replace(
        TWO,
        title="How confident are you to try this at home?",
        bars=bars(("1", 0), ("2", 2), ("3", 5), ("4", 10), ("5", 5)),
        kind="columns",
        low="not at all",
        high="completely, tomorrow morning if somebody gives me the keys",
        mean_line="Mean 3.8",
        mean_at=0.7,
        highlight=3,
    ),
    "days": Chart(
        title="Attendance",
        bars=tuple(Bar(f"Day {day}", seen) for day, seen in enumerate((24, 23, 19, 21), 1)),
        total_line="24 participants",
        caption="",
        language="en",
        kind="columns",
        full=24,
    ),
    "hours": Chart(
        title="Messages per hour",
        bars=tuple(Bar(f"{hour:02}", hour * 137 % 1300) for hour in range(24)),
        total_line="14,000 messages",
        caption="Hours in the host's zone",
        language="en",
        kind="columns",
    ),
}

WORDS = (
    ("courage", 5),
    ("care", 9),
    ("boats", 5),
    ("الماء", 2),
    ("вода", 1),
    ("slow and patient work with people who disagree", 1),
    ("coffee", 1),
    ("y" * 90, 1),
)
