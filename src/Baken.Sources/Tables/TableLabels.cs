namespace Baken.Sources.Tables;

/// <summary>Dutch words for what is found in a table.</summary>
internal static class TableLabels
{
    public static string Of(PersonalKind kind) =>
        kind switch
        {
            PersonalKind.CitizenNumber => "burgerservicenummers",
            PersonalKind.EmailAddress => "e-mailadressen",
            PersonalKind.PhoneNumber => "telefoonnummers",
            PersonalKind.BirthDate => "geboortedatums",
            PersonalKind.BankAccount => "rekeningnummers",
            PersonalKind.PersonName => "namen van personen",
        };

    public static string Of(ColumnType type) =>
        type switch
        {
            ColumnType.Empty => "leeg",
            ColumnType.AreaCode => "gebiedscode",
            ColumnType.Year => "jaar",
            ColumnType.SectorCode => "SBI-code",
            ColumnType.WholeNumber => "geheel getal",
            ColumnType.Decimal => "getal met decimalen",
            ColumnType.Date => "datum",
            ColumnType.Boolean => "ja/nee",
            ColumnType.Text => "tekst",
        };
}
