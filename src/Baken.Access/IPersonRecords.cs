namespace Baken.Access;

/// <summary>
/// What this module holds about one person: the account, its invitations and tokens, and what the audit record says the person did. Only a
/// request of that person is a reason to ask.
/// </summary>
public interface IPersonRecords
{
    /// <param name="name">Compared as a whole, without regard to case.</param>
    /// <param name="emails">Any of them.</param>
    Task<IReadOnlyList<PersonRecord>> FindAsync(string name, IReadOnlyList<string> emails, CancellationToken cancellation);
}

/// <param name="Thing">By kind and number: <c>account:…</c>.</param>
/// <param name="What">In Dutch words, for the letter.</param>
/// <param name="Fields">What is held, by the name that the person would use.</param>
public sealed record PersonRecord(
    string Thing,
    string What,
    string Activity,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    string Origin
);
