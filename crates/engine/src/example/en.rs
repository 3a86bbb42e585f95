//! The words of the example team in English: 'Summer Feast on the Canal'.

use trekker_domain::holidays::Country;
use trekker_domain::rule::Sort;

use crate::example::words::{PostWords, Words};

const fn post(title: &'static str, text: &'static str, explanation: &'static str) -> PostWords {
    PostWords { title, text, explanation }
}

pub(super) const WORDS: Words = Words {
    team_name: "Summer Feast on the Canal",
    zone: "Europe/Brussels",
    country: Country::Belgium,
    channels: ["Instagram", "Facebook", "LinkedIn", "Newsletter"],
    themes: ["Programme", "Helpers", "Food corner", "Practical", "The canal", "Thank you"],
    website: "https://example.org/summer-feast",
    posted_at: "https://example.org/summer-feast/posts",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    posts: [
        post(
            "We are back: save the date",
            "Go and get your diary. 🎪 On {feast} it is Summer Feast on the Canal again!\n\nMusic on the pontoon, soup by the \
             neighbours, a playground under the trees. Free, for everybody, all day long. Tag the people you are bringing, \
             so they know it too. 👇\n\n#summerfeastonthecanal #neighbours",
            "Use Noor's poster, the upright one. The date also stands in our profile: change both together.",
        ),
        post(
            "Newsletter: what is happening along the water",
            "Dear neighbour,\n\nA lot is moving along the canal, and by no means all of it is ours. The rowing club gives free \
             trial lessons, the library boat moors at the lock again, and the bicycle menders are looking for old tyres. We \
             put it all in a row for you, with times and addresses.\n\nHave you got news for the neighbourhood? Just answer \
             this mail. See you at the water!",
            "Not a word about ourselves in this one, except the greeting. Call the rowing club about the times.",
        ),
        post(
            "Who recognises this picture?",
            "The canal at the old bridge, some time in the seventies. 📷 The washing hangs outside, three children wave at a \
             barge.\n\nWho are they? And whose was that dog? Tell us in the comments. The best stories will hang on the \
             clothes line at the feast.",
            "From the box of the local museum, we may use it with their name. Keep the comments for the clothes line!",
        ),
        post(
            "An evening with the bar team",
            "So what does a bar helper do all night? 🍋 We walked along with Jef and Aïcha: counting glasses, tasting lemonade \
             (very important), and at midnight sitting on a crate together, looking back on it all.\n\nWatch until the end \
             for Jef's dance. Fancy joining them? Send us a message. 💬\n\n#helpers #summerfeast",
            "Reel of 40 seconds, add subtitles. Jef and Aïcha have seen it and are fine with it.",
        ),
        post(
            "The Ear of Corn bakes for us again",
            "Three hundred rolls, on the doorstep at six in the morning. Bakery The Ear of Corn does this for the fifth year, and \
             never once sent a bill.\n\nWhy? 'Because it is my customers who sit there on the grass,' says Tom, the baker. \
             Thank you, Tom and team. It is neighbours like these who make a feast.",
            "Please tag Tom. Part of what we agreed with our sponsors: one thank-you for each of them.",
        ),
        post(
            "Will you cook for fifty neighbours?",
            "No caterer in our food corner, but the whole street. 🍲 Pierogi, roti, stew or your grandmother's apple pie: we take \
             care of the stall, the plates and the shopping.\n\nYou bring fifty portions and a good mood. You need not do it \
             alone, with two or three it is even more fun. Sign up until {cooks}, with a message or at the bar of the \
             community house. 💛",
            "We ask about allergens after people sign up, not in the post. Fatima follows who comes in.",
        ),
        post(
            "Twenty-four more helpers, and we are complete",
            "We are counting down! 🙋 For building up we still need 10 people, for the bar 8, and for the playground 6.\n\nHalf a \
             day is enough, no experience needed, and you get a T-shirt and a warm meal. You are sure to meet somebody \
             who lives around the corner. Can't make it yourself? Then share this with somebody you would like to see \
             there. 💪",
            "The numbers come from Els's list, check them just before you post.",
        ),
        post(
            "What a feast teaches you and a course does not",
            "Forty volunteers, one day, no bosses. How does that work? By agreeing who decides, before it gets busy. By telling \
             mistakes out loud. And by eating together in time.\n\nSara began with us washing dishes, and now leads the \
             whole build-up. 'I learned to say no here,' she says, 'and to ask whether somebody wants to take over.' \
             Which skill did you learn as a volunteer?",
            "Sara has read the text. Bram answers questions about certificates.",
        ),
        post(
            "Newsletter: the first names for the pontoon",
            "Dear neighbour,\n\nThe pontoon is filling up. The brass band opens, as it should. After that you will hear Lotte and \
             the Leaks, a choir of twenty-six neighbours who have only sung together for half a year, and at sunset the \
             trio of Karim from the school.\n\nThe whole list is on our site. And if you want to be heard yourself: \
             between four and five the stage is yours.",
            "The link goes to the programme page. Names are certain, times are not: leave those out for now.",
        ),
        post(
            "Clean-up day: along the water together",
            "On {cleanup} we put on gloves and walk the banks. 🧤 We leave at half past nine from the lock, and are back at noon, \
             for soup.\n\nLitter pickers, bags and vests are waiting for you, in children's sizes too. You can join for an \
             hour, or just come for the soup. Last year we found a complete children's bicycle and one set of false teeth. \
             What will it be this time?",
            "Together with the anglers: their logo at the foot of the picture. The town fetches the bags at one.",
        ),
        post(
            "Chips or falafel?",
            "This Sunday's big question: chips or falafel? 🍟🧆 Vote in our story.\n\nThe winner gets the stall next to the stage. \
             And yes, 'both' is a valid answer.",
            "A story with a poll. Tell Fatima the result the day after, she draws the map.",
        ),
        post(
            "Meet: Samira's soup",
            "Lentils, lemon, and a herb she will not name. 🍋 Samira has lived in Lock Street for four years, and last summer she \
             cooked her first fifty portions for us. They were gone within the hour.\n\n'I know everybody by name now,' she \
             says, 'and everybody knows my soup.' Come and taste it on {feast}. More neighbours who cook? Follow \
             #thefoodcorner.",
            "Portrait by Wout, taken in her kitchen. First of a series of four, always on a Monday.",
        ),
        post(
            "Thanks to the people of the lock",
            "A stage on the water: somebody has to make that possible. The lock keepers moved their roster, so that the pontoon can \
             stay where it is for a whole day.\n\nThank you for thinking along, for the coffee, and for your patience with our \
             drawings. Without you we would be standing in a car park.",
            "Their office has to see the picture first: we asked, the answer comes on Tuesday.",
        ),
        post(
            "Everybody can come: this is how",
            "The ground is level, with a path of plates up to the stage. ♿ There are two accessible toilets, a quiet room in the \
             community house, and at four Hanne interprets the programme in sign language.\n\nIs there anything else you need \
             to be able to come? Tell us, and we will work it out together. You can call us as well, because not everything \
             fits in a message.",
            "Read by Hanne and by the town's accessibility group. The phone number is in our profile.",
        ),
        post(
            "Clean-up day next week: who brings cake?",
            "One more week, and off we go along the banks. 🧤 We are thirty-one already, and there are litter pickers left.\n\nWhat \
             we still lack: cake. Will you bake one to go with the soup? Say so in the comments, and we stop at five cakes. \
             (Or six.) See you on {cleanup}, half past nine, at the lock.",
            "Picture of the gloves on the clothes line. Look at the forecast; with thunder we move it by a day.",
        ),
        post(
            "The brass band rehearses on the pontoon",
            "Eighteen brass players on a floating stage: that takes some getting used to. 🎺 Yesterday was the first rehearsal on the \
             water. The tuba stayed dry, the conductor almost.\n\nSound on! And tell us which tune they should play as an \
             encore on {feast}. #brassband #summerfeastonthecanal",
            "Clip of 25 seconds, upright. Waiting for the conductor's yes. Music rights are settled.",
        ),
        post(
            "Newsletter: have a look, no promises needed",
            "Dear neighbour,\n\nPerhaps you would like to help, but do not quite know where to begin. So there is an evening for \
             that, on {evening} at half past seven in the community house. You see who is in which team, you have a drink, \
             and you go home without signing anything.\n\nCan't make it that evening? Then we will gladly give you a call. \
             No need to sign up, but you may, on our site.",
            "The link goes to the helpers' page. Subject line: 'No promises needed'.",
        ),
        post(
            "Today: clean-up day",
            "Good morning! ☀️ The soup is on, the litter pickers are ready, and the first early birds are here.\n\nYou can still join \
             us all morning at the lock. Wear something that may get dirty. See you in a bit! 🧤",
            "Take the picture on the spot, at a quarter to eight. No recognisable children without consent.",
        ),
        post(
            "So many kilos lighter",
            "… kilos of litter, … helpers, five cakes. 🥧 Thank you to everybody who walked along the water, and to the anglers for \
             their boats.\n\nThe strangest thing we found? Have a guess. The answer will be in the comments tomorrow. The banks \
             look the way they are meant to again.",
            "Fill in the figures once the town has weighed it. Three pictures: the pile of bags, the group, the strange thing.",
        ),
        post(
            "Tonight: evening for new helpers",
            "Half past seven, community house, the door on the right. 👋 Tonight we tell you who does what on {feast}, and where you \
             would fit in.\n\nDo bring somebody. There is tea, there is cake left from Saturday, and by nine everybody is \
             outside again. If you are late, just walk in.",
            "Once more in the story two hours before. Fatima is at the door, Bram answers comments.",
        ),
        post(
            "Five dishes, five neighbours",
            "From left to right: roti, pierogi, stew, lentil soup and the apple pie by Godelieve (91). 🥘\n\nFive neighbours, five \
             kitchens, one long table at the water. We tasted it all for you, reluctantly. With whom will you share a plate \
             on {feast}?",
            "Reel of 30 seconds, filmed in the community house. Allergens as text in the picture.",
        ),
        post(
            "Newsletter: the whole programme",
            "Dear neighbour,\n\nHere it is: from the brass band at eleven to the trio at sunset, with a story tent, a bicycle check \
             and the great duck race in between.\n\nPrint it, hang it on the fridge, put a cross beside what you would not want \
             to miss. See you on {feast}!",
            "Check the times with the stage team. The link goes to the programme as a PDF and as a plain page.",
        ),
        post(
            "Come by bicycle",
            "Parking at the canal is a sport that nobody wins. 🚲 So come by bicycle: the stand is guarded and free, and the bicycle \
             menders pump up your tyres while you dance.\n\nThe bus is fine too, line 4 stops at the bridge. Can't do without a \
             car? There are five places close to the entrance, for those who need them. It is all on our site.",
            "The map with the bicycle stand is still missing. Line 4 runs every twenty minutes on Saturdays: check.",
        ),
        post(
            "Our weather plan",
            "Rain? Then we move to the boathouse of the rowing club, the whole lot of us. ☔ Heat? Then there will be extra awnings, and \
             water is free everywhere. Thunder? Then we wait inside together, and tell you at noon what goes ahead.\n\nSo no \
             need to guess: on {feast} at eight it will say here what it is going to be.",
            "Els decides, together with the fire brigade. The answer to 'is it on?' until Saturday at eight: 'yes, look here then'.",
        ),
        post(
            "Letter to the neighbours on the quay",
            "Dear neighbours on the quay,\n\nOn {feast} it will be busy at your door, and we know it. At eleven in the evening the music \
             stops, at midnight everybody is gone, and the day after we sweep the street.\n\nDoes something bother you? Call us, \
             and somebody will be there within a quarter of an hour. And do come and eat with us: there is a table for you.",
            "Also goes out on paper. Add the number of the night team once the shifts are shared out.",
        ),
        post(
            "Newsletter: two more days",
            "Dear neighbour,\n\nEverything in one place: how to get there, what there is to eat, where the children play, and what we \
             do if it rains. Bring a water bottle, a jumper for the evening, and somebody who has never been before.\n\nSee \
             you on {feast}! We are ready. (Almost.)",
            "The last one before the feast, so keep it short. Fill in the weather on Wednesday evening.",
        ),
        post(
            "Today!",
            "The flags are up, the soup is simmering, the pontoon is in its place. 🎉 Today it is Summer Feast on the Canal!\n\nFrom eleven \
             to eleven, free, for everybody. Say hello to the people in yellow T-shirts, because they did all this in their \
             spare time. See you at the water.",
            "Picture at half past eight, when the flags are up. Who posts that morning? Still to be agreed.",
        ),
        post(
            "Thank you, all of you",
            "We are still a bit quiet. 💛 … visitors, … helpers, seven empty soup kettles and one long line of people who stayed to \
             stack chairs.\n\nThanks to everybody who cooked, played, carried, swept and danced. And to the neighbours on the \
             quay: thank you for your patience. What was your favourite moment?",
            "Wait for the figures and the group picture. Name all sponsors, in alphabetical order.",
        ),
        post(
            "Portrait: Rosa (84), our oldest helper",
            "Rosa has been folding the napkins for eleven years. 'I get to sit,' she says, 'and I hear everything.' She can tell you who \
             fell in love behind the bar, and who once fell into the canal.\n\nWhat keeps her young? 'That they count on me.'",
            "Noor's idea. Rosa is willing, but would rather have no video. Plan a talk at her home.",
        ),
        post(
            "The feast in thirty seconds",
            "For everybody who was there, and everybody who wants to be next time. 🎬 Thirty seconds of sun, soup and brass.\n\nCan you see \
             yourself? Tag your friends.",
            "Aftermovie. Wout films, editing in the week after. Music by the band itself, so that is fine.",
        ),
    ],
    events: [
        "Cleaning the canal's banks",
        "Helpers' week",
        "Evening for new helpers",
        "The neighbours' recipe book",
        "Summer feast on the canal",
    ],
    plan: "On to the feast",
    ideas: [
        "Clothes line with old pictures of the canal, and the stories people told us with them",
        "A neighbour who cooks, every Monday, in one portrait and three sentences",
        "Who will be the voice of the duck race? Auditions in the community house, and we film them!",
        "A map of the neighbourhood with all the places where you can fill your bottle. Useful after the feast too",
        "Ask the school whether the children may paint the signposts. Lovely pictures, and the parents come along",
        "After the feast: what does such a day cost, and who pays for it? Explain it honestly in one picture",
        "A thank-you card for the neighbours on the quay, with seeds in it",
        "Swap corner: give your old camping chair to somebody without one, to be picked up at the feast",
        "Interview with the bridge keeper. How does he see the neighbourhood change from his little house?",
        "A short film with subtitles in the five languages that are heard most in our streets",
    ],
    parked: "Lovely, and better after the feast: then there is time for it",
    success: (
        "After this post six new helpers came to the evening, two of whom had lived here for less than a month",
        "new helpers",
        "6",
    ),
    meeting: (
        "A short meeting, everybody had tea. The permit has come. The school joins in with the signposts.",
        "We ask every cook for one photo by {cooks}",
    ),
    rules: &[
        (Sort::Avoid, "unique\nnot to be missed", "", "Whoever writes those, buys the next round"),
        (
            Sort::Avoid,
            "residents\ntarget group",
            "neighbours",
            "It sounds like a file: in the street we are neighbours",
        ),
        (Sort::Exclamation, "1", "", "Calm sounds surer"),
        (Sort::Hashtags, "", "", "So that a screen reader can say them"),
        (Sort::MachineLike, "", "", "We write the way we talk"),
    ],
    answers: [
        (
            "What does it cost?",
            "Nothing! Coming in is free, and soup is yours for what you can spare. Do bring somebody along.",
        ),
        ("May my dog come?", "Yes, on a lead. There is a bowl of water by the entrance."),
        (
            "Can I still come and help?",
            "Yes please. Tell us when you can and what you like doing, and we look for a spot together. An hour helps too.",
        ),
    ],
    sections: [
        (
            "Who we are",
            "We are neighbours who make a feast for neighbours. We write the way we talk at the bar: warm, clear and with a wink. \
             We say **you** and **we**, never *the organisation*.\n\nEverybody may feel spoken to: those who were born here \
             and those who moved in last month.",
        ),
        (
            "How we sound",
            "- Short sentences. One thought in each.\n- First what it means for the reader, and only then what we do.\n- Real names and \
             real numbers: *Samira cooked fifty portions*, not *there was a wide choice*.\n- One joke is fine, at our own \
             expense and never at that of others.\n- An emoji where you would smile. Three is a lot.",
        ),
        (
            "Words we choose",
            "- **helpers**, not *volunteers* (on LinkedIn it is fine)\n- **neighbours**, not *residents* or *target group*\n- **free**, \
             not *without an admission fee*\n- **will you come?**, not *we cordially invite you*\n\nWe avoid 'unique', \
             'experience' and 'not to be missed'. Whoever writes those, buys the next round.",
        ),
        (
            "Channel by channel",
            "**Instagram** – picture first, the first sentence has to do the work. Three hashtags, no more.\n\n**Facebook** – this is where \
             the neighbourhood is. Ask a question, and stay around for an hour to answer.\n\n**LinkedIn** – for partners and \
             sponsors. Just as warm, fewer emoji.\n\n**Newsletter** – begins with 'Dear neighbour', and always has news of \
             somebody other than us.",
        ),
        (
            "When it gets difficult",
            "We answer a complaint within the day, with a name under it. We say thank you, what we will do, and when. We do not argue in \
             the comments: we offer to call.\n\nMade a mistake? Then we say so, and correct the post for all to see. After an \
             accident nobody posts anything before Els or her deputy has seen it.",
        ),
    ],
};
