# Le menu des commandes : 256 caractères au plus, sans balises.
menu-now = Ce qui est ouvert pour moi maintenant
menu-agenda = Le programme, à mon heure
menu-me = Mes journées et mon certificat
menu-help = Ce que je peux faire ici, et qui peut m’aider
menu-mydata = Ce qui est conservé sur moi
menu-stop = Arrêter de participer
