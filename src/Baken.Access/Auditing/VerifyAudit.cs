using System.Security.Cryptography;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>Recomputes the chain from its beginning and says where it does not hold. It trusts nothing in the database.</summary>
internal sealed class VerifyAudit(ModuleDb db, IAuditKeys keys, Checkpoints kept)
{
    private const int PageSize = 2_000;
    private const int MostFindings = 1_000;
    private const int MostPuzzles = 200;

    private readonly List<AuditFinding> findings = [];
    private readonly List<Puzzle> puzzles = [];
    private readonly Dictionary<long, byte[]?> wanted = [];
    private long untold;
    private long lines;

    public async Task<AuditVerdict> HandleAsync(IReadOnlyList<KeyValuePair<string, string>> given, CancellationToken cancellation)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        var checkpoints = Signed([
            .. kept.Read().Select(one => (Say("in de installatie", "in the installation"), one)),
            .. given.SelectMany(file => Checkpoint.Read(file.Value).DefaultIfEmpty().Select(one => (file.Key, one))),
        ]);
        foreach (var (_, checkpoint) in checkpoints)
            wanted[checkpoint.Number] = null;

        var last = await WalkAsync(head?.Began ?? 0, head?.Number ?? long.MaxValue, cancellation);
        Solve();
        await LookAtEndAsync(head, last, cancellation);
        foreach (var (name, checkpoint) in checkpoints)
            Compare(name, checkpoint, head?.Began ?? 0);
        return new AuditVerdict(
            lines,
            last.Number,
            head?.Began ?? 0,
            checkpoints.Count,
            keys.Exist ? Convert.ToHexStringLower(SHA256.HashData(keys.PublicKey.Span)) : null,
            [.. findings.OrderBy(finding => finding.Number ?? long.MaxValue)],
            untold
        );
    }

    /// <summary>Every line that belongs to the chain, page by page.</summary>
    private async Task<(long Number, byte[]? Hash)> WalkAsync(long began, long end, CancellationToken cancellation)
    {
        var (number, hash) = (began, (byte[]?)new byte[32]);
        while (true)
        {
            var page = await PageAsync(number, end, cancellation);
            if (page.Count == 0)
                return (number, hash);
            foreach (var (at, line) in page)
            {
                if (at != number + 1)
                {
                    Find("line.missing", number + 1, Missing(number + 1, at - 1));
                    hash = null;
                }

                if (line is null)
                    Find(
                        "line.edited",
                        at,
                        Say(
                            $"Regel {at} is gewijzigd: er staat iets in wat Baken er nooit in zet.",
                            $"Line {at} was changed: it holds what Baken never writes."
                        )
                    );
                else if (hash is not null && !line.HashAfter(hash).AsSpan().SequenceEqual(line.Hash))
                    Puzzled(new Puzzle(line, hash));
                lines++;
                (number, hash) = (at, line?.Hash);
                if (wanted.ContainsKey(at))
                    wanted[at] = hash;
            }
        }
    }

    /// <summary>A line that cannot even be read is one that was changed: the rest of its page is read all the same.</summary>
    private async Task<List<(long Number, AuditLine? Line)>> PageAsync(long after, long end, CancellationToken cancellation)
    {
        var part = db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => l.Number > after && l.Number <= end)
            .OrderBy(l => l.Number)
            .Take(PageSize);
        try
        {
            return [.. (await part.ToListAsync(cancellation)).Select(line => (line.Number, (AuditLine?)line))];
        }
        catch (Exception trouble) when (IsUnreadable(trouble))
        {
            var found = new List<(long, AuditLine?)>();
            foreach (var number in await part.Select(l => l.Number).ToListAsync(cancellation))
            {
                try
                {
                    found.Add(
                        (number, await db.Set<AuditLine>().AsNoTracking().SingleAsync(l => l.Number == number, cancellation))
                    );
                }
                catch (Exception one) when (IsUnreadable(one))
                {
                    found.Add((number, null));
                }
            }

            return found;
        }
    }

    private static bool IsUnreadable(Exception trouble) =>
        trouble is FormatException or ArgumentException or InvalidCastException or InvalidOperationException or OverflowException;

    private void Puzzled(Puzzle puzzle)
    {
        if (puzzles.Count < MostPuzzles)
            puzzles.Add(puzzle);
        else
            Find("line.edited", puzzle.Line.Number, Edited(puzzle.Line.Number));
    }

    /// <summary>Lines that do not hold where they stand: do they hold in another's place?</summary>
    private void Solve()
    {
        var solved = new Dictionary<long, byte[]>();
        foreach (var here in puzzles)
        {
            var number = here.Line.Number;
            // The line before it was found elsewhere; after that one this line holds.
            if (
                solved.TryGetValue(number - 1, out var truly) && here.Line.HashAfter(truly).AsSpan().SequenceEqual(here.Line.Hash)
            )
                continue;
            var before = solved.GetValueOrDefault(number - 1, here.Before);
            var owner = puzzles.Find(other => other != here && other.Line.FitsAt(number, before, here.Line.Hash));
            if (owner is null)
            {
                Find("line.edited", number, Edited(number));
                continue;
            }

            solved[number] = owner.Line.HashAt(number, before);
            Find(
                "line.swapped",
                number,
                Say(
                    $"Op plaats {number} staat een andere regel: de regel die daar hoort, staat op plaats {owner.Line.Number}.",
                    $"Another line stands at {number}: the line that belongs there stands at {owner.Line.Number}."
                )
            );
        }
    }

    private async Task LookAtEndAsync(AuditHead? head, (long Number, byte[]? Hash) last, CancellationToken cancellation)
    {
        if (head is null)
        {
            Find("head.missing", null, Say("Het eind van de keten is verwijderd.", "The end of the chain was removed."));
            return;
        }

        if (last.Number < head.Number)
            Find("tail.missing", last.Number + 1, Missing(last.Number + 1, head.Number));
        else if (last.Hash is not null && !last.Hash.AsSpan().SequenceEqual(head.Hash))
            Find(
                "head.differs",
                head.Number,
                Say(
                    $"Regel {head.Number} is niet de regel waarmee de keten eindigde.",
                    $"Line {head.Number} is not the line at which the chain ended."
                )
            );
        if (!head.IsNew && !keys.Exist)
            Find(
                "seal.no-key",
                null,
                Say(
                    "De sleutel van het zegel is er niet: niet na te gaan of het eind van de keten echt is.",
                    "The key of the seal is not there: whether the end of the chain is genuine cannot be told."
                )
            );
        else if (!head.IsSealedBy(keys))
            Find(
                "head.not-sealed",
                head.Number,
                Say(
                    $"Het eind van de keten (regel {head.Number}) is niet door deze installatie verzegeld: het einde is afgehakt of de keten is herschreven.",
                    $"The end of the chain (line {head.Number}) was not sealed by this installation: its tail was cut off or the chain was rewritten."
                )
            );

        // Read before the end is read again: what stands beyond that was not added by the program.
        var beyond = await db.Set<AuditLine>()
            .Where(l => l.Number > head.Number)
            .OrderBy(l => l.Number)
            .Select(l => l.Number)
            .Take(MostFindings)
            .ToListAsync(cancellation);
        var now = beyond.Count == 0 ? head : await AuditHead.ReadAsync(db, cancellation);
        foreach (var number in beyond.Where(number => number > now.Number))
            Find(
                "line.added",
                number,
                Say($"Regel {number} staat achter het eind van de keten.", $"Line {number} stands beyond the end of the chain.")
            );
        foreach (
            var number in await db.Set<AuditLine>()
                .Where(l => l.Act == Acts.SealBroken && l.Number > head.Began)
                .OrderBy(l => l.Number)
                .Select(l => l.Number)
                .Take(MostFindings)
                .ToListAsync(cancellation)
        )
            Find(
                "seal.broken",
                number,
                Say(
                    $"Vóór regel {number} was het eind van de keten niet door deze installatie verzegeld: ervoor is iets weggehaald of herschreven.",
                    $"Before line {number} the end of the chain was not sealed by this installation: something before it was removed or rewritten."
                )
            );
    }

    /// <summary>The checkpoints that can be relied on; the others are findings.</summary>
    private List<(string Name, Checkpoint Checkpoint)> Signed(IReadOnlyList<(string Name, Checkpoint? Checkpoint)> all)
    {
        var good = new List<(string, Checkpoint)>();
        foreach (var (name, checkpoint) in all)
            if (checkpoint is not null && keys.Exist && checkpoint.IsSignedBy(keys.PublicKey.Span))
                good.Add((name, checkpoint));
            else
                Find(
                    "checkpoint.forged",
                    checkpoint?.Number,
                    Say(
                        $"Een controlepunt ({name}) is niet door deze installatie ondertekend.",
                        $"A checkpoint ({name}) was not signed by this installation."
                    )
                );
        return good;
    }

    private void Compare(string name, Checkpoint checkpoint, long began)
    {
        var number = checkpoint.Number;
        var hash = wanted.GetValueOrDefault(number);
        if (number <= began && checkpoint.Hash.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            return;
        if (hash is null)
            Find(
                "checkpoint.beyond-end",
                number,
                Say(
                    $"Volgens een controlepunt ({name}) was er een regel {number}; die is er niet.",
                    $"A checkpoint ({name}) says that there was a line {number}; there is none."
                )
            );
        else if (!hash.AsSpan().SequenceEqual(checkpoint.Hash))
            Find(
                "checkpoint.differs",
                number,
                Say(
                    $"Regel {number} is een andere dan een controlepunt ({name}) heeft vastgelegd: de keten is vóór of op die regel herschreven.",
                    $"Line {number} is not the one that a checkpoint ({name}) recorded: the chain was rewritten at or before it."
                )
            );
    }

    private static string Edited(long number) =>
        Say(
            $"Regel {number} past niet achter regel {number - 1}: een van de twee is gewijzigd.",
            $"Line {number} does not follow line {number - 1}: one of the two was changed."
        );

    private static string Missing(long first, long last) =>
        first == last
            ? Say($"Regel {first} ontbreekt.", $"Line {first} is missing.")
            : Say($"Regel {first} tot en met {last} ontbreken.", $"Lines {first} to {last} are missing.");

    private void Find(string code, long? number, string what)
    {
        if (findings.Count < MostFindings)
            findings.Add(new AuditFinding(code, number, what));
        else
            untold++;
    }

    /// <param name="Before">The hash of the line before it, as it stands there.</param>
    private sealed record Puzzle(AuditLine Line, byte[] Before);
}
