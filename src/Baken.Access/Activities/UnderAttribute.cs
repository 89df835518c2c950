namespace Baken.Access;

/// <summary>
/// Says under which processing activity a page or an endpoint works. Guarded things are there only under an activity that
/// their kind knows, and every look at them is written down with it.
/// </summary>
/// <param name="activity">Its key, one of <see cref="ActivityKeys"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UnderAttribute(string activity) : Attribute
{
    public string Activity { get; } = activity;
}
