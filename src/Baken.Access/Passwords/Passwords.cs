using Microsoft.AspNetCore.Identity;

namespace Baken.Access;

/// <summary>Keeps and checks passwords: PBKDF2 (HMAC-SHA-512) by ASP.NET Core Identity's own hasher.</summary>
internal sealed class Passwords(IPasswordHasher<Account> hasher)
{
    /// <summary>The advice of OWASP's Password Storage Cheat Sheet for PBKDF2-HMAC-SHA512, rounded up.</summary>
    public const int Iterations = 220_000;

    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(null!, Secrets.Make()));

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Checks a password; without an account it works as long on a hash of nobody, so that time tells nothing.</summary>
    public bool Matches(Account? account, string password)
    {
        // What is longer than any password is not worth the work of hashing.
        if (password.Length > 4 * PasswordRule.Longest)
            password = "";
        var outcome = hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? nobody.Value, password);
        if (account is not null && outcome == PasswordVerificationResult.SuccessRehashNeeded)
            account.Rehash(Hash(password));
        return account is not null && outcome != PasswordVerificationResult.Failed;
    }
}
