# The voice meter, for the team
voices-button = 🎚 Who is heard
voices-button-again = 🔄 Measure again
voices-below = It stands below.
voices-title = 🎚 <b>Who is heard</b>
    { $contributions ->
        [one] { $contributions } contribution
       *[other] { $contributions } contributions
    } of { $people ->
        [one] { $people } person
       *[other] { $people } people
    } who were here
voices-too-early = It is too early to tell: come back when there are { $enough } contributions.
voices-by-country = <b>By country</b>
voices-by-type = <b>By type of organisation</b>
voices-line = • { $group }: { $voices } % of the contributions, { $people } % of the people
voices-others = others
voices-hint = 💡 { $group }: { $people } % of you, and { $voices } % of the contributions. Perhaps ask them first in the next round.
voices-balanced = 👍 Nobody is heard much less than others.
voices-how = <i>Counted are answers, questions and turns to speak, never by person; groups of fewer than 3 stand under others.</i>
