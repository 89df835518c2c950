using System.Security.Cryptography;
using System.Text;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>Content with a key per thing: what is kept, who can open it, and what is left when a key is gone.</summary>
public sealed class VaultTests
{
    private const string Thing = "dossier:0001";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Jan Voorbeeld, Dorpsstraat 1");
    private static readonly Actor Officer = new("account:p", "Privacy", new HashSet<Role> { Role.PrivacyOfficer });
    private static readonly Actor Coordinator = new("account:c", "Coördinator", new HashSet<Role> { Role.Coordinator });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_sealed_is_opened_in_another_unit_of_work(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var sealedContent = await SealAsync(host, Thing);
        (await OpenAsync(host, Thing, sealedContent)).Value.ShouldBe(Content);
        Text(sealedContent).ShouldNotContain("Voorbeeld");
    }

    [Fact]
    public async Task The_same_content_looks_different_every_time()
    {
        await using var host = await AccessHost.StartAsync();
        (await SealAsync(host, Thing)).ShouldNotBe(await SealAsync(host, Thing));
    }

    [Fact]
    public async Task Content_of_one_thing_is_not_that_of_another()
    {
        await using var host = await AccessHost.StartAsync();
        var first = await SealAsync(host, Thing);
        await SealAsync(host, "dossier:0002");
        await Should.ThrowAsync<CryptographicException>(() => OpenAsync(host, "dossier:0002", first));
    }

    [Fact]
    public async Task A_key_moved_to_another_thing_opens_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        var first = await SealAsync(host, Thing);
        await SealAsync(host, "dossier:0002");
        await host.DoAsync<ModuleDb>(db =>
            db.Database.ExecuteSqlAsync(
                $"UPDATE access_content_key SET wrapped = (SELECT wrapped FROM access_content_key WHERE thing = {Thing}) WHERE thing = 'dossier:0002'"
            )
        );
        await Should.ThrowAsync<CryptographicException>(() => OpenAsync(host, "dossier:0002", first));
    }

    [Fact]
    public async Task Every_changed_byte_is_noticed()
    {
        await using var host = await AccessHost.StartAsync();
        var content = await SealAsync(host, Thing);
        for (var at = 0; at < content.Length; at++)
        {
            var changed = content.ToArray();
            changed[at] ^= 1;
            await Should.ThrowAsync<CryptographicException>(() => OpenAsync(host, Thing, changed), $"byte {at}");
        }

        await Should.ThrowAsync<CryptographicException>(() => OpenAsync(host, Thing, content[..20]));
    }

    [Fact]
    public async Task A_unit_of_work_that_comes_to_nothing_leaves_no_key()
    {
        await using var host = await AccessHost.StartAsync();
        await host.DoAsync<IVault>(vault => vault.SealAsync(Thing, Content, Cancellation));
        (await host.AskAsync<ModuleDb, int>(db => db.Set<ContentKey>().CountAsync())).ShouldBe(0);
        // The wrapping key that it was the first to need stays, and serves the next.
        var content = await SealAsync(host, Thing);
        (await OpenAsync(host, Thing, content)).Value.ShouldBe(Content);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Many_at_once_agree_on_the_first_wrapping_key(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var contents = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Task.Run(() => SealAsync(host, $"dossier:{n}"), Cancellation))
        );
        for (var n = 0; n < contents.Length; n++)
            (await OpenAsync(host, $"dossier:{n}", contents[n])).Value.ShouldBe(Content);
        (await host.AskAsync<ModuleDb, int>(db => db.Set<WrappingKey>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Without_its_key_content_is_noise_and_a_new_key_does_not_help(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var content = await SealAsync(host, Thing);
        await WorkAsync(host, vault => vault.DestroyAsync(Thing, Cancellation));
        (await OpenAsync(host, Thing, content)).Refusal!.Code.ShouldBe("access.content-destroyed");
        await SealAsync(host, Thing);
        await Should.ThrowAsync<CryptographicException>(() => OpenAsync(host, Thing, content));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_parked_is_opened_only_after_a_reopening_on_record(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var content = await SealAsync(host, Thing);
        await WorkAsync(host, vault => vault.ParkAsync(Thing, Cancellation));
        (await OpenAsync(host, Thing, content)).Refusal!.Code.ShouldBe("access.content-parked");
        (await WrappedByAsync(host)).ShouldBe("parking:1");

        (await ReopenAsync(host, "Nieuwe informatie van de politie", Coordinator))!.Code.ShouldBe("access.reopening-not-yours");
        (await ReopenAsync(host, "kort", Officer))!.Code.ShouldBe("access.ground-too-short");
        (await host.AuditAsync()).ShouldNotContain("parking.reopened");
        (await OpenAsync(host, Thing, content)).IsRefused.ShouldBeTrue();

        (await ReopenAsync(host, "Nieuwe informatie van de politie", Officer)).ShouldBeNull();
        (await host.AuditAsync()).ShouldContain("parking.reopened");
        (await host.AskAsync<ModuleDb, string>(db => db.Set<Reopening>().Select(r => r.Ground).SingleAsync())).ShouldBe(
            "Nieuwe informatie van de politie"
        );
        (await OpenAsync(host, Thing, content)).Value.ShouldBe(Content);
        (await WrappedByAsync(host)).ShouldBe("content:1");
        (await ReopenAsync(host, "Nog een keer, voor de zekerheid", Officer))!.Code.ShouldBe("access.content-not-parked");
    }

    [Fact]
    public async Task A_reopening_that_is_not_saved_opens_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        await SealAsync(host, Thing);
        await WorkAsync(host, vault => vault.ParkAsync(Thing, Cancellation));
        await host.AskAsync<IServiceProvider, bool>(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            var record = new Reopening
            {
                Id = Guid.NewGuid(),
                Thing = Thing,
                Ground = "Nergens vastgelegd",
                By = "account:p",
                At = host.Clock.GetUtcNow(),
            };
            await Should.ThrowAsync<InvalidOperationException>(async () =>
                await services
                    .GetRequiredService<KeyRing>()
                    .ReopenAsync(await db.Set<ContentKey>().SingleAsync(), record, Cancellation)
            );
            await Should.ThrowAsync<InvalidOperationException>(async () =>
                await services.GetRequiredService<KeyRing>().UnwrapAsync(await db.Set<ContentKey>().SingleAsync(), Cancellation)
            );
            return true;
        });
    }

    [Fact]
    public async Task Key_files_are_for_the_program_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        await using var host = await AccessHost.StartAsync();
        await SealAsync(host, Thing);
        var file = Path.Combine(Keys(host), "content.1.key");
        foreach (var key in Directory.GetFiles(Keys(host)))
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, key);
        File.GetUnixFileMode(Keys(host)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (await Should.ThrowAsync<InvalidDataException>(() => SealAsync(host, Thing))).Message.ShouldContain("0600");
    }

    [Fact]
    public async Task A_lost_key_is_named_and_never_made_anew()
    {
        await using var host = await AccessHost.StartAsync();
        var content = await SealAsync(host, Thing);
        Directory.Delete(Keys(host), recursive: true);
        (await Should.ThrowAsync<InvalidDataException>(() => OpenAsync(host, Thing, content))).Message.ShouldContain("content:1");
        (await Should.ThrowAsync<InvalidDataException>(() => SealAsync(host, "dossier:0002"))).Message.ShouldContain("content:1");
        Directory.Exists(Keys(host)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_took_the_place_of_another_encrypts_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        await SealAsync(host, Thing);
        Directory.Delete(Keys(host), recursive: true);
        await host.DoAsync<IKeyProvider>(provider => provider.EnsureAsync(new KeyVersion("content", 1), Cancellation));
        (await Should.ThrowAsync<InvalidDataException>(() => SealAsync(host, "dossier:0002"))).Message.ShouldContain("content:1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("baken-key-1\ncontent:1\n")]
    public async Task A_damaged_key_file_is_named(string left)
    {
        await using var host = await AccessHost.StartAsync();
        var content = await SealAsync(host, Thing);
        await File.WriteAllTextAsync(Path.Combine(Keys(host), "content.1.key"), left, Cancellation);
        (await Should.ThrowAsync<InvalidDataException>(() => OpenAsync(host, Thing, content))).Message.ShouldContain(
            "content.1.key"
        );
    }

    internal static Task<byte[]> SealAsync(AccessHost host, string thing) =>
        host.AskAsync<IServiceProvider, byte[]>(async services =>
        {
            var content = await services.GetRequiredService<IVault>().SealAsync(thing, Content, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return content;
        });

    private static Task<Outcome<byte[]>> OpenAsync(AccessHost host, string thing, byte[] content) =>
        host.AskAsync<IVault, Outcome<byte[]>>(vault => vault.OpenAsync(thing, content, Cancellation));

    private static Task WorkAsync(AccessHost host, Func<IVault, Task> work) =>
        host.DoAsync<IServiceProvider>(async services =>
        {
            await work(services.GetRequiredService<IVault>());
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });

    private static Task<Refusal?> ReopenAsync(AccessHost host, string ground, Actor by) =>
        host.AskAsync<IServiceProvider, Refusal?>(async services =>
        {
            var refusal = await services.GetRequiredService<IVault>().ReopenAsync(Thing, ground, by, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return refusal;
        });

    private static Task<string> WrappedByAsync(AccessHost host) =>
        host.AskAsync<ModuleDb, string>(db =>
            db.Set<ContentKey>().Where(k => k.Thing == Thing).Select(k => k.WrappedBy).SingleAsync()
        );

    private static string Keys(AccessHost host) =>
        host.AskAsync<IOptions<AccessOptions>, string>(options => Task.FromResult(options.Value.KeyDirectory!)).Result;

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
