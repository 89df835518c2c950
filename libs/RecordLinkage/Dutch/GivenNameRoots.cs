namespace RecordLinkage;

/// <summary>Dutch short forms and the official names they stand for; a name that is no short form is its own root.</summary>
/// <remarks>A short form of several names gets the most usual one. After the lists of short forms in the Nederlandse Voornamenbank.</remarks>
internal static class GivenNameRoots
{
    private static readonly Dictionary<string, string> Roots = Read(
        """
        johannes: jan johan hans joop jo jannes hannes john johnny janus
        johanna: joke hanneke jopie jantina janna anja hannie joanna jannie jannigje
        cornelis: kees cor nelis corneel knelis cees
        cornelia: corrie nel nelly cora neeltje corry kea
        hendrik: henk rik hendrikus hein heinz henri henry harry henricus driek
        hendrika: riek rika henny hennie henriette ria hendrikje
        willem: wim wilhelmus willy wiel pim helmus willie
        wilhelmina: wil mien mina minie willemina willemijn helma wilma mieke
        pieter: piet petrus peter pierre pjotr
        petronella: nel petra nelleke petronelle pietje
        jacobus: jaap co sjaak jacob koos kobus jacques sjaco ko jacco
        jacoba: coby cobie jacomina jacolien ko
        gerardus: gerard gerrit geert gert gerhard gerhardus
        geertruida: truus geertje trudy geertrui trui gertrud geertruda
        antonius: ton anton toon tony theunis teun antoon antonie twan
        antonia: toos tonnie antje antoinette tonia
        adrianus: ad arie adriaan adri janus aad
        adriana: adrie jana ariane sjaan adriaantje
        franciscus: frans frank francois francis sus frank
        francisca: cisca fransje francien francina ciska sis
        lambertus: lambert bertus
        albertus: bert albert ab appie
        theodorus: theo theodoor dorus door
        theodora: dora dorien thea doortje
        leonardus: leo leon leendert leonard
        matthijs: thijs mathijs matthias mathias ties mattheus matheus tijs
        martinus: martin tinus maarten marten rien martijn
        maria: ria marie mia marijke mieke mieke rietje riet marietje maartje mies
        margaretha: greet margreet griet margriet grietje margot gre
        elisabeth: els bep lies betsy elly liesbeth bets lisa elise elizabeth liesje ellie elsje
        catharina: toos ina cathy trijntje katrien tineke karin rina kaatje toosje tini katharina cato
        christina: stien tine stina christine kristina tina
        anna: ans anneke annie anke antje annette ant
        sebastiaan: bas sebastian bastiaan
        christiaan: chris christian
        robert: rob bob robbert robertus
        ronald: ron
        michiel: chiel michael michel machiel giel
        nicolaas: nico klaas niek nicolas nick nicolaus
        laurentius: laurens lars lau rens laurent
        bernardus: bernard ben berend bernd barend
        benjamin: benny
        thomas: tom tommy tomas
        alexander: alex lex sander xander
        frederik: fred frits freek frederic frederikus
        daniel: daan danny
        bartholomeus: bart bartel mees
        josephus: jos jozef joseph sjef joost jef
        josephina: jose josefien fien josje
        dirk: diederik dick derk theodericus
        rudolf: ruud rudolph roel roelof rudi
        helena: leny lena heleen leentje helene ellen elena
        aleida: alida aleid lida alie
        susanna: suus sanne susan suzanne suzanna
        magdalena: leen magda madeleine
        wouter: walter wout walterus gualtherus
        augustinus: guus august stijn
        constantinus: stan constant constantijn
        victor: vic
        vincent: vincentius
        paul: paulus pauwel pol
        mohammed: mohamed muhammed mohammad mohamad muhammad mo
        ahmed: ahmet achmed
        youssef: yusuf yousef joesoef
        """
    );

    public static string Of(string name) => Roots.TryGetValue(name, out var root) ? root : name;

    private static Dictionary<string, string> Read(string table)
    {
        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (
                var form in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
                roots.TryAdd(form, line[..colon]);
        }

        return roots;
    }
}
