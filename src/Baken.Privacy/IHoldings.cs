namespace Baken.Privacy;

/// <summary>
/// What a module holds about a person. Every module that holds anything registers one: a request for access is answered from all of
/// them. Only the desk for requests asks, under a request's number and on record.
/// </summary>
public interface IHoldings
{
    /// <summary>Where it was found, for the letter: <c>Accounts</c>.</summary>
    string Name { get; }

    Task<IReadOnlyList<Holding>> FindAsync(PersonQuestion person, CancellationToken cancellation);
}

/// <summary>About whom it is asked: what the person gave. Null or empty: not given.</summary>
public sealed record PersonQuestion(string Name, DateOnly? BirthDate, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones);

/// <summary>One thing that is held about a person.</summary>
/// <param name="Thing">By kind and number.</param>
/// <param name="What">In words: what kind of thing, since when.</param>
/// <param name="Activity">The activity for which it is held.</param>
/// <param name="Fields">What is held, by the name that the person would use.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Recipients">To whom it was given.</param>
public sealed record Holding(
    string Thing,
    string What,
    string Activity,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    string Origin,
    IReadOnlyList<string> Recipients
);
