using System.Security.Cryptography;
using System.Text;

namespace RecordLinkage;

/// <summary>Encodes records so that two parties can find out which of them both have without showing names; links them with the same model, trainer and scorer.</summary>
/// <remarks>Pseudonymised data, not anonymous: the README says what an attacker can and cannot do. Not for several threads at once.</remarks>
public sealed class PrivateEncoder
{
    private const int ShortestKey = 32;
    private static readonly double[] Thresholds = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6];

    private readonly EncodingPlan plan;

    // The bigrams of a language are few: each is hashed once.
    private readonly Dictionary<(string, string, char, char), (ulong, ulong)> known = [];
    private readonly byte[] bitKey;
    private readonly byte[] blockKey;
    private readonly int[] order;

    /// <param name="key">The secret of both parties, at least 32 bytes of chance; never a password.</param>
    public PrivateEncoder(EncodingPlan plan, ReadOnlySpan<byte> key)
    {
        if (key.Length < ShortestKey)
            throw new ArgumentException($"The key must have at least {ShortestKey} bytes.", nameof(key));
        if (plan.Bits <= 0 || plan.Bits % 128 != 0)
            throw new ArgumentException("The number of bits must be a multiple of 128.", nameof(plan));
        this.plan = plan;
        var secret = key.ToArray();
        // One key per purpose, so that what is seen of one says nothing of another.
        bitKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bits"u8.ToArray());
        blockKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "blocks"u8.ToArray());
        order = Hardening.Order(plan.Bits * 2, HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "order"u8.ToArray()));
    }

    /// <summary>Records with their identifier, a filter per group and a hash per block, and nothing else of what they were.</summary>
    public Dataset Encode(Dataset data)
    {
        var columns = new DerivedColumns(data);
        var names = new List<string> { "unique_id" };
        names.AddRange(plan.Groups.Select(group => group.Name));
        names.AddRange(plan.Blocks.Select((_, i) => $"block_{i + 1}"));
        var salt = plan.Salt is null ? null : columns.Of(plan.Salt);
        var groups = plan
            .Groups.Select(group => group.Fields.Select(field => (Field: field, Column: columns.Of(field.Value))).ToArray())
            .ToArray();
        var blocks = plan.Blocks.Select(rule => rule.Keys.Select(key => columns.Of(key.Left)).ToArray()).ToArray();
        var builder = new DatasetBuilder(names);
        for (var record = 0; record < data.Count; record++)
        {
            if (record == data.LeftCount)
                builder.BeginRight();
            builder.Add([
                data.IdOf(record),
                .. groups.Select(fields => Filter(fields, record, salt?[record] ?? "")),
                .. blocks.Select((keys, i) => Block(keys, record, i)),
            ]);
        }

        return builder.Build("unique_id");
    }

    /// <summary>The model that links what this plan encodes: levels of Dice per filter, to be trained like any other.</summary>
    public LinkModel Model(LinkType type) =>
        new()
        {
            LinkType = type,
            Prior = 1e-4,
            BlockingRules = [.. plan.Blocks.Select((_, i) => new BlockingRule($"block_{i + 1}"))],
            Comparisons =
            [
                .. plan.Groups.Select(group => new Comparison(
                    group.Name,
                    [
                        new(Condition.Missing(group.Name)) { IsMissing = true },
                        new(Condition.Exact(group.Name)),
                        .. Thresholds.Select(least => new Level(new AtLeast(Measure.BitDice, group.Name, least))),
                        new(Condition.Otherwise),
                    ]
                )),
            ],
        };

    private string? Filter((EncodedField Field, Column Column)[] fields, int record, string salt)
    {
        var filter = new BloomFilter(plan.Bits, known);
        var empty = true;
        foreach (var (field, column) in fields)
            if (column[record] is { } text)
            {
                filter.Add(ValueText.Write(field.Value), text, field.Hashes, salt, bitKey);
                empty = false;
            }

        if (empty)
            return null;
        var bytes = plan.Balance ? Hardening.Balance(filter.Bytes, order) : filter.Bytes;
        return Convert.ToBase64String(plan.Fold ? Hardening.Fold(bytes) : bytes);
    }

    private string? Block(Column[] keys, int record, int rule)
    {
        var values = Array.ConvertAll(keys, key => key[record]);
        return values.Contains(null)
            ? null
            : Convert.ToHexStringLower(
                HMACSHA256
                    .HashData(blockKey, Encoding.UTF8.GetBytes($"{rule}\u001f{string.Join('\u001f', values)}"))
                    .AsSpan(0, 16)
            );
    }
}
