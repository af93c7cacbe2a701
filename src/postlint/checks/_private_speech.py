"""What tells a private text from one that is written for readers: the expressions behind ``account.personal-voice``."""

from postlint.text.patterns import Pattern

QUOTED = Pattern(
    r"\A\W{0,3}[“\"][^“”\"]{1,600}[”\"]|“[^“”]{1,600}”|\"[^\"]{1,600}\"|«[^«»]{1,600}»|(?<!\w)[‘'](?=\w)[^‘’'\n]{1,300}(?:['’]\w[^‘’'\n]{0,300}){0,8}[’'](?!\w)",
    "“", '"', "«", "‘", "'",
)  # fmt: skip
"""What stands between quotation marks: somebody else is speaking there."""

FIRST_PERSON = Pattern(
    r"(?<!War )(?<!Part )(?<!Type )(?<!Phase )\b[Ii](?:['’](?:m|ve|ll|d))?\b(?![./&)-]|\s?[A-Z]{2})|\b[Mm](?:y|e|yself)\b|\bi['’]?m\b"
)
OF_ONESELF = Pattern(r"\b(?:[Ii](?:['’](?:m|ve|ll|d))?|[Mm]y|[Mm]yself)\b")
NO_SUBJECT = Pattern(
    r"(?i)\A\W{0,3}(?:is (?:fed|so|off|going|not|at|having|feeling|bored|tired|watching|wishing|wondering|sick|in|getting|looking)|(?:just )?had to\b|just (?:had|got|saw|woke|spent|been|finished)"
    r"|got (?:home|back|up|in|so|my)|went (?:to|out|home)|woke up|can['’]?t (?:believe|even|stand|deal|wait to get|sleep|stop|cope)|so (?:tired|bored|over|done|sick|drunk|hungry|glad|sleepy|fed|not)\b"
    r"|feeling (?:sick|rough|tired|like|so|ill)|fed up|sick of|off to (?:bed|the|my)|heading (?:home|out|to)|finally (?:home|friday|done)|(?:sitting|sat|stood) (?:in|on|at)|made it (?:to|home|out|back)|on the (?:train|bus|tube|toilet|plane|way) (?:home|to work|again|back)|anyone else (?:hate|love|tired|bored|awake|up|feel|think)|so (?:proud|happy|glad) (?:of|that|for) my|stuck (?:in|at|on|behind|under)|need (?:coffee|a drink|sleep|more)|hate (?:it|when|this|my)"
    r"|wish i|thank (?:fuck|god|christ|goodness)|trying to (?:figure|sleep|work|get|decide)|am (?:so|going|considering|at|on|in|not|sitting|off)\b|been (?:up|at|sitting|waiting)|ugh\b|omg\b|hmm+\b)"
    r"|\A\W{0,3}(?:just )?(?:[a-z]{2,11}(?:ed|ing)|lost|left|spent|broke|spilt|forgot|slept|ate|drank|bought|cut|quit|fell|threw|met|caught|told|put) (?!to\b)[^.!?\n]{0,60}\b(?:my|myself|me|mine)\b"
)
BEGINNINGS = (
    "is ", "just ", "had to", "got ", "went ", "woke ", "can't ", "can’t ", "cant ", "so ", "feeling ", "fed up", "sick of", "off to", "heading ", "finally ",
    "sitting ", "sat ", "stood ", "made it", "on the", "anyone else", "stuck ", "need ", "hate ", "wish i", "thank ", "trying to", "am ", "been ", "ugh",
    "omg", "hmm",
)  # fmt: skip
STACCATO = Pattern(r"\b(?:[A-Z][a-z'’]{0,12}\. ){2,12}[A-Z][a-z'’]{1,14}\.", ". ")
SCORN_OF_YOU = Pattern(
    r"(?i)\byou(?:['’]re| are| r)\s(?:[a-z]{1,12}\s){0,3}(?:excuse|idiots?|morons?|jokes?|liars?|disgust\w{0,4}|pathetic|losers?|clowns?|bigots?|stupid|useless|traitors?|embarrass\w{0,7})\b",
    "excuse", "idiot", "moron", "joke", "liar", "disgust", "pathetic", "loser", "clown", "bigot", "stupid", "useless", "traitor", "embarrass",
)  # fmt: skip
PRIVATE_TAG = Pattern(
    r"(?i)#(?:(?P<loud>\w{0,20}(?:loser|slizzerd|hungover|hangover|drunk|tipsy|idiot|moron|stupid|sucks)s?|hate(?:my|this|mondays)\w{0,12}|fml|wtf|ffs)"
    r"|smh|yolo|tgif|lol|omg|firstworldproblems|mylife|nofilter|sotired|sobored|sohungry|bored|tired|ugh|awkward|justsayin(?:g|'|)|sorrynotsorry)(?!\w)",
    "loser", "slizzerd", "hungover", "hangover", "drunk", "tipsy", "idiot", "moron", "stupid", "sucks", "#hate", "#fml", "#wtf", "#ffs", "#smh", "#yolo",
    "#tgif", "#lol", "#omg", "#firstworld", "#mylife", "#nofilter", "#sotired", "#sobored", "#sohungry", "#bored", "#tired", "#ugh", "#awkward",
    "#justsayin", "#sorrynot",
)  # fmt: skip
NAME = Pattern(r"(?<![\w@#.’'-])[A-Z][a-z]{1,11}(?![\w’'-])")
CAPITALISED = Pattern(r"[A-Z][a-z]+")
US = Pattern(r"(?i)\b(?:we|we['’](?:ve|re|ll|d)|our|us)\b", "we", "our", "us")
NOT_ONESELF = Pattern(
    r"(?i)\A\W{0,3}(?:when |pov\b|me(?: when)?:|nobody:|no one:|everyone:|mood:|us when|tell me you|that feeling|that moment|how it )|,\s(?:says|said|wrote|writes|recalls|remembers|adds)\s(?:an?|our|the|one|\w{3,})\b|\A[^.!?\n@]{1,60}\?\s\S"
)
"""The forms of a joke that everybody tells, and a question to readers before what is offered to them."""
FOR_READERS = Pattern(
    r"(?i)\b(?:you|your|yours|you['’](?:re|ll|ve|d)|we|we['’](?:re|ll|ve|d)|our|us|please|come (?:and|to|in|along|join|visit|see|by|on|down|with|over)|visit|join|book|tickets?|opens?|opening|starts?|menu|sale|offer|available|adopt|register|apply|says?|said|exhibition|interview|new in)\b|:\s|\u2022"
)
"""What is written for readers invites, offers, announces or quotes."""
REPLIES = Pattern(
    r"(?i)\A(?:no worries|yes|yeah|yep|yup|ok|okay|sure|haha(?:ha)?|nah|nope|sounds good|got it|np|aww?|sorry|cheers|cool|fine|will do|ta)\b[,!. ]{1,2}(?:(?:but|and|so|then) )?(?:i\b|i['’]|shall i\b|am\b|he\b|she\b|that['’]s what\b|my\b|no\b|see you\b|love you\b)"
)
CARELESS = Pattern(r"\b(?:im|ive|dont|cant|didnt|wont|isnt|doesnt|couldnt)\b|\b[uU] |\br u\b|\bur\b|;-?\)|\sx{1,3}\W{0,2}\Z|!{3,}|\?!|!\?")
"""Writing without care for capitals and apostrophes, kisses, winks, cries."""
EVERYDAY = Pattern(
    r"(?i)\b(?:i|i['’](?:m|ve|d|ll)) (?:just |really |still |so |actually |literally |also |am |was |have |got ){0,2}(?:guess|feel|felt|hate|swear|wish|miss|lost|ate|broke|forgot|slept|woke|cried|drank|fell|threw up|can['’]?t(?! believe)|cannot|have to|had to|need to|gotta"
    r"|(?:look|looked|have|had|got) (?:so|a|an|the|no|nothing|like|my|some|\d)|tired|exhausted|bored|in love|engaged|pregnant|high|buying|free|home|sick|ill|late|working|scared|nervous|stressed|overslept|supposed to|was going)\b"
)
"""What a person says of a day: what was lost, felt, eaten, wished."""
CARE = Pattern(
    r"(?i)\b(?:sorry (?:to hear|about|for)|apologi\w{2,5}|(?:dm|message|call|contact|e-?mail) us|get in touch|our (?:team|page|app|desk|store|shop)|your (?:order|parcel|feedback|message|review|booking|patience)|thank you for (?:your|getting|letting)|thanks for (?:your|getting|letting|reaching))\b"
)
"""What those who answer customers write; a customer may be greeted by name."""
WRONGED = Pattern(
    r"(?i)\byou(?:['’]ve| have)? (?:just )?(?:left|lost|cut|forgot|charged|cancell?ed|broke|ignored|hung|kept|sent|told|delivered|missed|ruined)\b|\byour (?:call cent(?:re|er)|app|drivers?|staff|website|customer service|store|crew|helpline|chatbot)\b"
    r"|\bi(?:['’]ve| have) been (?:sitting|waiting|standing|stuck|trying|on hold|charged)\b|\bnever (?:coming|going|flying|shopping|ordering|booking) (?:back|here|there|again|with)\b"
)
"""What customers write to a company; said beside its handle."""
APP = Pattern(r"\b(?:on|in|with|via|using) (?:@\w{2,15}|[A-Z][a-z]{1,10}[A-Z]\w{1,12})\b")
"""A name that is written as those of apps are, after a word such as "via"."""
INTRODUCES = Pattern(r"\b(?:I['’]m|I am|[Mm]y name is|[Cc]all me) [A-Z][a-z]+\b", "i'm", "i’m", "i am", "name is", "call me")
"""Who says a name is a mascot, an author, a guest, or a dog that looks for a home."""
LONGEST = 5000
"""Code points of a post that are looked at."""


def unquoted(text: str) -> str:
    """Return the text with its quotations blanked."""
    return QUOTED.sub(lambda quote: " " * len(quote[0]), text[:LONGEST])
