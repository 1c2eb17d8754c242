# Certificates: the letters, the document, the page that checks one.
certificate-completion =
    <b>{ $visit }</b>
    Congratulations: here is your certificate of attendance and completion, number { $number }.
    Anybody can check it here: { $link }
certificate-attendance =
    <b>{ $visit }</b>
    Thank you for being there: here is your certificate of attendance, number { $number }.
    Anybody can check it here: { $link }
certificate-none =
    <b>{ $visit }</b>
    Thank you for having been part of it. This time your days were not enough for a certificate; what you shared stays with the group. If you think that is a mistake, please tell the team.
certificate-title-completion = Certificate of attendance and completion
certificate-title-attendance = Certificate of attendance
certificate-lead-in = This is to certify that
certificate-took-part = took part in
certificate-dates = { $first } to { $last }
certificate-form-online = online
certificate-form-onsite = on site
certificate-days = { $days } of { $planned } days attended
certificate-hours = { NUMBER($hours, maximumFractionDigits: 1) } of { NUMBER($planned, maximumFractionDigits: 1) } programme hours
certificate-outcomes = Participants learnt to
certificate-statement-completion = This document certifies attendance and the completion of the visit’s tasks; it is not an assessment.
certificate-statement-attendance = This document certifies attendance; it is not an assessment.
certificate-issued-on = Issued on { $date }
certificate-number = Certificate number
certificate-check-at = Check this certificate at
certificate-qr = QR code with the address at which this certificate can be checked
verify-title = Certificate check
verify-valid = This certificate is genuine and valid.
verify-revoked = This certificate was issued here but has been revoked. It is not valid any more.
verify-replaced = This certificate was issued here and has been replaced by a newer one. It is not valid any more.
verify-unknown = No certificate belongs to this address. Please use the complete link or the QR code on the document: the number alone is not enough.
verify-mistyped = This number cannot be right: there is a typing error in it. Please compare it with the document, or use the QR code.
verify-number = Number
verify-name = Name
verify-visit = Visit
verify-dates = Dates
verify-kind = Kind
