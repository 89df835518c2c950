using Baken.Access;
using Baken.Kernel;
using Baken.Profiles.Models;

namespace Baken.Profiles.Switching;

/// <summary>What a person fills in.</summary>
internal sealed record SwitchForm(string Key, bool On, string Reason);

/// <summary>
/// Switches a model on or off, with the person, the reason and an audit line in one transaction. What is switched on is
/// computed at once, from the figures that are there.
/// </summary>
internal sealed class SwitchProfile(
    ModuleDb db,
    ModelLibrary library,
    Switches switches,
    IProfiles profiles,
    IAudit audit,
    TimeProvider clock
)
{
    public async Task<Refusal?> HandleAsync(SwitchForm form, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ProfileRoles.MaySwitch(by))
            return Refusals.MayNotSwitch;
        if ((await library.ReadAsync(cancellation)).Find(form.Key) is not { } model)
            return Refusals.NoSuchProfile(form.Key);
        var state = switches.Standing(model, (await switches.AllAsync(cancellation))[model.Key]).State;
        if (Check(form, model, state) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        Record(model, form.On, form.Reason.Trim(), by);
        await db.SaveChangesAsync(cancellation);
        if (form.On)
        {
            await profiles.MakeEditionsAsync(by, null, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Adds the decision and its audit line to the unit of work.</summary>
    public void Record(ProfileModel model, bool on, string reason, Actor by)
    {
        db.Add(
            new SwitchRow
            {
                Model = model.Key,
                Version = model.Version,
                ModelHash = model.Hash,
                Position = on ? SwitchPosition.On : SwitchPosition.Off,
                Reason = reason,
                ById = by.Id,
                ByName = by.Name,
                At = clock.GetUtcNow(),
            }
        );
        audit.Record(by, on ? "profile.switched-on" : "profile.switched-off", $"profile:{model.Key}@{model.Version}");
    }

    private static Refusal? Check(SwitchForm form, ProfileModel model, ProfileState state)
    {
        if (form.On)
        {
            if (state == ProfileState.Incomplete)
                return Refusals.NotComplete(model);
            if (state == ProfileState.Stopped)
                return Refusals.PastStopDate(model);
            if (state == ProfileState.On)
                return Refusals.AlreadyOn;
        }
        else if (state == ProfileState.Off)
            return Refusals.AlreadyOff;

        return form.Reason.Trim().Length < Refusals.ShortestReason ? Refusals.ReasonTooShort
            : form.Reason.Length > Refusals.LongestReason ? Refusals.ReasonTooLong
            : null;
    }
}
