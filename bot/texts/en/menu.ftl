# The channel's menu of commands: at most 256 characters each, no markup.
menu-now = What is open for me now
menu-agenda = The programme, in my time
menu-me = My days and my certificate
menu-help = What I can do here, and who can help
menu-mydata = What is kept about me
menu-stop = Stop taking part
