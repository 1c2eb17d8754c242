# Calendars: the file, the address to follow, and the page behind it.
calendar-no-visit = There is no visit yet whose days could go into your calendar.
calendar-not-yours = You do not take part in this visit, so there is no calendar for you.
calendar-no-address = This Hospes has no public address, so a calendar cannot follow it. /calendar sends you the file.
calendar-button = Put it into my calendar
calendar-file =
    <b>{ $visit }</b>: open the file, and all sessions go into your calendar, with the link to the call and an alarm 15 minutes before each day.
    If something changes, a file does not. A calendar that follows does so by itself.
calendar-file-only =
    <b>{ $visit }</b>: open the file, and all sessions go into your calendar, with the link to the call and an alarm 15 minutes before each day.
    If something changes, send /calendar again and open the new file: it changes what is there.
calendar-button-feed = Let my calendar follow
calendar-feed =
    <b>{ $visit }</b>: with this address of your own, your calendar follows by itself, whatever changes.
    <code>{ $address }</code>
    Tap the first button, or add the address to your calendar as a subscription. Please keep it to yourself: whoever has it sees the programme and the link to the call. A new address, and the old one opens nothing any more.
calendar-feed-off = <b>{ $visit }</b>: your address is switched off. A calendar that followed it gets nothing any more.
calendar-button-open = Open in my calendar
calendar-button-renew = New address
calendar-button-off = Switch off
calendar-renewed = That is your new address. The old one opens nothing any more.
calendar-off = Switched off.

# In the file: no markup.
calendar-summary = { $title } · { $visit }
calendar-summary-cancelled = Cancelled: { $title } · { $visit }
calendar-host-clock = { $start }–{ $end } in { $city }

# On the page: no markup.
calendar-page-title = { $visit }, in your calendar
calendar-page-how = Your calendar will follow the visit: new times, cancellations and a new link to the call come by themselves.
calendar-page-open = Open in my calendar
calendar-page-by-hand = If nothing opens, add this address to your calendar as a subscription (“from a web address”):
calendar-page-secret = Please keep the address to yourself: whoever has it sees the programme and the link to the call.
