namespace Baken.Sources;

/// <summary>What kind of quantity an indicator is; it decides how it may be added up, compared and hidden.</summary>
public enum IndicatorKind
{
    /// <summary>A count of people, firms or events: adds up over areas; small ones are suppressed.</summary>
    Count,

    /// <summary>A share in percent of a whole.</summary>
    Share,

    /// <summary>A mean or amount: a value of a dwelling, a distance, an income.</summary>
    Mean,

    /// <summary>A count per so many of something else, as its publisher computed it.</summary>
    Rate,

    /// <summary>An amount that adds up but is no count of people or events: hectares.</summary>
    Quantity,

    /// <summary>An ordered class, such as urbanity 1 to 5: it compares, and never adds up or averages.</summary>
    Class,
}

/// <summary>An indicator of the catalogue: what a figure means wherever it stands.</summary>
/// <param name="Key">Lower case, digits, dashes: <c>inwoners</c>.</param>
/// <param name="Label">Dutch.</param>
/// <param name="Unit">Dutch, for behind the number: "inwoners", "%", "x 1.000 euro".</param>
/// <param name="Decimals">How many decimals its publisher gives.</param>
/// <param name="Theme">Dutch heading under which it is listed.</param>
/// <param name="Breakdown">What its parts are: null, "misdrijfsoort" or "sbi".</param>
/// <param name="SuppressBelow">Counts from 1 up to this number (exclusive) are not shown; 0 where the publisher has already protected them.</param>
/// <param name="ContextOnly">May be shown with its source, and is refused as an input of any model.</param>
public sealed record Indicator(
    string Key,
    string Label,
    string LabelEnglish,
    string Unit,
    IndicatorKind Kind,
    int Decimals,
    string Theme,
    string? Breakdown = null,
    int SuppressBelow = 0,
    bool ContextOnly = false
);
