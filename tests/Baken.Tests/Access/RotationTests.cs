using System.Text;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Tests.Access;

/// <summary>New keys in the place of old ones while the house is in use.</summary>
public sealed class RotationTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Verzonnen inhoud");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Everything_stays_readable_and_the_old_key_goes(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        var sealedContent = await SealAsync(house, 450);
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<IVault>().ParkAsync("dossier:7", Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });

        var done = await RotateAsync(house);
        done.Made.ShouldBe([new KeyVersion("content", 2), new KeyVersion("parking", 2)]);
        done.Rewrapped.ShouldBe(450);
        done.Removed.ShouldBe([new KeyVersion("content", 1), new KeyVersion("parking", 1)], ignoreOrder: true);
        done.Left.ShouldBeEmpty();

        (await ListAsync(house))
            .Select(key => (key.Name, key.Version, key.Current, key.Wraps))
            .ShouldBe([("content", 2, true, 449), ("parking", 2, true, 1)]);
        Directory
            .GetFiles(Path.Combine(house.Installation.DataDirectory, "keys"), "*.*.key")
            .Select(Path.GetFileName)
            .ShouldBe(["content.2.key", "parking.2.key"], ignoreOrder: true);
        for (var n = 0; n < sealedContent.Count; n++)
        {
            var opened = await OpenAsync(house, n, sealedContent[n]);
            if (n == 7)
                opened.Refusal!.Code.ShouldBe("access.content-parked");
            else
                opened.Value.ShouldBe(Content);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Colleagues_read_and_write_while_keys_are_rotated(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        var sealedContent = await SealAsync(house, 300);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reads = 0;
        var readers = Enumerable
            .Range(0, 3)
            .Select(reader =>
                Task.Run(
                    async () =>
                    {
                        for (var n = reader; !stop.IsCancellationRequested; n = (n + 7) % sealedContent.Count)
                        {
                            (await OpenAsync(house, n, sealedContent[n])).Value.ShouldBe(Content);
                            Interlocked.Increment(ref reads);
                        }
                    },
                    Cancellation
                )
            )
            .ToList();
        var written = new List<(int Number, byte[] Content)>();
        var writes = 0;
        var writer = Task.Run(
            async () =>
            {
                for (var n = 1000; !stop.IsCancellationRequested; n++)
                {
                    written.Add((n, await SealOneAsync(house, n)));
                    Interlocked.Increment(ref writes);
                }
            },
            Cancellation
        );

        // As long as it takes for colleagues to have been at work meanwhile; the limit is one that no machine comes near.
        var times = 0;
        for (; times < 3 || ((reads <= 10 || Volatile.Read(ref writes) <= 1) && times < 1_000); times++)
            await RotateAsync(house);
        await stop.CancelAsync();
        await Task.WhenAll([.. readers, writer]);
        while ((await RotateAsync(house, onlyFinish: true)).Left.Count > 0) { }

        reads.ShouldBeGreaterThan(10);
        written.Count.ShouldBeGreaterThan(1);
        foreach (var (number, content) in written)
            (await OpenAsync(house, number, content)).Value.ShouldBe(Content);
        (await ListAsync(house)).ShouldHaveSingleItem().Version.ShouldBe(times + 1);
    }

    [Theory]
    [InlineData(Fault.AfterMaking)]
    [InlineData(Fault.WhileRewrapping)]
    [InlineData(Fault.BeforeRemoving)]
    public async Task A_rotation_that_crashed_is_finished_by_the_next(Fault fault)
    {
        var crash = new CrashingKeys.Plan(fault);
        await using var house = await TestDatabase.MakeAsync(adjust: services =>
        {
            services.AddSingleton(crash);
            services.Replace(ServiceDescriptor.Singleton<IKeyProvider, CrashingKeys>());
        });
        var sealedContent = await SealAsync(house, 450);
        crash.Armed = true;
        await Should.ThrowAsync<IOException>(() => RotateAsync(house));
        crash.Armed = false;
        for (var n = 0; n < sealedContent.Count; n += 50)
            (await OpenAsync(house, n, sealedContent[n])).Value.ShouldBe(Content);

        await RotateAsync(house, onlyFinish: fault != Fault.AfterMaking);
        (await ListAsync(house))
            .Select(key => (key.Name, key.Version, key.Current, key.Wraps))
            .ShouldBe([("content", 2, true, 450)]);
        Directory.GetFiles(Path.Combine(house.Installation.DataDirectory, "keys"), "content.*.key").Length.ShouldBe(1);
        for (var n = 0; n < sealedContent.Count; n += 50)
            (await OpenAsync(house, n, sealedContent[n])).Value.ShouldBe(Content);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_refuses_to_forget_a_key_that_is_needed(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await SealAsync(house, 1);
        await Should.ThrowAsync<System.Data.Common.DbException>(() =>
            house.DoAsync(services =>
                services.GetRequiredService<ModuleDb>().Database.ExecuteSqlAsync($"DELETE FROM access_wrapping_key", Cancellation)
            )
        );
    }

    private static Task<Rotation> RotateAsync(TestDatabase house, bool onlyFinish = false) =>
        house.DoAsync(services =>
            services.GetRequiredService<IKeys>().RotateAsync(Actor.CommandLine, onlyFinish, null, Cancellation)
        );

    private static Task<IReadOnlyList<KeyLine>> ListAsync(TestDatabase house) =>
        house.DoAsync(services => services.GetRequiredService<IKeys>().ListAsync(Cancellation));

    private static Task<List<byte[]>> SealAsync(TestDatabase house, int count) =>
        house.DoAsync(async services =>
        {
            var vault = services.GetRequiredService<IVault>();
            var contents = new List<byte[]>();
            for (var n = 0; n < count; n++)
                contents.Add(await vault.SealAsync($"dossier:{n}", Content, Cancellation));
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return contents;
        });

    private static Task<byte[]> SealOneAsync(TestDatabase house, int number) =>
        house.DoAsync(async services =>
        {
            var content = await services.GetRequiredService<IVault>().SealAsync($"dossier:{number}", Content, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return content;
        });

    private static Task<Outcome<byte[]>> OpenAsync(TestDatabase house, int number, byte[] content) =>
        house.DoAsync(services => services.GetRequiredService<IVault>().OpenAsync($"dossier:{number}", content, Cancellation));

    public enum Fault
    {
        AfterMaking,
        WhileRewrapping,
        BeforeRemoving,
    }

    /// <summary>The keys as files, with a power cut at one moment.</summary>
    private sealed class CrashingKeys(FileKeys files, CrashingKeys.Plan plan) : IKeyProvider
    {
        private int unwrapped;

        public string Where => files.Where;

        public Task<IReadOnlyList<KeyVersion>> ListAsync(CancellationToken cancellation) => files.ListAsync(cancellation);

        public async Task EnsureAsync(KeyVersion key, CancellationToken cancellation)
        {
            await files.EnsureAsync(key, cancellation);
            Cut(Fault.AfterMaking);
        }

        public Task<byte[]> WrapAsync(
            KeyVersion key,
            ReadOnlyMemory<byte> secret,
            ReadOnlyMemory<byte> context,
            CancellationToken cancellation
        ) => files.WrapAsync(key, secret, context, cancellation);

        public Task<byte[]> UnwrapAsync(
            KeyVersion key,
            ReadOnlyMemory<byte> wrapped,
            ReadOnlyMemory<byte> context,
            CancellationToken cancellation
        )
        {
            // In the second step of three.
            if (plan.Armed && ++unwrapped > 250)
                Cut(Fault.WhileRewrapping);
            return files.UnwrapAsync(key, wrapped, context, cancellation);
        }

        public Task RemoveAsync(KeyVersion key, CancellationToken cancellation)
        {
            Cut(Fault.BeforeRemoving);
            return files.RemoveAsync(key, cancellation);
        }

        private void Cut(Fault here)
        {
            if (plan.Armed && plan.At == here)
                throw new IOException("The power went.");
        }

        internal sealed class Plan(Fault at)
        {
            public Fault At => at;

            public bool Armed { get; set; }
        }
    }
}
