namespace Baken.Access;

/// <summary>What people take for a password, and what they make one of: Dutch and English, in lower case without digits or marks.</summary>
internal static class CommonWords
{
    public static IReadOnlySet<string> All { get; } =
        """
            password passwords passwordpassword passwort wachtwoord wachtwoorden wachtwoordwachtwoord mijnwachtwoord nieuwwachtwoord tijdelijk
            welkom welkomwelkom welcome welcomewelcome geheim geheimpje supergeheim hallo hallohallo hello helloworld gemeente gemeentehuis
            stadhuis raadhuis burgemeester wethouder administrator administratie beheerder beheer admin adminadmin administrador baken ondermijning
            veiligheid integriteit handhaving politie criminaliteit nederland holland amsterdam rotterdam almere utrecht denhaag eindhoven
            groningen tilburg breda nijmegen arnhem haarlem enschede apeldoorn amersfoort zwolle leiden maastricht dordrecht zoetermeer
            leeuwarden friesland limburg brabant zeeland gelderland drenthe overijssel flevoland ajax feyenoord feijenoord psveindhoven vitesse
            fctwente fcutrecht azalkmaar heerenveen qwerty qwertyuiop qwertyuiopasdf qwertyqwerty qwertzuiop asdfghjkl zxcvbnm azerty azertyuiop
            letmein letmeinplease letmeinnow trustnoone iloveyou iloveyousomuch ikhouvanjou ikhouvanje ikhouvanmama lovelove loveyou sunshine
            princess prinses football voetbal voetbalvoetbal basketball baseball tennis hockey dragon monkey superman batman spiderman wonderwoman
            starwars startrek pokemon pikachu minecraft fortnite master mastermind changeme changemenow changeit veranderme default computer
            computers laptop internet windows microsoft google facebook instagram whatsapp linkedin samsung android iphone apple december november
            oktober september augustus juli juni mei april maart februari januari january february march may june july august october monday tuesday
            wednesday thursday friday saturday sunday maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend zomer zomervakantie winter
            wintersport herfst lente voorjaar najaar vakantie kerstmis sinterklaas koningsdag carnaval summer summertime spring autumn holiday
            christmas correcthorsebatterystaple trustno test testtest testtesttest testen demo demodemo demodemodemo user username gebruiker
            gebruikersnaam login inloggen toegang access secret topsecret security secure private guest gast kantoor office werk werken
            collega secretariaat receptie afdeling project school student teacher leraar docent manager directeur chef bank geld money million
            miljoen lottery loterij shadow shadows freedom vrijheid whatever nothing everything something anything unbelievable understand
            beautiful wonderful butterfly strawberry chocolate chocolade blueberry cheesecake peanutbutter pannenkoek stroopwafel hagelslag
            friendship vriendschap familie family together forever foreverlove always happiness geluk gelukkig goodluck goodmorning goedemorgen
            lieverd liefje schatje schatjes knuffel knuffels mama papa moeder vader mommy daddy mijnkinderen kinderen baby babygirl babyboy
            sweetheart darling honey angel angels engel engeltje heaven hemel jesus jesuschrist jezus god godisgood godisgreat blessed amen
            christopher alexander elizabeth stephanie katherine catherine jennifer jessica michelle michael michaeljordan robert daniel thomas
            charlie matthew andrew joshua anthony william nicholas jonathan benjamin samantha victoria nathalie natalie isabella gabriella
            johan johannes pieter willem hendrik cornelis maria anna johanna emma sophie julia lotte daan sem lucas bram jeroen marieke
            annemarie annemieke mohammed fatima chelsea chelseafc arsenal liverpool liverpoolfc manchester manchesterunited manchestercity barcelona
            fcbarcelona realmadrid juventus bayern bayernmunchen ronaldo cristianoronaldo messi lionelmessi cruijff johancruijff maradona verstappen
            maxverstappen formula ferrari porsche mercedes mercedesbenz volkswagen lamborghini yamaha harleydavidson motorcycle skateboard
            snowboard guitar gitaar music muziek metallica nirvana beatles thebeatles rollingstones ironmaiden slipknot eminem pinkfloyd
            rammstein linkinpark greenday blinkblink madonna shakira beyonce rihanna tiger tijger lion leeuw eagle eagles adelaar panther wolf
            wolves elephant olifant giraffe dolphin dolfijn horse horses paard paarden paardrijden kitty kitten hellokitty katten poesje hond
            honden puppy puppies rabbit konijn konijntje hamster flower flowers bloem bloemen rainbow regenboog unicorn eenhoorn diamond diamant
            crystal silver golden zilver goud gouden sterren ster star stars moon maan moonlight zonnetje zonnebloem zonneschijn thunder
            thunderstorm lightning bliksem firefighter brandweer brandweerman ambulance hospital ziekenhuis doctor dokter nurse killer ninja samurai
            warrior soldier soldaat sniper hunter jager fisher fishing vissen visser racing wizard merlin gandalf lordoftherings harrypotter
            hogwarts voldemort sherlock simpsons homersimpson southpark scoobydoo mickeymouse donaldduck kermit snoopy garfield winniethepooh
            abc abcd abcdef abcdefg abcdefgh abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcabcabcabc
            onetwothree eentweedrie eentweedrievier niemand iedereen niks nietvergeten vergeten vergeetmijniet hierkomtie laatmebinnen opendedeur
            sesamopenu opensesame zegikniet weetikniet watdanook makkelijk gemakkelijk moeilijk simpel easypassword mypassword thepassword
            newpassword nopassword yourpassword passphrase passcode pincode
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
