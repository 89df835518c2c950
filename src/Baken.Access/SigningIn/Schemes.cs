namespace Baken.Access;

/// <summary>The ways in which a request says who it is.</summary>
internal static class Schemes
{
    /// <summary>Looks at the request and chooses between a session and a token.</summary>
    public const string Any = "baken-any";

    /// <summary>A person who proved everything that is asked.</summary>
    public const string Session = "baken-session";

    /// <summary>
    /// A person who gave the right password and must still show or enrol a second factor. It opens only the pages for
    /// that: to the rest of the house nobody is signed in.
    /// </summary>
    public const string Half = "baken-half";

    /// <summary>The organisation's own provider. It only says who somebody is; the session is ours.</summary>
    public const string Provider = "baken-provider";

    /// <summary>A machine with a token.</summary>
    public const string Token = "baken-token";

    /// <summary>For the page of the second factor, which both may open.</summary>
    public const string SessionOrHalf = $"{Session},{Half}";
}
