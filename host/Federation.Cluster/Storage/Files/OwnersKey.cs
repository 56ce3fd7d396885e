using System.Security.Cryptography;

namespace Federation.Cluster.Storage.Files;

/// <summary>32 random bytes in a file of their own, for its owner alone.</summary>
internal static class OwnersKey
{
    public const int Bytes = 32;

    /// <exception cref="InvalidDataException">It is no key.</exception>
    /// <exception cref="ExposedFileException">Others may read or write it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        using var file = OwnersFile.Read(path);
        if (file.Length != Bytes) throw new InvalidDataException($"{path} is no key: it has {file.Length} bytes, not {Bytes}.");
        byte[] key = new byte[Bytes];
        file.ReadExactly(key);
        return key;
    }

    /// <exception cref="IOException">It cannot be written, or is there already.</exception>
    public static byte[] Make(string path)
    {
        byte[] key = RandomNumberGenerator.GetBytes(Bytes);
        OwnersFile.Make(path, key);
        return key;
    }
}
