"""The words by which English reports say where they have something from."""

from __future__ import annotations

import re

SAID = (
    r"(?:said|says|say|reported|reports|report|announced|announces|confirmed|confirms|stated|states|added|"
    r"claimed|claims|denied|denies|warned|told|wrote|writes|quoted|cited|noted|declared|explained|disclosed|"
    r"revealed|broadcast|aired|published|released|posted|emphasi[sz]ed|stressed|insisted|underlined)"
)

# Words that end (or begin) the name of an office; looked for one by one, which is faster than a pattern.
OFFICE_HEADS = (
    *("Ministry", "Embassy", "Consulate", "Mission", "mission", "Kremlin", "Pentagon", "White House"),
    *("State Department", "Defense Department", "Defence Department", "Justice Department"),
    *("Foreign Office", "Home Office", "Downing Street", "Élysée", "Elysee", "General Staff"),
    *("Joint Chiefs of Staff", "Secretariat", "Chancellery", "Security Service", "Intelligence Service"),
    *("intelligence", "presidency", "Presidency", "Prosecutor’s Office", "Prosecutor's Office"),
    *("Prosecutor General", "’s office", "'s office", "’s press office", "'s press office"),
    *("’s press service", "'s press service"),
)
# "the Russian Foreign", "the vice president"; "of Defence", "in Ostmark"
BEFORE_HEAD = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|for|and) ){1,5}$")
BEFORE_POSSESSIVE = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|vice|deputy|prime) ){0,3}(?:[A-Z][\w-]*|president|minister|mayor|governor|"
    r"prosecutor|chancellor|premier|king|queen|prince)$"
)
BEHIND_HEAD = re.compile(r" (?:of|in|for|to) (?:the )?[A-Z][\w-]*(?: (?:and )?[A-Z][\w-]*){0,3}")
AFTER_OFFICE = re.compile(
    r"^(?:[’']s)?(?:,? (?:chief |official |press |deputy )?(?:spokes\w+|representative|press secretary)\b"
    r"|(?! (?:officials?|officers?|minister|chiefs?|head|agents?|sources?|assessments?|reports?)\b)"
    r"(?:,? [^.\n]{0,60})?\b" + SAID + r"\b)"
)
OF_OFFICE = re.compile(r"\b(?:of|at|in|with|against|within|outside|near)\s+(?:the\s+)?$", re.IGNORECASE)
ACCORDING = re.compile(
    r"\baccording to (?:an?|the) (?:[\w-]+ ){0,4}?(?P<what>biography|report|study|survey|index|poll|book|"
    r"paper|newspaper|website|statement|communiqu[eé]|document|memo|indictment|affidavit|complaint|lawsuit)\b",
    re.IGNORECASE,
)
BEFORE_SOURCE = re.compile(
    r"(?:according to|citing|cited by|quoted by|told|reported by|as reported by|statement (?:by|from|of)|"
    r"(?:interview|conversation|commentary|comments?|remarks?) (?:with|to|for)|spokes\w+ (?:of|for|from)|"
    r"representative of|spoke to|speaking to)"
    r"\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
AFTER_MEDIUM = re.compile(
    r"^(?:[’']s)?,?\s*(?:the\s+)?(?:(?:state|official|news|press|state-run|state-owned|daily|local|TV|"
    r"television|radio|newspaper|agency|channel|broadcaster|media|website|correspondent|reporter)[\s,]+){0,4}"
    r"(?:has |had |have |also |later |earlier |then )?" + SAID + r"\b"
)
PHOTO = re.compile(
    r"(?:\b(?:photos?|photograph|images?|pictures?|footage|grab|video|courtesy|credit|handout)\b"
    r"[^.\n]{0,60}?\b(?:by|via|from|of)|\b(?:photo|image|picture|credit)s?\s*[/:]|/)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
COURTESY = re.compile(r"\bCourtesy (?:of|:)\s*(?:the )?([A-Z][^.,;()\n\]]{2,60})")
PHOTO_OF = re.compile(r"\[?\bPhoto\s*[/:]\s*([A-Z][\w .&-]{2,40})\]?")

PLATFORMS = (
    r"(?:Twitter|Telegram|Facebook|Instagram|WhatsApp|VKontakte|VK|Weibo|WeChat|TikTok|YouTube|"
    r"Truth Social|Threads|Bluesky|LinkedIn|Snapchat|Mastodon)"
)
POST = re.compile(
    r"\b(?:on|via|through|to)\s+(?:(?:his|her|its|their|the|an?|[\w’'-]+[’']s)\s+)?(?:(?:official|personal|own)\s+)?"
    r"(?P<on>" + PLATFORMS + r")\b"
    r"|\b(?P<page>" + PLATFORMS + r")\s+(?:channel|page|account|post|message|video|feed|thread)\b"
    r"|\b(?P<tweet>tweeted|re-?tweeted|(?:in|a series of) (?:a )?tweets?)\b"
)
SIGNATURE = re.compile(r"[—–-]\s*(?P<name>[A-Z][^\n@()]{1,50}?)\s*\(@\w{1,20}\)")

REPORTERS = re.compile(
    r"\b(?:told|tell|tells|telling|informed|briefed)\s+(?:[\w-]+\s+){0,2}?(?:reporters|journalists|correspondents)\b"
)
BRIEFING = re.compile(
    r"\b(?:at|during|told|in)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<what>(?:(?:news|press)\s+conference|(?:(?:daily|press|news|weekly)\s+){0,2}briefing))\b"
)
PHONE = re.compile(
    r"\b(?:by|over the|in a|via|on the)\s+(?:tele)?phone(?:\s+(?:interview|conversation|call))?\b",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"\bin\s+(?:an?|the|their)\s+(?P<what>(?:(?:joint|written|video|official|public|brief|press)\s+){0,2}"
    r"(?:statement|communiqu[eé]|press release))\b",
    re.IGNORECASE,
)
VIDEO = re.compile(
    r"\b(?:released|posted|issued|published|broadcast|aired)\s+(?:an?|the|another|new|several)\s+"
    r"(?:[a-z]+\s+){0,2}?(?P<what>videos?|recordings?|audio|footage)\b"
)
SOURCES = re.compile(
    r"\b(?P<kind>local|military|security|government|diplomatic|police|medical|hospital|official|intelligence|"
    r"industry|army|judicial|court|family|party|rebel|western|palace|ministry)\s+(?P<what>sources?)\b",
    re.IGNORECASE,
)
ANONYMOUS = re.compile(
    r"\b(?:on (?:the )?condition of anonymity"
    r"|(?:asked|wished|preferred|requested) not to be (?:named|identified)"
    r"|(?:declined|refused) to be (?:named|identified)|speaking anonymously|spoke anonymously"
    r"|(?:anonymous|unnamed|unidentified) (?:source|official|diplomat|officer|aide)s?"
    r"|who (?:was|were) not (?:authori[sz]ed|named))\b",
    re.IGNORECASE,
)
STATE_MEDIA = re.compile(
    r"\b(?:state|official|government|state-run|state-owned|local|national|foreign) "
    r"(?:media|television|TV|radio|news agency|newspapers?)\b(?=[^.\n]{0,40}\b" + SAID + r"\b)"
)

# "ALDERSUND, 14 February (Kesmer Press) —"; the name may be that of any agency
DATELINE = re.compile(
    r"^[^\S\n]*(?P<city>[A-Z][\w’'-]*[^()\n]{0,50}[^\S\n])?"
    r"\((?P<name>[A-Z][\w’'&/. -]{1,38})\)[^\S\n]*(?P<dash>[-—–]*)",
    re.MULTILINE,
)
NAMED_AFTER_DASH = re.compile(r"^[^\S\n]*(?P<name>[A-Z][\w’'& .-]{1,30}?)[^\S\n]*(?:—|–|--)\s", re.MULTILINE)
CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:Sources?|Agency|Agencies|Via|Copyright|©|\(c\))\s*[:/©]?\s*(?P<name>[^\n]{2,60})$",
    re.MULTILINE | re.IGNORECASE,
)
MATERIAL = re.compile(
    r"\bwith (?:additional )?(?:reporting|material|files|information|inputs?|agency inputs|contributions?)"
    r" (?:by|from)\s+(?P<name>[^\n.]{2,60})",
    re.IGNORECASE,
)
WHO_BEFORE = re.compile(r"(?P<who>(?:[A-Z][\w’'-]+ ){1,4})(?:(?:has|had|have|also) )?$")
# Heads of descriptions that are themselves a source: "a statement", "the report"
DOCUMENTS = re.compile(
    r"\b(?P<what>(?:joint |written |official )?(?:statement|communiqu[eé]|report|letter|message|post|"
    r"biography|survey|study|index|poll|memo|transcript|press release))\b",
    re.IGNORECASE,
)
MEDIA_NAME = re.compile(
    r"\b(?:Times|Post|News|Gazette|Herald|Tribune|Journal|Daily|Press|Radio|TV|Television|Agency|Courier|Mail|"
    r"Telegraph|Observer|Standard|Star|Chronicle|Review|Weekly|Broadcasting|Network|Sinmun|Shimbun|Ilbo|"
    r"Zeitung|Gazeta|Pravda|Voice|Ledger|Mirror|Globe|Dispatch|Echo|Sentinel|Examiner|Bulletin|Tribuna)\b"
)
