namespace Baken.Access;

/// <summary>The processing activity of the current unit of work (AVG article 30).</summary>
public interface ICurrentActivity
{
    /// <summary>Its key; empty where the page declares none, and then nothing guarded is there.</summary>
    string Key { get; }

    /// <summary>For a job or a command, which has no page that declares it.</summary>
    void WorkUnder(string activity);
}
