using System.Text.Json.Serialization;
using Baken.Kernel;

namespace Baken.Profiles;

/// <summary>What other modules and the hosts may ask of Profiles. A score is no evidence against anyone.</summary>
public interface IProfiles
{
    /// <summary>Every model with whether it is on, and its newest edition.</summary>
    Task<IReadOnlyList<Profile>> ListAsync(CancellationToken cancellation);

    Task<Profile?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>Files in the municipality's folder that were not taken in, each with its reason.</summary>
    Task<IReadOnlyList<Refusal>> RefusedModelsAsync(CancellationToken cancellation);

    /// <summary>What the newest edition of a profile says; null where it was never computed.</summary>
    Task<ProfileResult?> ResultAsync(string key, CancellationToken cancellation);

    /// <summary>
    /// Switches on the complete, shipped models about which nobody has decided. In the caller's transaction, to be saved
    /// before editions are made. An explicit act of the operator: an import never does it.
    /// </summary>
    /// <returns>The keys that were switched on.</returns>
    Task<IReadOnlyList<string>> SwitchOnUndecidedAsync(Actor by, string reason, CancellationToken cancellation);

    /// <summary>
    /// Computes every model that is on and makes an edition of each that would differ from its last one. In the caller's
    /// transaction; the areas' edition must have been saved.
    /// </summary>
    Task<IReadOnlyList<ProfileRun>> MakeEditionsAsync(Actor by, IProgress<Progress>? progress, CancellationToken cancellation);

    /// <summary>Computes the newest edition of every profile again and tells whether the same bytes came out.</summary>
    Task<bool> ReproducesAsync(CancellationToken cancellation);

    /// <summary>The scores of a profile as machines get them, best rank first; null level: the first of the model that has scores.</summary>
    Task<Outcome<IReadOnlyList<ScoreLine>>> ShowAsync(string key, AreaLevel? level, CancellationToken cancellation);
}

/// <summary>Whether a model works.</summary>
[JsonConverter(typeof(KebabCase<ProfileState>))]
public enum ProfileState
{
    /// <summary>Its promises are not all in the file: it cannot be switched on.</summary>
    Incomplete,

    /// <summary>Nobody has decided about this version.</summary>
    Undecided,

    On,

    Off,

    /// <summary>Its stop date is past. What was computed before stays readable and is shown as stopped.</summary>
    Stopped,
}

/// <summary>A decision about a model.</summary>
public sealed record ProfileDecision(string Version, bool On, string Reason, string By, DateTimeOffset At);

/// <summary>Where a model stands today.</summary>
/// <param name="Decisions">Newest first.</param>
/// <param name="LastOff">The last decision about any version was to switch off.</param>
public sealed record ProfileStanding(
    ProfileState State,
    bool EvaluationOverdue,
    IReadOnlyList<ProfileDecision> Decisions,
    [property: JsonIgnore] bool LastOff
);

/// <summary>A model, where it stands, and its newest edition.</summary>
/// <param name="Edition">Null where it was never computed.</param>
/// <param name="EditionVersion">The version of the model that the edition was made with.</param>
public sealed record Profile(ProfileModel Model, ProfileStanding Standing, Edition? Edition, string? EditionVersion)
{
    /// <summary>What was computed belongs to another version than the present one, or to a model that no longer works.</summary>
    public bool ResultIsHistory => Edition is not null && (Standing.State != ProfileState.On || EditionVersion != Model.Version);
}

/// <summary>What became of one model in a run.</summary>
/// <param name="IsNew">False where nothing had changed since its last edition.</param>
public sealed record ProfileRun(string Key, Edition Edition, bool IsNew, int Scored);

/// <summary>Why an indicator counts, or does not.</summary>
[JsonConverter(typeof(KebabCase<IndicatorStatus>))]
public enum IndicatorStatus
{
    Counted,

    /// <summary>Withheld or not available at the source. Never zero.</summary>
    Missing,

    /// <summary>Hidden: too small a count, or one with which such a count could be computed back.</summary>
    Suppressed,

    /// <summary>What it would be divided by is too small for a quotient that means something.</summary>
    TooFew,

    /// <summary>There are only figures of more than this sector.</summary>
    Broader,

    /// <summary>Nothing to compare with: one value, or everywhere the same.</summary>
    NoSpread,
}

/// <summary>Everything that an edition was made from.</summary>
/// <param name="Seed">Null: nothing in it is drawn by lot.</param>
public sealed record ProfileInputs(int AreasEdition, string AreasHash, string? SectorsHash, int? Seed);

/// <summary>An edition's content: the same inputs give the same bytes of it.</summary>
public sealed record ProfileResult(
    string Model,
    string Version,
    string ModelHash,
    ProfileInputs Inputs,
    IReadOnlyList<ProfileTable> Tables
)
{
    public ProfileTable? Table(string level) => Tables.FirstOrDefault(table => table.Level == level);

    /// <summary>The first table in the order of the model that has scores.</summary>
    [JsonIgnore]
    public ProfileTable? Main => Tables.FirstOrDefault(table => table.Ranked > 0) ?? (Tables.Count > 0 ? Tables[0] : null);
}

/// <summary>The scores of all subjects of one level.</summary>
/// <param name="Level">gemeente, wijk, buurt, or branche.</param>
/// <param name="Within">The code of the area whose parts were compared; null for all.</param>
/// <param name="Ranked">How many subjects have a score.</param>
/// <param name="Medians">Per indicator the median of the comparison group; null where nobody has a value.</param>
public sealed record ProfileTable(
    string Level,
    string? Within,
    int Ranked,
    IReadOnlyDictionary<string, double?> Medians,
    IReadOnlyList<SubjectScore> Scores
)
{
    public SubjectScore? Score(string code) => Scores.FirstOrDefault(score => score.Code == code);
}

/// <summary>One subject's score with its reasons.</summary>
/// <param name="Score">0–100; null where too little was present.</param>
/// <param name="Rank">1 is the highest score: it asks for a look first, and for nothing else.</param>
/// <param name="Present">The share of the model's weight that was present.</param>
/// <param name="Excluded">Why it takes no part at all: water. Null otherwise.</param>
/// <param name="Dimensions">Per group its score; null where it has none.</param>
/// <param name="Contributions">Every indicator of the model, in its order.</param>
public sealed record SubjectScore(
    string Code,
    string Name,
    double? Score,
    int? Rank,
    double Present,
    string? Excluded,
    IReadOnlyDictionary<string, double?> Dimensions,
    IReadOnlyList<Contribution> Contributions
);

/// <summary>What one indicator does in one score.</summary>
/// <param name="Value">The figure itself, as it stands on the page of its subject; null unless it counts or has nothing to compare with.</param>
/// <param name="DenominatorYear">The year of what it was divided by, where it was.</param>
/// <param name="Imports">The imports it came from.</param>
/// <param name="Normalised">Its place in the comparison group, 0–100.</param>
/// <param name="Weight">Its share of the weight in this score: what is missing leaves its weight to the others.</param>
/// <param name="Points">Its part of the score; the points of all add up to it.</param>
public sealed record Contribution(
    string Indicator,
    double? Value,
    int? Year,
    int? DenominatorYear,
    IReadOnlyList<int> Imports,
    IndicatorStatus Status,
    double? Normalised,
    double Weight,
    double Points
);

/// <summary>A score as machines get it: the command line and the API say the same.</summary>
/// <param name="Why">In a sentence, in the language of the screen.</param>
public sealed record ScoreLine(
    string Code,
    string Name,
    string Level,
    double? Score,
    int? Rank,
    int Ranked,
    double Present,
    string Why,
    IReadOnlyDictionary<string, double?> Dimensions,
    IReadOnlyList<ContributionLine> Contributions,
    string Profile,
    string Version,
    int Edition
);

/// <summary>A contribution with its words, for who has no model at hand.</summary>
public sealed record ContributionLine(
    string Indicator,
    string Title,
    double? Value,
    string Unit,
    int? Year,
    double? Median,
    IndicatorStatus Status,
    double? Normalised,
    double Weight,
    double Contribution,
    IReadOnlyList<int> Imports
);
