"""The wording by which furniture is known: buttons, promotion, credits and notices of news sites.

Each tuple holds patterns of one kind, matched without regard to case unless it says otherwise.
They are general to the web's news pages, none belongs to one article.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line

from __future__ import annotations

# Whole lines that are interface: (reason, pattern).
WHOLE: tuple[tuple[str, str], ...] = (
    (
        "boilerplate",
        r"(?:\(?\[?advertis(?:e)?ments?\]?\)?|ad|sponsored(?: content| links| by .{1,40})?|promoted(?: content| by .{1,40})?)",
    ),
    (
        "boilerplate",
        r"advertise?ments?[\s.:-]*(?:continue reading.{0,40}|story continues below|scroll to continue)",
    ),
    (
        "boilerplate",
        r"(?:article|story) continues (?:after|below).{0,40}|continue reading(?: the main story| below)?\.{0,3}",
    ),
    (
        "boilerplate",
        r"(?:enlarge(?: this)? image|toggle caption|hide caption|view gallery|view image|open image).{0,120}",
    ),
    ("boilerplate", r"scroll (?:down |below )?(?:for|to see) .{1,40}|swipe .{1,30}"),
    (
        "boilerplate",
        r"read or share this story:?.{0,80}|(?:save)+|share (?:this|on|via|with) .{1,60}|share this",
    ),
    (
        "boilerplate",
        r"[«<←‹]*\s?(?:prev(?:ious)?|next|older|newer)(?: (?:post|article|story|page|entry|image|photo|slide)s?)?\s?[»>→›]*(?:\s?[|/·-]?\s?[«<←‹]*\s?(?:next|newer)(?: (?:post|article|story|page|entry|image|photo|slide)s?)?\s?[»>→›]*)?",
    ),
    ("boilerplate", r"(?:previous|next)(?: (?:post|article|story))?: .{2,140}"),
    (
        "boilerplate",
        r"(?:photos?|videos?|images?|gallery|slideshow|audio|pictures?|graphic|podcast|transcript)(?:\s?\(?\d+(?: of \d+| images?| photos?| pictures?)?\)?)?:?",
    ),
    (
        "boilerplate",
        r"(?:print|e-?mail|share|tweet|pin|save|copy link|link copied!?|comments?|text size|font size|menu|search|home|close|log ?in|sign ?in|sign ?up|register|subscribe(?: now)?|donate|top|back to top|a\s?a\s?a|a\s?[+-]\s?a\s?[+-]?|more|view all|show more|load more|see more|live|breaking(?: news)?|loading\.{0,3}|now playing:?|skip to (?:main )?content|skip ad(?:vertisement)?)",
    ),
    (
        "boilerplate",
        r"\d+ (?:comments?|shares?|views?|likes?)|(?:leave|post|write|add) (?:a|your) (?:comment|reply)|(?:view|show|read|join)(?: all| the)? (?:\d+ )?(?:comments?|conversation|discussion)",
    ),
    (
        "boilerplate",
        r"(?:(?:facebook|twitter|x|pinterest|linkedin|whatsapp|reddit|telegram|google\+|instagram|messenger|email|print|copy link|vk|line|weibo)[\s|,/·•]*){1,12}",
    ),
    (
        "boilerplate",
        r"click (?:here |to )(?:to )?(?:share|tweet|print|e-?mail|enlarge|view|play|expand).{0,80}",
    ),
    (
        "boilerplate",
        r"(?:media playback is (?:unsupported|not supported)|your browser (?:does not|doesn[’']t) support|(?:please )?(?:enable|turn on) javascript|javascript (?:is|must be)|this (?:video|content|page) (?:is not|isn[’']t|can ?not|requires|cannot)).{0,140}",
    ),
    (
        "boilerplate",
        r"(?:\d{1,2} min(?:ute)?s?(?: read)?|(?:estimated )?reading time.{0,20}|listen to (?:this )?article.{0,40}|min read)",
    ),
    (
        "promo",
        r"(?:get (?:digital|full|unlimited) access|most (?:read|popular|viewed|shared)|trending(?: now)?|recommended(?: for you| reading)?|editors?[’']? picks?|you (?:may|might) (?:also )?(?:like|be interested in)|more from .{2,40}|more (?:on this|stories|news|coverage|in this section).{0,40}|popular (?:stories|articles|posts)|latest (?:news|stories)|top stories|don[’']t miss|up next|from around the web)[:.]?",
    ),
    ("promo", r"\[(?!photo|image|editor|note|update|correction|sic)[^\[\]]{8,180}\]"),
    (
        "metadata",
        r"(?:tags?|keywords?|topics?|filed under|categor(?:y|ies)|section|related topics?)\s?:.{0,300}",
    ),
    ("promo", r"follow (?:us|the|@|(?-i:[A-Z])).{1,50} on (?-i:[A-Z])\w{2,20}"),
    (
        "boilerplate",
        r"(?:[^.|]{2,40}[.|]\s*)?(?:(?:terms(?: of (?:use|service))?|contact(?: us)?|privacy(?: policy)?|about(?: us)?|cookies?(?: policy)?|advertise(?: with us)?|careers|help|imprint|sitemap|rss|faqs?|accessibility|corrections|subscribe|newsletters?)[\s.|·•,&-]+){1,10}(?:terms(?: of (?:use|service))?|contact(?: us)?|privacy(?: policy)?|about(?: us)?|cookies?(?: policy)?|advertise(?: with us)?|careers|help|imprint|sitemap|rss|faqs?|accessibility|corrections|subscribe|newsletters?)\.?",
    ),
    (
        "boilerplate",
        r".{0,60}\brepr(?:ints?|inted|oduction|oduced)\b.{0,40}\b(?:permission|prohibited|consent|forbidden|permitted)\b.{0,60}",
    ),
    (
        "metadata",
        r"(?:published in (?:the )?sections?|publication date|publication status|direct link|permalink|short link|text version|article id|last (?:modified|updated?)|share link)\s?:.{1,160}",
    ),
    ("credit", r"(?:\([^()]{2,30}\)\s?)?(?-i:[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})?)"),
    (
        "metadata",
        r"(?:from|by) (?:our|a|the) .{0,30}(?:desk|correspondents?|staff(?: reporters?| writers?)?|bureau|reporters?|newsroom)|(?:by )?(?:our )?(?:staff|foreign|diplomatic|special|own|news|web|online|political) (?:reporters?|correspondents?|desk|writers?|staff)",
    ),
    ("boilerplate", r"[_*=~—–-]{3,}|site (?:mobile )?navigation|site index|main menu|main navigation"),
    (
        "credit",
        r"(?:(?:reuters|ap|afp|upi|epa|dpa|xinhua|tass|interfax|yonhap|kyodo|bloomberg|getty images?|agencies|associated press|agence france-presse)[\s,/|&–-]*){1,5}",
    ),
    ("promo", r"[^.:]{2,60}: https?://\S{4,200}"),
    ("promo", r"[^.:]{2,60} can be reached (?:at|on|via|by e-?mail at) \S{1,60}@\S{3,60}"),
    ("promo", r".{10,150}(?<![.!?:,;]) Read more"),
    (
        "metadata",
        r"(?:(?:last )?(?:updated|published|posted|added)[: ]*)?(?:about |over )?(?:\d{1,3}|an?|one|two|three) (?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago",
    ),
    ("metadata", r"(?:[\w&'’.-]+ ){1,4}staff reports?"),
    ("boilerplate", r"(?:a )?(?:post|photo|video) shared by .{2,60} on .{6,40}|add interest|youtube"),
    (
        "metadata",
        r"(?:last |first |originally )?(?:updated|published|posted)(?: at| on|:)? .{0,16}\d{1,2}[:.]\d\d.{0,40}(?<![.!?])",
    ),
    ("metadata", r"\([^()]{0,60}\b\d{1,4}[/-]\d{1,2}[/-]\d{2,4}\b[^()]{0,30}\)"),
)

# Beginnings of lines; the whole line goes. The second value is the longest such line, in characters.
STARTS: tuple[tuple[str, int, str], ...] = (
    ("promo", 1500, r"just watched\b.{0,300}?\b(?:replay|must watch)\b"),
    ("promo", 1500, r"newsletter sign ?-?up\b"),
    ("promo", 3000, r"related (?:stories|articles|content|coverage|news|links)\b(?=\s?(?-i:[:A-Z‘“'\"]))"),
    (
        "promo",
        240,
        r"(?:read|see|watch|also|more|related|click|view)(?: (?:more|also|read|here|now|this|on|next))?\s?(?::|>>|»|→)\s?\S",
    ),
    (
        "promo",
        240,
        r"(?:must[- ](?:read|see|watch)|in (?:photos|pictures|pics|video|depth)|explainer|opinion|live updates|trending|up next|don[’']t miss|explore|listen)\s?:\s?\S",
    ),
    (
        "promo",
        300,
        r"(?:sign up|subscribe|click here|tap here|download)\b.{0,60}\b(?:newsletters?|e-?mails?|alerts?|updates|app|channel|edition|podcasts?|inbox|here|subscri\w+|offers?|briefing|headlines)\b",
    ),
    (
        "promo",
        300,
        r"(?:get|receive) (?:the |our |all |more |breaking )?(?:latest|best|top|daily|breaking|news|stories).{0,120}\b(?:inbox|newsletter|e-?mail|app|alerts?|phone|device|whatsapp|telegram)\b",
    ),
    (
        "promo",
        300,
        r"(?:keep up with this story|like us on|follow us\b|follow .{2,70}\bon (?:twitter|facebook|instagram|telegram|x|linkedin|youtube|google news)|find us on|join us on|connect with us|subscribe to)\b",
    ),
    (
        "promo",
        300,
        r"for (?:more|full|the latest|all) (?:information|details|news|on|about|stories|updates|.{2,30}(?:coverage|news))\b.{0,80}(?:https?://|www\.|[\w-]+\.(?:com|org|net)\b|\b(?:visit|follow|click|go to) (?:our|us|the|here|@))",
    ),
    (
        "promo",
        500,
        r"(?:we pay for (?:your|videos)|do you have (?:a story|information about|a tip|news for)|got (?:a |any |some )?(?:confidential )?(?:story|(?:news )?tips?|news)|have (?:a|any) (?:story|(?:news )?tip|confidential)|share your story|contact (?:us|the (?:newsroom|author|reporter|editor)s?)\b|e-?mail (?:us|the (?:author|reporter|editor)s?)\b|send (?:us )?(?:your )?(?:news )?tips|tell us what you think)",
    ),
    (
        "boilerplate",
        400,
        r"(?:※|\*|\()?\s?(?:this|the) (?:article|story|text|report|piece|post|translation|page)(?: was| has been| is| has)\b.{0,120}\b(?:translat\w+|ai[- ]generated|machine[- ]generated|syndicated|republished|reprinted)\b",
    ),
    (
        "boilerplate",
        200,
        r"(?:※|\*|\()?\s?(?:translated (?:from|by|with)|translation (?:by|:)|edited and translated)\b",
    ),
    (
        "boilerplate",
        400,
        r"(?:copyright\s?(?:[©ⓒ(:]|(?:19|20)\d\d|.{1,40}(?:19|20)\d\d\b)|©(?! ?provided by )|ⓒ|\(c\) ?(?:19|20)\d\d)",
    ),
    (
        "boilerplate",
        400,
        r"(?:all rights reserved|no part of this|this material may not|reproduction (?:in whole|without|is)|unauthori[sz]ed (?:reproduction|use)|the (?:views|opinions) expressed (?:in|by|here)|reprints?(?: and|:)|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie (?:policy|settings)|we use cookies|by (?:continuing|using|clicking|signing)\b.{0,60}\b(?:you (?:agree|accept|consent)|terms|cookies)|this site (?:uses|is protected))\b",
    ),
    (
        "credit",
        500,
        r"[(\[]?(?:additional |further |with )?(?:reporting|writing|editing|compiled|translation|research|graphics?|photography)(?: and (?:writing|editing|reporting))? by (?-i:[A-Z])",
    ),
    (
        "credit",
        300,
        r"(?:[—–-]+ ?)?with (?:assistance|reporting|files|contributions?) (?:by|from) (?-i:[A-Z])",
    ),
    ("credit", 300, r"to contact the (?:reporter|editor|author|staff)s?\b"),
    (
        "caption",
        900,
        r"(?:image (?:copyright|source|caption)|media caption|photos?: .{1,300}\bhide caption\b|file ?(?:photo)?\s?[-–—:]\s?(?:in )?\S|in this (?:.{3,20}, )?file (?:photo|picture|image))",
    ),
    ("caption", 900, r"(?:©|\(c\)) ?(?:reuters|ap|afp|getty|epa|tass|sputnik|ria|flickr|photo)\b"),
    (
        "caption",
        160,
        r"(?:photo(?:graph|grapher)?|picture|image|illustration|graphic|video)s?(?: (?:credit|courtesy|source))?(?: by| of)?\s?[:/|]\s?\S",
    ),
    (
        "caption",
        160,
        r"(?:credit|photo courtesy|photo by|image by|photograph by|illustration by|photo illustration)s?\b[: ]\s?\S.{0,100}(?<![.!?])$",
    ),
    (
        "boilerplate",
        300,
        r"for (?:all )?(?:media|press|further|general|interview) (?:enquir|inquir|quer|request|information|details)\w*\b.{0,60}\b(?:contact|call|e-?mail|write|visit|see|please)\b",
    ),
    ("promo", 200, r"e-?mail:? \S{1,60}@\S{3,60}"),
    ("promo", 200, r"join the conversation\b.{0,120}\b(?:facebook|twitter|comments?|instagram)\b"),
    ("promo", 200, r"re-?enter .{3,40} or sign up\b"),
    (
        "promo",
        3000,
        r"(?-i:MOST (?:READ|POPULAR|VIEWED)|MORE (?:ON|FROM)|RELATED|TRENDING)(?: (?-i:[A-Z]{2,20})){0,5} (?-i:[A-Z‘“'\"])",
    ),
)

# Ends of lines that make the whole line a caption.
ENDS: tuple[str, ...] = (
    r"\[(?:file )?(?:photo|image|picture|agencies|file)s?\b[^\[\]]{0,80}\]",
    r"\((?:file |cover )?(?:photo(?:graph)?|image|picture|screen ?grab|screen ?shot|courtesy|handout|credit|getty)s?\b[^()]{0,80}\)",
    r"\([^()]{0,60}\b(?:afp|ap(?: photo)?|epa|reuters|getty|xinhua|tass|sputnik|yonhap|kyodo|anadolu|pa|pool)\s?(?:/|via|, file)[^()]{0,60}\)",
    r"\([^()]{2,60}/\s?(?:afp|ap|epa|reuters|getty images?|xinhua|tass|sputnik|yonhap|kyodo|pool|pa|efe|dpa|bloomberg|shutterstock|wireimage)(?:/[^()]{2,40})?\.?\)",
    r"\([^()]{0,60}\b(?:getty images?|wireimage|shutterstock|file photo|via ap)\)",
    r"(?-i:[A-Z])[\w'’.-]+(?: (?-i:[A-Z])[\w'’.-]+){1,3}\s?/\s?(?:getty images?|afp|ap|reuters|epa|bloomberg|shutterstock|wireimage|tass|xinhua)(?: via [\w ]{2,20})?",
    r"©\s?[^()©]{2,60}(?:\([^()]{2,40}\))?",
    r"\b(?:photograph|photographer|photos?|pictures?|image credit|photo credit|credit)(?: by)?\s?:\s?[^.:]{2,80}",
    r"(?:^|[.!?)’”\"]\s+|\b(?:photo|image|picture|video) )courtesy of [^.,]{2,90}",
    r"\bhide caption(?: \d+ of \d+)?",
    r"(?:^|[.!?)”’\"\d—–-]\s?)(?:reuters|ap photo|afp|epa|tass|yonhap|xinhua|getty images)\s?/\s?(?-i:[A-Z])[\w'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,9}",
    r"\s[/|]\s?(?:[^/|.]{2,40}/)?(?:afp|ap|epa|epa-efe|reuters|getty images?|xinhua|tass|yonhap|kyodo|pool)",
)

# Names of picture agencies with which a caption may begin ("Agency A ship leaves the port"). Case counts.
PICTURE_CREDITS: tuple[str, ...] = (
    r"AP:Associated Press",
    r"AFP(?: or licensors)?",
    r"Alamy(?: Stock Photo)?",
    r"AP(?: Photo)?",
    r"Associated Press",
    r"Barcroft Media",
    r"Corbis",
    r"EPA",
    r"Fame Flynet",
    r"Getty(?: Images)?(?: - (?:Contributor|Getty|AFP))?",
    r"Handout - (?:Getty|Reuters|AFP|AP)",
    r"IMAGO",
    r"London News Pictures",
    r"News Group Newspapers Ltd",
    r"PA(?: Wire|:Press Association| Images)?",
    r"REX(?: Features|/Shutterstock)?",
    r"Reuters",
    r"Rex Features",
    r"SWNS(?:\.com)?",
    r"Shutterstock",
    r"Splash News",
)

# Phrases of sign-up forms; two different ones make a line a form.
SIGN_UP: tuple[str, ...] = (
    "sign up",
    "newsletter",
    "not a robot",
    "invalid email",
    "re-enter",
    "you agree to receive",
    "special offers",
    "thank you for subscribing",
    "thanks for subscribing",
    "an error has occurred",
    "try again later",
    "view all newsletters",
    "privacy policy",
    "terms of service",
    "terms of use",
    "recaptcha",
    "your inbox",
    "email address",
    "unsubscribe",
    "subscribe now",
    "create an account",
    "already a subscriber",
    "manage your preferences",
)

# Headings under which a list of links follows.
LIST_HEADINGS = (
    r"(?:read|see|view|find) (?:more|also|next)(?: (?:about|on|at) .{2,60})?|also (?:read|see|on .{2,40})|more (?:from|on|about) .{2,60}|"
    r"more (?:stories|coverage|news|to read|reading|like this)|related(?: (?:stories|articles|content|coverage|news|links|posts|topics))?|"
    r"further reading|recommended(?: (?:reading|stories|for you))?|you (?:may|might) (?:also )?(?:like|be interested in)|"
    r"most (?:read|popular|viewed)|in (?:other|related) news|trending(?: now| stories)?|what to read next|must[- ]reads?|"
    r"(?:top|latest|other|popular) (?:stories|news|articles)|editors?[’']? picks?|don[’']t miss|read next|up next"
)

# Entries that the menus of news sites have, beside the names of sections.
# fmt: off
MENU: frozenset[str] = frozenset((
    "home", "homepage", "menu", "main menu", "sections", "all sections", "search", "close", "more", "show more", "see all",
    "about", "about us", "contact", "contact us", "privacy", "privacy policy", "privacy notice", "privacy statement",
    "terms", "terms of use", "terms of service", "terms and conditions", "terms & conditions", "cookies", "cookie policy",
    "cookie settings", "advertise", "advertise with us", "advertising", "careers", "jobs", "help", "help & support", "faq",
    "faqs", "site map", "sitemap", "site index", "rss", "rss feeds", "accessibility", "accessibility help", "imprint",
    "sign in", "sign out", "sign up", "log in", "log out", "login", "logout", "register", "subscribe", "subscriptions",
    "my account", "account", "my profile", "newsletters", "newsletter", "podcasts", "video", "videos", "photos", "pictures",
    "galleries", "in pictures", "weather", "horoscopes", "crosswords", "puzzles", "comics", "obituaries", "classifieds",
    "archive", "archives", "editorials", "letters to the editor", "op-ed", "op-eds", "columnists", "columns", "blogs",
    "books", "movies", "film", "music", "television", "tv", "theater", "theatre", "arts", "food", "style", "fashion",
    "money", "real estate", "property", "autos", "cars", "magazine", "events", "shop", "store", "deals", "donate",
    "facebook", "twitter", "instagram", "youtube", "linkedin", "pinterest", "whatsapp", "telegram", "follow us",
    "skip to content", "skip to main content", "skip to navigation", "back to top", "print", "email", "share", "save",
    "trending", "trending now", "most read", "most popular", "most viewed", "most watched", "latest news", "top stories",
    "editors' picks", "recommended", "corrections", "mobile apps", "apps", "live tv", "watch live", "live", "subscribe now",
    "community", "forums", "feedback", "work for us", "press releases", "media kit", "language", "english", "edition",
))
# fmt: on

# Lines under which the comments of readers follow.
COMMENTS = (
    r"(?:(?:view|show|read|see|add|leave|post|hide|join|load)(?: (?:a|all|the|your|more))? (?:\(?\d[\d,.]*\)? ?)?|\(?\d[\d,.]*\)? )"
    r"(?:(?:reader|user|recent|top|latest) )?(?:comments?|replies|reply|responses?|discussion|conversation)(?: ?\(?\d[\d,.]*\)?)?|"
    r"(?:(?:reader|user|recent|top|latest) )?comments(?: ?\(?\d[\d,.]*\)?)?|"
    r"(?:comments|responses|replies) (?:are closed|on this (?:story|article)|to this .{3,10})|"
    r"share your (?:voice|thoughts|views)|have your say|\d[\d,.]* thoughts? on .{2,150}"
)
