# /next : ce qui se passe, ce qui vient, ce qui attend une réponse.
next-title = <b>{ $visit }</b>
next-running = <b>Maintenant :</b> { $title }, jusqu’à { $until }
next-coming = <b>Ensuite :</b> { $title }
    { $when }
next-none = Il n’y a plus de séance.
next-button-rsvp = Dire si je viens
next-due = ↳ Votre réponse est encore attendue : « { $prompt } »

button-next = Ce qui vient
button-calendar = Dans mon calendrier
button-settings = Réglages
