# /connect: the same visit in another app. $channel is `web` (our page), `telegram`, or the name of
# another bot on Telegram.
connect-offer =
    <b>Go on in another app</b>
    Open the link below there, or write this code there: <code>{ $code }</code>
    It is for you alone, works once, and for { $minutes } minutes. Your answers, your attendance and your certificate stay yours: nothing begins anew.
connect-button = { $channel ->
        [web] Go on on our own page
       *[other] Go on in Telegram
    }
connect-button-here = Write to me here again
connect-back = You are being written to in another chat at the moment.
connect-nowhere = There is no other app to go to: this Hospes is here only.
connect-unknown = This code opens nothing. Perhaps a sign got lost? You get a new one with /connect, in the chat where you are known.
connect-used = This code has been used already. You get a new one with /connect, in the chat where you are known.
connect-expired = This code is too old. You get a new one with /connect, in the chat where you are known.
connect-same-chat = You are here already. Open the link, or write the code, in the other app.
connect-taken = This chat belongs to somebody who has joined already, so the code does nothing here. If that is you as well, ask your organiser.
connect-moved = { $channel ->
        [web] From now on I write to you on our page.
       *[other] From now on I write to you in Telegram.
    } What stands here goes on working. Was that not you? Then say so to your organiser. /connect brings you back.
connect-done =
    <b>Hello { $name }, here you are.</b>
    I write to you here from now on. Your answers, your attendance and your certificate are as they were.
    { $channel ->
        [web] No other service carries these messages.
       *[other] Telegram carries these messages, and is responsible for its part under its own terms.
    }
connect-here = I write to you here from now on.
