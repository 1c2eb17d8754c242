# Le menu des commandes : 256 caractères au plus, sans balises.
menu-now = Ce qui est ouvert pour moi maintenant
menu-hand = Lever la main pendant une séance
menu-next = Ce qui vient, à mon heure
menu-agenda = Le programme, à mon heure
menu-calendar = Les séances pour mon calendrier
menu-me = Mes journées et mon certificat
menu-settings = Mon heure, mes heures calmes, ma langue, une pause
menu-pause = Faire une pause jusqu’à un moment de mon choix
menu-resume = Terminer la pause
menu-fewer = Moins de messages, ou tous
menu-connect = Continuer dans une autre application
menu-help = Ce que je peux faire ici, et qui peut m’aider
menu-mydata = Ce qui est conservé sur moi
menu-stop = Arrêter de participer
