using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Access;

/// <summary>
/// Wraps the keys of cookies and forms under a key of the municipality, so that a copy of the database is no way in: with those keys one
/// could make a cookie, or read the key of somebody's authenticator app.
/// </summary>
internal sealed class SealedKeys(IKeyProvider keys) : IXmlEncryptor
{
    public static KeyVersion Key { get; } = new(KeyVersion.Cookies, 1);

    public static ReadOnlyMemory<byte> Context => "access_data_protection_key"u8.ToArray();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        // The framework asks for its keys without waiting; it does so once in ninety days.
        keys.EnsureAsync(Key, CancellationToken.None).GetAwaiter().GetResult();
        var wrapped = keys.WrapAsync(Key, text, Context, CancellationToken.None).GetAwaiter().GetResult();
        return new EncryptedXmlInfo(new XElement("wrapped", Convert.ToBase64String(wrapped)), typeof(OpenedKeys));
    }
}

/// <summary>Opens what <see cref="SealedKeys"/> wrapped; the framework makes it by its name in the key.</summary>
internal sealed class OpenedKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var keys = services.GetRequiredService<IKeyProvider>();
        var wrapped = Convert.FromBase64String(encryptedElement.Value);
        var text = keys.UnwrapAsync(SealedKeys.Key, wrapped, SealedKeys.Context, CancellationToken.None).GetAwaiter().GetResult();
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}
