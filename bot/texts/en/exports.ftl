# Exports: the letters in the team's chat, and the words in the files.

export-visit = <b>Export</b> · { $visit }
    <b>For the team</b>: all that you may see, who answered how many prompts, which groups were heard, and your notes.
    <b>To share</b>: only what everybody in the visit may see.
    A file stays where you save it, also when Hospes has deleted the answers.
export-prompt = <b>Export</b> · { $title }
    <b>For the team</b>: all that you may see.
    <b>To share</b>: only what everybody in the visit may see.
export-list = <b>Export one prompt</b>
    Which one?
export-list-empty = Nothing was asked yet, so there is nothing to export.
export-button-csv = CSV
export-button-xlsx = Excel
export-button-json = JSON
export-button-csv-share = Share: CSV
export-button-xlsx-share = Share: Excel
export-button-json-share = Share: JSON
export-button-list = One prompt only …
export-button-prompt = { $title }
export-button-again = { $title } ({ $number })
export-button-earlier = ‹ Earlier
export-button-later = Later ›
export-coming = Your file comes in a moment.
export-file-team = <b>{ $title }</b>
    For the team only: it may have names. Please keep it as carefully as the answers were given.
export-file-share = <b>{ $title }</b>
    It has only what everybody in the visit may see. It may have names.

# Files and sheets
export-overview = Overview
export-participation = Participation
export-voices = Voices
export-notes = Notes of the team
export-about =
    { $visit }

    Made by Hospes on { $day } at { $time } ({ $zone }).
    { $audience ->
        [group] For sharing: it has what everybody in the visit may see.
       *[facilitators] For the team only.
    }

    “{ $overview }” lists the prompts, and says why where there are no answers. Each prompt has a table of its own: first what was counted, then what people wrote.
    Anonymous answers have no names and are shuffled; what fewer than 3 people answered is left out.
    Times are those of { $zone }. Hospes made no formulas: a text that begins like one has an apostrophe before it in a CSV.

# Columns
export-column-number = No.
export-column-prompt = Prompt
export-column-kind = Kind
export-column-seen-by = Who sees the answers
export-column-opened = Opened
export-column-closed = Closed
export-column-asked = Asked
export-column-answered = Answered
export-column-remark = Remark
export-column-row = Row
export-column-question = Question
export-column-answer = Answer
export-column-count = Number
export-column-share = Share
export-column-name = Name
export-column-reference = Reference
export-column-told = Told to the team
export-column-group = Group
export-column-people = People
export-column-share-of-people = Share of people
export-column-share-of-voices = Share of voices
export-column-time = Time
export-column-note = Note

# Cells
export-row-result = result
export-row-answer = answer
export-kind = { $kind ->
        [text] text
        [questions] questions
        [words] words
        [choice] choice
        [choices] several choices
        [scale] scale
        [temperature] temperature
        [ranking] ranking
        [points] 100 points
        [grid] grid
        [form] form
       *[other] { $kind }
    }
export-seen-by = { $who ->
        [group] everybody in the visit
        [organisation_type] everybody, with the type of organisation only
        [facilitators] the facilitators
        [own_group] only the own small group
       *[no_one] anonymous
    }
export-mean = Mean
export-right = right
export-first = place { $place }; first for { $people }
export-points = points on average
export-before = before
export-after = after
export-moved = { $from } → { $to }
export-starred = starred
export-pinned = pinned
export-was-answered = answered
export-told = told to the team
export-on-the-spot = asked on the spot
export-anonymous = anonymous: shuffled, no names, nothing that fewer than 3 answered
export-hidden = { $why ->
        [withdrawn] withdrawn; no answers are kept
        [own_group] only the own small group sees the answers
        [facilitators] only the facilitators see the answers
        [nobody] nobody answered
        [still_open] still open
        [too_few] hidden: fewer than 3 answered
       *[gone] no answers: deleted after their time, or hidden by the team
    }
