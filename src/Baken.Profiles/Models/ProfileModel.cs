using Baken.Kernel;

namespace Baken.Profiles;

/// <summary>What a profile may be about. The list is closed: there is no profile of a person, a household or a firm.</summary>
public enum ProfileSubject
{
    /// <summary>Municipalities, districts, neighbourhoods.</summary>
    Areas,

    /// <summary>Business sectors, as groups of SBI codes.</summary>
    Sectors,
}

/// <summary>A text in both languages of the screen.</summary>
public sealed record Wording(string Nl, string En)
{
    public string OnScreen => Language.Say(Nl, En);

    public string In(bool english) => english ? En : Nl;
}

/// <summary>
/// A model: which indicators, why and with which weight, and the promises under which it may be used. It is read from a
/// file and never changed; another weight is another version.
/// </summary>
/// <param name="Goal">What it is for; without it the model cannot be switched on.</param>
/// <param name="Success">By what one can tell that it works; without it the model cannot be switched on.</param>
/// <param name="EvaluateBy">From the day after, the evaluation is overdue.</param>
/// <param name="StopOn">The last day on which it is computed.</param>
/// <param name="ImpactAssessment">Where the IAMA or DPIA can be read; null: still to be done by the municipality.</param>
/// <param name="MinimumPresent">The share of the weight that must be there for a score.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Shipped">Whether it came with the program.</param>
public sealed record ProfileModel(
    string Key,
    string Version,
    ProfileSubject Subject,
    IReadOnlyList<AreaLevel> Levels,
    Wording Title,
    Wording Summary,
    Wording? Goal,
    Wording? Success,
    string Owner,
    string? Contact,
    DateOnly? EvaluateBy,
    DateOnly? StopOn,
    string? ImpactAssessment,
    string LegalBasis,
    Wording Proportionality,
    Wording HumanRole,
    IReadOnlyList<Wording> Limits,
    ProfileAggregation Aggregation,
    double MinimumPresent,
    bool ExcludeWater,
    ComparisonGroup Comparison,
    IReadOnlyList<ProfileGroup> Groups,
    string Hash,
    string Text,
    bool Shipped
)
{
    public IEnumerable<ProfileIndicator> Indicators => Groups.SelectMany(group => group.Indicators);

    public ProfileIndicator Indicator(string key) => Indicators.First(indicator => indicator.Key == key);

    /// <summary>What is still missing before it may be switched on, in Dutch.</summary>
    public IReadOnlyList<string> Lacking =>
        [
            .. new (string Word, bool There)[]
            {
                ("doel", Goal is not null),
                ("maat voor succes", Success is not null),
                ("evaluatiedatum", EvaluateBy is not null),
                ("stopdatum", StopOn is not null),
            }
                .Where(item => !item.There)
                .Select(item => item.Word),
        ];
}

/// <summary>With whom a score is compared.</summary>
public enum ComparisonGroup
{
    /// <summary>The areas of the own municipality; for municipalities all of them.</summary>
    HomeMunicipality,

    /// <summary>Everything of the same kind in this installation.</summary>
    All,
}

/// <summary>Which mean makes one score of many values.</summary>
public enum ProfileAggregation
{
    /// <summary>A low part is made up for by a high one.</summary>
    Arithmetic,

    /// <summary>A low part weighs more heavily.</summary>
    Geometric,
}

/// <summary>How a raw value is brought to 0–100 within the comparison group.</summary>
public enum ProfileNormalisation
{
    /// <summary>The share of the others with a lower value. Outliers do not move it.</summary>
    PercentileRank,

    /// <summary>The lowest is 0, the highest 100.</summary>
    MinMax,

    /// <summary>50 at the mean, 15 points per standard deviation, drawn in to 0–100.</summary>
    ZScore,

    /// <summary>A share from 0 to 1, times 100: for judgements.</summary>
    Share,
}

/// <summary>Whether a high value gives a high score.</summary>
public enum ProfileDirection
{
    Up,
    Down,
}

/// <summary>A dimension of the score.</summary>
public sealed record ProfileGroup(
    string Key,
    Wording Title,
    double Weight,
    ProfileAggregation Aggregation,
    double MinimumPresent,
    IReadOnlyList<ProfileIndicator> Indicators
);

/// <summary>What enters the score.</summary>
/// <param name="Measures">Figures that are added up, such as the parts of a breakdown.</param>
/// <param name="Per">What they are divided by; null for the figure itself.</param>
/// <param name="High">For the sentence: "veel geregistreerde misdrijven".</param>
/// <param name="Low">For the sentence: "weinig geregistreerde misdrijven".</param>
/// <param name="Reason">Why it is in.</param>
/// <param name="Source">Where the reason was found.</param>
/// <param name="Note">What the denominator or the figure does to the picture.</param>
public sealed record ProfileIndicator(
    string Key,
    Wording Title,
    Wording High,
    Wording Low,
    Wording Unit,
    int Decimals,
    IReadOnlyList<Measure> Measures,
    Denominator? Per,
    ProfileDirection Direction,
    ProfileNormalisation Normalisation,
    double Weight,
    Wording Reason,
    string Source,
    Wording? Note
);

/// <summary>What a figure is divided by.</summary>
/// <param name="Times">For every so many.</param>
/// <param name="AtLeast">Below this the quotient says more about who passes by than about the area: it is not counted.</param>
public sealed record Denominator(Measure Measure, double Times, double AtLeast);
