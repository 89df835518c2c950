using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>
/// Patterns in the record that ask for a look, each with why and from which number on. They are computed when they are asked for and
/// kept nowhere. They accuse nobody: behind most of them is ordinary work.
/// </summary>
internal sealed class UnusualPatterns(ModuleDb db, IAudit audit, ActorNames names, IEnumerable<IOwnThings> owns)
{
    public const int MostDays = 92;
    public const int LookUpsAnHour = 30;
    public const int TimesUsual = 3;
    public const int FewestPeers = 3;
    public const int OutsideHours = 5;
    public const int WorkBegins = 7;
    public const int WorkEnds = 19;
    public const int FailuresADay = 5;
    public const int UnknownADay = 20;
    public static readonly TimeSpan Past = TimeSpan.FromDays(56);

    /// <summary>The ending of an act that one person took where two are asked.</summary>
    public const string Alone = ".alone";

    public async Task<Outcome<UnusualView>> HandleAsync(AuditPeriod period, CancellationToken cancellation)
    {
        if (period is not { From: { } from, Until: { } until } || from >= until || until - from > TimeSpan.FromDays(MostDays))
            return OversightRefusals.UnusualPeriodInvalid(MostDays);
        var known = await names.AllAsync(cancellation);
        var lookUps = await LookUpsAsync(from, until, cancellation);
        var within = lookUps.Where(look => look.At >= from).ToList();
        var view = new UnusualView(
            known,
            [
                Many(lookUps, from, known),
                Outside(within),
                await OwnAsync(within, cancellation),
                NoActivity(within),
                await FailuresAsync(period, cancellation),
                await AloneAsync(period, cancellation),
            ]
        );
        await audit.SeenAsync([FormattableString.Invariant($"audit:unusual {from:yyyy-MM-dd}/{until:yyyy-MM-dd}")], cancellation);
        return view;
    }

    private async Task<List<Look>> LookUpsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        await db.Set<AuditLine>()
            .AsNoTracking()
            .LookUps()
            .Between(new AuditPeriod(from - Past, until))
            .OrderBy(l => l.Number)
            .Select(l => new Look(l.ActorId, l.At, l.About, l.Activity))
            .ToListAsync(cancellation);

    private static UnusualPattern Many(List<Look> all, DateTimeOffset from, IReadOnlyDictionary<string, ActorName> known)
    {
        var hours = all.GroupBy(look => (look.Who, Hour: HourOf(look.At)))
            .Select(hour => (hour.Key.Who, hour.Key.Hour, Count: hour.Count()))
            .ToLookup(hour => hour.Who);
        var busiest = hours
            .Select(person =>
                person.Where(hour => hour.Hour >= from.AddHours(-1)).OrderByDescending(hour => hour.Count).FirstOrDefault()
            )
            .Where(hour => hour.Count > 0)
            .ToList();
        var hits = new List<UnusualHit>();
        foreach (var (who, hour, count) in busiest.Where(hour => hour.Count >= LookUpsAnHour))
        {
            var own = Median(hours[who].Where(h => h.Hour < from.AddHours(-1)).Select(h => h.Count));
            var peers = Median(busiest.Where(h => h.Who != who && ArePeers(known, h.Who, who)).Select(h => h.Count), FewestPeers);
            // Without a past and without peers there is nothing to compare with: the number alone asks for a look.
            if (count <= TimesUsual * (own ?? 0) || count <= TimesUsual * (peers ?? 0))
                continue;
            hits.Add(
                new UnusualHit(
                    who,
                    count,
                    Say(
                        $"In één uur, tegen {Usual(own)} per uur eerder van dezelfde persoon en {Usual(peers)} in het drukste uur van wie dezelfde rol heeft.",
                        $"In one hour, against {Usual(own)} an hour of the same person before and {Usual(peers)} in the busiest hour of those with the same role."
                    ),
                    new RecordFilter
                    {
                        Who = who,
                        Act = OversightWords.LookUps,
                        From = OversightWords.Field(hour),
                        Until = OversightWords.Field(hour.AddHours(1)),
                    }
                )
            );
        }

        return new UnusualPattern(
            "veel",
            Say("Veel inzage in korte tijd", "Many look-ups in a short time"),
            Say(
                "Iemand zag in één uur veel meer in dan gewoonlijk, en meer dan anderen met dezelfde rol. Een drukke zaak of een controle is vaak de reden.",
                "Somebody saw much more in one hour than usual, and more than others with the same role. A busy case or a check is often why."
            ),
            Say(
                $"Vanaf {LookUpsAnHour} in een uur, en meer dan {TimesUsual} keer zo veel als de persoon zelf gewoonlijk doet (middelste uur van de {Past.Days} dagen ervoor) en als anderen (ten minste {FewestPeers}).",
                $"From {LookUpsAnHour} in an hour, and more than {TimesUsual} times what the same person usually does (the median hour of the {Past.Days} days before) and what others do (at least {FewestPeers})."
            ),
            hits
        );
    }

    private static UnusualPattern Outside(List<Look> within) =>
        new(
            "buiten-werktijd",
            Say("Buiten werktijd", "Outside working hours"),
            Say(
                "Inzage in het weekend, 's avonds of 's nachts. Wie piket heeft of in deeltijd werkt, valt hier ook onder. Baken kent geen feestdagen en roosters.",
                "Look-ups at the weekend, in the evening or at night. Who is on call or works part-time comes up as well. Baken knows no holidays and rosters."
            ),
            Say(
                $"Vanaf {OutsideHours} keer buiten maandag tot en met vrijdag van {WorkBegins} tot {WorkEnds} uur.",
                $"From {OutsideHours} times outside Monday to Friday from {WorkBegins} to {WorkEnds} o'clock."
            ),
            [
                .. within
                    .Where(look => IsOutside(OversightWords.Local(look.At)))
                    .GroupBy(look => look.Who)
                    .Where(person => person.Count() >= OutsideHours)
                    .Select(person => new UnusualHit(
                        person.Key,
                        person.Count(),
                        Say(
                            $"Van {OversightWords.Moment(person.First().At)} tot {OversightWords.Moment(person.Last().At)}.",
                            $"From {OversightWords.Moment(person.First().At)} to {OversightWords.Moment(person.Last().At)}."
                        ),
                        Filter(person.Key, person)
                    )),
            ]
        );

    private async Task<UnusualPattern> OwnAsync(List<Look> within, CancellationToken cancellation)
    {
        var people = within.Select(look => look.Who).Distinct().ToList();
        var own = new HashSet<(string Who, string Thing)>();
        foreach (var source in owns)
        foreach (var (who, things) in await source.OfAsync(people, cancellation))
            own.UnionWith(things.Select(thing => (who, thing)));
        return new UnusualPattern(
            "zichzelf",
            Say("Over zichzelf", "About oneself"),
            Say(
                "Iemand zag in wat over de eigen naam of het eigen adres gaat. Dat kan bij het werk horen; een ander kan het beter doen.",
                "Somebody saw what is about the own name or address. It may belong to the work; somebody else had better do it."
            ),
            Say("Vanaf één keer.", "From once."),
            [
                .. within
                    .Where(look => look.About.Split(' ').Any(thing => own.Contains((look.Who, thing))))
                    .GroupBy(look => (look.Who, look.About))
                    .Select(look => new UnusualHit(
                        look.Key.Who,
                        look.Count(),
                        look.Key.About,
                        Filter(look.Key.Who, look) with
                        {
                            Thing = look.Key.About,
                        }
                    )),
            ]
        );
    }

    private static UnusualPattern NoActivity(List<Look> within) =>
        new(
            "zonder-activiteit",
            Say("Zonder activiteit of zaak", "Without an activity or case"),
            Say(
                "Inzage die bij geen verwerkingsactiviteit hoort. Dan is niet na te gaan waarvoor het nodig was. Meestal is een scherm verkeerd ingericht.",
                "Look-ups that belong to no processing activity, so that nobody can tell what they were needed for. Usually a screen is set up wrongly."
            ),
            Say("Vanaf één keer.", "From once."),
            [
                .. within
                    .Where(look => look.Activity.Length == 0)
                    .GroupBy(look => look.Who)
                    .Select(person => new UnusualHit(
                        person.Key,
                        person.Count(),
                        string.Join(", ", person.Select(look => look.About).Distinct().Take(3)),
                        Filter(person.Key, person) with
                        {
                            Activity = RecordFilter.NoActivity,
                        }
                    )),
            ]
        );

    private async Task<UnusualPattern> FailuresAsync(AuditPeriod period, CancellationToken cancellation)
    {
        var failures = await db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => l.Act == Acts.SignInFailed || l.Act == Acts.SecondFactorFailed)
            .Between(period)
            .Select(l => new Look(l.About, l.At, l.Act, l.Activity))
            .ToListAsync(cancellation);
        return new UnusualPattern(
            "inloggen",
            Say("Mislukte pogingen om in te loggen", "Failed sign-ins"),
            Say(
                "Iemand probeerde vaak in te loggen met dit account. Vaak is dat de eigenaar zelf, met een vergeten wachtwoord.",
                "Somebody tried often to sign in with this account. Often it is the owner, with a forgotten password."
            ),
            Say(
                $"Vanaf {FailuresADay} op een dag per account, en {UnknownADay} op een dag bij adressen zonder account.",
                $"From {FailuresADay} a day for an account, and {UnknownADay} a day for addresses without one."
            ),
            [
                .. failures
                    .GroupBy(failure => (failure.Who, OversightWords.Local(failure.At).Date))
                    .Where(day => day.Count() >= (day.Key.Who == UnknownAccount ? UnknownADay : FailuresADay))
                    .OrderBy(day => day.Key.Date)
                    .Select(day => new UnusualHit(
                        day.Key.Who,
                        day.Count(),
                        Say($"Op {OversightWords.Day(day.First().At)}.", $"On {OversightWords.Day(day.First().At)}."),
                        new RecordFilter
                        {
                            Thing = day.Key.Who,
                            From = day.Key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                            Until = day.Key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                        }
                    )),
            ]
        );
    }

    /// <summary>What <see cref="SignIn"/> writes where no account has the address.</summary>
    private const string UnknownAccount = "account:unknown";

    private async Task<UnusualPattern> AloneAsync(AuditPeriod period, CancellationToken cancellation)
    {
        var lines = db.Set<AuditLine>().AsNoTracking().Between(period);
        var alone = await lines
            .Where(l =>
                l.Act.EndsWith(Alone)
                || (l.Act.EndsWith("-alone") && l.ActorId != Actor.CommandLine.Id)
                || (l.Act == Acts.RoleGranted && l.About == l.ActorId)
            )
            .OrderBy(l => l.Number)
            .ToListAsync(cancellation);
        var shares = await db.Set<Grant>().Where(g => g.Grantee == g.By).Select(g => g.Id).ToListAsync(cancellation);
        var ended = shares.ConvertAll(id => $"grant:{id:N}");
        if (ended.Count > 0)
            alone.AddRange(
                (await lines.Where(l => l.Act == Acts.Shared).ToListAsync(cancellation)).Where(line =>
                    ended.Exists(grant => line.About.EndsWith(grant, StringComparison.Ordinal))
                )
            );
        return new UnusualPattern(
            "alleen",
            Say("Alleen gedaan wat twee mensen vraagt", "Done alone what asks for two"),
            Say(
                "Iemand gaf zichzelf een rol of toegang, of besloot alleen waar twee mensen nodig zijn. In een kleine gemeente kan dat niet anders.",
                "Somebody granted oneself a role or access, or decided alone where two people are needed. In a small municipality there may be no other way."
            ),
            Say("Vanaf één keer.", "From once."),
            [
                .. alone.Select(line => new UnusualHit(
                    line.ActorId,
                    1,
                    $"{OversightWords.Act(line.Act)}: {line.About} ({OversightWords.Moment(line.At)})",
                    new RecordFilter { Who = line.ActorId, Act = line.Act }
                )),
            ]
        );
    }

    private static RecordFilter Filter(string who, IEnumerable<Look> looks) =>
        new()
        {
            Who = who,
            Act = OversightWords.LookUps,
            From = OversightWords.Field(looks.First().At),
            Until = OversightWords.Field(looks.Last().At.AddMinutes(1)),
        };

    private static bool IsOutside(DateTime local) =>
        local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour < WorkBegins || local.Hour >= WorkEnds;

    private static DateTimeOffset HourOf(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour));

    private static bool ArePeers(IReadOnlyDictionary<string, ActorName> known, string one, string other) =>
        known.GetValueOrDefault(one)?.Roles is { } roles
        && known.GetValueOrDefault(other)?.Roles is { } others
        && roles.Overlaps(others);

    private static double? Median(IEnumerable<int> counts, int fewest = 1)
    {
        var sorted = counts.Order().ToList();
        return sorted.Count < fewest ? null
            : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static string Usual(double? count) =>
        count is { } known ? Ui.Figures.Number(known) : Say("niets bekend", "nothing known");

    private sealed record Look(string Who, DateTimeOffset At, string About, string Activity);
}

/// <param name="Names">Who the actors are.</param>
internal sealed record UnusualView(IReadOnlyDictionary<string, ActorName> Names, IReadOnlyList<UnusualPattern> Patterns);

/// <param name="Why">What it is, and what ordinary work looks the same.</param>
/// <param name="Threshold">From which number on it is shown.</param>
internal sealed record UnusualPattern(string Key, string Title, string Why, string Threshold, IReadOnlyList<UnusualHit> Hits);

/// <param name="Who">An actor, or the account that it is about.</param>
/// <param name="Lines">The lines that it was computed from.</param>
internal sealed record UnusualHit(string Who, int Count, string What, RecordFilter Lines);
