# Times. $time is the reader's, $host-time the host's.
time-two-zones = { $time } ({ $host-time } in { $host-city })
moment = { $day }, { $time }
list-separator = ,{ " " }
