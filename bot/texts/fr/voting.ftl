# Les votes sur les questions de tout le monde.

vote-how = { $most ->
        [one] Les questions sont là. À laquelle l’hôte doit-il répondre ? Vous avez une voix.
       *[other] Les questions sont là. Auxquelles l’hôte doit-il répondre ? Vous avez { $most } voix.
    }
vote-line = <b>{ $number }.</b> { $text }
vote-line-chosen = ✓ <b>{ $number }.</b> <b>{ $text }</b>
vote-elsewhere = ✓ { $number }. { $text }
vote-left = { $left ->
        [0] Vous avez donné toutes vos voix. Touchez encore l’un de vos choix pour le reprendre, ou écrivez les numéros que vous voulez à la place.
       *[other] Il vous reste { $left } voix sur { $most }. Touchez un numéro, ou écrivez-en, comme « 2 5 ».
    }
vote-page = Page { $page } sur { $pages }
vote-own-left-out = Vos propres questions ne sont pas dans votre liste : ce sont les autres qui votent pour elles.
vote-secret = 🔒 On ne montre que le nombre de voix, jamais qui a voté pour quoi.
vote-closes = Les voix comptent jusqu’à { $when }. D’ici là, vous pouvez les changer.
vote-nothing = Il n’y a rien ici pour quoi vous pourriez voter en ce moment.
vote-button-earlier = ‹ Avant
vote-button-later = Après ›

# Accusés de réception
vote-given = { $left ->
        [0] Votre voix compte. C’était la dernière.
        [one] Votre voix compte. Il en reste une.
       *[other] Votre voix compte. Il en reste { $left }.
    }
vote-taken = Voix reprise. Il vous en reste { $left } sur { $most }.
vote-own = C’est votre propre question. Ce sont les autres qui votent pour elle.
vote-gone = Cette question n’est plus là. Votre voix vous reste.
vote-none-left = { $most ->
        [one] Vous avez donné votre voix. Touchez encore ce numéro pour la reprendre d’abord.
       *[other] Vous avez donné vos { $most } voix. Reprenez-en une d’abord : touchez encore son numéro.
    }
vote-closed = On ne vote pas en ce moment ; rien n’a changé.
vote-no-number = Il n’y a pas de question { $number }.
vote-not-this = Vous ne pouvez pas voter pour la question { $number } : c’est la vôtre, ou elle a été réunie à une autre.
vote-too-many = { $most ->
        [one] Vous avez une voix, et il y en a plus ici.
       *[other] Vous avez { $most } voix, et il y en a plus ici.
    }
vote-no-questions-now = C’est le moment de voter : on ne prend plus de nouvelles questions. Touchez les numéros des questions auxquelles vous voulez une réponse, ou écrivez-les, comme « 2 5 ».
vote-not-taken = <b>{ $title }</b>
    { $problem }
voting-questions-closed = On vote sur les questions ; elles restent donc comme elles sont.
