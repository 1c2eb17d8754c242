# Heures. $time est celle du lecteur, $host-time celle de l’hôte.
time-two-zones = { $time } ({ $host-time } à { $host-city })
moment = { $day }, { $time }
list-separator = ,{ " " }
