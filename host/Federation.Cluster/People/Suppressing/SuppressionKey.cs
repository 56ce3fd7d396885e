using Federation.Cluster.Storage.Files;

namespace Federation.Cluster.People.Suppressing;

/// <summary>The key of the list of erasures.</summary>
internal static class SuppressionKey
{
    /// <param name="mayMake">True where no erasure hangs on it yet: a new key in the place of a lost one would let every erased person come back.</param>
    /// <exception cref="PeopleException">It is lost, broken, open to others, or cannot be read or written.</exception>
    public static byte[] Open(string path, bool mayMake)
    {
        try
        {
            if (File.Exists(path)) return OwnersKey.Read(path);
            return mayMake ? OwnersKey.Make(path) : throw new PeopleException(PeopleCodes.Key, $"The key {path} is not there, though erasures are kept under it.");
        }
        catch (ExposedFileException exposed)
        {
            throw new PeopleException(PeopleCodes.Exposed, exposed.Message, exposed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new PeopleException(PeopleCodes.Key, $"The key {path} cannot be used: {failure.Message}", failure);
        }
    }
}
