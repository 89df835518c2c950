using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Baken.Access;

/// <summary>
/// The keys of the municipality in a hardware security module, or a service that speaks its language (PKCS#11). The keys are made inside
/// and cannot be taken out: the module encrypts and decrypts.
/// </summary>
internal sealed class HsmKeys(IOptions<AccessOptions> options) : IKeyProvider, IDisposable
{
    private const byte Form = 2;
    private const int NonceSize = 12;
    private const ulong TagBits = 128;
    private const string LabelHead = "baken ";

    private static readonly Pkcs11InteropFactories Factories = MakeFactories();
    private readonly Lock access = new();
    private IPkcs11Library? library;
    private ISlot? slot;

    // The login holds as long as one session is open.
    private ISession? login;

    public string Where => $"PKCS#11, token {Options.Token}";

    private HsmOptions Options => options.Value.Hsm ?? throw new InvalidOperationException("There are no settings for an HSM.");

    public Task<IReadOnlyList<KeyVersion>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult(
            Use<IReadOnlyList<KeyVersion>>(session =>
                [
                    .. session
                        .FindAllObjects([Attribute(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), Attribute(CKA.CKA_TOKEN, true)])
                        .Select(key => session.GetAttributeValue(key, [CKA.CKA_LABEL])[0].GetValueAsString())
                        .Where(label => label.StartsWith(LabelHead, StringComparison.Ordinal))
                        .Distinct(StringComparer.Ordinal)
                        .Select(label => KeyVersion.Parse(label[LabelHead.Length..])),
                ]
            )
        );

    public Task EnsureAsync(KeyVersion key, CancellationToken cancellation)
    {
        Use(session =>
        {
            if (Find(session, key).Count == 0)
                session.GenerateKey(
                    Factories.MechanismFactory.Create(CKM.CKM_AES_KEY_GEN),
                    [
                        Attribute(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY),
                        Attribute(CKA.CKA_KEY_TYPE, CKK.CKK_AES),
                        Attribute(CKA.CKA_VALUE_LEN, (ulong)Envelope.KeySize),
                        Attribute(CKA.CKA_LABEL, Label(key)),
                        Attribute(CKA.CKA_ID, RandomNumberGenerator.GetBytes(16)),
                        Attribute(CKA.CKA_TOKEN, true),
                        Attribute(CKA.CKA_PRIVATE, true),
                        Attribute(CKA.CKA_SENSITIVE, true),
                        Attribute(CKA.CKA_EXTRACTABLE, false),
                        Attribute(CKA.CKA_ENCRYPT, true),
                        Attribute(CKA.CKA_DECRYPT, true),
                        Attribute(CKA.CKA_WRAP, false),
                        Attribute(CKA.CKA_UNWRAP, false),
                    ]
                );
            return true;
        });
        return Task.CompletedTask;
    }

    public Task<byte[]> WrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> secret,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    ) =>
        Task.FromResult(
            Use(session =>
            {
                var nonce = RandomNumberGenerator.GetBytes(NonceSize);
                using var mechanism = Gcm(nonce, context.ToArray());
                byte[] encrypted = session.Encrypt(mechanism, Existing(session, key)[0], secret.ToArray());
                return (byte[])[Form, .. nonce, .. encrypted];
            })
        );

    public Task<byte[]> UnwrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> wrapped,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    )
    {
        if (wrapped.Length <= 1 + NonceSize || wrapped.Span[0] != Form)
            throw new CryptographicException("This was not wrapped by an HSM.");
        return Task.FromResult(
            Use(session =>
            {
                Pkcs11Exception? no = null;
                foreach (var own in Existing(session, key))
                    try
                    {
                        using var mechanism = Gcm(wrapped.Slice(1, NonceSize).ToArray(), context.ToArray());
                        return session.Decrypt(mechanism, own, wrapped[(1 + NonceSize)..].ToArray());
                    }
                    catch (Pkcs11Exception trouble) when (IsWrongText(trouble.RV))
                    {
                        no = trouble;
                    }

                throw new CryptographicException("The HSM refuses this: it was changed, or wrapped under another key.", no);
            })
        );
    }

    public Task RemoveAsync(KeyVersion key, CancellationToken cancellation)
    {
        Use(session =>
        {
            foreach (var own in Find(session, key))
                session.DestroyObject(own);
            return true;
        });
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        lock (access)
            Close();
    }

    /// <summary>
    /// One conversation with the module. One that went away (a restart, a cable) is begun anew, once; what the module then says is told.
    /// </summary>
    private T Use<T>(Func<ISession, T> use)
    {
        lock (access)
            try
            {
                try
                {
                    return InSession(use);
                }
                catch (Pkcs11Exception trouble) when (IsGone(trouble.RV))
                {
                    Close();
                    return InSession(use);
                }
            }
            catch (Exception trouble) when (trouble is Pkcs11Exception or UnmanagedException)
            {
                Close();
                throw new InvalidDataException(VaultRefusals.HsmTrouble(Where, trouble.Message), trouble);
            }
    }

    private T InSession<T>(Func<ISession, T> use)
    {
        Open();
        using var session = slot!.OpenSession(SessionType.ReadWrite);
        return use(session);
    }

    private void Open()
    {
        if (login is not null)
            return;
        var set = Options;
        library ??= Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, set.Library, AppType.MultiThreaded);
        slot =
            library.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(s => s.GetTokenInfo().Label.TrimEnd() == set.Token)
            ?? throw TokenMissing(set);
        var session = slot.OpenSession(SessionType.ReadWrite);
        try
        {
            session.Login(CKU.CKU_USER, Pin(set));
        }
        catch (Pkcs11Exception already) when (already.RV == CKR.CKR_USER_ALREADY_LOGGED_IN) { }
        catch
        {
            session.Dispose();
            throw;
        }

        login = session;
    }

    /// <summary>A module tells of new tokens only to who begins anew.</summary>
    private InvalidDataException TokenMissing(HsmOptions set)
    {
        Close();
        return new InvalidDataException(VaultRefusals.HsmTokenMissing(set.Token, set.Library));
    }

    /// <summary>A module that is gone need not be told goodbye.</summary>
    private void Close()
    {
        foreach (var open in (IDisposable?[])[login, library])
            try
            {
                open?.Dispose();
            }
            catch (Pkcs11Exception) { }

        (login, slot, library) = (null, null, null);
    }

    /// <summary>The package asks for <c>libdl</c>, which on Linux has that name only where compilers are.</summary>
    private static Pkcs11InteropFactories MakeFactories()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(Pkcs11InteropFactories).Assembly,
            (name, _, _) =>
                name == "libdl" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libdl.so.2", out var library)
                    ? library
                    : IntPtr.Zero
        );
        return new Pkcs11InteropFactories();
    }

    private static string Pin(HsmOptions set)
    {
        if (Environment.GetEnvironmentVariable(HsmOptions.PinVariable) is { Length: > 0 } pin)
            return pin;
        if (set.PinFile is not { } file || !File.Exists(file))
            throw new InvalidDataException(VaultRefusals.HsmPinMissing);
        return File.ReadAllText(file).Trim();
    }

    private static List<IObjectHandle> Existing(ISession session, KeyVersion key) =>
        Find(session, key) is { Count: > 0 } found
            ? found
            : throw new InvalidDataException(VaultRefusals.KeyLost(key, "PKCS#11"));

    /// <summary>
    /// Two nodes that make a key at once leave two under one label, because no module forbids it: all wrap under the first by its
    /// number, and each of them is tried to unwrap.
    /// </summary>
    private static List<IObjectHandle> Find(ISession session, KeyVersion key) =>
        [
            .. session
                .FindAllObjects([Attribute(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), Attribute(CKA.CKA_LABEL, Label(key))])
                .OrderBy(
                    own => Convert.ToHexString(session.GetAttributeValue(own, [CKA.CKA_ID])[0].GetValueAsByteArray()),
                    StringComparer.Ordinal
                ),
        ];

    private static IMechanism Gcm(byte[] nonce, byte[] context) =>
        Factories.MechanismFactory.Create(
            CKM.CKM_AES_GCM,
            Factories.MechanismParamsFactory.CreateCkGcmParams(nonce, NonceSize * 8, context, TagBits)
        );

    private static string Label(KeyVersion key) => LabelHead + key;

    private static bool IsWrongText(CKR answer) =>
        answer
            is CKR.CKR_ENCRYPTED_DATA_INVALID
                or CKR.CKR_ENCRYPTED_DATA_LEN_RANGE
                or CKR.CKR_DATA_INVALID
                or CKR.CKR_GENERAL_ERROR
                or CKR.CKR_FUNCTION_FAILED;

    private static bool IsGone(CKR answer) =>
        answer
            is CKR.CKR_SESSION_HANDLE_INVALID
                or CKR.CKR_SESSION_CLOSED
                or CKR.CKR_USER_NOT_LOGGED_IN
                or CKR.CKR_DEVICE_REMOVED
                or CKR.CKR_DEVICE_ERROR
                or CKR.CKR_TOKEN_NOT_PRESENT
                or CKR.CKR_CRYPTOKI_NOT_INITIALIZED;

    private static IObjectAttribute Attribute(CKA type, bool value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, ulong value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, string value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, byte[] value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, CKO value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, CKK value) => Factories.ObjectAttributeFactory.Create(type, value);
}
