# Certificats : les lettres, le document, la page qui en vérifie un.
certificate-completion =
    <b>{ $visit }</b>
    Félicitations : voici votre certificat de participation et d’achèvement, numéro { $number }.
    Chacun peut le vérifier ici : { $link }
certificate-attendance =
    <b>{ $visit }</b>
    Merci d’avoir été là : voici votre certificat de participation, numéro { $number }.
    Chacun peut le vérifier ici : { $link }
certificate-none =
    <b>{ $visit }</b>
    Merci d’en avoir fait partie. Cette fois, vos jours n’ont pas suffi pour un certificat ; ce que vous avez partagé reste au groupe. Si vous pensez que c’est une erreur, dites-le à l’équipe.
certificate-title-completion = Certificat de participation et d’achèvement
certificate-title-attendance = Certificat de participation
certificate-lead-in = Nous certifions que
certificate-took-part = a participé à
certificate-dates = du { $first } au { $last }
certificate-form-online = en ligne
certificate-form-onsite = sur place
certificate-days = { $days } jours sur { $planned }
certificate-hours = { NUMBER($hours, maximumFractionDigits: 1) } heures de programme sur { NUMBER($planned, maximumFractionDigits: 1) }
certificate-outcomes = Les participants ont appris à
certificate-statement-completion = Ce document atteste la participation et l’achèvement des tâches de la visite ; ce n’est pas une évaluation.
certificate-statement-attendance = Ce document atteste la participation ; ce n’est pas une évaluation.
certificate-issued-on = Délivré le { $date }
certificate-number = Numéro du certificat
certificate-check-at = Vérifier ce certificat à l’adresse
certificate-qr = Code QR avec l’adresse où ce certificat peut être vérifié
verify-title = Vérification d’un certificat
verify-valid = Ce certificat est authentique et valable.
verify-revoked = Ce certificat a été délivré ici, mais il a été révoqué. Il n’est plus valable.
verify-replaced = Ce certificat a été délivré ici et remplacé par un plus récent. Il n’est plus valable.
verify-unknown = Aucun certificat ne correspond à cette adresse. Utilisez le lien complet ou le code QR du document : le numéro seul ne suffit pas.
verify-mistyped = Ce numéro ne peut pas être juste : il contient une faute de frappe. Comparez-le avec le document, ou utilisez le code QR.
verify-number = Numéro
verify-name = Nom
verify-visit = Visite
verify-dates = Dates
verify-kind = Type
