# What stands on the pictures of results, beside options and texts.

picture-number = { NUMBER($number) }
picture-place = { NUMBER($place) }.
picture-first = { $people ->
        [0] first for nobody
        [one] first for one
       *[other] first for { NUMBER($people) }
    }
picture-points = { NUMBER($points, maximumFractionDigits: 1) } / 100
picture-pinned = pinned
picture-answered = answered
picture-more-questions = { $more ->
        [one] And one more question
       *[other] And { NUMBER($more) } more questions
    }
picture-more-words = { $more ->
        [one] And one more word
       *[other] And { NUMBER($more) } more words
    }
picture-before = before
picture-after = after
picture-change = { $by ->
        [0] ±0
       *[other] { $sign }{ NUMBER($by) }
    }
picture-moved = { $people ->
        [one] One person went from “{ $from }” to “{ $to }”
       *[other] { NUMBER($people) } people went from “{ $from }” to “{ $to }”
    }
picture-nobody-moved = Nobody chose differently the second time.
