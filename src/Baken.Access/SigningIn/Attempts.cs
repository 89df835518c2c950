namespace Baken.Access;

/// <summary>The limits on attempts, and on record who ran into them.</summary>
internal sealed class Attempts(SignInLimits limits, Denials denials)
{
    /// <inheritdoc cref="SignInLimits.Allow(string, string)"/>
    /// <param name="about">How the record names what was tried.</param>
    public async Task<bool> AllowAsync(string address, string account, string about, CancellationToken cancellation) =>
        limits.Allow(address, account) || await SayAsync(about, cancellation);

    /// <inheritdoc cref="SignInLimits.Allow(string)"/>
    public async Task<bool> AllowAsync(string address, string about, CancellationToken cancellation) =>
        limits.Allow(address) || await SayAsync(about, cancellation);

    /// <inheritdoc cref="SignInLimits.AllowCode(string)"/>
    public async Task<bool> AllowCodeAsync(Account account, CancellationToken cancellation) =>
        limits.AllowCode(account.EmailKey) || await SayAsync(account.Reference, cancellation);

    private async Task<bool> SayAsync(string about, CancellationToken cancellation)
    {
        await denials.RecordAsync(SignIn.Visitor, Acts.AttemptsLimited, about, cancellation);
        return false;
    }
}
