"""Web addresses in plain texts, with and without a scheme, as the apps of Telegram see them."""

import re
from collections.abc import Iterator

_PATH = r"(?:[/?#][^\s<>\"«»\u200b\u200e\u200f\u2016-\u206f]*)?"
_WEB = re.compile(
    r"(?:(?<![A-Za-z0-9])(?P<scheme>https?|ftp|tonsite)://(?:[^\s/\[\]{}()'`<>\"@«»]{1,256}@)?"
    r"|(?<![\w~.@#/-]))"
    rf"(?P<host>(?:[\w~-]+\.)+[\w-]{{1,63}})(?P<port>:\d{{1,5}}(?!\d))?(?P<path>{_PATH})",
    re.IGNORECASE,
)
_APP = re.compile(rf"(?:tg|ton|tonsite)://[a-z0-9_-]{{1,253}}(?P<path>{_PATH})", re.IGNORECASE)
_DOT = re.compile(r"[\w~-]\.[\w-]")
_NUMBERS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", re.ASCII)
_CODED = re.compile(r"xn--[A-Za-z0-9]+", re.ASCII)
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_NO_END = ".:;,('?!`"
_LONGEST_LABEL = 63

# The usual ones: the real list has 1,500, most of them brands.
_WORDS = """
academy agency ai app art asia bank berlin bike bio biz blog brussels business cafe camp care
cat center chat city cloud club co com community company coop cz design dev digital earth eco
edu education energy engineering eu events expert family farm finance fm foundation fund games
garden global gov green group guide guru health help helsinki host house info ink institute int
international io jobs land legal life link live local london love map market me media mil mobi
museum name net network news ngo nyc one ong online onion org page paris partners photo photos
place plus press pro project report review rocks run school science services shop site social
software solar solutions space store studio study support systems team tech technology tips
today tools top tours town training travel tv university vote voyage website wien wiki work
works world xyz zone
ac ad ae af ag al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by
bz ca cc cd cf cg ch ci ck cl cm cn cr cu cv cw cx cy de dj dk dm do dz ec ee eg er es et fi fj
fk fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im
in iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma
mc md mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz
om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm
sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tw tz ua ug uk us uy uz va
vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_ENDINGS = frozenset(_WORDS.split())


def web_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end, in code points, of each."""
    if "://" in text:
        for match in _APP.finditer(text):
            yield match.start(), match.start("path") + _path_length(match["path"])
    if _DOT.search(text):
        for match in _WEB.finditer(text):
            if _is_host(match["host"], bool(match["scheme"])):
                yield match.start(), match.start("path") + _path_length(match["path"])


def _is_host(host: str, has_scheme: bool) -> bool:
    if _NUMBERS.fullmatch(host):
        return True
    *labels, ending = host.split(".")
    if any(len(one) > _LONGEST_LABEL or one.endswith("-") for one in labels) or "_" in labels[-1]:
        return False
    if ending.startswith("xn--"):
        return _CODED.fullmatch(ending) is not None
    if len(ending) == 1 or set("_-") & set(ending) or ending.isdigit():
        return False
    return has_scheme or _is_known(ending)


def _is_known(ending: str) -> bool:
    """A capital begins a sentence: in "the end.So what" nobody means an address."""
    capitalised = ending[:1].isupper() and not ending[1:].isupper()
    return ending.lower() in _ENDINGS and not capitalised


def _path_length(path: str) -> int:
    """Up to a bracket that was opened before the address; without marks that end a sentence."""
    opened = dict.fromkeys(_BRACKETS.values(), 0)
    stop = len(path)
    for place, sign in enumerate(path):
        if sign in opened:
            opened[sign] += 1
        elif sign in _BRACKETS:
            opened[_BRACKETS[sign]] -= 1
            if opened[_BRACKETS[sign]] < 0:
                stop = place
                break
    shown = path[:stop].rstrip(_NO_END)
    return 0 if shown in ("?", "#") else len(shown)
