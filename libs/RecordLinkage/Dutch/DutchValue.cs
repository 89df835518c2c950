namespace RecordLinkage;

/// <summary>A value brought to one spelling by a rule for Dutch records; missing where the rule finds nothing usable in it.</summary>
public sealed record DutchValue(ValueExpression Of, DutchRule Rule) : DerivedValue(Of)
{
    private static readonly Dictionary<string, DutchRule> ByName = Enum.GetValues<DutchRule>()
        .ToDictionary(NameOf, StringComparer.Ordinal);

    internal override string? Derive(string value) =>
        Rule switch
        {
            DutchRule.Plain => PlainText.Of(value),
            DutchRule.GivenName => DutchNames.GivenName(value),
            DutchRule.GivenNameRoot => DutchNames.Root(value),
            DutchRule.Initial => DutchNames.Initial(value),
            DutchRule.IsInitial => DutchNames.IsInitial(value) ? "initial" : null,
            DutchRule.Surname => DutchNames.Surname(value),
            DutchRule.SurnameParts => DutchNames.SurnameParts(value),
            DutchRule.Street => DutchAddresses.Street(value),
            DutchRule.HouseNumber => DutchAddresses.HouseNumber(value),
            DutchRule.HouseAddition => DutchAddresses.HouseAddition(value),
            DutchRule.Postcode => DutchAddresses.Postcode(value),
            DutchRule.PostcodeDigits => DutchAddresses.PostcodeDigits(value),
            DutchRule.Phone => DutchIdentifiers.Phone(value),
            DutchRule.Bsn => DutchIdentifiers.Bsn(value),
            DutchRule.Rsin => DutchIdentifiers.Rsin(value),
            DutchRule.Kvk => DutchIdentifiers.Kvk(value),
            DutchRule.Iban => DutchIdentifiers.Iban(value),
            DutchRule.Plate => DutchIdentifiers.Plate(value),
            DutchRule.BagId => DutchIdentifiers.BagId(value),
            DutchRule.Date => DutchDates.Iso(value),
        };

    internal static string NameOf(DutchRule rule) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString());

    internal static DutchRule RuleOf(string name) =>
        ByName.TryGetValue(name, out var rule)
            ? rule
            : throw new InvalidDataException($"There is no Dutch rule '{name}'; there are: {string.Join(", ", ByName.Keys)}.");
}

public enum DutchRule
{
    /// <summary>Small letters without accents, foreign letters transcribed.</summary>
    Plain,

    /// <summary>The given name without dots.</summary>
    GivenName,

    /// <summary>The official form that a given name is a short form of: Kees becomes cornelis.</summary>
    GivenNameRoot,

    /// <summary>The first letter of the given name.</summary>
    Initial,

    /// <summary>Present only where the given name is no more than initials.</summary>
    IsInitial,

    /// <summary>The surname without prefixes (van der, de), wherever they stand.</summary>
    Surname,

    /// <summary>The surnames in a double name, as a list: a partner's name and one's own.</summary>
    SurnameParts,

    /// <summary>The street with its abbreviations written out.</summary>
    Street,
    HouseNumber,

    /// <summary>Letter and addition of a house number.</summary>
    HouseAddition,
    Postcode,
    PostcodeDigits,

    /// <summary>Digits, with the country's 31 brought back to 0.</summary>
    Phone,

    /// <summary>Nine digits that pass the eleven-test.</summary>
    Bsn,
    Rsin,
    Kvk,

    /// <summary>Passes the 97-test of ISO 13616.</summary>
    Iban,
    Plate,
    BagId,

    /// <summary>A date in any usual Dutch notation, as yyyy-mm-dd.</summary>
    Date,
}
