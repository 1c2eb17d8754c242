# An update that failed was kept for the operator; $reference names it.
apology = Something went wrong on our side, and your last message did not get through. Please try once more. If it happens again, tell your organiser the reference <b>{ $reference }</b>.
