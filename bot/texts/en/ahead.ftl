# /next: what goes on, what comes, what waits for an answer.
next-title = <b>{ $visit }</b>
next-running = <b>Now:</b> { $title }, until { $until }
next-coming = <b>Next:</b> { $title }
    { $when }
next-none = There are no further sessions.
next-button-rsvp = Say whether I come
next-due = ↳ Your answer is still due: “{ $prompt }”

button-next = What comes next
button-calendar = Into my calendar
button-settings = Settings
