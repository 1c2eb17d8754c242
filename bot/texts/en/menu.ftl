# The channel's menu of commands: at most 256 characters each, no markup.
menu-now = What is open for me now
menu-hand = Raise my hand in a session
menu-next = What comes next, in my time
menu-agenda = The programme, in my time
menu-calendar = The sessions for my own calendar
menu-me = My days and my certificate
menu-settings = My zone, quiet hours, language, pause
menu-pause = Pause until a time I choose
menu-resume = End the pause
menu-fewer = Fewer messages, or all again
menu-connect = Go on in another app
menu-help = What I can do here, and who can help
menu-mydata = What is kept about me
menu-stop = Stop taking part
