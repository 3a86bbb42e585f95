### What stands on screen, in English. Every id here stands in the other languages too, with the same variables.

## Rooms

room-calendar = Calendar
room-ideas = Ideas
room-voice = Voice
room-team = Team

## Dates, times, names

weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-short = { $number ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-and-year = { $month } { $year }
day = { $weekday } { $day } { $month }
day-and-year = { $weekday } { $day } { $month } { $year }
short-day = { $day } { $month }
short-day-and-year = { $day } { $month } { $year }
today = today
yesterday = yesterday
moment = { $day } { $time }
week-short = Wk
names-two = { $one } and { $two }
names-more = { $one }, { $two } and { $others ->
    [one] 1 other
   *[other] { $others } others
}
somebody = somebody
untitled = Untitled

## What is on disk and who has it

sync-saved = saved here
sync-saving = saving…
sync-not-saved = not saved: the disk refuses. Everything you typed is still here and is tried again
sync-offline = offline
sync-have-it = { $count ->
    [one] { $names } has it
   *[other] { $names } have it
}
sync-lacks = { $name } misses { $count ->
    [one] 1 change
   *[other] { $count } changes
}
sync-lacks-since = { $name } misses { $count ->
    [one] 1 change
   *[other] { $count } changes
} since { $since }
sync-nobody-known = not known yet who else has it
sync-others-unknown = { $count ->
    [one] 1 other not yet
   *[other] { $count } others not yet
}

## The top bar

search = Search everything
search-hint = Search, or type what you want to do
search-clear = Stop searching
search-nothing = Nothing found
searching = Searching…
search-indexing = Not everything can be found yet: the index is being made
go-to = Go to { $room }
go-online = Go online again
go-offline = Stay offline
who-is-here = Here now: { $names }
work = { $what } { $percent }%
work-folding = Reading in
work-cancel = Stop importing
work-importing = Importing
work-indexing = Indexing
undo = Undo
redo = Do it again
done-taken-back = Undone: { $what }
done-again = Done again: { $what }
close = Close
cancel = Cancel
done = Done
add = Add
apply = Apply
back = Back
copy = Copy
copied = Copied
restore = Restore
quit = Quit
toast-close = Put this message away

## What things are called

kind-post = Post
kind-idea = Idea
kind-section = Section
kind-comment = Comment
kind-channel = Channel
kind-rule = Voice rule
field-says = What it says
field-instead = In its stead
field-reason = Reason
field-place = Where it holds
field-strictness = How strict
field-address = Form of address
kind-theme = Theme
kind-other = Something else
status-idea = Idea
status-draft = Draft
status-review = Review
status-planned = Planned
status-posted = Posted
format-photo = Photo
format-video = Video
format-text = Text
format-link = Link
focus-about-us = About us
focus-for-the-community = For the community
role-trekker = Trekker
role-helper = Helper
role-guest = Guest
missing-title = No title
missing-owner = Nobody responsible
missing-date = No date
missing-channel = No channel
missing-text = No text
field-title = Title
field-date = Date
field-time = Time
field-when = When
field-zone = Time zone
field-status = Status
field-theme = Theme
field-owner = Responsible
field-explanation = Explanation
field-link = Link
field-format = Format
field-focus = Focus
field-channel-each = Channels
field-helper-each = Helpers
field-text = Text
field-words = Text
field-heading = Heading
field-rank = Place
field-name = Name
field-colour = Colour
field-relay = Relay
field-settled-each = Sentence that two changed apart: stays as it reads
field-binned = Bin
value-empty = empty
value-binned = in the bin
value-not-binned = not in the bin

## The calendar

month-previous = Previous month
month-next = Next month
go-to-today = Today
new-post = New post
new-post-on = New post on { $day }
more-posts = + { $count } more
shelf-undated = Without a date
filter-text = Filter by title
filter-any-status = Any status
filter-any-channel = Any channel
filter-any-owner = Anybody
filter-clear = Clear
bin-of-calendar = Bin ({ $count })
bin-heading = In the bin
bin-explained = Nothing here is gone. A post that you restore goes back to its day.
bin-things = In the bin ({ $count })
bin-restore = Restore: { $name }
filters = Filters
danger-unclaimed = Out today, and nobody posts it yet
danger-late = Late
danger-stop = Against a rule that has to be kept
danger-too-long = Too long for a channel
danger-online-twice = It may be online twice
chip-contested = Chosen differently by two people
chip-overlap = Two people changed a sentence apart

## A post

opening = Opening…
close-sheet = Close
post-bin = Move to the bin
post-in-bin = This post is in the bin.
text-refused = Your last words could not go into this text. They are not lost: you can copy your version here.
text-refused-done = Not needed any more
hint-title = What is it about
hint-date = dd-mm-yyyy
hint-whole-day = all day
hint-time = 10:00
hint-text = What will stand on the channel
hint-explanation = What whoever makes it has to know
hint-link = https://
bad-date = This is no date yet; it was not saved
bad-time = This is no time yet; it was not saved
bad-zone = This is no time zone such as Europe/London; it was not saved
pick-day = Move to…
zone-of-team = In the time of { $zone }
other-zone = Another time zone
time-here = Where you are: { $day } { $time }
channel-add = Channel…
channel-name = Name of the channel
theme-none = No theme
theme-add = New theme…
theme-name = Name of the theme
owner-nobody = Nobody yet
text-length = { $count ->
    [one] 1 character
   *[other] { $count } characters
}
conflict-heading = { $field }: two people chose at the same moment
conflict-explained = Nothing is lost. Choose which one it will be; the first counts until then.
conflict-choice = { $value } — { $name }
overlap-heading = Two people changed this sentence apart
overlap-explained = Nothing is lost. Pick a wording, leave it as it reads, or write the sentence anew.
overlap-wrote = { $name } wrote: { $wording }
overlap-reads = As it reads: { $wording }
overlap-nothing = (taken away)
comments = Comments
comment-count = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
comment-write = Write a comment
comment-send = Send
comment-remove = Remove my comment
history = { $count ->
    [one] History, 1 step
   *[other] History, { $count } steps
}
history-more = and { $count } earlier steps
history-made = Made it
history-binned = Moved it to the bin
history-restored = Took it out of the bin
history-set = { $field }: { $value }
history-wrote = Wrote { $written ->
    [one] 1 character
   *[other] { $written } characters
} and took { $removed } away
history-wrote-only = Wrote { $written ->
    [one] 1 character
   *[other] { $written } characters
}
history-removed-only = Took { $removed ->
    [one] 1 character
   *[other] { $removed } characters
} away
history-set-from = { $field }: { $before } → { $value }
history-taken-away = { $field }: no longer { $value }
history-other = Changed something a newer Trekker knows

## Ideas

idea-new = New idea
idea-hint = What would be worth trying
idea-add = Add
idea-text = The idea
idea-brought = Brought by { $name }, { $moment }
idea-bin = Move to the bin
idea-in-bin = This idea is in the bin.
idea-to-post = Make a post of it
ideas-empty = No ideas yet
ideas-empty-next = Press N or type above. It takes ten seconds, with or without a connection.
ideas-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
}
heart = { $count ->
    [one] 1 heart
   *[other] { $count } hearts
}

## Voice

voice-explained = How we sound. Everybody can write here at the same moment.
voice-empty = The guide is still empty
voice-empty-next = Begin with a section: how you address people, which words you use, which you avoid.
section-add = New section
section-heading = Heading
section-heading-hint = Heading
section-text = Text of { $heading }
section-hint = Write here
section-bin = Move this section to the bin
section-up = Move up
section-down = Move down

## Team

people = People and devices
people-alone = You are alone in this team. Invite somebody and you work in it together, online or not.
name-me = { $name } (you)
device-this = This computer
connection-local = On the same network
connection-direct = Connected directly
connection-relayed = Connected by a relay
connection-none-since = Not connected, last met { $moment }
connection-carried = Not connected, last news in a file { $moment }
connection-never = Not connected, not met yet
has-unknown = Not known yet what it has
has-everything = Has everything
has-lacks = { $count ->
    [one] Misses 1 change
   *[other] Misses { $count } changes
}, { $mine } of yours
has-lacks-since = { $count ->
    [one] Misses 1 change
   *[other] Misses { $count } changes
} since { $moment }, { $mine } of yours
role-lead = { $role }, has the lead
member-role = Role of { $name }
lead-offer = Offer the lead…
lead-offered = The lead of this team is offered to you. You can hand it on later.
lead-accept = Take the lead
carried = Without a connection
carried-explained = A file takes changes along on a USB stick or in any messenger. Only your team's devices can read it; opening it merges. Old files and the same file twice do no harm.
carried-for = Export for { $name }…
carried-for-all = Export everything…
carried-open = Open a file…
device-remove = Remove a device of { $name }…
device-remove-explained = From now on this device gets nothing of the team any more, and what it makes is no longer taken in. What it already has stays on it: nobody can take that back. What it made before stays in the team.
device-remove-yes = Remove this device
device-code = Words: { $code }
device-code-explained = The device itself shows the same words. If somebody who just came in sees others, a stranger came in with their invitation: remove that device.
device-link = Another device of mine…
device-link-heading = Another device of yours
device-link-expires = Good until { $moment }, for one device, as long as Trekker is open here.
device-link-explained = Open Trekker on your other device, choose 'Join with an invitation' and paste this text there, or scan it. The other device comes in as you.
leave = Leave the team…
leave-heading = Leave { $team }?
leave-explained = This computer then gets nothing of the team any more, and what you make here goes to nobody. What you made before stays in the team, and what is here stays here. The others see it once one of their devices has been connected.
leave-alone = You are the only one in this team. It is closed here; its file stays in Trekker's folder.
leave-yes = Leave the team
invite = Invite…
invite-heading = Invite somebody
invite-role = As
invite-valid = The invitation is good for
invite-make = Make an invitation
invite-pass-on = Send this text to the one person you invite, by any way you like: mail, chat, a USB stick. They paste it at 'Join with an invitation' and come in as { $role }.
invite-expires = Good until { $moment }, for one person.
ticket-qr = The invitation as a QR code
spoken-explained = On the same Wi-Fi? It is enough to say these four words. They count while this is open, for one try:
spoken-over = No spoken code: it was used, or somebody tried wrong words. The text above still counts until somebody came in with it.
invite-careful = Whoever has this text can come in with it. Pass it on to one person, in private.
role-trekker-explained = Leads the team: may do everything, and remove devices.
role-helper-explained = Takes part in everything.
role-guest-explained = Reads everything and responds: comments, ideas and hearts.
hours = { $hours ->
    [one] 1 hour
    [48] 2 days
    [168] 7 days
   *[other] { $hours } hours ({ $days } days)
}
settings-mine = For you
settings-network = Network
settings-team = For the team
language = Language
look = Look
look-light = Light
look-dark = Dark
look-system = As the computer
reduce-motion = No moving parts
stay-offline = Stay offline
relay-public = Public
relay-none = None
relay-own = Our own
relay-url = Address of our relay
relay-explained = A relay passes sealed messages on when two computers cannot reach each other directly. It sees that they talk and when, never what about.
team-name = Name of the team
team-name-hint = Such as: Summer festival
team-zone = Time zone of the team
team-zone-explained = Dates and times are meant in this zone, unless a post says otherwise.
zone-ask = The team has not said in which time zone it plans, so hours count as UTC.
zone-use = Use { $zone }
zone-another = Another…
no-zone = This is no time zone such as Europe/London
export-zone = Hours are in the time of { $zone }.

## Importing

import-file = Import…
import-heading = Import { $file }
import-summary = { $posts ->
    [one] 1 post comes in new
   *[other] { $posts } posts come in new
}. { $changed } changed in the file. { $there } already there. { $unplaced } without a place.
import-columns = Columns
import-as-explanation = kept as explanation
import-sample = The first posts
import-unplaced = { $count ->
    [one] 1 row has no place
   *[other] { $count } rows have no place
}
import-remarks = To look at first
import-day-first = day first
import-month-first = month first
import-no-date = '{ $value }' is no date; write it as 2027-02-03
import-no-year = the date '{ $value }' has no year
import-other-order = '{ $value }' is no date with the { $order }, as in the rest of the column
import-implausible = the date '{ $value }' is before 1900 or after 2999
import-relative = '{ $value }' counts from a day that the file does not name; write the day itself
import-only-a-note = there is no title, text or day beside '{ $value }': a note, and no post
import-only-a-date = there is nothing beside the date '{ $value }'
import-above-heading = '{ $value }' stands above the heading
import-too-large = ‘{ $value }’ is too large for one post; make its text shorter, or split it
remark-no-heading = The file has no heading, so its columns are called A, B, C
remark-no-dates = No column is the date, so the posts have none
remark-order-guessed = Dates such as '{ $example }' are read with the { $order }
remark-order-contradicted = The dates are of both orders; they are read with the { $order }, as most of them are
remark-day-numbers = The dates are a spreadsheet's day numbers: { $example } is { $means }
remark-year-from-others = Dates without a year, such as '{ $example }', are in { $year }, as all others are
remark-year-from-title = Dates without a year, such as '{ $example }', are in { $year }, which stands above the table
remark-dates-unread = The column { $column } seems to hold dates, but '{ $example }' cannot be read as one
remark-weekday = '{ $example }' in row { $row }{ $rows ->
    [one] {""}
   *[other] {" "}(and others, { $rows } in all)
} is not the weekday of { $date }; the date counts
remark-several-times = Several columns hold times: { $columns }. Say which is the time; none is taken now
remark-times-in-zone = The times under { $column } are read as { $zone }
remark-change-not-taken = '{ $example }' in row { $row }{ $rows ->
    [one] {""}
   *[other] {" "}(and others, { $rows } in all)
} does not do for { $column }; that stays as it is
remark-not-understood = { $field }: '{ $example }' { $rows ->
    [one] in row { $row } is
   *[other] and others, from row { $row } on, are
} not understood, and { $rows ->
    [one] stands
   *[other] stand
} in the explanation
remark-several-owners = { $rows ->
    [one] Row { $row }
   *[other] { $rows } rows, from row { $row } on,
} { $rows ->
    [one] names
   *[other] name
} several people, such as '{ $example }'; the first is responsible
remark-titles-from-text = { $rows ->
    [one] 1 post without a title gets
   *[other] { $rows } posts without a title get
} the first line of { $rows ->
    [one] its
   *[other] their
} text
remark-unreadable = { $count ->
    [one] 1 character
   *[other] { $count } characters
} of the file cannot be read, shown as �
import-row = Row { $row }: { $why }
import-yes-changes = { $count ->
    [one] Take over the changes of 1 post
   *[other] Take over the changes of { $count } posts
}
import-yes = { $count ->
    [one] Import 1 post
   *[other] Import { $count } posts
}

## First start

welcome = Welcome to Trekker
welcome-explained = The shared social-media desk of your team, on your own computers. It works without a connection, and nothing stands on a server.
your-name = Your name
your-name-hint = As your team knows you
your-name-needed = Fill in your name above first
start-team = Start a team
start-team-explained = You lead it, and invite the others when you are ready
start-team-note = Everything is kept on this computer until you invite somebody.
join-team = Join with an invitation
join-team-explained = Somebody of a team sent you a text, or says you four words
join-explained = Paste the whole text you were sent, or type the four words you were told.
join = Join
ticket = Invitation
ticket-hint = Paste the invitation here, or type four words
your-name-or-device = Fill in your name above first, unless you are in that team already with another device
joining = Joining…
joining-explained = Your invitation is being shown to the team. Somebody of the team has to be online; it is tried again by itself.
joining-code = Whoever lets you in sees these words for this computer. Compare them, so that nobody came in between:
join-cancel = Stop trying
look-at-example = Look at an example
look-at-example-explained = A made-up team to walk around in, gone again whenever you like
example-me = Me
example-bar = This is an example team: nothing here is real, and nobody else sees it.
example-leave = Leave the example
example-stay = Stay
example-leave-ask = What you did in the example goes with it.
example-leave-now = Leave it

## Opening

opening-team = Opening your team…
broken = Your team cannot be opened
open-elsewhere = Your team is open in another program
trouble-detail = For whoever helps you: { $detail }
copy-detail = Copy this

## Troubles: what happened, that nothing was lost, what to do

trouble-ticket-mangled = This is no whole invitation; something was cut off or changed on its way. Nothing is lost: ask for it again and paste all of it.
trouble-ticket-expired = This invitation was for a limited time, which is over. Nothing is lost: ask for a new one.
trouble-ticket-used = Somebody already came in with this invitation. Nothing is lost: ask for a new one.
trouble-ticket-unknown = The team does not know this invitation. Nothing is lost: ask for a new one.
trouble-ticket-foreign = This invitation is for another team than the one you are in. Nothing changed here.
trouble-spoken-no-word = '{ $about }' is none of the words. Nothing is lost: ask for the four words again, or for the text of the invitation.
trouble-spoken-wrong = Those were not the words, and they count no longer now. Nothing is lost: ask for new ones, or for the text of the invitation.
trouble-nobody-nearby = Nobody on this network waits for these words so far. Nothing is lost: see whether both computers are on the same Wi-Fi and the invitation is still open on the other one, or ask for its text.
trouble-lead-first = You have the lead of this team. Nothing was changed: offer it to somebody else first, and leave once they have accepted it.
trouble-my-clock-off = The clock of this computer is behind: it says { $mine }, and a computer of the team { $theirs }, by which the invitation is over. Nothing is lost: set the clock, then try again.
trouble-their-clock-off = By a computer of the team the invitation is over, but its clock is behind: it says { $theirs }, and yours { $mine }. Nothing is lost: ask for its clock to be set, and for a new invitation.
trouble-clocks-apart = By the clock of the team's computer the invitation is over: it says { $theirs }, and yours { $mine }. One of them is wrong. Nothing is lost: see which, set it, then try again or ask for a new invitation.
trouble-nobody-reached-and-over = Nobody of the team answered so far, and by the clock of this computer the invitation is over: it says { $mine }. Nothing is lost, and it is tried again by itself. If the clock is right, ask for a new invitation; if not, set it, and ask somebody of the team to open Trekker.
trouble-nobody-reached = Nobody of the team answered so far. Nothing is lost, and it is tried again by itself: ask somebody of the team to open Trekker.
trouble-team-exists = There is a team here already. Nothing changed.
trouble-no-team = There is no team here yet. Start one or join one first.
trouble-bad-name = This name is empty or too long; up to 80 characters fit. Nothing was changed.
trouble-profile-held = Another Trekker has this team open and does not answer. Nothing is lost: close the other one, and this window goes on by itself.
trouble-profile-served = A Trekker without a window (process { $process }) has this team open and keeps it in sync, and only one program can. If you work here, that one stops: while this window is open, it keeps everything in sync instead. Nothing is lost.
work-here = Stop that one and work here
trouble-profile-newer = This team was opened with a newer Trekker. Nothing is lost: install the newest version here.
trouble-file-damaged = The file with the team's data is damaged ({ $about }). It is left as it is, and the others still have what they had: restore a backup, or join again with an invitation.
trouble-records-damaged = The disk has damaged part of what { $about } wrote. Nothing else is affected, and it comes again from whoever of the team connects next.
trouble-key-damaged = The file with this computer's key is damaged ({ $about }). The team's work is not lost: restore a backup, or join again with an invitation.
trouble-key-missing = The file with this computer's key is missing ({ $about }), and the team's data are still here. Nothing was changed: restore that file from a backup, or join again with an invitation in a new folder.
trouble-team-lost = { $about } does not lead to the team's data any more. Nothing was changed: restore the missing file from a backup, or join again with an invitation in a new folder.
trouble-team-found = Which team was open here could not be read any more; this computer's key told. Nothing is lost.
trouble-file-rescued = The file with the team's data was damaged. Everything whole is in a new one, and the old one was left as it is ({ $about }). What is missing comes again from whoever of the team connects next.
trouble-end-lost = The disk has lost the newest of what you wrote on this computer. It comes again from whoever of the team has it; look through your last changes.
trouble-members-unproven = Part of what says who belongs to the team is damaged on this disk. You can read and export everything; nothing can be changed or sent until another device of the team has shown it again.
trouble-media-damaged = { $about } is damaged on this disk and was not written. It comes again from another device of the team.
trouble-media-rebuilt = The list of photos and videos was damaged and was made anew from the files. What is missing comes again from the others.
trouble-still-joining = This computer has not come in all the way yet. Nothing was changed: it goes on by itself while Trekker is open and somebody of the team is online.
trouble-disk-full = The disk is full. What you typed is still on screen and is tried again: free some room and keep Trekker open.
trouble-disk = The disk could not be read or written. What you typed is still on screen and is tried again: look whether the disk is still there.
trouble-not-found = This is not here (any more). Nothing else changed.
trouble-import-unreadable = This file is no table Trekker can read ({ $about }). Nothing was changed: save it as CSV and try again.
trouble-not-allowed = Your role does not allow this. Nothing was changed: ask the trekker of your team.
trouble-against-voice = Against a voice rule that has to be kept: { $about }. Nothing was changed: mend the text first.
trouble-anothers-idea = Only who brought an idea can delete it. Nothing was changed: you can park it, with a kind reason.
trouble-not-running = Trekker has to be open and on a network for this: it lets the other device in itself. Nothing was changed.
trouble-bad-value = This value was not understood. Nothing was changed.
trouble-too-large = This is more than one change may hold, so it would reach nobody. Nothing was changed. Make it shorter, or put it in as several pieces.
trouble-clock-wrong = The clock of this computer says { $about }, which cannot be right. Set it: until then days and hours are wrong here, and the others may not be reached. Nothing is lost.
trouble-network = The network cannot be used. Everything is saved here and goes to the others when there is a connection again.
trouble-peer-refused = Something another device sent does not fit and was refused ({ $about }). Your own work is safe.
trouble-peer-other-version = A device of { $about } runs another version of Trekker. Update the older one; until then the two do not sync. Nothing was lost.
trouble-carried-broken = { $about } carries no team's changes, or was cut on its way. What was whole in it came in; nothing was lost.
trouble-carried-foreign = { $about } is for another team. Nothing was changed.
trouble-carried-not-for-me = { $about } was made for other devices of the team. Nothing was changed: ask for a file that is for this device too.
trouble-carried-file = { $about } cannot be read or written. Nothing was changed: see whether the stick is there and has room.
trouble-fork = A device tells two different stories ({ $about }): its profile was probably copied or restored. Nothing of either is lost: remove that device and invite it again.
trouble-internal = Trekker made a mistake. What is saved is safe: if this comes back, start Trekker again and tell us.

## Toasts

standing-left = You have left this team. The others see it once one of their devices has been connected.
standing-left-heard = You have left this team, and the others know.
standing-removed = This computer was removed from the team. What is here stays here; nothing new comes in or goes out.
standing-said = { $name } does not let this computer in any more: it was removed from the team there. What is here stays here.
standing-put-away = Close this team
standing-put-away-explained = Its file stays in Trekker's folder. You can then start a team or join one.
notice-renewed = This computer's copy of the team was put back from a backup or copied: the others know a different story of it. It goes on under a new key, and nothing is lost: the team comes anew from the others, and what only you had written is added to it.
notice-brought-along = { $count ->
    [0] Nothing that only you had was missing
    [one] 1 change that only you had is in again
   *[other] { $count } changes that only you had are in again
}{ $left ->
    [0] .
   *[other] ; { $left } could not be, and stay in the old file in Trekker's folder.
}
notice-spoken-spoilt = Somebody tried wrong words. They count no longer: make a new invitation to say new ones.
notice-joined = { $name } is in the team. The words of that device: { $code }
notice-welcome = Welcome in { $team }
notice-not-undone = Not undone: { $name } has chosen otherwise since
notice-carried-out = { $count ->
    [0] Nothing new to take along, as far as this computer knows: { $file }
    [one] 1 change goes along in { $file }
   *[other] { $count } changes go along in { $file }
}
notice-carried = What was new in { $file } is in.
notice-imported = { $posts ->
    [one] 1 post came in
   *[other] { $posts } posts came in
}, { $changed } changed, { $there } were already there, { $unplaced } had no place
notice-mended = { $records ->
    [one] What was damaged on the disk is whole again: another device still had it
   *[other] { $records } pieces that were damaged on the disk are whole again: another device still had them
}
notice-set-aside = { $records } records of a device of { $name } could not be read. They are set aside; everything else works
notice-said-again = What you wrote in ‘{ $title }’ was more than other devices take in at once. It was sent again in parts; nothing is lost
notice-not-said-again = What you wrote in ‘{ $title }’ cannot be taken in by other devices. It is kept here; write it anew in shorter parts
done-moved = '{ $title }' is now on { $day }
done-moved-undated = '{ $title }' has no date now
done-binned = '{ $title }' is in the bin
done-idea-binned = The idea is in the bin
done-section-binned = The section is in the bin

# A post's texts, work and approval.
main-text = Main text
tab-main-text = { $channel } with the main text
tab-own-text = { $channel } with its own text
tab-behind = { $channel } with its own text, main text changed
variant-none = { $channel } gets the main text
variant-make = Own text for { $channel }
variant-text = Text on { $channel }
variant-behind = The main text has changed since this one was adapted. Nothing was overwritten.
variant-looked-at = It is right as it is
variant-history = { $count ->
    [one] The text on { $channel }: history, 1 step
   *[other] The text on { $channel }: history, { $count } steps
}
variant-drop = Use the main text again
variant-media = Goes out here
variant-when = Goes out here on
variant-date = Date on this channel
variant-time = Time on this channel
what-changed = What changed
compare-removed = went: { $text }
compare-added = came: { $text }
field-first-comment = First comment
hint-first-comment = What is said under it as soon as it is out
field-deliverable-owner = Made by
field-todo-owner = Made by
field-deliverable-due = There by
field-done = Done
field-network = Network
value-done = done
value-open = open
count = { $what } { $used } of { $most }
count-over = { $what }: { $over } too many, { $most } at most
count-title = Title
count-characters = Characters
count-bytes = Bytes
count-hashtags = Hashtags
count-mentions = Mentions
preview = Preview on { $channel }
preview-more-files = { $count ->
    [one] and one more file
   *[other] and { $count } more files
}
preview-more = more
preview-dead-link = A link in the text cannot be clicked here
deliverables = To deliver
deliverables-none = Nothing yet: a text, a photo, a video…
deliverable-add = Deliverable
deliverable-new = What has to be there
field-deliverable-name = Deliverable
deliverable-done = Done: { $name }
deliverable-remove = Remove { $name }
deliverable-owner = Made by, { $name }
field-deliverable-duration-days = Working days
field-deliverable-estimated-minutes = Estimated hours
field-deliverable-spent-minutes = Hours spent
unit-days = days
unit-hours-estimated = h estimated
unit-hours-spent = h spent
slot = Begin by { $start }, there by { $due }
slot-one-day = On { $due } at the latest
blocked-too-late = { $count ->
    [one] Can no longer be met: a working day short
   *[other] Can no longer be met: { $count } working days short
}
blocked-no-days = Can no longer be met: no working days before it
todos = To-dos
field-todo-words = To-do
todo-add = New to-do, then Enter
missing-room = Too long for { $channel }
missing-deliverable-owner = Nobody makes it
kind-variant = Variant
kind-task = Task
approval = Approval
approval-open = Not asked yet
approval-asked = Waits for approval
approval-given = Approved by { $name }, { $when }
approval-refused = Refused by { $name }, { $when }
approval-outdated = { $count ->
    [0] An earlier version was approved by { $name }; other texts belong to it now
    [one] An earlier version was approved by { $name }, one word changed
   *[other] An earlier version was approved by { $name }, { $count } words changed
}
approval-files = An earlier version was approved by { $name }: { $what }
approval-words-and-files = { $words }; { $files }
file-added = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} added: { $name }
file-removed = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} removed: { $name }
file-replaced = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} replaced: { $name }
file-described = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} described otherwise: { $name }
file-left-out = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} not on this channel any more: { $name }
file-taken-along = { $kind ->
    [photo] Photo
    [video] Video
   *[other] File
} on this channel after all: { $name }
file-order = The photos and files stand in another order
approval-ask = Ask for approval
approval-by-others = { $names } decides here
approve = Approve
approval-take-back = Take it back
refuse = Refuse…
refuse-reason = Why not
refuse-send = Refuse
export-file = Export…
export-csv = Spreadsheet (CSV)
export-ical = Calendar (iCalendar)
export-leaves-out = The posts, without the texts for each channel, deliverables and to-dos, photos, comments and events.
export-leaves-out-undated = { $count ->
    [one] Without 1 post that has no day.
   *[other] Without { $count } posts that have no day.
}
notice-exported = { $posts ->
    [one] One post is in { $file }
   *[other] { $posts } posts are in { $file }
}
notice-exported-without = { $count ->
    [one] One has no day, and no place in it.
   *[other] { $count } have no day, and no place in it.
}
channels = Channels
channel-name-of = Name of { $name }
channel-more = More about { $name }
network-of = Network of { $name }
network-other = No network
channel-deciders = Who approves what goes out here; without anybody named, every trekker and helper may
field-limit-each = At most, { $which }
channel-limit-known = { $what }; Trekker knows { $most }, as it was on { $when }
channel-bin = Stop using { $name }
planning = Planning
planning-explained = The days on which deliverables are made. From the day a post goes out Trekker counts back over these
field-weekdays = Working days
holidays = Public holidays off
field-country = Public holidays off
holidays-none = No days off
country-netherlands = Netherlands
country-belgium = Belgium

# The views of the calendar, and what to look out for.
view-month = Month
view-week = Week
view-list = List
view-board = Board
view-timeline = Timeline
week-title = Week { $number } · { $month }
week-previous = Previous week
week-next = Next week
list-empty = Nothing here
list-empty-hint = Another month, or other filters, may have something
timeline-empty = Nothing to deliver in this month
timeline-empty-hint = Give a post with a day something to deliver, and its days show here
no-date = No date
chip-variant-behind = Main text changed
chip-approved = Approved
chip-refused = Refused
chip-outdated = Changed after approval
blocked = Can no longer be met
new-more = Something else new
new-task = New task
lookout-waiting = { $count ->
    [one] One waits for approval
   *[other] { $count } wait for approval
}
lookout-nobody = { $count ->
    [one] One with nobody responsible
   *[other] { $count } with nobody responsible
}
lookout-late = { $count ->
    [one] One is late
   *[other] { $count } are late
}
lookout-cannot-be-met = { $count ->
    [one] One can no longer be met
   *[other] { $count } can no longer be met
}
lookout-changed = { $count ->
    [one] One changed after approval
   *[other] { $count } changed after approval
}
lookout-stop = { $count ->
    [one] One is against a rule that has to be kept
   *[other] { $count } are against a rule that has to be kept
}
lookout-too-long = { $count ->
    [one] One is too long for a channel
   *[other] { $count } are too long for a channel
}
lookout-online-twice = { $count ->
    [one] One may be online twice
   *[other] { $count } may be online twice
}
lookout-contested = { $count ->
    [one] One chosen differently by two people
   *[other] { $count } chosen differently by two people
}
lookout-overlaps = { $count ->
    [one] One with a sentence that two people changed apart
   *[other] { $count } with a sentence that two people changed apart
}
filter-any-theme = Any theme
filter-any-format = Any format
holiday-new-year = New Year
holiday-good-friday = Good Friday
holiday-easter = Easter
holiday-easter-monday = Easter Monday
holiday-kings-day = King's Day
holiday-labour-day = Labour Day
holiday-liberation-day = Liberation Day
holiday-ascension = Ascension Day
holiday-pentecost = Pentecost
holiday-pentecost-monday = Whit Monday
holiday-belgian-national-day = Belgian National Day
holiday-assumption = Assumption
holiday-all-saints = All Saints
holiday-armistice = Armistice Day
holiday-christmas = Christmas
holiday-second-christmas-day = Second Christmas Day
decides-on = { $name } decides on { $channel }

# Putting a post on its channels.
publish = Publish
publish-not-approved = This is not approved as it stands
publish-claimed = { $name } does it
publish-unclaimed = Nobody does it yet
publish-claim = I do it on { $channel }
publish-unclaim = Not me after all
publish-copy = Copy text for { $channel }
publish-copy-comment = Copy first comment
publish-open = Open { $network }
publish-link = Where it is on { $channel }
link-not-real = Not a link: it begins with https:// and says where the post is
publish-twice = It may be online twice on { $channel }: { $links }. Pick one, and take the other one down
publish-changed = Changed after it went out on { $channel }
publish-went-out = What went out on { $channel }
publish-posted = Posted
publish-out = Posted by { $name }
publish-take-back = Not posted on { $channel } after all
overdue = Overdue
field-claim-each = Who puts it there
field-posted-link-each = Where it is
lookout-unclaimed = { $count ->
    [one] One goes out today, and nobody said yet: I post it
   *[other] { $count } go out today, and nobody said yet: I post them
}

# Once more, and again.
duplicate = Duplicate
repeat = Repeat…
repeat-heading = Repeat this post
repeat-weekly = Every week
repeat-two-weeks = Every two weeks
repeat-weekday = { $nth ->
    [1] Every first { $weekday }
    [2] Every second { $weekday }
    [3] Every third { $weekday }
    [4] Every fourth { $weekday }
   *[5] Every last { $weekday }
}
repeat-day = On day { $day } of each month
repeat-times = How many times more
repeat-until = { $count ->
    [one] One post, on { $last }
   *[other] { $count } posts, the last on { $last }
}
repeat-bad-times = A number from 1 to { $most }
repeat-explained = Each is a post of its own: it can be moved, changed or left out by itself
repeat-make = Make them
done-posts-made = { $count } posts made

# Templates.
more-about-post = More about this post
save-as-template = Save as template
template = Template
templates = Templates
templates-open = Templates…
templates-explained = What comes again in the same manner: a post, or a whole campaign around a day
template-line = { $name } · { $count ->
    [one] one item
   *[other] { $count } items
}
template-new = New template
template-name = Name of the template
template-explanation = What to know when using it
hint-template-explanation = For instance: ask the band for its pictures first
template-empty = No items yet
template-add-task = Task
template-add-post = Post
template-item = Item of a template
template-open = Open { $title }
template-remove = Remove { $title }
template-bin = Remove template
template-day = For the day
template-use = { $count ->
    [one] Make it
   *[other] Make { $count } items
}
field-offset = Distance from the day
offset-day-itself = the day itself
offset-days = { $count ->
    [one] a day
   *[other] { $count } days
}
offset-weeks = { $count ->
    [one] a week
   *[other] { $count } weeks
}
offset-months = { $count ->
    [one] a month
   *[other] { $count } months
}
offset-before = { $far } before
offset-after = { $far } after
offset-earlier = Earlier
offset-later = Later
offset-unit = Counted in
unit-of-days = days
unit-of-weeks = weeks
unit-of-months = months
history-set-again = Set this again: { $what }

# Hours and days of people.
workload = Hours to make
workload-week = Week { $number }
workload-hours = { $hours } hours
workload-hours-of = { $hours } of { $has } hours
workload-over = more than they have
takes-you = This takes you { $times } times what you estimate, by { $count } finished
takes-somebody = This takes { $name } { $times } times what they estimate, by { $count } finished
planning-members = Hours a week, and days where they are not the team's
field-minutes-each = Hours a week of { $which }
unit-hours-a-week = hours a week
works-on = { $name } works on { $day }
sort-none = not said
sort-visual = Visual
sort-of = What { $name } is: { $sort }

## Events, in lanes above the days
kind-event = Event
lane-product = Product
lane-theme = Theme
new-event = New event
event-unnamed = Event without a name
event-name = Name
hint-event-name = What is it?
event-from-to = { $from } until { $to }
event-in-bin = This event is in the bin
event-bin = Put event in the bin
event-one-day = One day
event-ends-first = It ends before it begins: it shows on its first day alone
event-from-file = From a calendar file. Importing that again brings what changed there, and keeps what you change here.
event-needs = What do we need?
event-needs-nothing = Nothing yet
event-needs-day = Give it a day first
event-post = { $title } · { $day } · { $status }
event-days-before = days before
event-make-post = Make a post for it
event-use-template = From a template
event-let-go = Not for { $name }
event-except = Not on { $day }
event-except-not = It is on { $day } after all
event-skip = Skip { $day }
field-event = For
field-lane = Kind
field-deliverable-sort = Kind
field-first-day = First day
field-last-day = Last day
field-repeats = Comes again
hint-event-explanation = What it is, and where
pick-day-of = Pick a day: { $what }
repeats-not = No
repeats-weekly = Every week
repeats-monthly = Every month
repeats-yearly = Every year
repeats-otherwise = By a rule from a calendar file
more-events = { $count ->
    [one] 1 more event in week { $week }
   *[other] { $count } more events in week { $week }
}
events-of-week = Week { $week }
done-event-binned = '{ $name }' is in the bin
import-yes-events = { $count ->
    [one] Import 1 event
   *[other] Import { $count } events
}
import-events-summary = { $events ->
    [one] 1 event comes in new
   *[other] { $events } events come in new
}. { $changed } changed in the file. { $there } already there.
import-events-sample = The first events
import-not-events = { $count ->
    [one] 1 does not come in as it stands there
   *[other] { $count } do not come in as they stand there
}
not-event-nameless = Without a name
not-event-no-day = it has no day that can be read
not-event-called-off = it was called off
not-event-our-post = it is a post from Trekker itself
not-event-rule = it comes in once: rules within a day, several rules and damaged ones are not kept
not-event-zone = the time zone '{ $zone }' is not known, so its hour is taken as one of your team's zone
not-event-task = it is something to do and no event
not-event-cut-off = the file breaks off in it; export it once more
not-event-file-cut-off = the file breaks off before its end, so there may have been more; export it once more
notice-imported-events = { $events ->
    [one] 1 event came in
   *[other] { $events } events came in
}, { $changed } changed, { $there } were already there, { $left } left out

## What a post belongs to
field-plan = Plan
plan-none = No plan
field-experiment = Experiment
plan-add = New plan…
plan-name = Name of the plan
plan-outside = Its day lies outside { $name }
plans = Plans
plans-explained = A campaign with a begin and an end. A post is part of one, or an experiment.
plan-name-of = Name of the plan { $name }
plan-begins = First day of { $name }
plan-until = until
plan-ends = Last day of { $name }
plan-bin = Put the plan { $name } in the bin
field-hypothesis = Hypothesis
hint-hypothesis = What do we expect to see?
field-review-on = Look back on
review-now = Time to look back: did it show what you expected?
field-persona = Persona
persona-none = For everybody
persona-as-rules = As the rules say
persona-address = How { $name } is spoken to
persona-add = New persona…
persona-name = Name of the persona
persona-name-of = Name of the persona { $name }
persona-bin = Put the persona { $name } in the bin
personas = Personas
missing-hypothesis = No hypothesis
missing-review-date = No day to look back
value-yes = yes
value-no = no
filter-any-plan = Any plan
filter-any-persona = Any persona
lookout-without-plan = { $count } without plan
lookout-to-review = { $count ->
    [one] 1 experiment to look back on
   *[other] { $count } experiments to look back on
}
view-saved = My views
view-save = Keep as a view
view-keep = Keep
view-name = Name of the view
view-remove = Remove the view { $name }

## Important changes
changes = { $count ->
    [one] 1 changed since you last looked
   *[other] { $count } changed since you last looked
}
changes-heading = Changed since you last looked
changes-none = Nothing more
changes-explained = Days, people, status, and words after their approval. Small edits are not listed.
changes-more = And { $count } more
changes-seen = Seen: { $title }
changes-open = Open { $title }
changes-seen-all = All seen
changes-copy = Copy as mail
changes-mail = What changed in the calendar of { $team }, { $day }
change-when = When: { $before } → { $after }
change-owner = Responsible: { $before } → { $after }
change-status = Status: { $before } → { $after }
change-words = It was changed after it was approved
change-binned = Put in the bin
change-put-back = Put back from the bin

## Threads
comment-for = For { $names }
comment-mention = For…
comment-not-for = Not for { $name }
thread-answer = Answer
thread-answer-to = Answer { $name }
thread-resolve = Resolved
thread-resolve-of = What { $name } said is resolved
thread-resolved-by = Resolved by { $name }
thread-reopen = Not yet
threads-resolved = { $count ->
    [one] 1 resolved
   *[other] { $count } resolved
}

## Looking back at a text
history-text-then = The text as it was, { $moment }
history-text-hide = Hide the text as it was, { $moment }
history-text-same = The text is the same now
history-text-explained = From how it was then to how it is now
history-text-back = Put this text back

## Several posts at once
selected = { $count ->
    [one] 1 chosen
   *[other] { $count } chosen
}
selected-day-earlier = All chosen a day earlier
selected-day-later = All chosen a day later
selected-bin = In the bin
select-all = All that show
select-none = None
done-posts-changed = { $count } posts changed

import-columns-hint = Is a column something else? Say what: the team keeps it for the next file with these headings.
import-columns-kept = As your team said of such a file before
import-column-fills = What { $column } is

## What concerns me
concern-responsible = You are responsible for '{ $title }' now
concern-makes = You make '{ $what }' for '{ $title }' now
concern-moved = '{ $title }', of which you are responsible, is now on { $to }
concern-approval = '{ $title }' waits for your approval
concern-refused = '{ $title }' was not approved
concern-mentioned = { $name } wrote to you about '{ $title }'
concern-answered = { $name } answered about '{ $title }'
concern-due = Time to put '{ $title }' on { $channel }
notifies = Tell me on the desktop of what concerns me
quiet-hours = Quiet hours
quiet-from = from
quiet-until = until
quiet-explained = In quiet hours the desktop tells nothing. What concerns you still shows in the window.

field-sign-off = Signed
hint-sign-off = Such as ^Els
search-all = Everything
search-only = Only { $kind }

## Photos, videos and other files
field-media-file = Photos and files
media-none = Nothing yet: a photo, a video, a flyer…
media-add = Photo or file…
field-media-alt = What is to be seen
media-alt-of = What is to be seen on { $name }
hint-media-alt = What is to be seen, for whoever does not see it
media-remove = Remove { $name }
media-earlier = Put { $name } earlier
media-save = Save a copy of { $name }…
media-open = Open { $name }
media-open-all = Open the folder with all of them
media-fetch = Fetch { $name } from another member
media-elsewhere = { $size } · not here yet, with another member
media-coming = { $percent }% of { $size } is here
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
notice-media-saved = A copy is in { $file }
trouble-media-file = This file could not be taken in or written ({ $about }). Nothing was changed.

## Voice rules, and what a text is told by them

voice-rules = Rules that are checked
voice-rules-explained = While somebody types a post, Trekker underlines what is against these. Quotations, @names, #tags and links are left alone.
voice-rule-add = New rule
voice-rule-bin = Remove the rule { $name }
voice-rule-reason = Why
voice-rule-reason-hint = For whoever is told
voice-rule-unclear = This rule does not say anything yet, so nothing is checked by it
voice-words-hint = Words, with commas
voice-instead = In its stead
voice-instead-hint = In its stead
voice-unit-words = words in a sentence
voice-unit-points = of 100 points for reading ease
voice-unit-marks = exclamation marks in a text
voice-at-most = At most
voice-at-least = At least
voice-rather = Rather
voice-everywhere = Everywhere
voice-nowhere = Where a newer Trekker knows
voice-found = ‘{ $found }’
voice-write = Write ‘{ $better }’
voice-leave-out = Leave it out
voice-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
voice-stops-out = { $count ->
    [one] One thing is against a rule that has to be kept. Until it is mended, this cannot go out
   *[other] { $count } things are against rules that have to be kept. Until they are mended, this cannot go out
}
voice-stops = { $count ->
    [one] One thing is against a rule that has to be kept. Until it is mended, this cannot be planned
   *[other] { $count } things are against rules that have to be kept. Until they are mended, this cannot be planned
}
sort-avoid = Words not to use
sort-careful = Words to think about
sort-spelling = Spelling of names
sort-sentence-length = Length of sentences
sort-readability = Easy to read
sort-emoji = Emoji
sort-exclamation = Exclamation marks
sort-capitals = No words in capitals
sort-hashtags = #TwoWords, for screen readers
sort-inclusive = Words that leave nobody out
sort-machine-like = No phrases like a machine
sort-sign-off = Signed with a name
strictness-hint = A hint
strictness-warn = A warning
strictness-stop = Has to be mended
address-je = je
address-u = u
address-neutral = Nobody is addressed
emoji-none = None
emoji-few = A few
emoji-free = As one likes
why-address-je = Here we say je
why-address-u = Here we say u
why-address-neutral = Here nobody is addressed
why-mixed = u and je in one text
why-avoid = A word we do not use
why-careful = A word to think about
why-spelling = We write { $right }
why-long = { $count } words in a sentence; { $most } at most
why-hard = Hard to read: { $points } of 100 points, { $least } at least
why-emoji = No emoji here
why-many-emoji = { $most } emoji at most
why-exclamation = { $most ->
    [0] No exclamation marks here
    [one] One exclamation mark at most
   *[other] { $most } exclamation marks at most
}
why-double = One exclamation mark says it too
why-capitals = Capitals look like shouting
why-hashtag = A screen reader can say #TwoWords
why-inclusive = It leaves people out
why-machine-like = It sounds like a machine
why-sign-off = Nobody’s name stands below it

# Ideas, successes, meetings
room-meeting = Meeting
field-season = Season
season-spring = Spring
season-summer = Summer
season-autumn = Autumn
season-winter = Winter
stand-new = not looked at yet
stand-back = back from its rest
stand-board = on the board
stand-parked = parked
stand-became = became something
ideas-board = Board
ideas-list = List
ideas-waiting = To look at ({ $count })
ideas-parked = Parked ({ $count })
ideas-became = Became something ({ $count })
ideas-successes = Successes ({ $count })
ideas-only-mine = Mine
ideas-none-here = Nothing here
ideas-none-here-next = What you look for may stand under another heading above
ideas-selected = { $count ->
    [one] 1 idea selected
   *[other] { $count } ideas selected
}
ideas-select-none = Clear the selection
idea-more = More about the idea { $name }
idea-select = Select the idea { $name }
idea-unselect = Do not select the idea { $name }
idea-quick-more = Enter adds it. All but the line itself can also follow in the idea.
idea-add-with-photo = Add with a photo…
idea-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
idea-park = Park…
idea-park-now = Park
idea-keep = Keep on the board
idea-look-again = Look at it again
idea-back = Its rest is over: it is to be looked at again
idea-parked-until = Rests until { $day }: { $reason }
idea-became-post = Became the post of { $day }: { $title } ({ $status })
idea-became-post-undated = Became the post { $title } ({ $status })
idea-became-plan = Part of the campaign { $name }
idea-became-idea = Part of the bigger idea { $title }
idea-bundled-apart = In { $count } bundles, made by { $names }: both are kept, and either can let it go
idea-take-out = Take it out of { $title }
idea-take-this-out = Take the idea { $title } out
idea-of = { $title } ({ $name })
idea-made-of = Made of these ideas
post-from-ideas = From these ideas
bundle-post = Make one post
bundle-idea = Make one bigger idea
bundle-plan = Into a campaign
bundle-plan-new = New campaign…
park-heading = { $count ->
    [one] Park this idea
   *[other] Park { $count } ideas
}
park-explained = It rests and comes back on its day. Who brought it sees why, so say it kindly.
park-reason = A kind reason
park-reason-hint = Why not now
park-reason-full = Lovely, the calendar is full right now
park-reason-season = It fits better in another season
park-reason-maker = We first look for somebody who can make it
park-reason-first = First we finish what we began
park-until = Until
park-until-later = Give a day that is still to come, such as 15-02-2027
park-months = { $count ->
    [one] In a month
   *[other] In { $count } months
}
stack-count = { $nth } of { $count }
stack-keep = Keep on the board (K)
stack-park = Park… (P)
stack-post = Make a post of it (B)
stack-open = Open (Enter)
stack-next = Next (→)
stack-back = Back (←)
stack-empty = Everything has been looked at
stack-empty-next = New ideas come here first, whoever brings them
stack-parked-before = It was parked before: { $reason }
successes-explained = What it brought, for whoever thought of it and whoever made it
successes-empty = No successes noted yet
successes-empty-next = A full hall, one kind letter, ten new volunteers: note what it brought and who it came from
success-add = Note a success
success-words = What it brought
success-words-hint = What it brought
success-day = Day
success-about = From { $title }
success-bin = Move this success to the bin
success-thought = Thought of by
success-made = Made by
success-thought-by = thought of by { $names }
success-made-by = made by { $names }
success-add-person = Add somebody: { $part }
success-note = Note what it brought
figure-add = Figure
figure-name = Name of figure { $nth }
figure-name-hint = visitors
figure-value = Figure { $nth }
figure-value-hint = 240
figure-bin = Remove figure { $nth }
meeting-title = Week { $week }: { $first } – { $last }
meeting-explained = The week on one page. Several people can write at once; decisions become tasks in the calendar.
meeting-earlier = Earlier week
meeting-later = Later week
this-week = This week
meeting-print = Print…
meeting-save = Save
meeting-save-html = As a page for the browser…
meeting-save-markdown = As Markdown…
meeting-ideas = New ideas ({ $count })
meeting-no-ideas = No new ideas this week
meeting-successes = Successes ({ $count })
meeting-no-successes = No successes noted this week
meeting-risk = Late or at risk
meeting-no-risk = Nothing is late or at risk
and-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
meeting-decisions = Decisions ({ $count })
meeting-no-decisions = Nothing decided yet
meeting-still-open = Decided before, not done yet ({ $count })
meeting-history = History and comments
meeting-notes = Notes
meeting-notes-hint = What was said
meeting-begin = Begin the sheet of this week
decision-words = Decision { $nth }
decision-hint = What was decided
decision-new = New decision
decision-owner = Who does decision { $nth }
decision-due = Day of decision { $nth }
decision-due-on = by { $day }
decision-bin = Remove decision { $nth }
decision-make-task = Make it a task
decision-task = Task: { $status }
field-parked-until = Parked until
field-kept-by = Kept on the board by
field-became-each = Part of
field-would-share = I would share this
field-brings = What it brings the reader
field-task = Task
kind-success = Success
kind-meeting = Meeting
notice-page-saved = Saved: { $file }
concern-idea-became = Your idea { $title } is part of { $what } now
concern-idea-parked = Your idea { $title } rests until { $day }
concern-bundled-apart = { $title } is in two bundles: somebody put it into another one too. Both are kept.
done-idea-parked = { $title } rests until { $day }
done-ideas-joined = { $count ->
    [one] The idea is part of '{ $into }' now
   *[other] { $count } ideas are part of '{ $into }' now
}
done-idea-brought = The idea is on the board
done-success-binned = The success is in the bin
ready-questions = Before it is ready
ready-share = I would share this myself
ready-brings-hint = What does it bring the reader?

# The guide
voice-write-guide = Write
voice-read-guide = Read
voice-rules-count = Rules ({ $count })
voice-across = Across our posts
voice-brand = Brand
voice-files = Files
voice-import-guide = Take in a guide (Markdown)…
voice-import-rules = Rules from a list of words…
voice-save-markdown = Save the guide as Markdown…
voice-save-html = Save the guide as a page…
voice-have-read = I have read the guide
voice-file-name = Tone of voice
voice-so = So
voice-not-so = Not so
voice-news = { $count ->
    [one] 1 section changed since you read it
   *[other] { $count } sections changed since you read them
}
voice-news-new = new
voice-news-what = What changed in { $heading }
voice-news-done = Read
voice-news-read = I have read { $heading }
voice-news-order = Its words are the same: the heading or the order changed
section-history = History and comments of { $heading }
passage-say = Say something about ‘{ $quote }’
passage-about = About ‘{ $quote }’
passage-quote = { $name } about ‘{ $quote }’
passage-gone = { $name } about ‘{ $quote }’, which is gone now
passage-thread = { $count ->
    [0] Answer
    [one] 1 answer
   *[other] { $count } answers
}
brand-explained = What anybody sees of a channel before the first post. Look now and then whether it is as it should be.
brand-empty = No channels yet
brand-empty-next = Add channels to posts or in the team's room
brand-never = not looked at yet
brand-looked = looked at { $day } by { $name }
brand-look = Looked at it
brand-look-at = Looked at { $face } of { $channel } today
face-profile = Profile
face-banner = Banner
face-logo = Logo
face-description = Description
rule-import-heading = Rules from { $file }
rule-import-explained = { $count ->
    [one] 1 rule can be made of this list. { $there } are there already.
   *[other] { $count } rules can be made of this list. { $there } are there already.
}
rule-import-unplaced = { $count ->
    [one] 1 line became no rule
   *[other] { $count } lines became no rule
}
rule-import-add = { $count ->
    [one] Add 1 rule
   *[other] Add { $count } rules
}
across-explained = How the posts that are still to go out sound beside each other
across-again = Look again
across-looking = Looking through the posts…
across-empty = No posts to come yet
across-empty-next = Once posts are planned, their voice shows here
across-no-channel = Without a channel
across-posts = { $count ->
    [one] 1 post
   *[other] { $count } posts
}
across-length = { $count } words in a sentence on average
across-u = Says u ({ $count })
across-je = Says je ({ $count })
across-both = Says both u and je ({ $count })
across-avoided = ‘{ $word }’ ({ $count })
across-nothing = Nobody is spoken to, and no word to avoid stands there
done-guide-taken = Guide taken in: { $added } sections added, { $changed } changed, { $same } the same
done-rules-made = { $count ->
    [one] 1 rule added
   *[other] { $count } rules added
}
trouble-no-regular-file = { $about } is a folder or a device and no file with contents. Nothing was changed: choose a file.
trouble-file-too-large = This file is larger than what Trekker reads of one: { $about }. Nothing was changed: split it.
trouble-too-many-sections = This guide has more headings than a guide can have ({ $about }). Nothing was changed: split it, or write ### before what belongs together.
trouble-days-as-columns = The days stand beside each other as columns ({ $about }), and Trekker reads one post a row. Nothing was changed: put each post on a row of its own, with its date.
trouble-text-unreadable = { $about } is no text, or too long for a guide or a list. Nothing was changed: choose a Markdown or text file.
field-language = Language of the text
language-dutch = Dutch
language-english = English
language-found-dutch = Dutch, found
language-found-english = English, found
language-found-both = Dutch and English, found
language-find = Find it
idea-new-anywhere = New idea (Ctrl+I)
ideas-bin = Bin ({ $count })
sort-dictionary = Spelling by the dictionary
why-misspelled = The dictionary does not have this word
passage-rule = Make a rule of it
passage-rule-reason = It says so under ‘{ $heading }’

# How often a channel goes out at most.
lookout-more-than-planned = { $count ->
    [one] One in a week or month with more than planned
   *[other] { $count } in a week or month with more than planned
}
channel-frequency = How often at most. Whoever plans more is warned; fewer is always fine
channel-frequency-of = How often on { $name }, at most
channel-frequency-span = Each week or each month, on { $name }
per-week = a week
per-month = a month
frequency-week = at most { $count } a week
frequency-month = at most { $count } a month
crowd-week = week { $number }
crowd = { $count } posts go out on { $channel } in { $span }; planned was { $planned }.
crowd-advice = What can wait gets more attention later.
number-needed = A whole number from 1 to { $most }, or nothing. Until then nothing changes.

# What was done, and what cannot be.
done-idea-kept = '{ $title }' stays on the board
done-decision-binned = The decision is gone
done-figure-binned = The figure is gone
done-rule-binned = The rule is in the bin
trouble-not-out = { $about } is not on each of its channels yet. Nothing was changed: say where it is when you post it, with the link.
status-posted-where = Say below, where it is posted, where it is: then it is posted
decision-done = Done: { $decision }
decision-done-short = Done, or there is nothing to do for it
idea-park-anew = Let it rest longer…
idea-back-to-board = Back on the board
meeting-risk-then = What was late then is not kept
meeting-begin-then = Begin the sheet of that week
show-more = Show { $count } more
plan-from-ideas = Ideas in { $name }
bundle-plan-name = Name of the campaign
section-example = Example
field-decision-words = Decision
field-decision-due = Day
field-figure-name = Name of the figure
field-figure-value = Figure
idea-unseen = Not looked at yet

# Standard answers
kind-answer = Standard answer
voice-answers-count = Answers ({ $count })
answers-explained = What you say when somebody asks the same thing again. Copy one, and put your name below it.
answers-empty = No standard answers yet
answers-empty-next = Begin with what people ask you most: where to park, until when they can enter, what it costs.
answers-find = Find an answer
answers-find-hint = Find an answer: words, a channel, a plan
answers-none = No answer has these words in it.
answer-add = New answer
answer-add-long = New standard answer
answers-go = Go to the standard answers
answer-says-nothing = It says nothing yet.
answer-copy = Copy the answer
answer-copy-of = Copy the answer to: { $question }
answer-open = Open
answer-open-of = Open: { $question }
answer-text = Answer
answer-hint = What do you say?
answer-everywhere = On every channel
answer-only-there = Only there
answer-in-bin = This standard answer is in the bin.
answer-bin = Move this standard answer to the bin
done-answer-binned = The standard answer is in the bin
field-question = Question
hint-question = What do people ask?

## Histories and choices
field-of = { $of } · { $field }
part-unnamed = something without a name
name-taken = ‘{ $name }’ is the name of another one already: nothing was changed
value-hours = { $hours } h
value-hours-a-week = { $hours } h a week
value-colour = colour { $number }
field-todo-of = Step of
field-posted-by-each = Posted by
field-seen-text = Looked at beside the main text
field-left-out-each = Not on this channel
field-frequency = How often at most
field-decider-each = Who approves
field-looked-each = Looked at: { $which }
field-except-each = Does not come on
field-about = What brought it
field-thought-each = Thought of by
field-made-each = Made by
field-weekdays-each = Working days of { $which }
history-moved = Moved it
history-part-moved = Moved { $of }
history-part-binned = Removed { $of }
history-part-restored = Put { $of } back
history-looked-at = Looked at it beside the main text: right as it is
change-by = { $what } — { $name }
