using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Baken.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Baken.Tests.Access;

/// <summary>Keys in a module that speaks PKCS#11, held against SoftHSM.</summary>
public sealed class HsmTests
{
    private const string Pin = "739154";
    private static readonly KeyVersion Key = new(KeyVersion.Content, 1);
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Context = Encoding.UTF8.GetBytes("dossier:1");

    // The library reads its settings once per process, so the tests share one directory of tokens.
    private static readonly Lazy<string?> Library = new(Prepare);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_module_wrapped_it_unwraps_and_nothing_else()
    {
        using var hsm = Open("een");
        await hsm.EnsureAsync(Key, Cancellation);
        var wrapped = await hsm.WrapAsync(Key, Secret, Context, Cancellation);
        (await hsm.UnwrapAsync(Key, wrapped, Context, Cancellation)).ShouldBe(Secret);
        Convert.ToHexString(wrapped).ShouldNotContain(Convert.ToHexString(Secret));

        await Should.ThrowAsync<CryptographicException>(() =>
            hsm.UnwrapAsync(Key, wrapped, Encoding.UTF8.GetBytes("dossier:2"), Cancellation)
        );
        wrapped[^1] ^= 1;
        await Should.ThrowAsync<CryptographicException>(() => hsm.UnwrapAsync(Key, wrapped, Context, Cancellation));
    }

    [Fact]
    public async Task Making_a_key_twice_makes_one_and_removing_it_loses_what_it_wrapped()
    {
        using var hsm = Open("twee");
        await hsm.EnsureAsync(Key, Cancellation);
        var wrapped = await hsm.WrapAsync(Key, Secret, Context, Cancellation);
        await hsm.EnsureAsync(Key, Cancellation);
        (await hsm.UnwrapAsync(Key, wrapped, Context, Cancellation)).ShouldBe(Secret);
        (await hsm.ListAsync(Cancellation)).ShouldBe([Key]);

        await hsm.RemoveAsync(Key, Cancellation);
        (await hsm.ListAsync(Cancellation)).ShouldBeEmpty();
        (
            await Should.ThrowAsync<InvalidDataException>(() => hsm.UnwrapAsync(Key, wrapped, Context, Cancellation))
        ).Message.ShouldContain("content:1");
        await hsm.EnsureAsync(Key, Cancellation);
        await Should.ThrowAsync<CryptographicException>(() => hsm.UnwrapAsync(Key, wrapped, Context, Cancellation));
    }

    [Fact]
    public async Task A_key_cannot_be_taken_out_of_the_module()
    {
        using var hsm = Open("drie");
        await hsm.EnsureAsync(Key, Cancellation);

        var factories = new Pkcs11InteropFactories();
        using var library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, Library.Value, AppType.MultiThreaded);
        using var session = library
            .GetSlotList(SlotsType.WithTokenPresent)
            .Single(slot => slot.GetTokenInfo().Label.TrimEnd() == "drie")
            .OpenSession(SessionType.ReadOnly);
        var key = session
            .FindAllObjects([factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY)])
            .ShouldHaveSingleItem();
        var facts = session.GetAttributeValue(
            key,
            [CKA.CKA_SENSITIVE, CKA.CKA_EXTRACTABLE, CKA.CKA_NEVER_EXTRACTABLE, CKA.CKA_LOCAL, CKA.CKA_VALUE]
        );
        facts.Take(4).Select(fact => fact.GetValueAsBool()).ShouldBe([true, false, true, true]);
        facts[4].CannotBeRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_token_or_PIN_is_named()
    {
        using var elsewhere = Open("vier", token: "bestaat-niet");
        (await Should.ThrowAsync<InvalidDataException>(() => elsewhere.ListAsync(Cancellation))).Message.ShouldContain(
            "bestaat-niet"
        );
        using var wrong = Open("vijf", pin: "000000");
        (await Should.ThrowAsync<InvalidDataException>(() => wrong.ListAsync(Cancellation))).Message.ShouldContain(
            "CKR_PIN_INCORRECT"
        );
        using var without = Open("zes", pin: null);
        (await Should.ThrowAsync<InvalidDataException>(() => without.ListAsync(Cancellation))).Message.ShouldContain(
            "BAKEN_KEY_PIN"
        );
    }

    [Fact]
    public async Task A_house_with_a_module_encrypts_rotates_and_keeps_no_key_file()
    {
        var set = Settings("zeven", Pin);
        await using var house = await TestDatabase.MakeAsync(adjust: services =>
            services.Configure<AccessOptions>(access => access.Hsm = set)
        );
        var content = await house.DoAsync(async services =>
        {
            var made = await services.GetRequiredService<IVault>().SealAsync("dossier:1", Secret, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return made;
        });
        var done = await house.DoAsync(services =>
            services.GetRequiredService<IKeys>().RotateAsync(Actor.CommandLine, false, null, Cancellation)
        );
        done.Removed.ShouldBe([Key]);
        (await house.DoAsync(services => services.GetRequiredService<IKeyProvider>().ListAsync(Cancellation))).ShouldBe([
            new KeyVersion("content", 2),
        ]);
        (
            await house.DoAsync(services => services.GetRequiredService<IVault>().OpenAsync("dossier:1", content, Cancellation))
        ).Value.ShouldBe(Secret);
        Directory
            .GetFiles(Path.Combine(house.Installation.DataDirectory, Installation.KeysFolder))
            .Select(Path.GetFileName)
            .ShouldAllBe(name => name!.StartsWith("audit-"));
    }

    private static HsmKeys Open(string name, string? token = null, string? pin = Pin) =>
        new(Options.Create(new AccessOptions { Hsm = Settings(name, pin) with { Token = token ?? name } }));

    private static HsmOptions Settings(string name, string? pin)
    {
        if (Library.Value is not { } library)
        {
            Assert.Skip("No SoftHSM (Debian: softhsm2).");
            return null!;
        }

        Hsm("--init-token", "--free", "--label", name, "--pin", Pin, "--so-pin", "12345678").ShouldBe(0);
        var file = Path.Combine(Path.GetDirectoryName(Environment.GetEnvironmentVariable("SOFTHSM2_CONF"))!, $"pin-{pin}");
        if (pin is not null)
            File.WriteAllText(file, pin + "\n");
        return new HsmOptions
        {
            Library = library,
            Token = name,
            PinFile = pin is null ? null : file,
        };
    }

    private static string? Prepare()
    {
        var library = new[] { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so" }.FirstOrDefault(File.Exists);
        if (library is null)
            return null;
        var directory = Directory.CreateTempSubdirectory("baken-hsm-").FullName;
        Directory.CreateDirectory(Path.Combine(directory, "tokens"));
        var settings = Path.Combine(directory, "softhsm2.conf");
        File.WriteAllText(
            settings,
            $"directories.tokendir = {directory}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
        );
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
        SetForNativeCode("SOFTHSM2_CONF\0"u8.ToArray(), Encoding.UTF8.GetBytes(settings + "\0"), 1).ShouldBe(0);
        return library;
    }

    private static int Hsm(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("softhsm2-util", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    // .NET keeps its own copy of the environment; a native library reads the process's.
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetForNativeCode(byte[] name, byte[] value, int overwrite);
}
