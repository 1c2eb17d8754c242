signature-other = autres organisations
