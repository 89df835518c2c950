namespace Baken.Privacy.Requests;

/// <summary>What a person asks for (AVG articles 15 to 22).</summary>
internal enum RequestRight
{
    /// <summary><i>Inzage</i>, article 15.</summary>
    Access,

    /// <summary><i>Rectificatie</i>, article 16.</summary>
    Rectification,

    /// <summary><i>Wissing</i>, article 17.</summary>
    Erasure,

    /// <summary><i>Beperking</i>, article 18.</summary>
    Restriction,

    /// <summary><i>Overdraagbaarheid</i>, article 20: only of what rests on consent or a contract.</summary>
    Portability,

    /// <summary><i>Bezwaar</i>, article 21.</summary>
    Objection,
}

/// <summary>How a request came in.</summary>
internal enum Channel
{
    Letter,
    Email,
    Counter,
    Phone,
    WebForm,
}

/// <summary>Whether it is known that the person is who he says he is (AVG article 12(6)).</summary>
internal enum IdentityState
{
    NotChecked,

    /// <summary>Asked for more: the term stands still.</summary>
    Asked,

    Established,
}

/// <summary>How the identity was established. A copy of a document is never asked for and never kept.</summary>
internal enum IdentityWay
{
    /// <summary>In person, with a document that was shown and given back.</summary>
    ShownInPerson,

    /// <summary>Signed in with DigiD or an equal means.</summary>
    DigitalIdentity,

    /// <summary>Called back or written to at the address that the municipality knew already.</summary>
    KnownAddress,

    /// <summary>A question that only the person can answer.</summary>
    KnowledgeQuestion,

    /// <summary>A representative, with a power of attorney that was seen.</summary>
    Representative,
}

internal enum RequestState
{
    /// <summary>Being dealt with.</summary>
    Open,

    /// <summary>Decided; what follows from it is still being done.</summary>
    Decided,

    Closed,
}

internal enum Verdict
{
    Granted,
    PartlyGranted,
    Refused,

    /// <summary>Not dealt with: the person is not known, or the request was withdrawn.</summary>
    NotDealtWith,
}
