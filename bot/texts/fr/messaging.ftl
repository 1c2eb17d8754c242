# Un message qui a échoué est gardé pour l’opérateur ; $reference le désigne.
apology = Une erreur s’est produite de notre côté et votre dernier message n’a pas été pris en compte. Merci de réessayer. Si cela se reproduit, donnez à l’organisateur la référence <b>{ $reference }</b>.
