using System.Security.Cryptography;

namespace Federation.Cluster.People.Suppressing;

/// <summary>The key of the list of erasures: 32 random bytes in a file of their own.</summary>
internal static class SuppressionKey
{
    /// <param name="mayMake">True where no erasure hangs on it yet: a new key in the place of a lost one would let every erased person come back.</param>
    /// <exception cref="PeopleException">It is lost, broken, open to others, or cannot be read or written.</exception>
    public static byte[] Open(string path, bool mayMake)
    {
        try
        {
            if (File.Exists(path)) return Read(path);
            return mayMake ? Make(path) : throw new PeopleException(PeopleCodes.Key, $"The key {path} is not there, though erasures are kept under it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PeopleException(PeopleCodes.Key, $"The key {path} cannot be used: {failure.Message}", failure);
        }
    }

    private static byte[] Read(string path)
    {
        using var file = OwnersFile.Open(path, FileMode.Open);
        if (file.Length != KeyedHash.KeyBytes) throw new PeopleException(PeopleCodes.Key, $"{path} is no key: it has {file.Length} bytes, not {KeyedHash.KeyBytes}.");
        byte[] key = new byte[KeyedHash.KeyBytes];
        file.ReadExactly(key);
        return key;
    }

    /// <summary>Either there is no key or a whole one, on the disk.</summary>
    private static byte[] Make(string path)
    {
        byte[] key = RandomNumberGenerator.GetBytes(KeyedHash.KeyBytes);
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = OwnersFile.Open(unfinished, FileMode.CreateNew))
            {
                file.Write(key);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        finally
        {
            // Nothing where it was moved.
            File.Delete(unfinished);
        }

        return key;
    }
}
