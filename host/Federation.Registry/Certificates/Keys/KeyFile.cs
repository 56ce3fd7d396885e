using System.Security.Cryptography;
using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>
/// The file that keeps the issuer's secret: JSON that its owner alone may read and write (mode 0600). On Windows, which has no such mode, the folder's own
/// rights have to keep others out. One process at a time changes it.
/// </summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>In bytes: room for hundreds of retired keys.</summary>
    private const int MaxLength = 64 * 1024;

    /// <summary>Writes a file with a new key.</summary>
    /// <param name="at">Since when the key signs; cut to whole seconds.</param>
    /// <exception cref="CertificateException">There is a file already, or it cannot be written.</exception>
    public static SigningKeys Create(string path, DateTimeOffset at)
    {
        if (File.Exists(path)) throw new CertificateException(CertificateProblemCodes.KeyFile, $"There is a key file {path} already.");
        return Write(path, at, [], isNew: true);
    }

    /// <exception cref="CertificateException">The file is missing or broken (<c>certificate.key-file</c>), or others may read or write it (<c>certificate.key-file-exposed</c>).</exception>
    public static SigningKeys Open(string path) => KeyFileText.Read(Bytes(path));

    /// <summary>Puts a new key into the place of the current one, which stays as a retired one without its secret.</summary>
    /// <param name="at">Since when the new key signs; cut to whole seconds.</param>
    /// <exception cref="CertificateException">As <see cref="Open"/>; or the time is not after the one since when the current key signs.</exception>
    public static SigningKeys Rotate(string path, DateTimeOffset at)
    {
        using var keys = Open(path);
        var from = CertificateTime.Whole(at);
        if (from <= keys.From) throw new CertificateException(CertificateProblemCodes.KeyFile, "A key cannot be retired before it has signed.");
        return Write(path, from, [keys.Retire(from), .. keys.Retired], isNew: false);
    }

    private static SigningKeys Write(string path, DateTimeOffset from, IReadOnlyList<RetiredKey> retired, bool isNew)
    {
        byte[] seed = RandomNumberGenerator.GetBytes(SignatureAlgorithm.Ed25519.PrivateKeySize);
        byte[] text = KeyFileText.Of(seed, from, retired);
        try
        {
            Put(path, text, isNew);
            return KeyFileText.Read(text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException(CertificateProblemCodes.KeyFile, $"The key file {path} cannot be written: {failure.Message}", failure);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>Either the old file is there or the new one, whole and on the disk.</summary>
    private static void Put(string path, byte[] text, bool isNew)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(text);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: !isNew);
        }
        finally
        {
            // Nothing where it was moved.
            File.Delete(unfinished);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None)
            {
                throw new CertificateException(CertificateProblemCodes.KeyFileExposed, $"Others than its owner may read or write the key file {path}.");
            }

            if (file.Length > MaxLength) throw new CertificateException(CertificateProblemCodes.KeyFile, $"{path} is too long for a key file.");
            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException(CertificateProblemCodes.KeyFile, $"The key file {path} cannot be read: {failure.Message}", failure);
        }
    }
}
