signature-other = other organisations
