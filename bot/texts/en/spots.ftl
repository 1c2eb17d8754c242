# What a facilitator asks on the spot, rehearses, or writes down for others.

spot-ask =
    <b>What do you want to ask?</b>
    Type it here. If people should choose, put each answer on a line of its own with a dash before it.
    Nothing is sent before you have seen it.
spot-nothing = Nothing is being prepared here. To ask something, write for example: ask: What surprised you most?
spot-which = In which visit do you want to ask this?
spot-preview = <b>Not sent yet.</b> To say it otherwise, type it again.
spot-frame = ┈ They will see ┈
spot-as-button = [ { $label } ]
spot-to-team = Rehearsal: this goes to the team only.
spot-temperature = How is your energy just now?
spot-no-text = There is no question in it. Please write what you want to ask.
spot-options = { $count ->
        [one] That is one answer to choose from; { $fewest } to { $most } fit.
       *[other] Those are { $count } answers to choose from; { $fewest } to { $most } fit.
    }
spot-option-twice = Two of the answers are the same. Please write each once.
spot-option-long = One of the answers has { $length } characters; { $limit } fit on a button.
spot-gone = There is nothing prepared any more. Please write it again.
spot-dropped = Dropped. Nothing was sent.

spot-button-send = Send to { NUMBER($count) }
spot-button-rehearse = 👻 Send to the team
spot-button-send-anyway = Send
spot-button-temperature = Temperature check
spot-button-drop = Drop it
spot-button-keep = ‹ Leave it as it is
spot-button-reword = Change it for everybody
spot-button-kind-text = Answer: a text ⟳
spot-button-kind-words = Answer: a few words ⟳
spot-button-kind-scale = Answer: 1 to 5 ⟳
spot-button-kind-temperature = Answer: five faces ⟳
spot-button-kind-choice = Answer: one of these ⟳
spot-button-kind-choices = Answer: several of these ⟳
spot-button-seen-group = Seen by everybody, with names ⟳
spot-button-seen-facilitators = Seen by facilitators only ⟳
spot-button-seen-no-one = Anonymous ⟳
spot-button-for = Open for { NUMBER($minutes) } minutes ⟳
spot-button-by-hand = Open until I close it ⟳

# Other words for what is open
spot-ask-wording =
    <b>How should it be said?</b> Now it says:
    { $text }
    Type the new wording here. Answers that were given stay.
spot-reworded-preview = <b>Not changed yet.</b> To say it otherwise, type it again.
spot-other-languages = Only your language changes. These keep their words: { $languages }
spot-reworded = Changed on every card: { $title }
spot-retired = The plan asks this differently by now, so its words stay as they are.

# Rehearsal
ghost-line = 👻 <b>Rehearsal.</b> What you open now reaches the team only, and leaves no trace. What the plan opens by itself goes to everybody as always.
ghost-session-on = ⚠ A session is on, and the participants get nothing that you open. To ask them, end the rehearsal.
ghost-mark = 👻 <b>Rehearsal:</b> only the team sees this.
ghost-over = The rehearsal is over. Nothing of it was kept.
ghost-on = Rehearsal: what you open now reaches the team only. What the plan opens by itself still goes to everybody.
ghost-off = The rehearsal is over, and nothing of it was kept. What you open now reaches everybody.
ghost-ended = The rehearsal has ended meanwhile, and everybody would get this. Nothing was sent; please look again.
ghost-not-now = “{ $title }” is open for the participants. Close it first, then rehearse.

# Written down for others
proxy-who = { $count ->
        [0] <b>{ $title }</b> · Everybody has answered.
       *[other] <b>{ $title }</b> · Who told you their answer? They see on their card that you entered it, and can change it.
    }
proxy-for = ✍ <b>For { $name }, as they told you</b>
proxy-over = <b>{ $title }</b> · Nothing is being entered for others.
proxy-told = ✍ { $name } entered this for you. You can change it.
proxy-told-team = ✍ The team entered this for you. You can change it.
proxy-secret = Nobody may know who says what here, and whoever tells you would give that up. Please ask them to answer on their own phone.
proxy-answered = { $name } has answered already, so it is theirs to change.
proxy-not-asked = They are not asked this, so there is nothing to enter.
proxy-button-others = ‹ Somebody else
proxy-button-done = Done
signature-told = { $name } (told)
