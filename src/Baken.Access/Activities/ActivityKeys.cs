namespace Baken.Access;

/// <summary>The keys of the processing activities that the program itself works under. A municipality describes them in its register.</summary>
public static class ActivityKeys
{
    /// <summary>Figures of areas and sectors, without persons.</summary>
    public const string Figures = "figures";

    /// <summary>Accounts, sessions and tokens.</summary>
    public const string Access = "access";

    /// <summary>Reading the audit record.</summary>
    public const string Oversight = "oversight";

    /// <summary>Requests of people about their own data (AVG chapter III), and the duty to inform.</summary>
    public const string PersonRights = "person-rights";

    /// <summary>Keeping and destroying.</summary>
    public const string Retention = "retention";

    /// <summary>Parking what was not taken up, until it is destroyed.</summary>
    public const string NotTakenUp = "not-taken-up";
}
